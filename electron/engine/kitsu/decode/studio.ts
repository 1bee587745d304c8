import { z } from 'zod';
import {
  entityKinds,
  roles,
  type AssetType,
  type Department,
  type Organisation,
  type Person,
  type PreviewBackground,
  type TaskStatus,
  type TaskType,
} from '../../../../shared/model/studio.ts';
import { colour, flag, flagOr, ids, neededId, number, optionalId, optionalInstant, text, whole } from './wireFields.ts';

/** A role this app does not know may do what an artist may. */
const role = z.enum(roles).catch('user');

export const organisation = z
  .object({ id: neededId, name: text, hours_by_day: number(8), timesheets_locked: flag, has_avatar: flag })
  .transform((row): Organisation => ({
    id: row.id,
    name: row.name,
    hoursByDay: row.hours_by_day,
    areTimesheetsLocked: row.timesheets_locked,
    hasAvatar: row.has_avatar,
  }));

/** Only these fields are ever taken: 0.20.52 answers some person rows with secrets in them. */
export const person = z
  .object({
    id: neededId,
    first_name: text,
    last_name: text,
    full_name: text,
    email: text,
    role,
    active: flagOr(true),
    is_bot: flag,
    has_avatar: flag,
    departments: ids,
    updated_at: optionalInstant,
  })
  .transform((row): Person => ({
    id: row.id,
    firstName: row.first_name,
    lastName: row.last_name,
    fullName: row.full_name || `${row.first_name} ${row.last_name}`.trim(),
    email: row.email,
    role: row.role,
    isActive: row.active,
    isBot: row.is_bot,
    hasAvatar: row.has_avatar,
    departmentIds: row.departments,
    updatedAt: row.updated_at,
  }));

export const department = z
  .object({ id: neededId, name: text, color: colour, archived: flag })
  .transform((row): Department => ({ id: row.id, name: row.name, color: row.color, isArchived: row.archived }));

export const taskType = z
  .object({
    id: neededId,
    name: text,
    short_name: text,
    color: colour,
    priority: whole(0),
    for_entity: z.enum(entityKinds).catch('Asset'),
    department_id: optionalId,
    allow_timelog: flagOr(true),
    archived: flag,
  })
  .transform((row): TaskType => ({
    id: row.id,
    name: row.name,
    shortName: row.short_name,
    color: row.color,
    priority: row.priority,
    forEntity: row.for_entity,
    departmentId: row.department_id,
    allowTimelog: row.allow_timelog,
    isArchived: row.archived,
  }));

export const taskStatus = z
  .object({
    id: neededId,
    name: text,
    short_name: text,
    color: colour,
    priority: whole(0),
    is_default: flag,
    is_done: flag,
    is_retake: flag,
    is_feedback_request: flag,
    is_wip: flag,
    is_artist_allowed: flagOr(true),
    is_client_allowed: flag,
    for_concept: flag,
    archived: flag,
  })
  .transform((row): TaskStatus => ({
    id: row.id,
    name: row.name,
    shortName: row.short_name,
    color: row.color,
    priority: row.priority,
    isDefault: row.is_default,
    isDone: row.is_done,
    isRetake: row.is_retake,
    isFeedbackRequest: row.is_feedback_request,
    isWip: row.is_wip,
    isArtistAllowed: row.is_artist_allowed,
    isClientAllowed: row.is_client_allowed,
    isForConcept: row.for_concept,
    isArchived: row.archived,
  }));

export const assetType = z
  .object({ id: neededId, name: text, task_types: ids, archived: flag })
  .transform((row): AssetType => ({
    id: row.id,
    name: row.name,
    taskTypeIds: row.task_types,
    isArchived: row.archived,
  }));

export const previewBackground = z
  .object({ id: neededId, name: text, archived: flag, file_size: whole(0) })
  .transform((row): PreviewBackground => ({
    id: row.id,
    name: row.name,
    isArchived: row.archived,
    sizeBytes: row.file_size,
  }));
