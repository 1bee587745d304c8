/** Once all is quiet: what every command became, what became of the drafts, and whether the mirrors are the server's. */
import type { QueueRow } from '../../shared/model/sync.ts';
import { readDraft } from '../../shared/draft.ts';
import { differencesOf, openEveryTask, shownOf, type Shown } from '../support/shownMirror.ts';
import type { TestEngine } from '../support/testEngine.ts';
import type { EntityRow, TaskRow } from '../../electron/studio/tables.ts';
import type { Client } from './client.ts';
import { day } from './hands.ts';
import type { Given, Ledger } from './ledger.ts';
import type { Archive } from './archive.ts';
import type { StudioInProcess } from './studioInProcess.ts';
import { idsOfSearches } from './wordHands.ts';

export type Accounts = {
  readonly ledger: Ledger;
  readonly studio: StudioInProcess;
  /** Where each command stands in its computer's queue. */
  readonly queued: ReadonlyMap<string, QueueRow>;
  /** Gateways and broken answers were met: a server that breaks again and again has said no. */
  readonly wasLossy: boolean;
};

export type Fate = 'accepted' | 'perhaps' | 'not';

export function fateOf({ standing, commandId }: Given, { queued }: Accounts): Fate {
  if (standing === 'refused' || standing === 'back') return 'not';
  if (standing === 'doubtfully back') return 'perhaps';
  const row = commandId === null ? undefined : queued.get(commandId);
  if (row !== undefined)
    return row.error?.detail['mayHaveActed'] === true || (row.step?.index ?? 1) > 1 ? 'perhaps' : 'not';
  return standing === 'taken' ? 'accepted' : 'perhaps';
}

/** Throws where a command was lost, was sent twice, or stands there without its reason. */
export function expectEachAccountedFor(accounts: Accounts): void {
  const { ledger } = accounts;
  const { archive } = accounts.studio;
  for (const given of ledger.given) {
    const fate = fateOf(given, accounts);
    const what = `${given.what} "${given.words}" of ${given.client.name} (${given.standing})`;
    const expectOnce = (ids: readonly string[], isUntouched: (id: string) => boolean, thing: string): void => {
      // What others change or delete before its answer is found is not recognised: it goes once more, or is refused.
      const isTooMuch = ids.filter(isUntouched).length > (fate === 'not' ? 0 : 1);
      if (isTooMuch || (fate === 'accepted' && ids.length === 0))
        throw new Error(`${what}: ${String(ids.length)} × ${thing} on the server, ${fate}`);
    };
    const { store } = accounts.studio.studio;
    const { comment, entity, playlist, preview_file: previewFile } = store;
    const expectComment = (): void => {
      expectOnce(archive.commentIdsWith(given.words), (id) => comment.get(id)?.text === given.words, 'comment');
    };
    if (given.what === 'postComment') expectComment();
    if (given.what === 'replyToComment') {
      const left = new Set(comment.all().flatMap(({ replies }) => replies.map(({ id }) => id)));
      expectOnce(archive.replyIdsWith(given.words), (id) => left.has(id), 'reply');
    }
    if (given.what === 'createEntity' || given.what === 'createConcept')
      expectOnce(archive.entityIdsNamed(given.words), (id) => entity.get(id)?.name === given.words, 'entity');
    if (given.what === 'createPlaylist')
      expectOnce(archive.playlistIdsNamed(given.words), (id) => playlist.get(id)?.name === given.words, 'playlist');
    if (given.what === 'createSearch')
      expectOnce(
        idsOfSearches(archive, given.words),
        (id) => (store.search_filter.get(id) ?? store.search_filter_group.get(id))?.name === given.words,
        'search',
      );
    const idsOfRows = (rows: readonly { readonly id: string }[]): readonly string[] => [
      ...new Set(rows.map(({ id }) => id)),
    ];
    const { fileName } = given;
    if (fileName !== null)
      expectOnce(
        idsOfRows(archive.ever('attachment_file', ({ name }) => name === fileName)),
        (id) => store.attachment_file.has(id),
        'file',
      );
    if (given.what === 'sayInChat')
      expectOnce(
        idsOfRows(archive.ever('chat_message', ({ text }) => text === given.words)),
        (id) => store.chat_message.has(id),
        'message',
      );
    if (given.what === 'createDescriptor')
      expectOnce(
        idsOfRows(archive.ever('metadata_descriptor', ({ name }) => name === given.words)),
        (id) => store.metadata_descriptor.get(id)?.name === given.words,
        'column',
      );
    if (given.what === 'publishRevision') {
      expectComment();
      expectOnce(archive.previewIdsNamed(given.words), (id) => previewFile.has(id), 'preview file');
    }
    if (fate === 'accepted') expectDone(given, accounts, what);
  }
  expectStatuses(accounts);
  expectTimes(accounts);
  expectMarks(accounts);
  expectReasons(accounts);
}

