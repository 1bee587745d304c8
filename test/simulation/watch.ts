/**
 * Looks at the screens whenever they change: whoever gave something sees it there once, all the time, and sees no older
 * state of a task than the one their own accepted command brought about.
 */
import type { TestEngine } from '../support/testEngine.ts';
import type { Client } from './client.ts';
import type { Given, Ledger } from './ledger.ts';
import type { StudioInProcess } from './studioInProcess.ts';

const speaks: ReadonlySet<string> = new Set(['postComment', 'publishRevision', 'replyToComment']);
const unsays: ReadonlySet<string> = new Set(['editComment', 'deleteComment', 'deleteReply', 'deleteTasks']);

export async function lookAtOwnWords(
  ledger: Ledger,
  studio: StudioInProcess,
  client: Client,
  productionId: string,
): Promise<void> {
  const engine = client.engine();
  if (engine === null || ledger.changedEyes.has(client.person.id)) return;
  const lives = client.lives();
  let waiting: ReadonlySet<string | null> | null = null;
  const waitsFor = async (taskId: string): Promise<boolean> => {
    waiting ??= new Set((await engine.query('queue', {})).rows.map((row) => row.taskId));
    return waiting.has(taskId);
  };
  await lookAtOwnEntities(ledger, studio, client, engine, productionId);
  if (client.lives() !== lives) return;
  await lookAtOwnPlaylists(ledger, studio, client, engine, productionId);
  if (client.lives() !== lives) return;
  const mine = ledger.given.filter(
    (given) => given.client === client && given.standing === 'taken' && speaks.has(given.what),
  );
  for (const taskId of new Set(mine.map((given) => given.taskId))) {
    if (studio.studio.store.task.get(taskId) === undefined) continue;
    const ofTask = mine.filter((given) => given.taskId === taskId);
    const { comments } = await engine.query('comments', { taskId });
    if (client.lives() !== lives) return;
    const shown = comments.flatMap(({ text, shownReplies }) => [text, ...shownReplies.map((reply) => reply.text)]);
    for (const given of ofTask) {
      const times = shown.filter((text) => text === given.words).length;
      if (times !== 1 && isUntouched(ledger, studio, given) && !wasTakenOff(studio, given))
        throw new Error(`${given.what} "${given.words}" is shown ${String(times)} times`);
    }
    await lookAtStatus(studio, engine, taskId, ofTask, waitsFor);
  }
}

/** A new shot or asset stands in its table, once, from when it was taken. */
async function lookAtOwnEntities(
  ledger: Ledger,
  { studio, archive }: StudioInProcess,
  client: Client,
  engine: TestEngine,
  productionId: string,
): Promise<void> {
  const mine = ledger.given.filter(
    (given) => given.client === client && given.standing === 'taken' && given.what === 'createEntity',
  );
  if (mine.length === 0) return;
  const lives = client.lives();
  const names: string[] = [];
  for (const kind of ['Shot', 'Asset'] as const) {
    const list = { productionId, kind, episodeId: null, search: '', sort: null, foldedGroupIds: [] };
    const { order } = await engine.query('entityList', list);
    const { rows } = await engine.query('entityRows', { productionId, kind, keys: [...order].slice(0, 100) });
    names.push(...rows.map(({ name }) => name));
  }
  if (client.lives() !== lives) return;
  for (const { number, words, what } of mine) {
    const ids = archive.entityIdsNamed(words);
    const isTouched = ids.some(
      (id) => studio.store.entity.get(id)?.name !== words || isCanceled(studio.store.entity.get(id)),
    );
    const isRenamed = ledger.given.some((one) => one.number > number && one.what === 'editEntity' && hides(one.change));
    const times = names.filter((name) => name === words).length;
    if (times !== 1 && !isTouched && !isRenamed) throw new Error(`${what} "${words}" is shown ${String(times)} times`);
  }
}

