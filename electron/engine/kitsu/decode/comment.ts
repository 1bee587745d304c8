import { z } from 'zod';
import { roles, type Id, type Role } from '../../../../shared/model/studio.ts';
import type { ChecklistItem } from '../../../../shared/model/checklist.ts';
import type { Attachment, Comment, Reply } from '../../../../shared/model/task.ts';
import type { SentReply } from '../kitsu.ts';
import { isRecord } from '../wireJson.ts';
import { readRows, reader } from './rows.ts';
import { anything, flag, ids, list, neededId, optionalId, optionalInstant, text, texts, whole } from './wireFields.ts';
import { extensionOf, flagOf, idOf, numberOf, textOf } from './wireValues.ts';

/** A comment, and the role of who wrote it where the server says so (1.0.97). */
export type DecodedComment = {
  readonly comment: Comment;
  readonly authorRole: Role | null;
  readonly wirePreviews: readonly unknown[];
};

const neededInstant = optionalInstant
  .refine((instant) => instant !== null, 'no date')
  .transform((instant) => instant ?? '');

const replyRow = z.object({
  id: neededId,
  person_id: optionalId,
  text,
  mentions: ids,
  created_at: optionalInstant,
  date: optionalInstant,
});

const asReply = (row: z.infer<typeof replyRow>): Reply => ({
  id: row.id,
  personId: row.person_id,
  text: row.text,
  mentionIds: row.mentions,
  createdAt: row.created_at ?? row.date ?? '1970-01-01T00:00:00Z',
});
const reply = replyRow.transform(asReply);

export const attachment = z
  .object({ id: neededId, name: text, extension: text, size: whole(0), reply_id: optionalId })
  .transform((row): Attachment => ({
    id: row.id,
    name: row.name,
    extension: extensionOf(row.extension),
    sizeBytes: row.size,
    replyId: row.reply_id,
  }));

/** The answer to a new reply: its files are in it, and say whose they are in newer versions only. */
export const sentReply = replyRow.extend({ attachment_files: list }).transform((row): SentReply => ({
  reply: asReply(row),
  attachments: readRows(row.attachment_files, reader(attachment)).rows.map((file) => ({ ...file, replyId: row.id })),
}));

const commentRow = z.object({
  id: neededId,
  object_id: neededId,
  person_id: optionalId,
  editor_id: optionalId,
  task_status_id: optionalId,
  text,
  checklist: list,
  links: texts,
  pinned: flag,
  for_client: flag,
  mentions: ids,
  department_mentions: ids,
  acknowledgements: ids,
  previews: list,
  attachment_files: list,
  replies: list,
  created_at: neededInstant,
  updated_at: optionalInstant,
  person: anything,
});

export function readComment(wire: Readonly<Record<string, unknown>>): DecodedComment {
  const row = reader(commentRow)(wire);
  const replies = readRows(row.replies, reader(reply)).rows;
  const replyIds = new Set(replies.map(({ id }) => id));
  return {
    comment: {
      id: row.id,
      taskId: row.object_id,
      personId: row.person_id,
      editorId: row.editor_id,
      taskStatusId: row.task_status_id,
      text: row.text,
      checklist: row.checklist.filter(isRecord).map(readItem),
      links: row.links,
      isPinned: row.pinned,
      isForClient: row.for_client,
      mentionIds: row.mentions,
      departmentMentionIds: row.department_mentions,
      acknowledgementIds: row.acknowledgements,
      previewFileIds: row.previews.map(previewIdOf).filter((id) => id !== null),
      // The list of a production tells attachments by their id only; without a name, until the task's comments are read.
      // Up to 1.0.64 the files of a deleted reply stay behind, and belong to nothing any more.
      attachments: readRows(row.attachment_files.map(attachmentRow), reader(attachment)).rows.filter(
        ({ replyId }) => replyId === null || replyIds.has(replyId),
      ),
      replies,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    },
    authorRole: authorRoleOf(row.person),
    wirePreviews: row.previews.filter(isRecord),
  };
}

/** Kitsu counts an item's frame from 1, and writes −1, or nothing, where it is about none. */
function readItem(item: Readonly<Record<string, unknown>>): ChecklistItem {
  const frame = numberOf(item['frame']);
  const revision = numberOf(item['revision']);
  return {
    text: textOf(item['text']),
    checked: flagOf(item['checked']),
    about:
      frame === null || frame < 0
        ? null
        : {
            revision: revision === null || revision < 0 ? null : Math.round(revision),
            frame: Math.max(0, Math.round(frame) - 1),
          },
  };
}

function attachmentRow(item: unknown): unknown {
  return isRecord(item) ? item : { id: item };
}

function previewIdOf(item: unknown): Id | null {
  return idOf(isRecord(item) ? item['id'] : item);
}

function authorRoleOf(person: unknown): Role | null {
  const role = isRecord(person) ? person['role'] : null;
  return roles.find((known) => known === role) ?? null;
}
