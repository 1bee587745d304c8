import type { Id, Instant } from '../../../../shared/model/studio.ts';
import { pullCommentsWhole, type PulledComments } from './comments.ts';
import { isToldByLists, owedIn, settle } from './owedFeeds.ts';
import { instantOf, type PullParts } from './parts.ts';
import { pullPreviewsOf } from './previews.ts';
import { pullTask } from './task.ts';

/** Short requests: on a slow line it is the way there and back that takes the time. */
const atOnce = 4;

/** Above so many moved tasks the bulk lists are cheaper than one conversation each: a page of them costs as much as twenty. */
const manyTasks = 300;
const commentsAsOneTask = 25;

/** Conversations that are owed because their task moved, with its date. */
export type OwedFeeds = ReadonlyMap<Id, Instant | null>;

export const owedFeeds = ({ tables }: PullParts, productionId: Id): OwedFeeds =>
  new Map(
    owedIn(tables, productionId)
      .filter((id) => isToldByLists(tables, { productionId, id }))
      .map((id) => [id, tables.tasks.updatedAtOf(id) ?? null]),
  );

/**
 * What was said on tasks that moved is in the lists of comments and preview files, but for what was deleted. Where nothing
 * was, their conversations need not be read one by one: only those with a file of which the list told too little, and
 * those that have moved on since.
 * @param owed before the lists were read
 */
export function settleTold(
  { tables, db }: PullParts,
  productionId: Id,
  owed: OwedFeeds,
  withUnknownFiles: PulledComments['withUnknownFiles'],
): void {
  const told = [...owed].filter(
    ([id, date]) => !withUnknownFiles.has(id) && (tables.tasks.updatedAtOf(id) ?? null) === date,
  );
  if (told.length === 0) return;
  db.write(() => {
    for (const [id] of told) settle(tables, { productionId, id });
  });
}

/**
 * Reads the conversations of the tasks that moved.
 * @param readsInBulk clients and vendors may not: theirs is read for the tasks that were opened once.
 */
export async function pullMovedFeeds(
  parts: PullParts,
  productionId: Id,
  readsInBulk: boolean,
  signal: AbortSignal,
): Promise<void> {
  const { tables, db } = parts;
  const wanted: Id[] = [];
  const others: Id[] = [];
  for (const id of owedIn(tables, productionId)) {
    const isWanted = tables.tasks.has(id) && (readsInBulk || tables.scopes.get(`task:${id}`).state !== 'never');
    (isWanted ? wanted : others).push(id);
  }
  const settleThese = (ids: readonly Id[]): void => {
    db.write(() => {
      for (const id of ids) settle(tables, { productionId, id });
    });
  };
  if (others.length > 0) settleThese(others);
  const areFew =
    wanted.length <= manyTasks || wanted.length <= tables.comments.countOf(productionId) / commentsAsOneTask;
  if (!readsInBulk || areFew) {
    await eachOf(wanted, (taskId) => pullTask(parts, taskId, signal));
    // A conversation tells little of its files.
    await pullPreviewsOf(parts, tables.previewFiles.tasksWithThin(wanted), signal);
    return;
  }
  await pullCommentsWhole(parts, productionId, wanted, signal);
  await pullPreviewsOf(parts, wanted, signal);
  db.write(() => {
    tables.scopes.note(`whole:${productionId}`, { state: 'complete', asOf: instantOf(parts.now()) });
  });
  settleThese(wanted);
}

/** The first failure ends it, once what is under way has ended. */
async function eachOf(ids: readonly Id[], read: (id: Id) => Promise<void>): Promise<void> {
  const left = [...ids];
  const lane = async (): Promise<void> => {
    for (let id = left.shift(); id !== undefined; id = left.shift())
      await read(id).catch((error: unknown) => {
        left.length = 0;
        throw error;
      });
  };
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, lane));
  const failed = ended.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}