function expectDone(given: Given, { studio }: Accounts, what: string): void {
  const { archive } = studio;
  const { store } = studio.studio;
  const fail = (problem: string): never => {
    throw new Error(`${what}: ${problem}`);
  };
  if (given.what === 'deleteComment' && given.commentId !== null && store.comment.get(given.commentId) !== undefined)
    fail('is still there');
  const isGone = given.commentId !== null && store.comment.get(given.commentId) === undefined;
  if (given.what === 'editComment' && !isGone && archive.commentIdsWith(given.words).length === 0)
    fail('changed nothing');
  const isTaskGone = store.task.get(given.taskId) === undefined;
  const tasks = archive.tasks(given.taskId);
  if (given.what === 'setPriority' && !isTaskGone && !tasks.some(({ row }) => row.priority === given.priority))
    fail('never had that priority');
  const { change } = given;
  if (given.what === 'editTask' && change !== null && !isTaskGone)
    if (!tasks.some(({ row }) => hasTaskValue(row, change))) fail(`never had ${JSON.stringify(change)}`);
  expectPlaylistDone(given, archive, fail);
  const { claim, isOvertaken } = given;
  if (claim !== null && !isOvertaken && !claim.wasSo(archive, given) && !claim.isGone(archive, given))
    fail('was never done');
  const versions = archive.entities(given.entityId ?? '');
  if (
    given.what === 'editEntity' &&
    change !== null &&
    versions.length > 0 &&
    !archive.wasDeleted(given.entityId ?? '')
  )
    if (!versions.some(({ row }) => hasEntityValue(row, change))) fail(`never had ${JSON.stringify(change)}`);
}

/** What was done to a playlist was so once, whatever others made of it since. */
function expectPlaylistDone(given: Given, archive: Archive, fail: (problem: string) => never): void {
  const { playlistChange: change, playlistId } = given;
  const versions = archive.playlists(playlistId ?? '').map(({ row }) => row);
  if (versions.length === 0) return;
  if (given.what === 'deletePlaylist' && !archive.wasDeleted(playlistId ?? '')) fail('is still there');
  if (change === null || archive.wasDeleted(playlistId ?? '')) return;
  if (given.isOvertaken) return;
  const holds = (entityId: string, previewFileId: string | null): boolean =>
    versions.some(({ shots }) =>
      shots?.some((shot) => shot.entity_id === entityId && shot.preview_file_id === previewFileId),
    );
  if ('field' in change) {
    const isSo = versions.some((row) =>
      change.field === 'name' ? row.name === change.value : row.for_client === change.value,
    );
    if (!isSo) fail(`never had ${JSON.stringify(change)}`);
  } else if (change.kind === 'add' && !holds(change.entry.entityId, change.entry.previewFileId))
    fail('was never added');
  else if (
    change.kind === 'revision' &&
    !archive.wasDeleted(change.previewFileId ?? '') &&
    !holds(change.entry.entityId, change.previewFileId)
  )
    fail('was never chosen');
}

/** What its author keeps, or wants to see first, stays here. */
export function expectNothingHeldSent({ given }: Ledger, { archive }: StudioInProcess): void {
  for (const { isHeld, what, words, client } of given) {
    if (!isHeld) continue;
    const isThere = archive.commentIdsWith(words).length + archive.replyIdsWith(words).length > 0;
    if (isThere) throw new Error(`${what} "${words}" of ${client.name} was sent though it was held`);
  }
}

type Change = NonNullable<Given['change']>;

function hasTaskValue(row: TaskRow, { field, value }: Change): boolean {
  switch (field) {
    case 'estimationMinutes':
      return row.estimation === value;
    case 'difficulty':
      return row.difficulty === value;
    case 'dueDate':
      return row.due_date?.startsWith(String(value)) === true;
    case 'startDate':
      return row.start_date?.startsWith(String(value)) === true;
    default:
      return false;
  }
}

