import type { Id, Instant } from '../../../../shared/model/studio.ts';
import type { PreviewFile } from '../../../../shared/model/task.ts';
import type { Database } from '../open.ts';
import { json, number, numberOrNull, oneOf, text, textOrNull, type Row } from '../row.ts';

/** What tells which file it is, of when, and what it takes. */
export type PreviewFileSize = Pick<
  PreviewFile,
  'id' | 'taskId' | 'revision' | 'extension' | 'status' | 'sizeBytes' | 'durationSeconds' | 'createdAt'
>;

export type PreviewFiles = {
  readonly get: (id: Id) => PreviewFile | null;
  readonly byIds: (ids: readonly Id[]) => readonly PreviewFile[];
  /** Newest revision first, by position within one. */
  readonly ofTask: (taskId: Id) => readonly PreviewFile[];
  /** Without what is drawn on them, which is by far the most of a row. */
  readonly sizesOf: (ids: readonly Id[]) => readonly PreviewFileSize[];
  /** Of many tasks: newest revision first within each. */
  readonly ofTasks: (taskIds: readonly Id[]) => readonly PreviewFileSize[];
  /** Main files of a production that came since then, the newest first. */
  readonly cameSince: (productionId: Id, since: Instant) => readonly PreviewFileSize[];
  readonly idsOfTask: (taskId: Id) => readonly Id[];
  readonly idsOfProduction: (productionId: Id) => readonly Id[];
  readonly countOf: (productionId: Id) => number;
  /** Of these tasks, those with a file of which only a conversation told so far. */
  readonly tasksWithThin: (taskIds: readonly Id[]) => readonly Id[];
  /** What was not read (null) keeps what is known; a row without its date comes from a conversation, which tells less. */
  readonly upsert: (file: PreviewFile) => void;
  readonly remove: (ids: readonly Id[]) => number;
  readonly removeOfTasks: (taskIds: readonly Id[]) => number;
};

const previewStatuses = ['processing', 'ready', 'broken', 'missing'] as const;

function readPreviewFile(row: Row): PreviewFile {
  const annotations = json(row, 'annotations');
  return {
    id: text(row, 'id'),
    taskId: text(row, 'taskId'),
    revision: number(row, 'revision'),
    position: number(row, 'position'),
    extension: text(row, 'extension'),
    originalName: text(row, 'originalName'),
    status: oneOf(row, 'status', previewStatuses),
    validationStatus: oneOf(row, 'validationStatus', ['neutral', 'validated', 'rejected']),
    sizeBytes: numberOrNull(row, 'sizeBytes'),
    widthPx: numberOrNull(row, 'widthPx'),
    heightPx: numberOrNull(row, 'heightPx'),
    durationSeconds: numberOrNull(row, 'durationSeconds'),
    personId: textOrNull(row, 'personId'),
    annotations: Array.isArray(annotations) ? annotations : null,
    createdAt: text(row, 'createdAt'),
    updatedAt: textOrNull(row, 'updatedAt'),
  };
}

function readSize(row: Row): PreviewFileSize {
  return {
    id: text(row, 'id'),
    taskId: text(row, 'taskId'),
    revision: number(row, 'revision'),
    extension: text(row, 'extension'),
    status: oneOf(row, 'status', previewStatuses),
    sizeBytes: numberOrNull(row, 'sizeBytes'),
    durationSeconds: numberOrNull(row, 'durationSeconds'),
    createdAt: text(row, 'createdAt'),
  };
}

