import type { News } from '../../../../shared/model/news.ts';
import type { Id, Instant } from '../../../../shared/model/studio.ts';
import type { Database } from '../open.ts';
import { flag, numberOrNull, text, textOrNull, type Row } from '../row.ts';

export type NewsTable = {
  /** Newest first, none older than `from`. */
  readonly ofProduction: (productionId: Id, from: Instant) => readonly News[];
  readonly ofAll: (from: Instant) => readonly News[];
  /** Writes what differs. */
  readonly upsert: (news: News) => void;
  /** Those of the span, its ends among them: a production's, or of all. */
  readonly idsBetween: (productionId: Id | null, from: Instant, until: Instant) => readonly Id[];
  readonly remove: (ids: readonly Id[]) => number;
  readonly removeOfComments: (commentIds: readonly Id[]) => number;
  readonly removeOfTasks: (taskIds: readonly Id[]) => number;
  readonly removeOfProduction: (productionId: Id) => number;
  /** Takes out all but the newest of a production; answers when the oldest that stays was made, null where none was taken. */
  readonly trim: (productionId: Id, keptCount: number) => Instant | null;
  readonly productionIds: () => readonly Id[];
};

const readNews = (row: Row): News => ({
  id: text(row, 'id'),
  productionId: text(row, 'productionId'),
  taskId: text(row, 'taskId'),
  entityId: textOrNull(row, 'entityId'),
  taskTypeId: textOrNull(row, 'taskTypeId'),
  taskStatusId: textOrNull(row, 'taskStatusId'),
  isStatusChange: flag(row, 'isStatusChange'),
  authorId: textOrNull(row, 'authorId'),
  commentId: textOrNull(row, 'commentId'),
  previewFileId: textOrNull(row, 'previewFileId'),
  previewExtension: text(row, 'previewExtension'),
  previewRevision: numberOrNull(row, 'previewRevision'),
  entityName: text(row, 'entityName'),
  createdAt: text(row, 'createdAt'),
});

export function createNewsTable(db: Database): NewsTable {
  const ofProduction = db.prepare(
    'SELECT * FROM news WHERE productionId = @productionId AND createdAt >= @since ORDER BY createdAt DESC, id',
  );
  const ofAll = db.prepare('SELECT * FROM news WHERE createdAt >= @since ORDER BY createdAt DESC, id');
  const upsert = db.prepare(`
    INSERT INTO news (id, productionId, taskId, entityId, taskTypeId, taskStatusId, isStatusChange, authorId, commentId,
      previewFileId, previewExtension, previewRevision, entityName, createdAt)
    VALUES (@id, @productionId, @taskId, @entityId, @taskTypeId, @taskStatusId, @isStatusChange, @authorId, @commentId,
      @previewFileId, @previewExtension, @previewRevision, @entityName, @createdAt)
    ON CONFLICT (id) DO UPDATE SET taskStatusId = excluded.taskStatusId, isStatusChange = excluded.isStatusChange,
      previewFileId = excluded.previewFileId, previewExtension = excluded.previewExtension,
      previewRevision = excluded.previewRevision, entityName = excluded.entityName
    WHERE (taskStatusId, isStatusChange, previewFileId, previewExtension, previewRevision, entityName)
    IS NOT (excluded.taskStatusId, excluded.isStatusChange, excluded.previewFileId, excluded.previewExtension,
      excluded.previewRevision, excluded.entityName)`);
  const idsBetween = db.prepare(
    'SELECT id FROM news WHERE productionId = @productionId AND createdAt >= @since AND createdAt <= @until',
  );
  const idsOfAllBetween = db.prepare('SELECT id FROM news WHERE createdAt >= @since AND createdAt <= @until');
  const remove = db.prepare('DELETE FROM news WHERE id IN (SELECT value FROM json_each(@ids))');
  const removeOfComments = db.prepare('DELETE FROM news WHERE commentId IN (SELECT value FROM json_each(@ids))');
  const removeOfTasks = db.prepare('DELETE FROM news WHERE taskId IN (SELECT value FROM json_each(@taskIds))');
  const removeOfProduction = db.prepare('DELETE FROM news WHERE productionId = @productionId');
  const oldestKept = db.prepare(
    'SELECT createdAt FROM news WHERE productionId = @productionId ORDER BY createdAt DESC LIMIT 1 OFFSET @limit',
  );
  const removeOlder = db.prepare('DELETE FROM news WHERE productionId = @productionId AND createdAt <= @until');
  const productionIds = db.prepare('SELECT DISTINCT productionId FROM news');

  return {
    ofProduction: (productionId, from) => ofProduction.all({ productionId, since: from }).map(readNews),
    ofAll: (from) => ofAll.all({ since: from }).map(readNews),
    upsert: (news) => {
      upsert.run({ ...news, isStatusChange: Number(news.isStatusChange) });
    },
    idsBetween: (productionId, from, until) =>
      (productionId === null
        ? idsOfAllBetween.all({ since: from, until })
        : idsBetween.all({ productionId, since: from, until })
      ).map((row) => text(row, 'id')),
    remove: (ids) => remove.run({ ids: JSON.stringify(ids) }),
    removeOfComments: (commentIds) => removeOfComments.run({ ids: JSON.stringify(commentIds) }),
    removeOfTasks: (taskIds) => removeOfTasks.run({ taskIds: JSON.stringify(taskIds) }),
    removeOfProduction: (productionId) => removeOfProduction.run({ productionId }),
    trim: (productionId, keptCount) => {
      const row = oldestKept.get({ productionId, limit: keptCount });
      if (row === undefined) return null;
      const until = text(row, 'createdAt');
      // Of one second all go: half of one would look like all there is of it.
      removeOlder.run({ productionId, until });
      return until;
    },
    productionIds: () => productionIds.all({}).map((row) => text(row, 'productionId')),
  };
}
