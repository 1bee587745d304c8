/** What people do at the app: commands of every kind, drafts, and what the queue's page offers. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { draftKeyOfTask, readDraft, writeDraft, emptyDraft } from '../../shared/draft.ts';
import type { CommandAnswer } from '../../shared/ipc.ts';
import type { ShownComment } from '../../shared/model/screens.ts';
import type { CommandKind, QueueRow } from '../../shared/model/sync.ts';
import type { TestEngine } from '../support/testEngine.ts';
import type { Client } from './client.ts';
import {
  acknowledgementOf,
  mailOf,
  castingUnknown,
  daysOffOf,
  entriesUnknown,
  fieldsUnknown,
  followOf,
  sayOnly,
  teamOf,
  wordsOf,
} from './fields.ts';
import { entityChangeShape } from '../../electron/engine/commands/editEntity.ts';
import { taskChangeShape } from '../../electron/engine/commands/editTask.ts';
import { metadataNameOf } from '../../shared/model/changes.ts';
import { createEntity, editEntity, taskChange, type Grounds } from './fieldHands.ts';
import type { DeskDeed } from './history.ts';
import { changePlaylist, createPlaylist, deletePlaylist, editPlaylist } from './playlistHands.ts';
import {
  changeCasting,
  changeTeam,
  createDescriptor,
  createTask,
  deleteDescriptor,
  deleteEntity,
  deletionOfTasks,
  editDescriptor,
  orderDescriptors,
} from './productionHands.ts';
import {
  changePreview,
  createSearch,
  deleteChatMessage,
  deleteSearch,
  drawOnPreview,
  editSearch,
  pinComment,
  sayInChat,
} from './wordHands.ts';
import { draftOf, nothingGiven, type Given, type Ledger } from './ledger.ts';

export type Hands = {
  readonly ledger: Ledger;
  readonly now: () => number;
  /** So many changes the studio has seen. */
  readonly changeCount: () => number;
  readonly taskIds: () => readonly string[];
  readonly personIds: readonly string[];
  readonly pngBytes: Buffer;
  readonly grounds: Grounds;
};

const at = <Value>(values: readonly Value[], index: number): Value | undefined =>
  values.length === 0 ? undefined : values[index % values.length];

export const day = '2026-11-24';

