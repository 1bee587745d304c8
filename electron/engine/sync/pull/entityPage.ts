/**
 * What a page of one shot, asset, sequence, episode or edit shows beside the mirror's lists, which no walk brings: files that its pipeline told of, and
 * whose time went into it. It is read when the page is opened, and stays for when there is no connection.
 */
import { isTableKind, type Id } from '../../../../shared/model/studio.ts';
import { ApiError } from '../../kitsu/ApiError.ts';
import { instantOf, type PullParts } from './parts.ts';
import { pullTask } from './task.ts';

export async function pullEntityPage(parts: PullParts, entityId: Id, signal: AbortSignal): Promise<void> {
  const { db, tables, kitsu } = parts;
  const entity = tables.entities.get(entityId);
  if (entity === null || !isTableKind(entity.kind)) return;
  const { kind } = entity;
  const taskIds = tables.tasks.ofEntity(entityId).map(({ id }) => id);
  const told = await allowed(kitsu.pipelineFilesOf({ id: entityId, kind, taskIds }, signal));
  const times = await allowed(kitsu.timeSpentsOfEntity(entityId, signal));
  db.write(() => {
    // What may not be read any more stays as it was told.
    if (told !== null) {
      tables.pipelineFiles.replaceOfEntity(entityId, told.files);
      tables.assetInstances.replaceOfEntity(entityId, told.instances);
    }
    if (times !== null) tables.timeSpents.replaceOfTasks(taskIds, times);
    tables.scopes.note(`entity:${entityId}`, {
      state: 'complete',
      asOf: instantOf(parts.now()),
      errorCode: told === null ? 'forbidden' : null,
    });
  });
  // The news name what was said; conversations come with the walks, and one that a walk missed is read now.
  const news = (await allowed(kitsu.newsTasksOf(entityId, signal))) ?? [];
  const missing = news.filter(({ commentId }) => tables.comments.get(commentId) === null);
  for (const taskId of new Set(missing.map((one) => one.taskId)))
    if (tables.tasks.has(taskId)) await pullTask(parts, taskId, signal);
}

/** One file of the pipeline, as it is now: what is looked at more closely. */
export async function pullPipelineFile({ db, tables, kitsu }: PullParts, id: Id, signal: AbortSignal): Promise<void> {
  const known = tables.pipelineFiles.get(id);
  if (known === null) return;
  try {
    const file = await kitsu.pipelineFile(known, signal);
    db.write(() => tables.pipelineFiles.upsert(file));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === 'not-found') db.write(() => tables.pipelineFiles.remove(id));
    // What may not be read any more stays as it was told.
    else if (error.code !== 'forbidden') throw error;
  }
}

/** Null where it is not to be seen, or gone. */
async function allowed<Value>(reading: Promise<Value>): Promise<Value | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ApiError && (error.code === 'not-found' || error.code === 'forbidden')) return null;
    throw error;
  }
}
