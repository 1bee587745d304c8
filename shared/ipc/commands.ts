import { z } from 'zod';
import { checklistItem } from '../checklistItem.ts';
import { noteNames, noteSwitches } from '../model/ownNotes.ts';
import type { ErrorCode, ErrorDetail } from '../errors.ts';
import { playlistKinds } from '../model/playlist.ts';
import { editableDescriptorTypes } from '../model/production.ts';
import { answers, entry } from './entry.ts';
import { day, drawnObject, entityKind, handles, id, shortText, taskIds, text } from './fields.ts';

const checklist = z.array(z.strictObject({ ...checklistItem.shape, text: shortText })).max(200);
/** As Kitsu's own pages allow: a name of something. */
const entityNameText = z.string().trim().min(1).max(160);
/** As the server keeps it. */
/** What has it already stays as it is, and no command is made for it. */
const ofSeveral = { isOnlyWhereOther: z.boolean().optional() };
const playlistName = z.string().trim().min(1).max(80);
const metadataKey = z.string().min(1).max(200);
const metadataValue = z.union([z.string().max(100_000), z.number(), z.boolean(), z.null()]);
const lengthFrames = z.number().int().min(1).max(10_000_000).nullable();
const entityChange = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('name'), value: entityNameText }),
  z.strictObject({ field: z.literal('description'), value: text }),
  z.strictObject({ field: z.literal('lengthFrames'), value: lengthFrames }),
  z.strictObject({ field: z.literal('assetTypeId'), value: id }),
  z.strictObject({ field: z.literal('readyForTaskTypeId'), value: id.nullable() }),
  z.strictObject({ field: z.literal('isCastingStandby'), value: z.boolean() }),
  z.strictObject({ field: z.literal('isCanceled'), value: z.boolean() }),
  z.strictObject({ field: z.literal('isShared'), value: z.boolean() }),
  z.strictObject({ field: z.literal('linkedIds'), linkedId: id, value: z.boolean() }),
  z.strictObject({ field: z.literal('metadata'), fieldName: metadataKey, value: metadataValue }),
]);
const taskChange = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('estimationMinutes'), value: z.number().int().min(0).max(10_000_000) }),
  z.strictObject({ field: z.literal('startDate'), value: day.nullable() }),
  z.strictObject({ field: z.literal('dueDate'), value: day.nullable() }),
  z.strictObject({ field: z.literal('difficulty'), value: z.number().int().min(1).max(5) }),
]);
const previewChange = z.discriminatedUnion('kind', [
  /** Its entity is seen by it from now on. */
  z.strictObject({ kind: z.literal('main') }),
  z.strictObject({ kind: z.literal('validation'), value: z.enum(['neutral', 'validated', 'rejected']) }),
  z.strictObject({ kind: z.literal('delete') }),
]);
const newEntityText = { name: entityNameText, description: text, data: z.record(metadataKey, metadataValue) };
const playlistEntry = z.strictObject({ entityId: id, previewFileId: id.nullable() });
const playlistEntries = z.array(playlistEntry).max(10_000);
const playlistField = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('name'), value: playlistName }),
  z.strictObject({ field: z.literal('isForClient'), value: z.boolean() }),
  z.strictObject({ field: z.literal('taskTypeId'), value: id.nullable() }),
]);
/** Places are told by what stands before them, the nearest first; null: at the end. */
const playlistChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add'), entry: playlistEntry, after: playlistEntries.nullable() }),
  z.strictObject({ kind: z.literal('remove'), entry: playlistEntry }),
  z.strictObject({ kind: z.literal('move'), entries: playlistEntries.min(1), after: playlistEntries }),
  z.strictObject({ kind: z.literal('revision'), entry: playlistEntry, previewFileId: id.nullable() }),
]);
/** A column of metadata: what it is called, of which type, with which choices, and who sees and fills it. */
const descriptorFields = {
  name: z.string().trim().min(1).max(120),
  dataType: z.enum(editableDescriptorTypes),
  choices: z.array(z.string().trim().min(1).max(200)).max(1_000),
  isForClient: z.boolean(),
  departmentIds: z.array(id).max(200),
};
/** As the server keeps it. */
const searchName = z.string().trim().min(1).max(200);
const searchQuery = z.string().trim().min(1).max(200);
const color = z.string().regex(/^#[\da-f]{6}$/i);
const time = z.number().min(0).max(1_000_000);
const annotationChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['add', 'update']), time, object: drawnObject }),
  z.strictObject({ kind: z.literal('delete'), time, objectId: id }),
]);

/** What a command answers at once: what was kept for sending, and what the rules refused on the spot. */
export type CommandAnswer = {
  readonly commandIds: readonly string[];
  readonly refused: readonly {
    /** Null for what is about an entity itself. */
    readonly taskId: string | null;
    readonly entityId: string | null;
    readonly code: ErrorCode;
    readonly detail: ErrorDetail;
  }[];
};