/** Gives one command; does nothing where there is nothing to give it for. */
export async function giveCommand(
  { ledger, now, changeCount, taskIds, personIds, pngBytes, grounds }: Hands,
  client: Client,
  deed: {
    readonly what: CommandKind;
    readonly task: number;
    readonly pick: number;
    readonly others?: readonly number[];
  },
): Promise<void> {
  const engine = client.engine();
  const taskId = at(taskIds(), deed.task);
  if (engine === null || taskId === undefined) return;
  const { what, pick } = deed;
  const lives = client.lives();
  const number = ledger.given.length;
  const words = `words ${String(number)} of ${client.name}`;
  const { comments } = await engine.query('comments', { taskId });
  const detail = await engine.query('task', { taskId });
  const statusId = at(detail?.rights.statusIds ?? [], pick) ?? null;
  const comment = at(comments, pick);
  const own = at(
    comments.filter(({ isOwn, commandId }) => isOwn && commandId === null),
    pick,
  );

  const note = (more: Partial<Given>): Given => {
    const given: Given = {
      ...nothingGiven,
      number,
      client,
      what,
      taskId,
      words,
      at: now(),
      from: changeCount(),
      ...more,
    };
    ledger.given.push(given);
    return given;
  };
  const noteAnswer = (given: Given, commandId: string | null): void => {
    given.commandId = commandId;
    // Gathered with one that waited: undo takes back the last of them, and the command stays.
    given.isOvertaken ||=
      commandId !== null && ledger.given.some((one) => one !== given && one.commandId === commandId);
    if (commandId === null) given.standing = 'refused';
    else given.standing = client.lives() === lives ? 'taken' : 'doubtful';
  };
  /** A selection: each of its tasks has a command of its own, or is refused by its own rules. */
  const giveForMany = async (
    more: Partial<Given>,
    give: (taskIds: readonly string[]) => Promise<CommandAnswer>,
  ): Promise<void> => {
    const selected = [deed.task, ...(deed.others ?? [])].flatMap((index) => at(taskIds(), index) ?? []);
    const each = [...new Set(selected)].map((id) => note({ ...more, taskId: id }));
    const { commandIds, refused } = await give(each.map((given) => given.taskId));
    const left = [...commandIds];
    const refusedIds = new Set(refused.map((one) => one.taskId));
    for (const given of each) noteAnswer(given, refusedIds.has(given.taskId) ? null : (left.shift() ?? null));
    if (left.length > 0) throw new Error(`more commands than tasks: ${JSON.stringify(left)}`);
  };
  const settle = async (given: Given, answering: Promise<CommandAnswer>): Promise<void> => {
    const answer = await answering;
    noteAnswer(given, answer.commandIds[0] ?? null);
    if (given.draftKey !== null && given.standing !== 'refused') {
      const draft = draftOf(ledger, client, given.draftKey);
      draft.emptiedWith = given.standing === 'taken' || draft.texts.includes(null) ? null : given;
      draft.texts = given.standing === 'taken' ? [null] : [null, ...draft.texts];
    }
  };
  const addFile = (name: string, bytes: Buffer): string => {
    const handle = randomUUID();
    const path = join(engine.dataFolder, handle);
    writeFileSync(path, bytes);
    engine.engine.addFile({ handle, path, name, sizeBytes: bytes.length });
    return handle;
  };

  const fileFor = (isWanted: boolean): { readonly name: string | null; readonly handles: string[] } =>
    isWanted
      ? { name: `${words}.txt`, handles: [addFile(`${words}.txt`, Buffer.from(words))] }
      : { name: null, handles: [] };

  const doing = { note, settle, name: words };
  const draftKey = pick % 2 === 0 ? draftKeyOfTask(taskId) : null;
  const status = pick % 3 === 0 ? null : statusId;
  const said = { taskId, taskStatusId: status, text: words, checklist: [], draftKey };
  switch (what) {
    case 'postComment': {
      const file = fileFor(pick % 7 === 0);
      return settle(
        note({ statusId: status, draftKey, fileName: file.name }),
        engine.command('postComment', { ...said, handles: file.handles }),
      );
    }
    case 'publishRevision':
      return settle(
        note({ statusId: status, draftKey }),
        engine.command('publishRevision', { ...said, handles: [addFile(`${words}.png`, pngBytes)] }),
      );
    case 'replyToComment': {
      if (comment === undefined) return;
      // Older servers take none with a reply.
      const isOffered = !(await engine.query('sync', {})).serverVersion.startsWith('0.');
      const { name: fileName, handles } = fileFor(isOffered && pick % 5 === 3);
      return settle(
        note({ commentId: comment.id, fileName }),
        engine.command('replyToComment', { taskId, commentId: comment.id, text: words, handles, draftKey: null }),
      );
    }
    case 'setTaskStatus':
      if (statusId === null) return;
      return giveForMany({ statusId }, (ids) =>
        engine.command('setTaskStatus', { taskIds: [...ids], taskStatusId: statusId }),
      );
    case 'editComment':
      if (own === undefined) return;
      return settle(
        note({ commentId: own.id, says: sayOnly(wordsOf(own.id), words) }),
        engine.command('editComment', { taskId, commentId: own.id, text: words, checklist: [...own.checklist] }),
      );
    case 'deleteComment':
      if (own === undefined) return;
      return settle(note({ commentId: own.id }), engine.command('deleteComment', { taskId, commentId: own.id }));
    case 'deleteReply':
      return deleteReply(engine, comments, taskId, pick, note, settle);
    case 'deleteAttachment': {
      const holder = comments.find(({ attachments, canEdit }) => attachments.length > 0 && canEdit);
      const [file] = holder?.attachments ?? [];
      if (holder === undefined || file === undefined) return;
      return settle(
        note({ commentId: holder.id }),
        engine.command('deleteAttachment', { taskId, commentId: holder.id, attachmentId: file.id }),
      );
    }
    case 'acknowledgeComment': {
      const server = comments.filter(({ commandId }) => commandId === null);
      const seen = at(server, pick);
      if (seen === undefined) return;
      const wish = !seen.acknowledgementIds.includes(client.person.id);
      return settle(
        note({ commentId: seen.id, wish, says: sayOnly(acknowledgementOf(seen.id, client.person.id), wish) }),
        engine.command('acknowledgeComment', { taskId, commentId: seen.id, isAcknowledged: wish }),
      );
    }
    case 'followTask': {
      const wish = pick % 2 === 0;
      const says = sayOnly(followOf(taskId, client.person.id), wish);
      return settle(note({ wish, says }), engine.command('followTask', { taskId, isFollowed: wish }));
    }
    case 'editOwnNotes': {
      const wish = pick % 2 === 0;
      const says = sayOnly(mailOf(client.person.id), wish);
      return settle(
        note({ wish, says }),
        engine.command('editOwnNotes', { change: { field: 'isMailed', value: wish } }),
      );
    }
    case 'markNotifications':
      return markNotifications(engine, pick, note, settle);
    case 'setPriority': {
      const priority = at([0, 1, 2, 3] as const, pick) ?? 0;
      return giveForMany({ priority }, (ids) => engine.command('setPriority', { taskIds: [...ids], priority }));
    }
    case 'createEntity':
      return createEntity(engine, grounds, pick, doing);
    case 'createConcept':
      return settle(
        note({ taskId: '' }),
        engine.command('createConcept', {
          productionId: grounds.productionId,
          name: words,
          linkedIds: [],
          handles: [addFile(`${words}.png`, pngBytes)],
        }),
      );
    case 'editEntity':
      return editEntity(engine, grounds, pick, doing);
    case 'createPlaylist':
      return createPlaylist(engine, grounds, pick, doing);
    case 'editPlaylist':
      return editPlaylist(engine, grounds, pick, doing);
    case 'changePlaylist':
      return changePlaylist(engine, { ledger, client, grounds }, pick, doing);
    case 'deletePlaylist':
      return deletePlaylist(engine, grounds, pick, doing);
    case 'editTask': {
      const change = taskChange(pick);
      return giveForMany({ change }, (ids) => engine.command('editTask', { taskIds: [...ids], changes: [change] }));
    }
    case 'assignTask':
    case 'unassignTask': {
      const personId = at(personIds, pick) ?? '';
      return giveForMany({ personId }, (ids) => engine.command(what, { taskIds: [...ids], personId }));
    }
    case 'logTime': {
      const minutes = 1 + ((number * 7) % 1_000);
      return settle(note({ minutes }), engine.command('logTime', { taskId, day, durationMinutes: minutes }));
    }
    case 'setDaysOff':
      return setDaysOff(engine, client.person.id, pick, doing);
    case 'createTasks':
      return createTask(engine, grounds, pick, doing);
    case 'deleteTasks':
      return giveForMany(deletionOfTasks, (ids) => engine.command('deleteTasks', { taskIds: [...ids] }));
    case 'deleteEntity':
      return deleteEntity(engine, grounds, pick, doing);
    case 'changeCasting':
      return changeCasting(engine, { ledger, client, grounds }, pick, doing);
    case 'addToTeam':
    case 'removeFromTeam':
      return changeTeam(engine, { ledger, personId: at(personIds, pick) ?? '' }, grounds.productionId, what, doing);
    case 'createDescriptor':
      return createDescriptor(engine, grounds, pick, doing);
    case 'editDescriptor':
      return editDescriptor(engine, grounds, pick, doing);
    case 'orderDescriptors':
      return orderDescriptors(engine, grounds, pick, doing);
    case 'deleteDescriptor':
      return deleteDescriptor(engine, grounds, pick, doing);
    case 'createSearch':
      return createSearch(engine, grounds, pick, doing);
    case 'editSearch':
      return editSearch(engine, grounds, pick, doing);
    case 'deleteSearch':
      return deleteSearch(engine, grounds, pick, doing);
    case 'sayInChat':
      return sayInChat(engine, grounds, pick, doing);
    case 'deleteChatMessage':
      return deleteChatMessage(engine, grounds, pick, doing);
    case 'pinComment':
      return pinComment(engine, comments, taskId, pick, doing);
    case 'changePreview':
      return changePreview(engine, taskId, pick, doing);
    case 'drawOnPreview':
      return drawOnPreview(engine, taskId, pick, doing);
  }
}

