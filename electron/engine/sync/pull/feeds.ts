import type { Id } from '../../../../shared/model/studio.ts';
import { pullCommentsWhole } from './comments.ts';
import { owedIn, settle } from './owedFeeds.ts';
import { instantOf, type PullParts } from './parts.ts';
import { pullPreviewsOf } from './previews.ts';
import { pullTask } from './task.ts';

/** Short requests: on a slow line it is the way there and back that takes the time. */
const atOnce = 4;

/** Above this many moved tasks the bulk lists are cheaper than one conversation each. */
const manyTasks = 300;

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
  const settleAll = (ids: readonly Id[]): void => {
    db.write(() => {
      for (const id of ids) settle(tables, { productionId, id });
    });
  };
  if (others.length > 0) settleAll(others);
  if (!readsInBulk || wanted.length <= manyTasks) {
    await eachOf(wanted, (taskId) => pullTask(parts, taskId, signal));
    return;
  }
  await pullCommentsWhole(parts, productionId, wanted, signal);
  await pullPreviewsOf(parts, wanted, signal);
  db.write(() => {
    tables.scopes.note(`whole:${productionId}`, { state: 'complete', asOf: instantOf(parts.now()) });
  });
  settleAll(wanted);
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
