import { z } from 'zod';
import { checklistItem } from '../../../../shared/checklistItem.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import type { Attachment, Comment } from '../../../../shared/model/task.ts';
import type { Database } from '../open.ts';
import { flag, ids as readIds, json, number, text, textOrNull, type Row } from '../row.ts';

export type Comments = {
  readonly get: (id: Id) => Comment | null;
  /** Newest first, pinned ones on top. */
  readonly ofTask: (taskId: Id) => readonly Comment[];
  readonly idsOfTask: (taskId: Id) => readonly Id[];
  readonly idsOfTasks: (taskIds: readonly Id[]) => readonly Id[];
  /** The newest comment of each task. */
  readonly latestOf: (taskIds: readonly Id[]) => ReadonlyMap<Id, Comment>;
  readonly attachmentsOf: (taskIds: readonly Id[]) => readonly Attachment[];
  readonly countOf: (productionId: Id) => number;
  readonly taskOf: (id: Id) => Id | null;
  readonly areMentioning: (taskId: Id, personId: Id) => boolean;
  readonly upsert: (comment: Comment) => void;
  /** Dates have whole seconds: which of two in one second came first is known from the server's own list alone. */
  readonly putInOrder: (taskId: Id, newestFirst: readonly Id[]) => void;
  readonly remove: (ids: readonly Id[]) => number;
  readonly removeOfTasks: (taskIds: readonly Id[]) => number;
};

const checklist = z.array(checklistItem);
const attachments = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    extension: z.string(),
    sizeBytes: z.number(),
    replyId: z.string().nullable(),
  }),
);
const replies = z.array(
  z.object({
    id: z.string(),
    personId: z.string().nullable(),
    text: z.string(),
    mentionIds: z.array(z.string()),
    createdAt: z.string(),
  }),
);

function readComment(row: Row): Comment {
  return {
    id: text(row, 'id'),
    taskId: text(row, 'taskId'),
    personId: textOrNull(row, 'personId'),
    editorId: textOrNull(row, 'editorId'),
    taskStatusId: textOrNull(row, 'taskStatusId'),
    text: text(row, 'text'),
    checklist: checklist.parse(json(row, 'checklist')),
    links: readIds(row, 'links'),
    isPinned: flag(row, 'isPinned'),
    isForClient: flag(row, 'isForClient'),
    mentionIds: readIds(row, 'mentionIds'),
    departmentMentionIds: readIds(row, 'departmentMentionIds'),
    acknowledgementIds: readIds(row, 'acknowledgementIds'),
    previewFileIds: readIds(row, 'previewFileIds'),
    attachments: attachments.parse(json(row, 'attachments')),
    replies: replies.parse(json(row, 'replies')),
    createdAt: text(row, 'createdAt'),
    updatedAt: textOrNull(row, 'updatedAt'),
  };
}