/** Two at a time in another month than hours are logged in, for those of a day off go. */
async function setDaysOff(
  engine: TestEngine,
  personId: string,
  pick: number,
  {
    note,
    settle,
    name,
  }: {
    readonly note: (more: Partial<Given>) => Given;
    readonly settle: (given: Given, answering: Promise<CommandAnswer>) => Promise<void>;
    readonly name: string;
  },
): Promise<void> {
  const first = 10 + 3 * (pick % 4);
  const firstDay = `2026-12-${String(first)}`;
  const lastDay = `2026-12-${String(first + 1)}`;
  const wish = Math.trunc(pick / 4) % 3 !== 0;
  await settle(
    note({ taskId: '', wish, says: sayOnly(daysOffOf(personId, firstDay, lastDay), wish) }),
    engine.command('setDaysOff', { firstDay, lastDay, description: name, isOff: wish }),
  );
}

async function markNotifications(
  engine: TestEngine,
  pick: number,
  note: (more: Partial<Given>) => Given,
  settle: (given: Given, answering: Promise<CommandAnswer>) => Promise<void>,
): Promise<void> {
  const { rows, unreadIds } = await engine.query('inbox', { tab: 'all', productionId: null, isFollowedOnly: false });
  const one = at(rows, pick);
  const notificationIds = pick % 3 === 0 ? unreadIds : (one?.notificationIds ?? []);
  if (one === undefined || notificationIds.length === 0) return;
  const wish = pick % 3 === 0 || !one.isRead;
  await settle(
    note({ taskId: '', notificationIds, wish }),
    engine.command('markNotifications', { notificationIds: [...notificationIds], isRead: wish }),
  );
}

