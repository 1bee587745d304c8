/** What takes back a change that the server has: only where the change still stands, or somebody else's would go with it. */
import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import type { PlaylistEntry } from '../../../shared/model/playlist.ts';
import type { OutboxRecord } from '../db/tables/outbox.ts';
import type { Tables } from '../db/tables.ts';
import { isSameLine, lineOf } from '../../../shared/rules/castingLines.ts';
import { isSameEntry } from '../../../shared/rules/playlistEntries.ts';
import { isSameValue } from '../../../shared/rules/sameValue.ts';
import { assignmentPayload } from './assignment.ts';
import { castingEntries, changeCasting } from './changeCasting.ts';
import { changePlaylist } from './changePlaylist.ts';
import { createSearch } from './createSearch.ts';
import { createTasks } from './createTasks.ts';
import { editPlaylist, playlistFieldShape } from './editPlaylist.ts';
import { resolvedChange } from './playlistPayload.ts';
import { editEntity, entityChangeShape, valueIn } from './editEntity.ts';
import { editTask, taskChangeShape } from './editTask.ts';
import { teamPayload } from './teamChange.ts';

export type Opposite =
  | { readonly kind: 'setTaskStatus'; readonly input: InputOf<Commands, 'setTaskStatus'> }
  | { readonly kind: 'setPriority'; readonly input: InputOf<Commands, 'setPriority'> }
  | { readonly kind: 'editTask'; readonly input: InputOf<Commands, 'editTask'> }
  | { readonly kind: 'editEntity'; readonly input: InputOf<Commands, 'editEntity'> }
  | { readonly kind: 'changeCasting'; readonly input: InputOf<Commands, 'changeCasting'> }
  | { readonly kind: 'editPlaylist'; readonly input: InputOf<Commands, 'editPlaylist'> }
  | { readonly kind: 'changePlaylist'; readonly input: InputOf<Commands, 'changePlaylist'> }
  | { readonly kind: 'addToTeam'; readonly input: InputOf<Commands, 'addToTeam'> }
  | { readonly kind: 'removeFromTeam'; readonly input: InputOf<Commands, 'removeFromTeam'> }
  | { readonly kind: 'assignTask'; readonly input: InputOf<Commands, 'assignTask'> }
  | { readonly kind: 'unassignTask'; readonly input: InputOf<Commands, 'unassignTask'> }
  | { readonly kind: 'deleteTasks'; readonly input: InputOf<Commands, 'deleteTasks'> }
  | { readonly kind: 'deleteSearch'; readonly input: InputOf<Commands, 'deleteSearch'> };

const status = z.object({ taskId: z.string(), taskStatusId: z.string(), seenStatusId: z.string() });
const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
const priority = z.object({ taskId: z.string(), priority: level, seenPriority: level });

