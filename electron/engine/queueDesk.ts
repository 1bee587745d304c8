/** What a person does with the queue itself: look at it, take a command back to edit it, discard it, undo. */
import { z } from 'zod';
import { InariError } from '../../shared/errors.ts';
import {
  draftKeyOfReply,
  draftKeyOfTask,
  readDraft,
  readReplyDraft,
  writeDraft,
  type CommentDraft,
} from '../../shared/draft.ts';
import { checklistItem } from '../../shared/checklistItem.ts';
import type { EntityLabel } from '../../shared/model/screens.ts';
import type { Id, Instant } from '../../shared/model/studio.ts';
import type { QueuedPlaylist, QueueRow, SentRow, TakenBack, TakenBackCount } from '../../shared/model/sync.ts';
import type { Database } from './db/open.ts';
import type { OutboxRecord } from './db/tables/outbox.ts';
import type { Tables } from './db/tables.ts';
import { entityLabels } from './queries/entityLabels.ts';
import { tellingOfDrawings } from './drawingsTakenBack.ts';
import type { Rooms } from './room/rooms.ts';
import type { Push } from './sync/push.ts';
import type { AcceptAll } from './commands/accept.ts';
import type { Batches } from './commands/batches.ts';
import type { FileHandles } from './commands/fileHandles.ts';
import { shownPlaylist } from './commands/overlay.ts';
import { markOf } from './commands/overlayBuilder.ts';
import type { Overlay } from './commands/overlayView.ts';
import { oppositeOf } from './commands/opposite.ts';
import { readConceptProgress } from './commands/createConcept.ts';
import { publishStep, readPublishProgress } from './commands/publishSteps.ts';
import type { QueuedFiles } from './commands/queuedFiles.ts';
import { readCommand, type AnyCommand } from './commands/registry.ts';
import { takeBack } from './takeBack.ts';
import { withdraw } from './withdraw.ts';

export type QueueDesk = {
  readonly rows: () => readonly QueueRow[];
  /** What has been sent since, the newest first. */
  readonly sentSince: (since: Instant) => readonly SentRow[];
  readonly discard: (commandId: Id) => Promise<void>;
  /** Takes it out of the queue and back into the draft it was written from. */
  readonly edit: (commandId: Id) => { readonly draftKey: string; readonly taskId: Id | null };
  /** Takes back the newest command that has not begun to be sent; what was written goes back into its draft. */
  readonly undo: () => Promise<{ readonly row: QueueRow | null; readonly count: number }>;
  /**
   * Once everything has been sent: sends the opposite of the newest change of this run that has one. Answers what it takes
   * back; null where nothing can be, or the rules do not allow it.
   */
  readonly takeBackSent: () => Promise<{ readonly back: TakenBack | null; readonly count: number }>;
  /** All of these at once. */
  readonly takeBack: (commandIds: readonly Id[]) => Promise<TakenBackCount>;
};

type DeskParts = {
  readonly db: Database;
  readonly tables: Tables;
  readonly push: Push;
  readonly overlay: () => Overlay;
  readonly queuedFiles: QueuedFiles;
  readonly handles: FileHandles;
  readonly acceptAll: AcceptAll;
  readonly batches: Batches;
  readonly rooms: Pick<Rooms, 'isIn' | 'noteDrawn'>;
  readonly now: () => Instant;
};

const written = z.object({
  taskId: z.string(),
  commentId: z.string().optional(),
  taskStatusId: z.string().nullable().default(null),
  text: z.string(),
  checklist: z.array(checklistItem).default([]),
});

