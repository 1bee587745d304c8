import type { Id } from '../../../shared/model/studio.ts';
import { oweCasting } from './owedCastings.ts';
import type { Tables } from './tables.ts';

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
  tables.pipelineFiles.removeOfEntities(entityIds);
  for (const entityId of entityIds) tables.scopes.remove(`entity:${entityId}`);
  tables.entities.remove(entityIds);
  // Should it come back, for its production was only closed, no date of theirs says that it is cast in them.
  for (const entity of tables.entities.byIds(holders)) oweCasting(tables, entity);
}