async function deleteReply(
  engine: TestEngine,
  comments: readonly ShownComment[],
  taskId: string,
  pick: number,
  note: (more: Partial<Given>) => Given,
  settle: (given: Given, answering: Promise<CommandAnswer>) => Promise<void>,
): Promise<void> {
  const holders = comments.filter(({ shownReplies }) => shownReplies.some(({ canDelete }) => canDelete));
  const holder = at(holders, pick);
  const reply = holder?.shownReplies.find(({ canDelete, commandId }) => canDelete && commandId === null);
  if (holder === undefined || reply === undefined) return;
  await settle(
    note({ commentId: holder.id }),
    engine.command('deleteReply', { taskId, commentId: holder.id, replyId: reply.id }),
  );
}

export async function saveDraft({ ledger, taskIds }: Hands, client: Client, task: number): Promise<void> {
  const engine = client.engine();
  const taskId = at(taskIds(), task);
  if (engine === null || taskId === undefined) return;
  const lives = client.lives();
  const draft = draftOf(ledger, client, draftKeyOfTask(taskId));
  const text = `draft ${String(ledger.done.length)}`;
  const before = draft.texts;
  draft.texts = [text, ...before];
  await engine.call('saveDraft', { key: draft.key, value: writeDraft({ ...emptyDraft, text }) });
  if (client.lives() !== lives) return;
  draft.texts = [text];
  draft.isUnsure = false;
}