function hasEntityValue(row: EntityRow, change: Change): boolean {
  switch (change.field) {
    case 'name':
      return row.name === change.value;
    case 'description':
      return row.description === change.value;
    case 'lengthFrames':
      return row.nb_frames === change.value;
    case 'metadata':
      return row.data?.[change.fieldName] === change.value;
    case 'isCanceled':
      return row.canceled === change.value;
    default:
      return false;
  }
}

/** Each accepted status is one comment without words; setting it twice are two. */
function expectStatuses(accounts: Accounts): void {
  const { ledger, studio } = accounts;
  const groups = new Map<string, Given[]>();
  for (const given of ledger.given) {
    if (given.what !== 'setTaskStatus') continue;
    const key = `${given.client.person.id} ${given.taskId} ${given.statusId ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), given]);
  }
  for (const given of groups.values()) {
    const [first] = given;
    if (first === undefined) continue;
    const count = studio.archive
      .wordless(first.client.person.id, first.taskId)
      .filter((comment) => comment.task_status_id === first.statusId).length;
    const fates = given.map((one) => fateOf(one, accounts));
    // At another computer of the same person, whose answer was lost, one is not to be told from one's own: it stands for both.
    const surely = Math.max(
      ...given.map(({ client }) =>
        given.reduce((sum, one, index) => sum + (one.client === client && fates[index] === 'accepted' ? 1 : 0), 0),
      ),
    );
    const most = fates.filter((fate) => fate !== 'not').length;
    if (count < surely || count > most)
      throw new Error(
        `status of task ${first.taskId} by ${first.client.name}: ${String(count)} comments for ${String(surely)} to ${String(most)} commands`,
      );
  }
}

/** The minutes of a day are what the newest accepted command says, at one computer. */
function expectTimes(accounts: Accounts): void {
  const { ledger, studio } = accounts;
  const times = ledger.given.filter(({ what }) => what === 'logTime');
  const byPlace = new Map<string, Given[]>();
  for (const given of times) {
    const key = `${given.client.person.id} ${given.taskId}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), given]);
  }
  for (const given of byPlace.values()) {
    if (new Set(given.map(({ client }) => client)).size > 1) continue;
    const last = given.findLastIndex((one) => fateOf(one, accounts) === 'accepted');
    const [first] = given;
    if (last < 0 || first === undefined || studio.studio.store.task.get(first.taskId) === undefined) continue;
    const possible = given.filter((one, index) => index === last || fateOf(one, accounts) === 'perhaps');
    const rows = studio.studio.store.time_spent.filter(
      (row) => row.task_id === first.taskId && row.person_id === first.client.person.id && row.date === day,
    );
    if (rows.length !== 1 || !possible.some(({ minutes }) => minutes === rows[0]?.duration))
      throw new Error(
        `time of task ${first.taskId}: ${JSON.stringify(rows.map(({ duration }) => duration))} is none of ${JSON.stringify(possible.map(({ minutes }) => minutes))}`,
      );
  }
}

/** A notification is as the newest accepted command says, where all that was said of it was said at one computer. */
function expectMarks(accounts: Accounts): void {
  const { ledger, studio } = accounts;
  const marks = ledger.given.filter(({ what }) => what === 'markNotifications');
  for (const { id, read, person_id: personId } of studio.studio.store.notification.all()) {
    const ofIt = marks.filter(({ notificationIds }) => notificationIds.includes(id));
    const fates = ofIt.map((given) => fateOf(given, accounts));
    const last = ofIt.findLast((_given, index) => fates[index] === 'accepted');
    const isOfOne =
      new Set(marks.filter(({ client }) => client.person.id === personId).map(({ client }) => client)).size === 1;
    if (last === undefined || !isOfOne || fates.includes('perhaps')) continue;
    if (read !== last.wish)
      throw new Error(`notification ${id} is ${read ? 'read' : 'unread'} after ${last.words} of ${last.client.name}`);
  }
}

