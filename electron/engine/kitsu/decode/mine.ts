import { z } from 'zod';
import type { DaysOff } from '../../../../shared/model/timesheet.ts';
import { notificationKinds, type Notification, type TimeSpent } from '../../../../shared/model/task.ts';
import { anything, flag, neededId, number, optionalId, optionalInstant, text } from './wireFields.ts';
import { dayOf } from './wireValues.ts';

export const notification = z
  .object({
    id: neededId,
    notification_type: z.enum(notificationKinds).catch('comment'),
    author_id: optionalId,
    comment_id: optionalId,
    task_id: optionalId,
    project_id: optionalId,
    task_type_id: optionalId,
    task_status_id: optionalId,
    change: flag,
    comment_text: text,
    reply_text: text,
    playlist_name: text,
    full_entity_name: text,
    subscription_id: optionalId,
    read: flag,
    created_at: optionalInstant.refine((instant) => instant !== null, 'no date').transform((instant) => instant ?? ''),
  })
  .transform((row): Notification => ({
    id: row.id,
    kind: row.notification_type,
    authorId: row.author_id,
    commentId: row.comment_id,
    taskId: row.task_id,
    productionId: row.project_id,
    taskTypeId: row.task_type_id,
    taskStatusId: row.task_status_id,
    isStatusChange: row.change,
    text: textOfKind(row),
    entityName: row.full_entity_name,
    isFollowed: row.subscription_id !== null,
    isRead: row.read,
    createdAt: row.created_at,
  }));

function textOfKind(row: {
  readonly notification_type: Notification['kind'];
  readonly comment_text: string;
  readonly reply_text: string;
  readonly playlist_name: string;
}): string {
  switch (row.notification_type) {
    case 'reply':
    case 'reply-mention':
      return row.reply_text;
    case 'playlist-ready':
      return row.playlist_name;
    case 'assignation':
    case 'comment':
    case 'mention':
      return row.comment_text;
  }
}

const neededDay = anything
  .transform(dayOf)
  .refine((day) => day !== null, 'no day')
  .transform((day) => day ?? '');

export const timeSpent = z
  .object({
    id: neededId,
    task_id: neededId,
    person_id: neededId,
    date: neededDay,
    duration: number(0),
  })
  .transform((row): TimeSpent => ({
    id: row.id,
    taskId: row.task_id,
    personId: row.person_id,
    day: row.date,
    durationMinutes: Math.round(row.duration),
  }));

export const daysOff = z
  .object({
    id: neededId,
    person_id: neededId,
    date: neededDay,
    end_date: neededDay,
    description: text,
  })
  .transform((row): DaysOff => ({
    id: row.id,
    personId: row.person_id,
    firstDay: row.date,
    lastDay: row.end_date,
    description: row.description,
  }));