export function createComments(db: Database): Comments {
  const get = db.prepare('SELECT * FROM comment WHERE id = @id');
  const ofTask = db.prepare(
    'SELECT * FROM comment WHERE taskId = @taskId ORDER BY isPinned DESC, createdAt DESC, key DESC',
  );
  const idsOfTask = db.prepare('SELECT id FROM comment WHERE taskId = @taskId');
  const idsOfTasks = db.prepare('SELECT id FROM comment WHERE taskId IN (SELECT value FROM json_each(@taskIds))');
  const latestOf = db.prepare(`
    SELECT comment.* FROM json_each(@taskIds) AS wanted
    JOIN comment ON comment.key = (
      SELECT key FROM comment WHERE taskId = wanted.value ORDER BY createdAt DESC, key DESC LIMIT 1)`);
  const attachmentsOf = db.prepare(`
    SELECT attachments FROM comment WHERE taskId IN (SELECT value FROM json_each(@taskIds)) AND attachments <> '[]'`);
  const countOf = db.prepare(
    'SELECT count(*) AS count FROM task JOIN comment ON comment.taskId = task.id WHERE task.productionId = @productionId',
  );
  const taskOf = db.prepare('SELECT taskId FROM comment WHERE id = @id');
  const mentioning = db.prepare(`
    SELECT 1 AS one FROM comment JOIN json_each(comment.mentionIds) AS mentioned ON mentioned.value = @personId
    WHERE comment.taskId = @taskId LIMIT 1`);
  const upsert = db.prepare(`
    INSERT INTO comment (id, taskId, personId, editorId, taskStatusId, text, checklist, links, isPinned, isForClient,
      mentionIds, departmentMentionIds, acknowledgementIds, previewFileIds, attachments, replies, createdAt, updatedAt, rev)
    VALUES (@id, @taskId, @personId, @editorId, @taskStatusId, @text, @checklist, @links, @isPinned, @isForClient,
      @mentionIds, @departmentMentionIds, @acknowledgementIds, @previewFileIds, @attachments, @replies, @createdAt, @updatedAt, @rev)
    ON CONFLICT (id) DO UPDATE SET taskId = excluded.taskId, personId = excluded.personId, editorId = excluded.editorId,
      taskStatusId = excluded.taskStatusId, text = excluded.text, checklist = excluded.checklist, links = excluded.links,
      isPinned = excluded.isPinned, isForClient = excluded.isForClient, mentionIds = excluded.mentionIds,
      departmentMentionIds = excluded.departmentMentionIds, acknowledgementIds = excluded.acknowledgementIds,
      previewFileIds = excluded.previewFileIds, attachments = excluded.attachments, replies = excluded.replies,
      createdAt = excluded.createdAt, updatedAt = coalesce(excluded.updatedAt, updatedAt), rev = excluded.rev
    WHERE (taskId, personId, editorId, taskStatusId, text, checklist, links, isPinned, isForClient, mentionIds,
      departmentMentionIds, acknowledgementIds, previewFileIds, attachments, replies, createdAt, updatedAt)
    IS NOT (excluded.taskId, excluded.personId, excluded.editorId, excluded.taskStatusId, excluded.text, excluded.checklist,
      excluded.links, excluded.isPinned, excluded.isForClient, excluded.mentionIds, excluded.departmentMentionIds,
      excluded.acknowledgementIds, excluded.previewFileIds, excluded.attachments, excluded.replies, excluded.createdAt,
      coalesce(excluded.updatedAt, updatedAt))`);
  const tied = db.prepare(`
    SELECT id, key, createdAt FROM comment WHERE taskId = @taskId AND createdAt IN (
      SELECT createdAt FROM comment WHERE taskId = @taskId GROUP BY createdAt HAVING count(*) > 1)
    ORDER BY key`);
  const moveTo = db.prepare('UPDATE comment SET key = @position, rev = @rev WHERE id = @id');
  const remove = db.prepare('DELETE FROM comment WHERE id IN (SELECT value FROM json_each(@ids))');
  const removeOfTasks = db.prepare('DELETE FROM comment WHERE taskId IN (SELECT value FROM json_each(@taskIds))');

  return {
    get: (id) => {
      const row = get.get({ id });
      return row === undefined ? null : readComment(row);
    },
    ofTask: (taskId) => ofTask.all({ taskId }).map(readComment),
    idsOfTask: (taskId) => idsOfTask.all({ taskId }).map((row) => text(row, 'id')),
    idsOfTasks: (taskIds) => idsOfTasks.all({ taskIds: JSON.stringify(taskIds) }).map((row) => text(row, 'id')),
    latestOf: (taskIds) =>
      new Map(latestOf.all({ taskIds: JSON.stringify(taskIds) }).map((row) => [text(row, 'taskId'), readComment(row)])),
    attachmentsOf: (taskIds) =>
      attachmentsOf
        .all({ taskIds: JSON.stringify(taskIds) })
        .flatMap((row) => attachments.parse(json(row, 'attachments'))),
    countOf: (productionId) => Number(countOf.get({ productionId })?.['count'] ?? 0),
    taskOf: (id) => {
      const row = taskOf.get({ id });
      return row === undefined ? null : text(row, 'taskId');
    },
    areMentioning: (taskId, personId) => mentioning.get({ taskId, personId }) !== undefined,
    upsert: (comment) => {
      upsert.run({
        id: comment.id,
        taskId: comment.taskId,
        personId: comment.personId,
        editorId: comment.editorId,
        taskStatusId: comment.taskStatusId,
        text: comment.text,
        checklist: JSON.stringify(comment.checklist),
        links: JSON.stringify(comment.links),
        isPinned: Number(comment.isPinned),
        isForClient: Number(comment.isForClient),
        // Relation lists come in any order: sorted, so that the same ids are the same text.
        mentionIds: JSON.stringify([...comment.mentionIds].sort()),
        departmentMentionIds: JSON.stringify([...comment.departmentMentionIds].sort()),
        acknowledgementIds: JSON.stringify([...comment.acknowledgementIds].sort()),
        previewFileIds: JSON.stringify(comment.previewFileIds),
        attachments: JSON.stringify(comment.attachments.toSorted((a, b) => (a.id < b.id ? -1 : 1))),
        replies: JSON.stringify(comment.replies),
        createdAt: comment.createdAt,
        updatedAt: comment.updatedAt,
        rev: db.currentRev(),
      });
    },
    putInOrder: (taskId, newestFirst) => {
      const place = new Map(newestFirst.map((id, index) => [id, index]));
      const known = tied
        .all({ taskId })
        .map((row) => ({ id: text(row, 'id'), key: number(row, 'key'), createdAt: text(row, 'createdAt') }))
        .filter(({ id }) => place.has(id));
      for (const instant of new Set(known.map(({ createdAt }) => createdAt))) {
        const second = known.filter(({ createdAt }) => createdAt === instant);
        const oldestFirst = second.toSorted((one, other) => (place.get(other.id) ?? 0) - (place.get(one.id) ?? 0));
        if (oldestFirst.every(({ id }, index) => id === second[index]?.id)) continue;
        const rev = db.currentRev();
        // No two may have one key at any moment: first out of the way.
        for (const { id, key } of second) moveTo.run({ id, position: -key, rev });
        for (const [index, { id }] of oldestFirst.entries())
          moveTo.run({ id, position: second[index]?.key ?? null, rev });
      }
    },
    remove: (ids) => remove.run({ ids: JSON.stringify(ids) }),
    removeOfTasks: (taskIds) => removeOfTasks.run({ taskIds: JSON.stringify(taskIds) }),
  };
}