export function createQueueDesk(parts: DeskParts): QueueDesk {
  const { db, tables, push, queuedFiles, handles, acceptAll, batches, now } = parts;
  const commands = (): readonly AnyCommand[] => tables.outbox.all().flatMap((record) => readCommand(record) ?? []);

  const opposites = new Set<Id>();

  const find = (commandId: Id): AnyCommand => {
    const record = tables.outbox.get(commandId);
    const command = record === null ? null : readCommand(record);
    if (command === null) throw new InariError('gone', { commandId });
    // Its request is on the way: whether it can still be taken back nobody knows.
    if (push.isSending(commandId)) throw new InariError('rejected', { reason: 'sending' });
    return command;
  };

  /** What hangs on a comment that only this command will make. */
  const waitingOn = ({ localId }: AnyCommand): readonly AnyCommand[] =>
    localId === null || tables.identities.resolve(localId) !== localId
      ? []
      : commands().filter(({ described }) => described.needs?.includes(localId) === true);

  const discard = async (commandId: Id): Promise<void> => {
    find(commandId);
    const copies = tellingOfDrawings(
      () => db.writeOriginals(() => withdraw([commandId], tables, push.noteTakenBack)),
      parts,
    );
    push.pump();
    await queuedFiles.removeCopies(copies);
  };

  /** In one breath, or it might be sent while it is being taken back. */
  const edit = (commandId: Id): { readonly draftKey: string; readonly taskId: Id | null } => {
    const command = find(commandId);
    const { record } = command;
    const content = written.safeParse(record.payload);
    if (!isEditable(command, waitingOn(command).length > 0) || !content.success)
      throw new InariError('rejected', { reason: 'not-editable' });
    const { taskId, commentId, taskStatusId, text, checklist } = content.data;
    const draftKey =
      commentId === undefined
        ? (record.draftKey ?? draftKeyOfTask(taskId))
        : draftKeyOfReply(tables.identities.resolve(commentId));
    const read = commentId === undefined ? readDraft : readReplyDraft;
    const files = tables.outbox.files(commandId).filter(queuedFiles.isThere);
    const taken: CommentDraft = {
      text,
      checklist,
      taskStatusId,
      // As chosen files. What was written with one that is gone is given back all the same.
      files: files.map(({ id, name, extension, sizeBytes }) => ({ handle: id, name, extension, sizeBytes })),
      isPublish: record.kind === 'publishRevision',
    };
    db.writeOriginals(() => {
      tables.drafts.set(draftKey, writeDraft(withWritten(taken, read(tables.drafts.get(draftKey)))), now());
      push.noteTakenBack(record);
      tables.outbox.remove(commandId);
    });
    // They stay where they are: whatever fails, they belong to the command or to its draft.
    for (const file of files) {
      const { id, name, sizeBytes } = file;
      handles.add({ handle: id, path: queuedFiles.pathOf(file), name, sizeBytes });
    }
    push.pump();
    return { draftKey, taskId };
  };

  const takeBackSent: QueueDesk['takeBackSent'] = async () => {
    const nothing = { back: null, count: 0 };
    // What is still on its way is newer than all that has been sent.
    if (commands().some(({ record }) => record.state !== 'rejected')) return nothing;
    for (let sent = push.takeLastSent(); sent !== null; sent = push.takeLastSent()) {
      // Taking back what was taken back would go in a circle.
      if (opposites.has(sent.commandId)) continue;
      const opposite = oppositeOf(sent, tables);
      if (opposite === null) continue;
      const { commandIds } = await acceptAll([opposite]);
      for (const commandId of commandIds) opposites.add(commandId);
      if (commandIds.length === 0) return nothing;
      const others = batches.of(sent.commandId).filter((id) => id !== sent.commandId);
      const { takenBack } = others.length === 0 ? { takenBack: 0 } : await takeBack(others, parts, opposites);
      const described = readCommand(sent)?.described;
      const { entityId = null, change = null } = described ?? {};
      const back = {
        kind: sent.kind,
        taskId: sent.taskId,
        entity: labelsOf(parts, [entityId])(entityId),
        playlist: queuedPlaylist(parts, described?.playlistId ?? null, described?.playlistDeed ?? null, ''),
        change,
        excerpt: described?.excerpt ?? '',
      };
      return { back, count: takenBack + 1 };
    }
    return nothing;
  };

  return {
    takeBackSent,
    rows: () => rowsOf(commands(), parts),
    sentSince: (since) => {
      const sent = tables.sent.since(since);
      const labelOf = labelsOf(
        parts,
        sent.map(({ entityId }) => entityId),
      );
      return sent.map(({ entityId, playlistId, playlistDeed, ...row }) => ({
        ...row,
        entity: labelOf(entityId),
        playlist: queuedPlaylist(parts, playlistId, playlistDeed, row.excerpt),
      }));
    },
    discard,
    edit,
    takeBack: (commandIds) => takeBack(commandIds, parts, opposites),
    undo: async () => {
      const all = commands();
      const newest = all.findLast(({ record }) => record.state === 'waiting' && !push.isSending(record.commandId));
      if (newest === undefined) return { row: null, count: 0 };
      const { commandId } = newest.record;
      const row = rowsOf(all, parts).find((one) => one.commandId === commandId) ?? null;
      const together = batches.of(commandId);
      if (together.length > 1) return { row, count: (await takeBack(together, parts, opposites)).takenBack };
      const rest = newest.withoutLast();
      if (rest !== null) {
        tellingOfDrawings(() => db.writeOriginals(() => tables.outbox.setPayload(commandId, rest)), parts);
        push.pump();
      } else if (row?.canEdit === true) edit(commandId);
      else await discard(commandId);
      return { row, count: 1 };
    },
  };
}

/** What has been typed since stays: it follows what comes back. */
function withWritten(taken: CommentDraft, typed: CommentDraft | null): CommentDraft {
  if (typed === null) return taken;
  return {
    text: [taken.text, typed.text].filter((text) => text.trim() !== '').join('\n\n'),
    checklist: [...taken.checklist, ...typed.checklist],
    taskStatusId: taken.taskStatusId ?? typed.taskStatusId,
    files: [...taken.files, ...typed.files],
    isPublish: taken.isPublish || typed.isPublish,
  };
}

/**
 * A publish whose comment is on the server already can only go on or be discarded, and so can what may be there. A comment
 * that others wait for keeps its place until they are taken back.
 */
