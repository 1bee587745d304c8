/**
 * One thing done to the entries of a playlist: one more, one less, another place, another revision. The server keeps the entries
 * as one list, and the last to write it wins: so it is read anew before, one's own changes are made in what is there then
 * (shared/rules/playlistEntries.ts), and those that wait together are written together.
 */
import { z } from 'zod';
import { InariError, type ErrorDetail } from '../../../shared/errors.ts';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import type { Playlist, PlaylistEntry, PlaylistEntryChange } from '../../../shared/model/playlist.ts';
import type { Id } from '../../../shared/model/studio.ts';
import {
  anchorsBefore,
  applyEntryChange,
  isSameEntry,
  seenEntry,
  type EntryOutcome,
} from '../../../shared/rules/playlistEntries.ts';
import { wasSentBefore } from '../db/tables/outbox.ts';
import type { Tables } from '../db/tables.ts';
import type { Accepted, Command, CommandDefinition, Plan, PlanContext, TogetherContext } from './command.ts';
import { existing } from './createPlaylist.ts';
import { localRefusal } from './localRefusal.ts';
import { markOf } from './overlayBuilder.ts';
import {
  entryChangeShape,
  entryOf,
  entryShape,
  mayEditThis,
  playlistChain,
  resolvedChange,
} from './playlistPayload.ts';

const payload = z.object({
  /** Temporary where the playlist itself waits. */
  playlistId: z.string(),
  change: entryChangeShape,
  /** Of what was moved, where the first of it stood: for whoever wants it back. */
  was: z.array(entryShape).default([]),
});
type Payload = z.infer<typeof payload>;
type Input = InputOf<Commands, 'changePlaylist'>;
type Given = Input['changes'][number];

export const changePlaylist: CommandDefinition<'changePlaylist', Input, Payload> = {
  kind: 'changePlaylist',
  payload,
  plan: ({ playlistId, changes }, context) => {
    const playlist = context.playlistWithOverlay(playlistId);
    if (playlist === null)
      return changes.map(() => ({ kind: 'refused', taskId: null, code: 'not-on-this-disk', detail: {} }));
    // Each is planned on what the ones before it make of the list.
    let entries = playlist.entries;
    return changes.map((given) => {
      const plan = planChange(playlist, entries, given, context);
      if (plan.kind === 'accepted') entries = applyEntryChange(entries, plan.payload.change).entries;
      return plan;
    });
  },
  overlay: (builder, { payload: { playlistId, change }, state, error }) => {
    const mark = markOf(state, error?.code === 'conflict');
    builder.changePlaylist(builder.resolve(playlistId), mark, resolvedChange(change, builder.resolve));
  },
  send: async (command, context) => {
    const [outcome] = await sendChanges([command], context);
    if (outcome?.status === 'fulfilled') return outcome.value;
    throw outcome?.reason;
  },
  together: { key: ({ playlistId }) => playlistId, inChain: true, send: sendChanges },
  insist: (before, { detail }) => {
    const { change } = before;
    if (change.kind !== 'revision') return before;
    const server = detail['serverValue'];
    const previewFileId = typeof server === 'string' ? server : null;
    return { ...before, change: { ...change, entry: { ...change.entry, previewFileId } } };
  },
  without: (before, goneId) => {
    const { playlistId, change } = before;
    if (change.kind !== 'move' || goneId === playlistId) return null;
    const entries = change.entries.filter(({ entityId }) => entityId !== goneId);
    return entries.length === 0 ? null : { ...before, change: { ...change, entries } };
  },
  describe: ({ playlistId, change }) => ({
    excerpt: '',
    entityId: entryOf(change)?.entityId ?? null,
    playlistId,
    playlistDeed: change.kind,
    needs: [playlistId, ...(change.kind === 'move' ? change.entries : [change.entry]).map(({ entityId }) => entityId)],
  }),
};

function planChange(
  playlist: Playlist,
  entries: readonly PlaylistEntry[],
  given: Given,
  context: PlanContext,
): Plan<Payload> {
  const entityId = (given.kind === 'move' ? given.entries[0] : given.entry)?.entityId ?? '';
  const refuse = (code: 'not-allowed' | 'not-on-this-disk' | 'gone', detail: ErrorDetail): Plan<Payload> => ({
    kind: 'refused',
    taskId: null,
    entityId,
    code,
    detail,
  });
  const verdict = mayEditThis(playlist, context);
  if (!verdict.allowed) return refuse('not-allowed', { reason: verdict.reason });
  if (given.kind === 'add') {
    const entity = context.entityWithOverlay(entityId);
    if (entity === null) return refuse('not-on-this-disk', {});
    if (entity.kind !== playlist.kind || entity.productionId !== playlist.productionId)
      return refuse('not-allowed', { reason: 'other-kind' });
    if (entries.some((entry) => isSameEntry(entry, given.entry)))
      return refuse('not-allowed', { reason: 'already-there' });
  } else if ((given.kind === 'move' ? given.entries : [given.entry]).some((entry) => !isIn(entries, entry)))
    return refuse('gone', {});
  const { change, was } = planned(entries, given);
  return {
    kind: 'accepted',
    taskId: null,
    chain: playlistChain(playlist.id),
    payload: { playlistId: playlist.id, change, was: [...was] },
  };
}

const isIn = (entries: readonly PlaylistEntry[], wanted: PlaylistEntry): boolean =>
  entries.some((entry) => isSameEntry(entry, wanted));