/** What the queue's page offers for one of its rows, or for all. */
export async function atTheDesk(hands: Hands, client: Client, what: DeskDeed, pick: number): Promise<void> {
  const engine = client.engine();
  if (engine === null) return;
  if (what === 'send all') return sendAllHeld(hands, client);
  if (what === 'hold all') {
    await engine.call('holdCommands', { commandIds: null });
    return noteHeld(hands, client, engine);
  }
  if (what === 'pause' || what === 'go on') {
    await engine.call('pauseSync', { isPaused: what === 'pause' });
    return;
  }
  const { rows } = await engine.query('queue', {});
  const row = at(rows, pick);
  if (row === undefined) return;
  if (what === 'retry') {
    for (const given of hands.ledger.given)
      if (given.commandId === row.commandId) given.retriedAt = hands.changeCount();
    await engine.call('retryCommand', { commandId: row.commandId });
    return;
  }
  if (what === 'hold') {
    await engine.call('holdCommands', { commandIds: [row.commandId] });
    return noteHeld(hands, client, engine);
  }
  if (what === 'release') {
    letGo(hands, (given) => given.commandId === row.commandId);
    await engine.call('releaseCommands', { commandIds: [row.commandId] });
    return;
  }
  await takeBack(hands, client, engine, what, row.commandId);
}

/** Whoever wanted to see it before it goes has seen it. */
export async function sendAllHeld(hands: Hands, client: Client): Promise<void> {
  letGo(hands, (given) => given.client === client);
  await client.engine()?.call('releaseCommands', { commandIds: null });
}

function letGo({ ledger }: Hands, isMeant: (given: Given) => boolean): void {
  for (const given of ledger.given) if (isMeant(given)) given.isHeld = false;
}

/** What the queue shows as kept, and never sent so far. */
export async function noteHeld({ ledger }: Hands, client: Client, engine: TestEngine): Promise<void> {
  const rows = await queueOf(engine);
  // What was asked of a process that died over it, or since, may not have been written down.
  if (rows === null || client.engine() !== engine) return;
  const kept = new Set(
    rows.flatMap((row) => (row.hold !== null && row.state === 'waiting' && row.attempts === 0 ? [row.commandId] : [])),
  );
  for (const given of ledger.given) if (given.commandId !== null && kept.has(given.commandId)) given.isHeld = true;
}

async function takeBack(
  { ledger, changeCount, grounds }: Hands,
  client: Client,
  engine: TestEngine,
  what: Extract<DeskDeed, 'discard' | 'edit' | 'undo'>,
  commandId: string,
): Promise<void> {
  const lives = client.lives();
  const before = (await engine.query('queue', {})).rows;
  const outcome = await attempt(async () => {
    if (what === 'discard') await engine.call('discardCommand', { commandId });
    else if (what === 'edit') await engine.call('editCommand', { commandId });
    else await engine.call('undo', {});
  });
  if (outcome === 'refused') return;
  const after = await queueOf(engine);
  if (after === null) {
    // It died over it: any of them may have been taken back, and be in its draft.
    for (const given of ledger.given) {
      if (!before.some((row) => row.commandId === given.commandId)) continue;
      if (given.standing === 'taken') given.standing = 'doubtfully back';
      draftOf(ledger, client, draftKeyOfTask(given.taskId)).isUnsure = true;
    }
    return;
  }
  const left = new Set(after.map((row) => row.commandId));
  const known = new Set(ledger.given.map((one) => one.commandId));
  // Where nothing waited any more, what had been sent got its opposite.
  for (const row of after)
    if (!known.has(row.commandId))
      ledger.given.push(
        asGiven(row, { client, ledger, grounds, from: changeCount(), isSure: client.lives() === lives }),
      );
  for (const row of before) {
    if (left.has(row.commandId)) continue;
    const given = ledger.given.find((one) => one.commandId === row.commandId);
    if (given === undefined) continue;
    const isSure =
      client.lives() === lives &&
      (row.state === 'waiting' || row.error?.detail['mayHaveActed'] !== true) &&
      row.state !== 'checking';
    given.standing = isSure && given.standing === 'taken' ? 'back' : 'doubtfully back';
    await noteDraft(ledger, client, engine, given, lives);
  }
}