/** Null for what has none (a comment that was read cannot be unread), and where the task is another by now. */
export function oppositeOf({ kind, payload }: Pick<OutboxRecord, 'kind' | 'payload'>, tables: Tables): Opposite | null {
  switch (kind) {
    case 'setTaskStatus': {
      const sent = status.safeParse(payload).data;
      if (sent === undefined || sent.seenStatusId === sent.taskStatusId) return null;
      if (tables.tasks.get(sent.taskId)?.taskStatusId !== sent.taskStatusId) return null;
      return { kind, input: { taskIds: [sent.taskId], taskStatusId: sent.seenStatusId } };
    }
    case 'setPriority': {
      const sent = priority.safeParse(payload).data;
      if (sent === undefined || sent.seenPriority === sent.priority) return null;
      if (tables.tasks.get(sent.taskId)?.priority !== sent.priority) return null;
      return { kind, input: { taskIds: [sent.taskId], priority: sent.seenPriority } };
    }
    case 'editTask': {
      const sent = editTask.payload.safeParse(payload).data;
      const task = sent === undefined ? null : tables.tasks.get(sent.taskId);
      if (sent === undefined || task === null) return null;
      const before = taskChangeShape.safeParse({ ...sent.change, value: sent.seen }).data;
      if (before === undefined || !stillStands(sent.change.value, sent.seen, task[sent.change.field])) return null;
      return { kind, input: { taskIds: [sent.taskId], changes: [before] } };
    }
    case 'editEntity': {
      const sent = editEntity.payload.safeParse(payload).data;
      const entity = sent === undefined ? null : tables.entities.get(tables.identities.resolve(sent.entityId));
      if (sent === undefined || entity === null) return null;
      const before = entityChangeShape.safeParse({ ...sent.change, value: sent.seen }).data;
      if (before === undefined || !stillStands(sent.change.value, sent.seen, valueIn(entity, sent.change))) return null;
      return { kind, input: { entityIds: [entity.id], changes: [before] } };
    }
    case 'changeCasting': {
      const sent = changeCasting.payload.safeParse(payload).data;
      if (sent === undefined) return null;
      const entityId = tables.identities.resolve(sent.entityId);
      const assetId = tables.identities.resolve(sent.assetId);
      const now = lineOf(castingEntries(tables, entityId), assetId);
      if (isSameLine(sent.seen, sent.own) || !isSameLine(now, sent.own)) return null;
      const { occurrences, label } = sent.seen ?? { occurrences: 0, label: '' };
      return { kind, input: { changes: [{ entityId, assetId, occurrences, label }] } };
    }
    case 'editPlaylist': {
      const sent = editPlaylist.payload.safeParse(payload).data;
      const playlist = sent === undefined ? null : tables.playlists.get(tables.identities.resolve(sent.playlistId));
      if (sent === undefined || playlist === null) return null;
      const before = playlistFieldShape.safeParse({ ...sent.change, value: sent.seen }).data;
      if (before === undefined || !stillStands(sent.change.value, sent.seen, playlist[sent.change.field])) return null;
      return { kind, input: { playlistId: playlist.id, changes: [before] } };
    }
    case 'changePlaylist':
      return oppositeOfEntry(payload, tables);
    case 'addToTeam':
    case 'removeFromTeam': {
      const sent = teamPayload.safeParse(payload).data;
      if (sent?.wasMember !== (kind === 'removeFromTeam')) return null;
      const isMember = tables.productions.get(sent.productionId)?.teamIds.includes(sent.personId) === true;
      if (isMember !== (kind === 'addToTeam')) return null;
      return {
        kind: kind === 'addToTeam' ? 'removeFromTeam' : 'addToTeam',
        input: { productionId: sent.productionId, personIds: [sent.personId] },
      };
    }
    case 'assignTask':
    case 'unassignTask': {
      const sent = assignmentPayload.safeParse(payload).data;
      if (sent?.wasAssigned !== (kind === 'unassignTask')) return null;
      const isAssigned = tables.tasks.get(sent.taskId)?.assigneeIds.includes(sent.personId) === true;
      if (isAssigned !== (kind === 'assignTask')) return null;
      return {
        kind: kind === 'assignTask' ? 'unassignTask' : 'assignTask',
        input: { taskIds: [sent.taskId], personId: sent.personId },
      };
    }
    case 'createTasks': {
      const sent = createTasks.payload.safeParse(payload).data;
      const entityId = tables.identities.resolve(sent?.entityId ?? '');
      const task = tables.tasks.ofEntity(entityId).find(({ taskTypeId }) => taskTypeId === sent?.taskTypeId);
      // Others have gone to work on it.
      if (task === undefined || task.lastCommentAt !== null || task.assigneeIds.length > 0) return null;
      return { kind: 'deleteTasks', input: { taskIds: [task.id] } };
    }
    case 'createSearch': {
      const sent = createSearch.payload.safeParse(payload).data;
      const searchId = tables.identities.resolve(sent?.localId ?? '');
      if (sent === undefined || searchId === sent.localId) return null;
      return { kind: 'deleteSearch', input: { what: sent.what, searchId } };
    }
    default:
      return null;
  }
}

/** It changed something, and what it made of it is there still. */
const stillStands = (sent: unknown, seen: unknown, now: unknown): boolean =>
  !isSameValue(sent, seen) && isSameValue(now, sent);

/** One more becomes one less and the other way round, a place and a revision become what they were. */
function oppositeOfEntry(payload: unknown, tables: Tables): Opposite | null {
  const sent = changePlaylist.payload.safeParse(payload).data;
  const { resolve } = tables.identities;
  const playlist = sent === undefined ? null : tables.playlists.get(resolve(sent.playlistId));
  if (sent === undefined || playlist === null) return null;
  const change = resolvedChange(sent.change, resolve);
  const isThere = (entry: PlaylistEntry): boolean => playlist.entries.some((known) => isSameEntry(known, entry));
  const sending = (opposite: InputOf<Commands, 'changePlaylist'>['changes'][number]): Opposite => ({
    kind: 'changePlaylist',
    input: { playlistId: playlist.id, changes: [opposite] },
  });
  switch (change.kind) {
    case 'add':
      return isThere(change.entry) ? sending({ kind: 'remove', entry: plainEntry(change.entry) }) : null;
    case 'remove':
      return isThere(change.entry)
        ? null
        : sending({ kind: 'add', entry: plainEntry(change.entry), after: change.after.map(plainEntry) });
    case 'move': {
      const [moved, ...others] = change.entries;
      // Several came from as many places.
      if (moved === undefined || others.length > 0 || !isThere(moved)) return null;
      return sending({ kind: 'move', entries: [plainEntry(moved)], after: sent.was.map(plainEntry) });
    }
    case 'revision': {
      const entry = { entityId: change.entry.entityId, previewFileId: change.previewFileId };
      return isThere(entry) && change.previewFileId !== change.entry.previewFileId
        ? sending({ kind: 'revision', entry, previewFileId: change.entry.previewFileId })
        : null;
    }
  }
}

const plainEntry = ({ entityId, previewFileId }: PlaylistEntry): PlaylistEntry => ({ entityId, previewFileId });