/** What was not accepted says why, and the reason is one. */
function expectReasons({ ledger, studio, queued, wasLossy }: Accounts): void {
  for (const row of queued.values()) {
    const given = ledger.given.find(({ commandId }) => commandId === row.commandId);
    if (given === undefined) throw new Error(`nobody gave ${row.kind} ${row.commandId}`);
    const what = `${row.kind} "${given.words}" of ${given.client.name}`;
    if (row.state !== 'rejected' && row.state !== 'conflict') {
      if (row.isBlockedBy === null) throw new Error(`${what} never went: ${row.state}`);
      continue;
    }
    if (row.error === null) throw new Error(`${what} was refused without a reason`);
    const { code } = row.error;
    const isGone =
      studio.studio.store.task.get(given.taskId) === undefined ||
      (given.commentId !== null && isCommentGone(ledger, studio, given.commentId)) ||
      (given.entityId !== null && studio.studio.store.entity.get(given.entityId) === undefined) ||
      (given.playlistId !== null && isPlaylistGone(ledger, studio, given)) ||
      given.claim?.isGone(studio.archive, given) === true ||
      // Somebody else, or oneself at another computer, took the entry out.
      (row.kind === 'changePlaylist' && row.playlist?.deed !== 'add');
    const isReason =
      code === 'conflict' ||
      ((code === 'not-found' || code === 'gone') && (isGone || ledger.changedEyes.has(given.client.person.id))) ||
      code === 'forbidden' ||
      // What only newer servers do: before 1.0.41 who made a concept is a stranger to its task, before 0.20.84 columns have no order.
      ((row.kind === 'createConcept' || row.kind === 'orderDescriptors') && code === 'not-allowed') ||
      code === 'rejected' ||
      (code === 'server-error' && wasLossy) ||
      (code === 'broken-answer' && wasLossy);
    if (!isReason) throw new Error(`${what} was refused without good reason: ${JSON.stringify(row.error)}`);
  }
}

/** As of a comment: by its id, or, of one's own that waited, where one such was deleted. */
function isPlaylistGone({ given }: Ledger, { studio, archive }: StudioInProcess, { playlistId }: Given): boolean {
  if (playlistId === null || studio.store.playlist.get(playlistId) !== undefined) return false;
  if (archive.wasDeleted(playlistId)) return true;
  return given.some(
    ({ what, words }) => what === 'createPlaylist' && archive.playlistIdsNamed(words).some(archive.wasDeleted),
  );
}

/** By its id on the server, or by the id it had while it waited. */
function isCommentGone(ledger: Ledger, studio: StudioInProcess, commentId: string): boolean {
  const { archive } = studio;
  if (archive.wasDeleted(commentId)) return true;
  if (studio.studio.store.comment.get(commentId) !== undefined) return false;
  // One's own that waited: gone where one such comment is.
  return ledger.given.some(
    ({ what, words }) =>
      (what === 'postComment' || what === 'publishRevision') && archive.commentIdsWith(words).some(archive.wasDeleted),
  );
}

export async function expectDraftsKept({ ledger, queued, studio }: Accounts): Promise<void> {
  const wasTaken = ({ standing, commandId, words }: Given): boolean =>
    standing !== 'doubtful' || queued.has(commandId ?? '') || studio.archive.commentIdsWith(words).length > 0;
  for (const { client, key, texts, emptiedWith, isUnsure } of ledger.drafts.values()) {
    if (isUnsure) continue;
    const { value } = (await client.engine()?.query('draft', { key })) ?? { value: null };
    const text = value === null ? null : (readDraft(value)?.text ?? null);
    const isEmptiedForNothing = text === null && emptiedWith !== null && !wasTaken(emptiedWith);
    if (!texts.includes(text) || isEmptiedForNothing)
      throw new Error(`draft ${key} of ${client.name} is ${String(text)}, not ${JSON.stringify(texts)}`);
  }
}