/** A new playlist stands in the list, once, from when it was taken. */
async function lookAtOwnPlaylists(
  ledger: Ledger,
  { studio, archive }: StudioInProcess,
  client: Client,
  engine: TestEngine,
  productionId: string,
): Promise<void> {
  const mine = ledger.given.filter(
    (given) => given.client === client && given.standing === 'taken' && given.what === 'createPlaylist',
  );
  if (mine.length === 0) return;
  const lives = client.lives();
  const names = (await engine.query('playlists', { productionId })).rows.map(({ name }) => name);
  if (client.lives() !== lives) return;
  for (const { number, words, what } of mine) {
    const isTouched = archive.playlistIdsNamed(words).some((id) => studio.store.playlist.get(id)?.name !== words);
    const isChanged = ledger.given.some(
      (one) => one.number > number && (one.what === 'editPlaylist' || one.what === 'deletePlaylist'),
    );
    const times = names.filter((name) => name === words).length;
    if (times !== 1 && !isTouched && !isChanged) throw new Error(`${what} "${words}" is shown ${String(times)} times`);
  }
}

/** Under another name, or struck off. */
const hides = (change: Given['change']): boolean => change?.field === 'name' || change?.field === 'isCanceled';

const isCanceled = (row: { readonly canceled: boolean } | undefined): boolean => row?.canceled === true;

/** Nobody has deleted or changed it, or the comment that it hangs on. */
function isUntouched(ledger: Ledger, { studio, archive }: StudioInProcess, given: Given): boolean {
  const isReply = given.what === 'replyToComment';
  const ids = isReply ? archive.replyIdsWith(given.words) : archive.commentIdsWith(given.words);
  const holderIds = isReply ? archive.commentIdsWithReply(given.words) : ids;
  const parentIds = isReply && given.commentId !== null ? [...holderIds, given.commentId] : holderIds;
  if (parentIds.some(archive.wasDeleted)) return false;
  const current = parentIds.flatMap((id) => studio.store.comment.get(id) ?? []);
  const isThere = isReply
    ? current.some(({ replies }) => replies.some(({ text }) => text === given.words))
    : current.some(({ text }) => text === given.words);
  if (ids.length > 0 && !isThere) return false;
  // Their author may be about to delete or change them, here or at another computer.
  const isBeingUnsaid = ledger.given.some(
    ({ what, taskId, number, entityId }) =>
      number > given.number &&
      ((taskId === given.taskId && unsays.has(what)) ||
        (what === 'deleteEntity' && entityId === studio.store.task.get(given.taskId)?.entity_id)),
  );
  if (isBeingUnsaid) return false;
  // A reply to what waits is shown below it: where that was taken back the reply went with it.
  if (!isReply || ids.length > 0) return true;
  return given.commentId !== null && studio.store.comment.get(given.commentId) !== undefined;
}

/** Vendors see what they are assigned to: off a task they see nothing of it any more, not their own words either. */
function wasTakenOff({ archive }: StudioInProcess, { client: { person }, taskId, from }: Given): boolean {
  if (person.role !== 'vendor') return false;
  const versions = archive.tasks(taskId);
  const sinceThen = versions.slice(versions.findLastIndex(({ index }) => index <= from));
  return sinceThen.some(({ row }) => !row.assignees.includes(person.id));
}

async function lookAtStatus(
  { archive }: StudioInProcess,
  engine: TestEngine,
  taskId: string,
  given: readonly Given[],
  waitsFor: (taskId: string) => Promise<boolean>,
): Promise<void> {
  const posted = given.flatMap(({ what, statusId, words, commandId }) => {
    const [id] = what === 'replyToComment' || statusId === null ? [] : archive.commentIdsWith(words);
    const index = id === undefined ? null : archive.indexOfComment(id);
    return index === null ? [] : [{ index, commandId, words }];
  });
  if (posted.length === 0) return;
  if (await waitsFor(taskId)) return;
  const newest = posted.reduce((one, other) => (other.index > one.index ? other : one));
  const since = archive.tasks(taskId).filter(({ index }) => index > newest.index);
  const statusIds = since.map(({ row }) => row.task_status_id);
  const shownStatusId = (await engine.query('task', { taskId }))?.task.taskStatusId ?? null;
  if (shownStatusId !== null && statusIds.length > 0 && !statusIds.includes(shownStatusId))
    throw new Error(`task ${taskId} shows a status from before the accepted "${newest.words}"`);
}
