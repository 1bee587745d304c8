import type { Id } from '../../../../shared/model/studio.ts';
import type { Tables } from '../../db/tables.ts';
import { oweCasting } from './owedCastings.ts';

/** Takes tasks out of the mirror with all that hangs on them: the server sends no events for those. */
export function forgetTasks(tables: Tables, taskIds: readonly Id[]): void {
  if (taskIds.length === 0) return;
  tables.comments.removeOfTasks(taskIds);
  tables.previewFiles.removeOfTasks(taskIds);
  tables.timeSpents.removeOfTasks(taskIds);
  tables.news.removeOfTasks(taskIds);
  tables.tasks.remove(taskIds);
  for (const taskId of taskIds) tables.scopes.remove(`task:${taskId}`);
}

export function forgetEntities(tables: Tables, entityIds: readonly Id[]): void {
  if (entityIds.length === 0) return;
  forgetTasks(tables, tables.tasks.idsOfEntities(entityIds));
  const holders = tables.castings.holdersOf(entityIds);
  tables.castings.removeOfEntities(entityIds);
  tables.entities.countCast(holders);
  tables.entities.remove(entityIds);
  // Should it come back, for its production was only closed, no date of theirs says that it is cast in them.
  for (const entity of tables.entities.byIds(holders)) oweCasting(tables, entity);
}

/** Everything of a production but its own row; its scopes begin anew. What it had on disk beside the mirror is to follow. */
export function forgetProduction(tables: Tables, productionId: Id): void {
  const taskIds = tables.tasks.idsOf(productionId);
  tables.forgottenMedia.add(productionId, [
    ...tables.previewFiles.idsOfProduction(productionId),
    ...tables.comments.attachmentsOf(taskIds).map(({ id }) => id),
    ...tables.entities.mainPreviewsOf(productionId),
  ]);
  forgetTasks(tables, taskIds);
  forgetEntities(tables, tables.entities.idsOfProduction(productionId));
  tables.playlists.remove(tables.playlists.idsOfProduction(productionId));
  tables.news.removeOfProduction(productionId);
  beginAnew(tables, productionId);
}

/** Whose team was left: nothing of it stays, and what was kept offline of it is kept no longer. */
export function leaveProduction(tables: Tables, productionId: Id): void {
  forgetProduction(tables, productionId);
  for (const { id, subject } of tables.pinnedSets.all()) {
    if (subject.kind === 'my-tasks' || subject.productionId !== productionId) continue;
    tables.pinnedSets.remove(id);
    tables.pinnedFiles.removeSet(id);
  }
}

/** Keeps the rows, and reads all of them again. */
export function beginAnew(tables: Tables, productionId: Id): void {
  for (const prefix of [
    'feed',
    'tied',
    'owed-casting',
    'production',
    'board',
    'entities',
    'tasks',
    'comments',
    'previews',
    'casting',
    'whole',
    'playlists',
    'news',
    'news-from',
    'checks',
  ])
    tables.scopes.remove(`${prefix}:${productionId}`);
}