/** Throws where one of a person's computers shows anything else than a fresh sign-in. */
export async function expectAsFreshlySignedIn(
  clients: readonly Client[],
  fresh: TestEngine,
  isOldKitsu: boolean,
): Promise<void> {
  const compare = ({ name }: Client, one: Shown, other: Shown, when: string): void => {
    const differences = differencesOf(inOneOrder(one), inOneOrder(other));
    if (differences.length > 0)
      throw new Error(`${name} is not what a fresh sign-in is, ${when}:\n${differences.slice(0, 8).join('\n')}`);
  };
  const ofStudio = async (engine: TestEngine): Promise<Shown> => {
    const inbox = await engine.query('inbox', { tab: 'all', productionId: null, isFollowedOnly: false });
    return new Map(
      Object.entries({
        ...(await engine.query('studio', {})),
        productions: [],
        // The rest is told by the tasks, of which the mirror keeps more than may be seen now.
        inbox: inbox.rows.map(({ key, notificationIds, isRead, reason }) => ({ key, notificationIds, isRead, reason })),
      }),
    );
  };
  const engines = clients.flatMap((client) => {
    const engine = client.engine();
    return engine === null ? [] : [{ client, engine }];
  });
  const there = await ofStudio(fresh);
  for (const { client, engine } of engines) {
    compare(client, await ofStudio(engine), there, 'of the studio');
    // What is on a screen is only read when it comes there.
    await engine.call('wantScopes', { scopes: [] });
  }
  const open = (await fresh.query('studio', {})).productions.filter(({ isOpen }) => isOpen);
  // Where lists do not tell what is said on tasks, that is compared once they have been opened.
  const isTold = !isOldKitsu && clients.every(readsInBulk);
  for (const { id } of open) {
    const shown = await shownOf(fresh, id, isTold);
    for (const { client, engine } of engines)
      compare(client, unopened(await shownOf(engine, id, isTold)), unopened(shown), 'unopened');
    await openEveryTask(asking(fresh), shown);
    const opened = await shownOf(fresh, id);
    for (const { client, engine } of engines) {
      await openEveryTask(asking(engine), shown);
      compare(client, await shownOf(engine, id), opened, 'opened');
    }
  }
}

const askingMs = 2_000;

/** Asks now and then instead of at every announcement: waiting costs nothing here, and asking does. */
function asking({ query, call }: TestEngine): Pick<TestEngine, 'query' | 'call' | 'until'> {
  return {
    query,
    call,
    until: async (isTrue, what, withinMs = 20_000) => {
      for (let waitedMs = 0; !(await isTrue()); waitedMs += askingMs) {
        if (waitedMs > withinMs) throw new Error(`not within ${String(withinMs)} ms: ${what}`);
        await new Promise((resolve) => {
          setTimeout(resolve, askingMs);
        });
      }
    },
  };
}

/** Conversations come task by task to clients and vendors, when a task is opened or something happens there. */
const readsInBulk = ({ person }: Client): boolean => !['client', 'vendor'].includes(person.role);

/** Lists tell of attachments only that they are there. */
function unopened(shown: Shown): Shown {
  return new Map(
    [...shown].map(([name, value]): readonly [string, unknown] => [
      name,
      Array.isArray(value)
        ? value.map((item: unknown) =>
            typeof item === 'object' && item !== null && 'attachments' in item ? { ...item, attachments: [] } : item,
          )
        : value,
    ]),
  );
}

/** What came within one second has no order of its own in the lists: any is as good. */
function inOneOrder(shown: Shown): Shown {
  return new Map(
    [...shown].map(([name, value]): readonly [string, unknown] => {
      if (name.startsWith('comments of ') && Array.isArray(value)) return [name, value.toSorted(byMoment)];
      if (name.startsWith('task ')) return [name, withoutDatesOfFiles(value)];
      if (name.startsWith('todo ') || name.startsWith('done ')) return [name, withoutLastWords(value)];
      return [name, value];
    }),
  );
}

/** A file that a comment holds comes short: its dates are the comment's then, until its own row is read. */
function withoutDatesOfFiles(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('revisions' in value) || !Array.isArray(value.revisions))
    return value;
  const undated = (_key: string, inner: unknown): unknown =>
    typeof inner === 'object' && inner !== null && 'extension' in inner
      ? { ...inner, createdAt: null, updatedAt: null }
      : inner;
  return { ...value, revisions: JSON.parse(JSON.stringify(value.revisions, undated)) as unknown };
}

function byMoment(one: unknown, other: unknown): number {
  const keyOf = (item: unknown): string =>
    typeof item === 'object' && item !== null
      ? `${String(Reflect.get(item, 'createdAt'))} ${String(Reflect.get(item, 'id'))}`
      : '';
  return keyOf(one).localeCompare(keyOf(other));
}

function withoutLastWords(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('lastComment' in value)) return value;
  const { lastComment } = value;
  return {
    ...value,
    lastComment: typeof lastComment === 'object' && lastComment !== null ? Reflect.get(lastComment, 'createdAt') : null,
  };
}