function isEditable({ record, described }: AnyCommand, isWaitedFor: boolean): boolean {
  if (described.canEdit !== true || isWaitedFor) return false;
  if (record.state !== 'waiting' && record.state !== 'rejected') return false;
  return record.kind !== 'publishRevision' || readPublishProgress(record.progress).commentId === undefined;
}

/** The names of what commands about shots and assets themselves are about; null where it is not here any more. */
function labelsOf(
  parts: Pick<DeskParts, 'tables' | 'overlay'>,
  entityIds: readonly (Id | null)[],
): (entityId: Id | null) => EntityLabel | null {
  const { resolve } = parts.tables.identities;
  const known = new Set(entityIds.flatMap((id) => (id === null ? [] : [resolve(id)])));
  const labels = entityLabels(parts, [...known]);
  return (entityId) => (entityId === null ? null : (labels.get(resolve(entityId))?.label ?? null));
}

/** @param name where it is not here, or not any more. */
function queuedPlaylist(
  { tables, overlay }: Pick<DeskParts, 'tables' | 'overlay'>,
  playlistId: Id | null,
  deed: QueuedPlaylist['deed'],
  name: string,
): QueuedPlaylist | null {
  if (playlistId === null) return null;
  const id = tables.identities.resolve(playlistId);
  return { playlistId: id, name: shownPlaylist(id, tables, overlay())?.name ?? name, deed };
}

function rowsOf(
  commands: readonly AnyCommand[],
  parts: Pick<DeskParts, 'tables' | 'push' | 'overlay'>,
): readonly QueueRow[] {
  const { tables, push } = parts;
  const labelOf = labelsOf(
    parts,
    commands.map(({ described }) => described.entityId ?? null),
  );
  const files = tables.outbox.filesByCommand();
  const headOfChain = new Map<string, Id>();
  const byLocalId = new Map(commands.map(({ localId, record }) => [localId, record.commandId]));
  const neededIds = new Set(commands.flatMap(({ described }) => described.needs ?? []));
  const turnOf = turnsIn(commands);
  return commands.map((command) => {
    const { record, described, localId } = command;
    const needed = (described.needs ?? []).flatMap((id) => byLocalId.get(id) ?? []);
    const head = headOfChain.get(record.chain) ?? needed.find((commandId) => commandId !== record.commandId) ?? null;
    if (!headOfChain.has(record.chain) && record.state !== 'rejected') headOfChain.set(record.chain, record.commandId);
    const upload = push.uploadOf(record.commandId);
    const isWaitedFor = localId !== null && neededIds.has(localId) && tables.identities.resolve(localId) === localId;
    return {
      commandId: record.commandId,
      kind: record.kind,
      taskId: record.taskId,
      entity: labelOf(described.entityId ?? null),
      playlist: queuedPlaylist(parts, described.playlistId ?? null, described.playlistDeed ?? null, described.excerpt),
      change: described.change ?? null,
      state: markOf(record.state, record.error?.code === 'conflict'),
      writtenAt: record.writtenAt,
      excerpt: described.excerpt,
      taskStatusId: described.taskStatusId ?? null,
      personId: described.personId ?? null,
      priority: described.priority ?? null,
      durationMinutes: described.durationMinutes ?? null,
      day: described.day ?? null,
      files: (files.get(record.commandId) ?? []).map(({ id, name, sizeBytes, kept }) => ({
        id,
        name,
        sizeBytes,
        kept,
      })),
      step: stepOf(record),
      sentBytes: upload?.sentBytes ?? null,
      totalBytes: upload?.totalBytes ?? null,
      attempts: record.attempts,
      error: record.error,
      isBlockedBy: record.state === 'rejected' ? null : head,
      isHeldUp: record.state === 'waiting' && push.isHeldUp(record),
      turn: turnOf.get(record.commandId) ?? null,
      hold: record.hold,
      canHold: record.state !== 'rejected' && !push.isSending(record.commandId),
      canEdit: !push.isSending(record.commandId) && isEditable(command, isWaitedFor),
    };
  });
}

/** Of what publishes; a concept has to be made first. */
function stepOf({ kind, progress }: OutboxRecord): QueueRow['step'] {
  if (kind === 'publishRevision') return { index: publishStep(readPublishProgress(progress)), of: 3 };
  if (kind !== 'createConcept') return null;
  const { taskId, publish } = readConceptProgress(progress);
  return taskId === null ? null : { index: publishStep(publish), of: 3 };
}

/** The place of each command among those of its chain; none where it is alone. What was refused holds nothing up. */
function turnsIn(commands: readonly AnyCommand[]): ReadonlyMap<Id, { readonly index: number; readonly of: number }> {
  const chains = new Map<string, Id[]>();
  for (const { record } of commands) {
    if (record.state === 'rejected') continue;
    const chain = chains.get(record.chain);
    if (chain === undefined) chains.set(record.chain, [record.commandId]);
    else chain.push(record.commandId);
  }
  return new Map(
    [...chains.values()]
      .filter(({ length }) => length > 1)
      .flatMap((chain) =>
        chain.map((commandId, index) => [commandId, { index: index + 1, of: chain.length }] as const),
      ),
  );
}