export function createPreviewFiles(db: Database): PreviewFiles {
  const get = db.prepare('SELECT * FROM preview_file WHERE id = @id');
  const byIds = db.prepare('SELECT * FROM preview_file WHERE id IN (SELECT value FROM json_each(@ids))');
  const ofTask = db.prepare(
    'SELECT * FROM preview_file WHERE taskId = @taskId ORDER BY revision DESC, position, createdAt',
  );
  const ofTasks = db.prepare(`
    SELECT id, taskId, revision, extension, status, sizeBytes, durationSeconds, createdAt FROM preview_file
    WHERE taskId IN (SELECT value FROM json_each(@ids)) ORDER BY taskId, revision DESC, position`);
  const sizesOf = db.prepare(`
    SELECT id, taskId, revision, extension, status, sizeBytes, durationSeconds, createdAt FROM preview_file
    WHERE id IN (SELECT value FROM json_each(@ids))`);
  // An upload moves its task's own time: the index of tasks by time leads to the few there are.
  const cameSince = db.prepare(`
    SELECT preview_file.id, taskId, revision, extension, status, sizeBytes, durationSeconds, preview_file.createdAt
    FROM task JOIN preview_file ON preview_file.taskId = task.id
    WHERE task.productionId = @productionId AND task.updatedAt >= @since
      AND preview_file.createdAt >= @since AND position = 1
    ORDER BY preview_file.createdAt DESC`);
  const idsOfTask = db.prepare('SELECT id FROM preview_file WHERE taskId = @taskId');
  const idsOfProduction = db.prepare(`
    SELECT preview_file.id FROM preview_file JOIN task ON task.id = preview_file.taskId
    WHERE task.productionId = @productionId`);
  const countOf = db.prepare(`
    SELECT count(*) AS count FROM task JOIN preview_file ON preview_file.taskId = task.id
    WHERE task.productionId = @productionId`);
  const tasksWithThin = db.prepare(`
    SELECT DISTINCT taskId FROM preview_file
    WHERE updatedAt IS NULL AND taskId IN (SELECT value FROM json_each(@taskIds))`);
  const upsert = db.prepare(`
    INSERT INTO preview_file (id, taskId, revision, position, extension, originalName, status, validationStatus, sizeBytes,
      widthPx, heightPx, durationSeconds, personId, annotations, createdAt, updatedAt, rev)
    VALUES (@id, @taskId, @revision, @position, @extension, @originalName, @status, @validationStatus, @sizeBytes,
      @widthPx, @heightPx, @durationSeconds, @personId, @annotations, @createdAt, @updatedAt, @rev)
    ON CONFLICT (id) DO UPDATE SET taskId = excluded.taskId, revision = excluded.revision, position = excluded.position,
      extension = excluded.extension, originalName = excluded.originalName, status = excluded.status,
      validationStatus = excluded.validationStatus, sizeBytes = coalesce(excluded.sizeBytes, sizeBytes),
      widthPx = coalesce(excluded.widthPx, widthPx), heightPx = coalesce(excluded.heightPx, heightPx),
      durationSeconds = coalesce(excluded.durationSeconds, durationSeconds), personId = iif(excluded.updatedAt IS NULL, coalesce(personId, excluded.personId), coalesce(excluded.personId, personId)),
      annotations = coalesce(excluded.annotations, annotations),
      createdAt = iif(excluded.updatedAt IS NULL, createdAt, excluded.createdAt),
      updatedAt = coalesce(excluded.updatedAt, updatedAt), rev = excluded.rev
    WHERE (taskId, revision, position, extension, originalName, status, validationStatus, sizeBytes, widthPx, heightPx,
      durationSeconds, personId, annotations, createdAt, updatedAt)
    IS NOT (excluded.taskId, excluded.revision, excluded.position, excluded.extension, excluded.originalName,
      excluded.status, excluded.validationStatus, coalesce(excluded.sizeBytes, sizeBytes), coalesce(excluded.widthPx, widthPx),
      coalesce(excluded.heightPx, heightPx), coalesce(excluded.durationSeconds, durationSeconds),
      iif(excluded.updatedAt IS NULL, coalesce(personId, excluded.personId), coalesce(excluded.personId, personId)), coalesce(excluded.annotations, annotations),
      iif(excluded.updatedAt IS NULL, createdAt, excluded.createdAt), coalesce(excluded.updatedAt, updatedAt))`);
  const remove = db.prepare('DELETE FROM preview_file WHERE id IN (SELECT value FROM json_each(@ids))');
  const removeOfTasks = db.prepare('DELETE FROM preview_file WHERE taskId IN (SELECT value FROM json_each(@taskIds))');

  return {
    get: (id) => {
      const row = get.get({ id });
      return row === undefined ? null : readPreviewFile(row);
    },
    byIds: (ids) => byIds.all({ ids: JSON.stringify(ids) }).map(readPreviewFile),
    ofTask: (taskId) => ofTask.all({ taskId }).map(readPreviewFile),
    sizesOf: (ids) => sizesOf.all({ ids: JSON.stringify(ids) }).map(readSize),
    ofTasks: (taskIds) => ofTasks.all({ ids: JSON.stringify(taskIds) }).map(readSize),
    cameSince: (productionId, since) => cameSince.all({ productionId, since }).map(readSize),
    idsOfTask: (taskId) => idsOfTask.all({ taskId }).map((row) => text(row, 'id')),
    idsOfProduction: (productionId) => idsOfProduction.all({ productionId }).map((row) => text(row, 'id')),
    countOf: (productionId) => Number(countOf.get({ productionId })?.['count'] ?? 0),
    tasksWithThin: (taskIds) =>
      tasksWithThin.all({ taskIds: JSON.stringify(taskIds) }).map((row) => text(row, 'taskId')),
    upsert: (file) => {
      upsert.run({
        id: file.id,
        taskId: file.taskId,
        revision: file.revision,
        position: file.position,
        extension: file.extension,
        originalName: file.originalName,
        status: file.status,
        validationStatus: file.validationStatus,
        sizeBytes: file.sizeBytes,
        widthPx: file.widthPx,
        heightPx: file.heightPx,
        durationSeconds: file.durationSeconds,
        personId: file.personId,
        annotations: file.annotations === null ? null : JSON.stringify(file.annotations),
        createdAt: file.createdAt,
        updatedAt: file.updatedAt,
        rev: db.currentRev(),
      });
    },
    remove: (ids) => remove.run({ ids: JSON.stringify(ids) }),
    removeOfTasks: (taskIds) => removeOfTasks.run({ taskIds: JSON.stringify(taskIds) }),
  };
}