export const commands = {
  postComment: entry(
    z.strictObject({
      taskId: id,
      taskStatusId: id.nullable(),
      text,
      checklist,
      handles,
      draftKey: shortText.nullable(),
    }),
    answers<CommandAnswer>(),
  ),
  editComment: entry(z.strictObject({ taskId: id, commentId: id, text, checklist }), answers<CommandAnswer>()),
  deleteComment: entry(z.strictObject({ taskId: id, commentId: id }), answers<CommandAnswer>()),
  replyToComment: entry(
    z.strictObject({ taskId: id, commentId: id, text, handles, draftKey: shortText.nullable() }),
    answers<CommandAnswer>(),
  ),
  deleteReply: entry(z.strictObject({ taskId: id, commentId: id, replyId: id }), answers<CommandAnswer>()),
  deleteAttachment: entry(z.strictObject({ taskId: id, commentId: id, attachmentId: id }), answers<CommandAnswer>()),
  acknowledgeComment: entry(
    z.strictObject({ taskId: id, commentId: id, isAcknowledged: z.boolean() }),
    answers<CommandAnswer>(),
  ),
  setTaskStatus: entry(z.strictObject({ taskIds, taskStatusId: id, ...ofSeveral }), answers<CommandAnswer>()),
  setPriority: entry(
    z.strictObject({
      taskIds,
      priority: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
      ...ofSeveral,
    }),
    answers<CommandAnswer>(),
  ),
  /** Each field of each task is a change of its own: one may be refused while the others go. */
  editTask: entry(z.strictObject({ taskIds, changes: z.array(taskChange).min(1).max(10) }), answers<CommandAnswer>()),
  createEntity: entry(
    z.strictObject({
      productionId: id,
      place: z.discriminatedUnion('kind', [
        /** `episodeId`: the main episode of an asset of a TV show. */
        z.strictObject({ kind: z.literal('Asset'), assetTypeId: id, episodeId: id.nullable() }),
        z.strictObject({ kind: z.literal('Shot'), sequenceId: id }),
        /** TV shows: of an episode, or of none. */
        z.strictObject({ kind: z.enum(['Sequence', 'Edit']), episodeId: id.nullable() }),
        z.strictObject({ kind: z.literal('Episode') }),
      ]),
      entities: z
        .array(z.strictObject({ ...newEntityText, lengthFrames }))
        .min(1)
        .max(1_000),
    }),
    answers<CommandAnswer>(),
  ),
  /** A picture that is put up, with its task. */
  createConcept: entry(
    z.strictObject({
      productionId: id,
      name: entityNameText,
      linkedIds: z.array(id).max(1_000),
      handles: handles.min(1).max(1),
    }),
    answers<CommandAnswer>(),
  ),
  /** As `editTask`: each field, and each key of the metadata, of each entity by itself. */
  editEntity: entry(
    z.strictObject({ entityIds: z.array(id).min(1).max(10_000), changes: z.array(entityChange).min(1).max(50) }),
    answers<CommandAnswer>(),
  ),
  /** Each line of a casting by itself: one may be refused while the others go. */
  changeCasting: entry(
    z.strictObject({
      changes: z
        .array(
          z.strictObject({
            entityId: id,
            assetId: id,
            /** 0 takes it out. */
            occurrences: z.number().int().min(0).max(10_000),
            /** Left out: as it is. */
            label: z.string().max(80).optional(),
          }),
        )
        .min(1)
        .max(10_000),
    }),
    answers<CommandAnswer>(),
  ),
  createPlaylist: entry(
    z.strictObject({
      productionId: id,
      name: playlistName,
      kind: z.enum(playlistKinds),
      /** TV shows: of one episode; else null, and `isForAll` where it is of all of them. */
      episodeId: id.nullable(),
      isForAll: z.boolean(),
      isForClient: z.boolean(),
      taskTypeId: id.nullable(),
      entries: playlistEntries,
    }),
    answers<CommandAnswer>(),
  ),
  editPlaylist: entry(
    z.strictObject({ playlistId: id, changes: z.array(playlistField).min(1).max(10) }),
    answers<CommandAnswer>(),
  ),
  /** Each change of an entry by itself: one may be refused while the others go. */
  changePlaylist: entry(
    z.strictObject({ playlistId: id, changes: z.array(playlistChange).min(1).max(10_000) }),
    answers<CommandAnswer>(),
  ),
  deletePlaylist: entry(z.strictObject({ playlistId: id }), answers<CommandAnswer>()),
  /** A task of the type on each; where there is one it is left as it is. */
  createTasks: entry(
    z.strictObject({ taskTypeId: id, entityIds: z.array(id).min(1).max(10_000) }),
    answers<CommandAnswer>(),
  ),
  /** With all that was said and published on them. */
  deleteTasks: entry(z.strictObject({ taskIds }), answers<CommandAnswer>()),
  /** For good, with their tasks. */
  deleteEntity: entry(z.strictObject({ entityIds: z.array(id).min(1).max(10_000) }), answers<CommandAnswer>()),
  createDescriptor: entry(
    z.strictObject({ productionId: id, kind: entityKind, ...descriptorFields }),
    answers<CommandAnswer>(),
  ),
  editDescriptor: entry(
    z.strictObject({ productionId: id, descriptorId: id, change: z.strictObject(descriptorFields).partial() }),
    answers<CommandAnswer>(),
  ),
  /** With its values in every entity. */
  deleteDescriptor: entry(z.strictObject({ productionId: id, descriptorId: id }), answers<CommandAnswer>()),
  /** Those that are not named stay after the one that they follow. */
  orderDescriptors: entry(
    z.strictObject({ productionId: id, kind: entityKind, descriptorIds: z.array(id).min(1).max(1_000) }),
    answers<CommandAnswer>(),
  ),
  createSearch: entry(
    z.discriminatedUnion('what', [
      z.strictObject({
        what: z.literal('search'),
        productionId: id,
        kind: entityKind,
        name: searchName,
        query: searchQuery,
        groupId: id.nullable(),
        isShared: z.boolean(),
      }),
      z.strictObject({
        what: z.literal('group'),
        productionId: id,
        kind: entityKind,
        name: searchName,
        color,
        isShared: z.boolean(),
      }),
    ]),
    answers<CommandAnswer>(),
  ),
  editSearch: entry(
    z.strictObject({
      what: z.enum(['search', 'group']),
      searchId: id,
      change: z.strictObject({
        name: searchName.optional(),
        query: searchQuery.optional(),
        groupId: id.nullable().optional(),
        isShared: z.boolean().optional(),
        color: color.optional(),
      }),
    }),
    answers<CommandAnswer>(),
  ),
  /** A group takes its searches along. */
  deleteSearch: entry(z.strictObject({ what: z.enum(['search', 'group']), searchId: id }), answers<CommandAnswer>()),
  sayInChat: entry(
    z.strictObject({ entityId: id, text, handles, draftKey: shortText.nullable() }),
    answers<CommandAnswer>(),
  ),
  deleteChatMessage: entry(z.strictObject({ entityId: id, messageId: id }), answers<CommandAnswer>()),
  pinComment: entry(z.strictObject({ taskId: id, commentId: id, isPinned: z.boolean() }), answers<CommandAnswer>()),
  changePreview: entry(
    z.strictObject({ taskId: id, previewFileId: id, change: previewChange }),
    answers<CommandAnswer>(),
  ),
  /** Strokes on a published preview; each object with the id that it keeps. */
  drawOnPreview: entry(
    z.strictObject({ taskId: id, previewFileId: id, changes: z.array(annotationChange).min(1).max(1_000) }),
    answers<CommandAnswer>(),
  ),
  addToTeam: entry(
    z.strictObject({ productionId: id, personIds: z.array(id).min(1).max(1_000) }),
    answers<CommandAnswer>(),
  ),
  removeFromTeam: entry(
    z.strictObject({ productionId: id, personIds: z.array(id).min(1).max(1_000) }),
    answers<CommandAnswer>(),
  ),
  assignTask: entry(z.strictObject({ taskIds, personId: id }), answers<CommandAnswer>()),
  unassignTask: entry(z.strictObject({ taskIds, personId: id }), answers<CommandAnswer>()),
  /** The whole day's minutes on the task, not an addition; 0 removes the entry. */
  logTime: entry(
    z.strictObject({ taskId: id, day, durationMinutes: z.number().int().min(0).max(1440) }),
    answers<CommandAnswer>(),
  ),
  /** One's own, both days in it; not `isOff`: taken back, whole as it was set. */
  setDaysOff: entry(
    z
      .strictObject({ firstDay: day, lastDay: day, description: z.string().max(500), isOff: z.boolean() })
      .refine(({ firstDay, lastDay }) => firstDay <= lastDay, 'it ends before it begins'),
    answers<CommandAnswer>(),
  ),
  followTask: entry(z.strictObject({ taskId: id, isFollowed: z.boolean() }), answers<CommandAnswer>()),
  markNotifications: entry(
    z.strictObject({ notificationIds: z.array(id).min(1).max(10_000), isRead: z.boolean() }),
    answers<CommandAnswer>(),
  ),
  /** The server takes no longer names of one in Slack and the like. */
  editOwnNotes: entry(
    z.strictObject({
      change: z.discriminatedUnion('field', [
        z.strictObject({ field: z.enum(noteSwitches), value: z.boolean() }),
        z.strictObject({ field: z.enum(noteNames), value: z.string().max(60) }),
      ]),
    }),
    answers<CommandAnswer>(),
  ),
  publishRevision: entry(
    z.strictObject({
      taskId: id,
      taskStatusId: id.nullable(),
      text,
      checklist,
      handles,
      draftKey: shortText.nullable(),
      /** The draft of several publishes, and what is left of it without this one: written in the same breath. */
      sheet: z.strictObject({ key: shortText, rest: text.nullable() }).optional(),
    }),
    answers<CommandAnswer>(),
  ),
} as const;
