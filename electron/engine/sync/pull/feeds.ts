import type { Id } from '../../../../shared/model/studio.ts';
import { pullCommentsWhole } from './comments.ts';
import { owedIn, settle } from './owedFeeds.ts';
import { instantOf, type PullParts } from './parts.ts';
import { pullPreviewsOf } from './previews.ts';
import { pullTask } from './task.ts';

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
    for (const taskId of wanted) await pullTask(parts, taskId, signal);
    return;
  }
  await pullCommentsWhole(parts, productionId, wanted, signal);
  await pullPreviewsOf(parts, wanted, signal);
  db.write(() => {
    tables.scopes.note(`whole:${productionId}`, { state: 'complete', asOf: instantOf(parts.now()) });
  });
  settleAll(wanted);
}
