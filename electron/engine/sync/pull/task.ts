import type { Id, Instant } from '../../../../shared/model/studio.ts';
import type { Tables } from '../../db/tables.ts';
import { ApiError } from '../../kitsu/ApiError.ts';
import type { Feed } from '../../kitsu/kitsu.ts';
import { forgetTasks } from '../../db/forgetRows.ts';
import { keepMoved, settle } from './owedFeeds.ts';
import { instantOf, type PullParts } from './parts.ts';
import { goneOf } from './stillOpen.ts';

/** All that is said on a task, with attachments, replies and preview files: GET /data/tasks/{id}/comments. */
export async function pullTask(parts: PullParts, taskId: Id, signal: AbortSignal): Promise<void> {
  const { db, tables } = parts;
  await parts.turns.shared(async () => {
    const task = tables.tasks.get(taskId);
    if (task === null) return;
    // Another reading of the same task may end first and know more.
    const knownCommentIds = tables.comments.idsOfTask(taskId);
    const knownFileIds = tables.previewFiles.idsOfTask(taskId);
    // The date of the task that these comments belong to: when it moves on, something was said or taken back.
    const watermark = task.updatedAt;
    let read: Feed;
    try {
      read = await parts.kitsu.feedOf(task, signal);
    } catch (error) {
      if (!(error instanceof ApiError) || (error.code !== 'not-found' && error.code !== 'forbidden')) throw error;
      const { code } = error;
      db.write(() => {
        if (code === 'not-found') {
          forgetTasks(tables, [taskId]);
          return;
        }
        // The task may be seen and its conversation not, any more: what could be read once stays.
        settleIfStill(tables, taskId, watermark);
        tables.scopes.note(`task:${taskId}`, { errorCode: code });
      });
      return;
    }
    db.write(() => {
      const commentIds = new Set(read.comments.map(({ id }) => id));
      tables.comments.remove(knownCommentIds.filter((id) => !commentIds.has(id)));
      for (const comment of read.comments.toReversed()) tables.comments.upsert(comment);
      tables.comments.putInOrder(
        taskId,
        read.comments.map(({ id }) => id),
      );
      const fileIds = new Set(read.previewFiles.map(({ id }) => id));
      tables.previewFiles.remove(knownFileIds.filter((id) => !fileIds.has(id)));
      for (const file of read.previewFiles) tables.previewFiles.upsert(file);
      settleIfStill(tables, taskId, watermark);
      tables.scopes.note(`task:${taskId}`, {
        state: 'complete',
        asOf: instantOf(parts.now()),
        watermark,
        errorCode: null,
      });
    });
  });
}

/** A task that moved on while it was read is still owed. */
function settleIfStill(tables: Tables, taskId: Id, watermark: Instant | null): void {
  const task = tables.tasks.get(taskId);
  if (task !== null && task.updatedAt === watermark) settle(tables, task);
}

/** Tasks by id; what is asked for and missing is gone or no longer to be seen. At most 100 ids. */
export async function pullTasksById(parts: PullParts, taskIds: readonly Id[], signal: AbortSignal): Promise<void> {
  const { db, tables } = parts;
  await parts.turns.shared(async () => {
    const tasks = await parts.kitsu.tasksById(taskIds, signal);
    const found = new Set(tasks.map(({ id }) => id));
    const missing = taskIds.filter((id) => !found.has(id));
    const gone = await goneOf(parts, tables.tasks.byIds(missing), signal);
    db.write(() => {
      keepMoved(tables, tasks);
      parts.turns.overtake(taskIds);
      forgetTasks(
        tables,
        gone.map(({ id }) => id),
      );
    });
  });
}