/** With what is needed to find entry and place again in a list that others have changed. */
function planned(
  entries: readonly PlaylistEntry[],
  given: Given,
): { readonly change: Payload['change']; readonly was: readonly PlaylistEntry[] } {
  const indexOf = (entry: PlaylistEntry): number => entries.findIndex((known) => isSameEntry(known, entry));
  switch (given.kind) {
    case 'add':
      return {
        change: { ...given, after: given.after === null ? null : [...fullAnchors(entries, given.after)] },
        was: [],
      };
    case 'remove': {
      const after = [...anchorsBefore(entries, indexOf(given.entry))];
      return { change: { kind: 'remove', entry: seenEntry(entries, given.entry), after }, was: [] };
    }
    case 'move': {
      const rest = entries.filter((entry) => !given.entries.some((moved) => isSameEntry(moved, entry)));
      const [first] = given.entries;
      return {
        change: {
          kind: 'move',
          entries: given.entries.map((entry) => seenEntry(entries, entry)),
          after: [...fullAnchors(rest, given.after)],
        },
        was: first === undefined ? [] : anchorsBefore(entries, indexOf(first)),
      };
    }
    case 'revision':
      return { change: { ...given, entry: seenEntry(entries, given.entry) }, was: [] };
  }
}

/** Where one is named that is there, those before it as well. */
function fullAnchors(entries: readonly PlaylistEntry[], given: readonly PlaylistEntry[]): readonly PlaylistEntry[] {
  for (const anchor of given) {
    const index = entries.findIndex((entry) => isSameEntry(entry, anchor));
    if (index !== -1) return anchorsBefore(entries, index + 1);
  }
  return given;
}

async function sendChanges(
  commands: readonly Command<Payload>[],
  { kitsu, tables, resolve, signal, expectNoStraggler }: TogetherContext,
): Promise<readonly PromiseSettledResult<Accepted>[]> {
  const playlistId = resolve(commands[0]?.payload.playlistId ?? '');
  const [playlist] = await kitsu.playlistsById([playlistId], signal);
  if (playlist === undefined)
    return commands.map(() => ({ status: 'rejected', reason: localRefusal('gone', { playlistId }) }));
  const changes = commands.map((command) => resolvedChange(command.payload.change, resolve));
  const added = changes.flatMap((change) => (change.kind === 'add' ? [change.entry.entityId] : []));
  const found = await existing([...new Set(added)], kitsu, signal);
  let entries = playlist.entries;
  const settled = changes.map((change, index): PromiseSettledResult<Accepted> => {
    const command = commands[index];
    const isAttempted = command !== undefined && wasSentBefore(command);
    const applied = applyEntryChange(entries, isAttempted ? asFound(change, entries) : change);
    // What stands there already is done, also where its shot is one that its author may not see any more.
    if (change.kind === 'add' && applied.outcome.kind === 'changed' && !found.has(change.entry.entityId))
      return { status: 'rejected', reason: localRefusal('gone', { entityId: change.entry.entityId }) };
    entries = applied.entries;
    const failure = failureOf(applied.outcome, change, tables);
    return failure === null
      ? { status: 'fulfilled', value: accepted(playlistId, change) }
      : { status: 'rejected', reason: failure };
  });
  if (entries !== playlist.entries) {
    expectNoStraggler();
    await kitsu.setPlaylistEntries(playlistId, entries);
  }
  return settled;
}

/**
 * What an attempt whose answer was lost may have left behind is not done once more: another entry of the shot that is there now
 * is not taken out, and what a newer server took without its file, as that had gone meanwhile, stands there already.
 */
function asFound(change: PlaylistEntryChange, entries: readonly PlaylistEntry[]): PlaylistEntryChange {
  if (change.kind === 'remove') return { ...change, entry: { ...change.entry, isOnly: false } };
  if (change.kind !== 'add') return change;
  const bare = { entityId: change.entry.entityId, previewFileId: null };
  return isIn(entries, bare) ? { ...change, entry: bare } : change;
}

function failureOf(outcome: EntryOutcome, change: PlaylistEntryChange, tables: Tables): InariError | null {
  if (outcome.kind === 'gone') return localRefusal('gone', { entityId: entryOf(change)?.entityId ?? '' });
  if (outcome.kind !== 'taken' || change.kind !== 'revision') return null;
  return new InariError('conflict', {
    field: 'previewFileId',
    serverValue: outcome.previewFileId,
    ownValue: change.previewFileId,
    serverText: revisionText(outcome.previewFileId, tables),
    ownText: revisionText(change.previewFileId, tables),
  });
}

/** `Animation v3`; empty where it is not on this disk. */
function revisionText(previewFileId: Id | null, tables: Tables): string {
  const file = previewFileId === null ? null : tables.previewFiles.get(previewFileId);
  const task = file === null ? null : tables.tasks.get(file.taskId);
  const type = task === null ? null : tables.taskTypes.get(task.taskTypeId);
  return file === null ? '' : `${type?.name ?? ''} v${String(file.revision)}`.trim();
}

const accepted = (playlistId: Id, change: PlaylistEntryChange): Accepted => ({
  serverId: null,
  apply: (tables) => {
    const known = tables.playlists.get(playlistId);
    // Made once more in what is known by now: others may have gone on since, and a pull have brought that.
    if (known !== null) tables.playlists.upsert({ ...known, entries: applyEntryChange(known.entries, change).entries });
  },
});
