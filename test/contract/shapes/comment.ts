import { z } from 'zod';
import {
  color,
  flag,
  free,
  id,
  listOf,
  moment,
  newer,
  number,
  orNull,
  row,
  stored,
  text,
  type Shape,
} from './values.ts';
import { person } from './people.ts';
import { taskStatus } from './task.ts';
import type { Version } from '../version.ts';

/** Kitsu's page writes beside an item which frame of which revision it is about, where it is about one. */
const checklist = listOf(row({ text, checked: flag, frame: number.optional(), revision: number.optional() }));

/** The author as the newer version embeds it. */
export const author = row({ id, first_name: text, last_name: text, full_name: text, has_avatar: flag, role: text });

const replyFields = {
  id,
  date: moment,
  created_at: moment,
  person_id: id,
  text,
  mentions: listOf(id),
  department_mentions: listOf(id),
};

export const commentFields = (version: Version) => ({
  ...stored('Comment'),
  shotgun_id: orNull(number),
  object_id: id,
  object_type: z.literal('Task'),
  text,
  data: orNull(free),
  replies: listOf(row(replyFields)),
  checklist,
  pinned: orNull(flag),
  links: listOf(text),
  task_status_id: id,
  person_id: id,
  editor_id: orNull(id),
  preview_file_id: orNull(id),
  ...newer(version, { for_client: flag }),
});
/** Without relations. */
export const comment: Shape = (version) => row(commentFields(version));

export const attachmentInComment = row({ id, name: text, extension: orNull(text), size: number });

export const commentRelations = {
  previews: listOf(id),
  mentions: listOf(id),
  department_mentions: listOf(id),
  acknowledgements: listOf(id),
  attachment_files: listOf(attachmentInComment),
};

export const attachment: Shape = (version) =>
  row({
    ...stored('AttachmentFile'),
    name: text,
    size: number,
    extension: orNull(text),
    mimetype: orNull(text),
    comment_id: orNull(id),
    chat_message_id: orNull(id),
    comment: orNull(row(commentFields(version))),
    chat_message: orNull(chatMessageRow),
    ...newer(version, { reply_id: orNull(id) }),
  });

const chatMessageFields = { ...stored('ChatMessage'), chat_id: id, person_id: id, text };
const chatMessageRow = row(chatMessageFields);
export const chatMessage: Shape = () => chatMessageRow;
export const chatMessageWithFiles: Shape = () => row({ ...chatMessageFields, attachment_files: listOf(z.unknown()) });

export const newsRow: Shape = () =>
  row({ ...stored('News'), change: flag, author_id: id, comment_id: id, task_id: id, preview_file_id: orNull(id) });

/** News as a feed shows them. */
export const newsLine: Shape = (version) =>
  row({
    id,
    type: z.literal('News'),
    author_id: id,
    comment_id: orNull(id),
    task_id: id,
    task_type_id: id,
    task_status_id: id,
    task_entity_id: id,
    preview_file_id: orNull(id),
    preview_file_extension: orNull(text),
    project_id: id,
    project_name: text,
    created_at: moment,
    change: flag,
    full_entity_name: text,
    episode_id: orNull(id),
    entity_preview_file_id: orNull(id),
    ...(version === '0.20.52'
      ? { preview_file_annotations: z.unknown() }
      : { preview_file_revision: orNull(number), person: author }),
  });

export const notification: Shape = (version) =>
  row({
    id,
    type: z.literal('Notification'),
    notification_type: text,
    author_id: id,
    comment_id: orNull(id),
    task_id: orNull(id),
    task_type_id: orNull(id),
    task_status_id: orNull(id),
    mentions: listOf(id),
    department_mentions: listOf(id),
    reply_mentions: listOf(id),
    reply_department_mentions: listOf(id),
    preview_file_id: orNull(id),
    project_id: id,
    project_name: text,
    comment_text: orNull(text),
    reply_text: text,
    created_at: moment,
    read: flag,
    change: flag,
    full_entity_name: text,
    episode_id: orNull(id),
    entity_preview_file_id: orNull(id),
    subscription_id: orNull(id),
    ...newer(version, {
      playlist_id: orNull(id),
      playlist_name: text,
      playlist_for_entity: text,
      playlist_is_for_all: flag,
    }),
  });

/** A reply as it is answered and as threads carry it. */
export const reply = (version: Version) => row({ ...replyFields, ...newer(version, { person: author }) });
/** What is told of its files is told in its answer alone. */
export const replyWithFiles = (version: Version) =>
  row({
    ...replyFields,
    person: author,
    attachment_files: listOf(attachmentInThread(version)),
  });
const attachmentInThread = (version: Version) =>
  row({ id, name: text, extension: orNull(text), size: number, ...newer(version, { reply_id: orNull(id) }) });
const briefPerson = (version: Version, isComplete: boolean) =>
  row({
    id,
    first_name: text,
    last_name: text,
    has_avatar: flag,
    ...newer(version, { role: text, ...(isComplete ? { full_name: text } : {}) }),
  });

/** A comment in the thread of its task: the richest form. */
export const commentInThread: Shape = (version) =>
  row({
    ...commentFields(version),
    replies: listOf(reply(version)),
    person: briefPerson(version, true),
    editor: briefPerson(version, false).optional(),
    task_status: row({ id, name: text, short_name: text, color }),
    acknowledgements: listOf(id),
    previews: listOf(z.unknown()),
    mentions: listOf(id),
    department_mentions: listOf(id),
    attachment_files: listOf(attachmentInThread(version)),
  });

/** The answer to a new comment. */
export const postedComment: Shape = (version) =>
  row({
    ...commentFields(version),
    ...commentRelations,
    task_status: taskStatus(version),
    person: person(version),
  });