/** Null where the process is no more. */
const queueOf = (engine: TestEngine): Promise<readonly QueueRow[] | null> =>
  engine.query('queue', {}).then(
    ({ rows }) => rows,
    () => null,
  );

function asGiven(
  row: QueueRow,
  {
    client,
    ledger,
    grounds,
    from,
    isSure,
  }: {
    readonly client: Client;
    readonly ledger: Ledger;
    readonly grounds: Grounds;
    readonly from: number;
    readonly isSure: boolean;
  },
): Given {
  const number = ledger.given.length;
  return {
    ...nothingGiven,
    number,
    client,
    what: row.kind,
    taskId: row.taskId ?? '',
    words: `the opposite ${String(number)}`,
    statusId: row.taskStatusId,
    priority: row.priority,
    personId: row.personId,
    entityId: row.entity?.entityId ?? null,
    playlistId: row.playlist?.playlistId ?? null,
    change: changeOf(row),
    says: saysOfOpposite(row, grounds),
    at: Date.parse(row.writtenAt),
    from,
    commandId: row.commandId,
    standing: isSure ? 'taken' : 'doubtful',
  };
}

/** What a queue says of an opposite, as it was given. */
function changeOf({ kind, change }: QueueRow): Given['change'] {
  if (change === null) return null;
  const fieldName = metadataNameOf(change.field);
  if (kind === 'editTask') return taskChangeShape.parse(change);
  if (kind !== 'editEntity') return null;
  return entityChangeShape.parse(fieldName === null ? change : { field: 'metadata', fieldName, value: change.value });
}

/** Where the queue does not tell what it makes of a thing, it may make anything of it. */
function saysOfOpposite(
  { kind, personId, entity, playlist }: QueueRow,
  { productionId, shotIds, entityIds }: Grounds,
): Given['says'] {
  if (kind === 'addToTeam' || kind === 'removeFromTeam')
    return sayOnly(teamOf(productionId, personId ?? ''), kind === 'addToTeam');
  if (kind === 'changeCasting') return castingUnknown(entity?.entityId ?? '', entityIds);
  if (kind === 'changePlaylist') return entriesUnknown(playlist?.playlistId ?? '', shotIds);
  return kind === 'editPlaylist' ? fieldsUnknown(playlist?.playlistId ?? '') : [];
}

/** What was written goes back into its draft, and what has been typed there since stays. */
async function noteDraft(
  ledger: Ledger,
  client: Client,
  engine: TestEngine,
  given: Given,
  lives: number,
): Promise<void> {
  if (given.what !== 'postComment' && given.what !== 'publishRevision') return;
  const draft = draftOf(ledger, client, draftKeyOfTask(given.taskId));
  const { value } = await engine.query('draft', { key: draft.key });
  const text = readDraft(value)?.text ?? null;
  const before = draft.texts;
  const isKept = draft.isUnsure || before.some((known) => known === null || (text ?? '').includes(known));
  if (!isKept)
    throw new Error(`what was typed in ${draft.key} is gone: ${JSON.stringify(before)} became ${String(text)}`);
  draft.texts = client.lives() === lives ? [text] : [text, ...before];
  draft.emptiedWith = null;
}

async function attempt(work: () => Promise<void>): Promise<'done' | 'refused'> {
  try {
    await work();
    return 'done';
  } catch {
    // Gone or on its way meanwhile: then it says so, and nothing has changed.
    return 'refused';
  }
}
