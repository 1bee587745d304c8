import type { Id } from '../../../shared/model/studio.ts';
import { oweCasting } from './owedCastings.ts';
import type { Tables } from './tables.ts';

/**
 * Takes tasks out of the mirror with all that hangs on them: the server sends no events for those. One's own hours are not the
 * task's: they are on the timesheet also where it may not be seen any more, and go with what reads that.
 */
export function forgetTasks(tables: Tables, taskIds: readonly Id[]): void {
  if (taskIds.length === 0) return;
  noteTaskMedia(tables, taskIds);
  tables.comments.removeOfTasks(taskIds);
  tables.previewFiles.removeOfTasks(taskIds);
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
  tables.assetInstances.removeOfEntities(entityIds);
  for (const entityId of entityIds) tables.scopes.remove(`entity:${entityId}`);
  noteEntityMedia(tables, entityIds);
  tables.entities.remove(entityIds);
  // Should it come back, for its production was only closed, no date of theirs says that it is cast in them.
  for (const entity of tables.entities.byIds(holders)) oweCasting(tables, entity);
}

/** Rows that a vendor loses are mostly on the server still, and not for them to see: nor is what hangs on these on disk. */
function noteTaskMedia(tables: Tables, taskIds: readonly Id[]): void {
  const asVendor = productionsAsVendor(tables);
  if (asVendor.size === 0) return;
  for (const { id, productionId } of tables.tasks.byIds(taskIds))
    if (asVendor.has(productionId))
      tables.forgottenMedia.add(productionId, [
        ...tables.previewFiles.idsOfTask(id),
        ...tables.comments.attachmentsOf([id]).map((attachment) => attachment.id),
      ]);
}

function noteEntityMedia(tables: Tables, entityIds: readonly Id[]): void {
  const asVendor = productionsAsVendor(tables);
  if (asVendor.size === 0) return;
  for (const { productionId, mainPreviewFileId } of tables.entities.byIds(entityIds))
    if (mainPreviewFileId !== null && asVendor.has(productionId))
      tables.forgottenMedia.add(productionId, [mainPreviewFileId]);
}

const productionsAsVendor = ({ productions }: Tables): ReadonlySet<Id> =>
  new Set(productions.all().flatMap(({ id, role }) => (role === 'vendor' ? [id] : [])));
