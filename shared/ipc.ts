/**
 * The one road between the page and the rest: every query, command, call and event, with the check its input must pass.
 * A query reads the mirror. A command goes through the outbox. A call does something now and is never repeated for you.
 * An event flows the other way. One object in, one object out; nothing but plain data crosses.
 */
import { z } from 'zod';
import type { ErrorCode, ErrorDetail } from './errors.ts';
import type { AccountSummary, ServerCheck, Session, SignInOutcome } from './model/account.ts';
import type {
  CommentFeed,
  DayLog,
  EntityList,
  EntityRow,
  Episode,
  MatchedFile,
  PaletteAnswer,
  PlaylistDetail,
  PlaylistRevision,
  PlaylistRow,
  ReelShot,
  MediaHere,
  SideBarCounts,
  Studio,
  TaskDetail,
  TodoList,
} from './model/screens.ts';
import type { ChosenTasks } from './model/chosenTasks.ts';
import type { CastableAsset, CastIn, CastingBoard, CastOfShotsRow, EntityCasting } from './model/casting.ts';
import type {
  ActivityRow,
  EntityDetail,
  EntityFiles,
  EntityParts,
  EntityTimeRow,
  TaskPreviews,
} from './model/entityPage.ts';
import type { ChatRoom, ChatRow } from './model/chat.ts';
import type { FileFacts } from './model/files.ts';
import { inboxTabs, type Inbox } from './model/inbox.ts';
import type { NewsFeed } from './model/news.ts';
import type { PeopleList, PersonDetail } from './model/people.ts';
import type { PinMeasure, PinnedSet } from './model/pins.ts';
import { pinSubject } from './pinSubject.ts';
import { roomLook } from './roomLook.ts';
import { trayView } from './trayView.ts';
import { playlistKinds } from './model/playlist.ts';
import { editableDescriptorTypes } from './model/production.ts';
import { tableKinds } from './model/studio.ts';
import type { Notice } from './model/notices.ts';
import type { NetworkSettings } from './model/network.ts';
import type { Room } from './model/room.ts';
import type { SavedSearches } from './model/savedSearch.ts';
import type { Settings } from './model/settings.ts';
import type { SinceList } from './model/since.ts';
import type {
  ExportedQueue,
  FileHandle,
  Freshness,
  PullStep,
  QueueExportProgress,
  QueueRow,
  SentRow,
  StorageUse,
  SyncState,
  TakenBack,
  TakenBackCount,
} from './model/sync.ts';
import type { Timesheet } from './model/timesheet.ts';

/** Carries an answer's type; nothing of it exists at run time. */
type Answer<Value> = { readonly value?: Value };
const answers = <Value>(): Answer<Value> => ({});

export type Entry<Input extends z.ZodType, Value> = { readonly input: Input; readonly answer: Answer<Value> };
const entry = <Input extends z.ZodType, Value>(input: Input, answer: Answer<Value>): Entry<Input, Value> => ({
  input,
  answer,
});

const none = z.strictObject({});
const id = z.string().min(1).max(64);
const text = z.string().max(100_000);
const shortText = z.string().max(1_000);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
const checklist = z.array(z.strictObject({ text: shortText, checked: z.boolean() })).max(200);
const handles = z.array(z.string().min(1).max(64)).max(200);
const commandIds = z.array(id).min(1).max(10_000);
const taskIds = z.array(id).min(1).max(10_000);
/** As Kitsu's own pages allow: a name of something. */
const entityNameText = z.string().trim().min(1).max(160);
/** As the server keeps it. */
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
const entityKind = z.enum(tableKinds);
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
const mostRowsAtOnce = 200;

const sortKey = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('name') }),
  z.strictObject({
    kind: z.literal('field'),
    field: z.enum(['frames', 'estimation', 'duration', 'readyFor', 'cast', 'description']),
  }),
  z.strictObject({ kind: z.literal('metadata'), fieldName: shortText }),
  z.strictObject({ kind: z.literal('taskType'), taskTypeId: id }),
]);
const sort = z.strictObject({ key: sortKey, direction: z.enum(['up', 'down']) });
const mostThens = 8;

const pinChoice = {
  media: z.enum(['thumbnails', 'previews', 'originals']),
  /** The newest of each task; null: all of them. */
  revisionCount: z.number().int().min(1).max(1_000).nullable(),
};

const drawnObject = z.looseObject({ id });
const time = z.number().min(0).max(1_000_000);
const annotationChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['add', 'update']), time, object: drawnObject }),
  z.strictObject({ kind: z.literal('delete'), time, objectId: id }),
]);

export const queries = {
  session: entry(none, answers<Session>()),
  accounts: entry(none, answers<readonly AccountSummary[]>()),
  settings: entry(none, answers<Settings>()),
  studio: entry(none, answers<Studio>()),
  sideBar: entry(z.strictObject({ productionId: id.nullable() }), answers<SideBarCounts>()),
  sync: entry(none, answers<SyncState>()),
  pullSteps: entry(
    none,
    answers<{ readonly steps: readonly PullStep[]; readonly isFirst: boolean; readonly elapsedMs: number }>(),
  ),
  storage: entry(none, answers<StorageUse>()),
  /** What is kept on this computer on purpose. */
  pinnedSets: entry(none, answers<readonly PinnedSet[]>()),
  /** What a set would hold and cost, before it is pinned. */
  pinMeasure: entry(z.strictObject({ subject: pinSubject, ...pinChoice }), answers<PinMeasure>()),
  /** The review room of a playlist that this window shows; null where it shows another one. */
  room: entry(z.strictObject({ playlistId: id }), answers<Room | null>()),
  /** What became of productions: closed, left, or seen with another role. */
  notices: entry(none, answers<readonly Notice[]>()),
  /** Null while none is being written. */
  queueExport: entry(none, answers<QueueExportProgress | null>()),
  queue: entry(none, answers<{ readonly rows: readonly QueueRow[]; readonly sentToday: readonly SentRow[] }>()),
  entityList: entry(
    z.strictObject({
      productionId: id,
      kind: entityKind,
      /** TV shows: one episode, `main` (assets of no episode) or all. */
      episodeId: id.nullable(),
      search: shortText,
      sort: sort.nullable(),
      /** What decides between rows that are equal in it, the first of them first. */
      thenBy: z.array(sort).max(mostThens).optional(),
      foldedGroupIds: z.array(z.string().max(64)).max(10_000),
      /** How many of its rows the answer brings along, so that what is searched for needs no second question. */
      firstRows: z.number().int().nonnegative().max(mostRowsAtOnce).optional(),
    }),
    answers<EntityList>(),
  ),
  entityRows: entry(
    z.strictObject({
      productionId: id,
      kind: entityKind,
      keys: z.array(z.number().int().nonnegative()).max(mostRowsAtOnce),
    }),
    answers<{ readonly rows: readonly EntityRow[] }>(),
  ),
  entityDetail: entry(z.strictObject({ entityId: id }), answers<EntityDetail | null>()),
  entityPreviews: entry(z.strictObject({ entityId: id }), answers<readonly TaskPreviews[]>()),
  entityFiles: entry(z.strictObject({ entityId: id }), answers<EntityFiles>()),
  /** Of a sequence its shots, of an episode its sequences; null for what has no parts. */
  entityParts: entry(
    z.strictObject({ entityId: id, firstRows: z.number().int().nonnegative().max(mostRowsAtOnce) }),
    answers<EntityParts | null>(),
  ),
  /** By asset type, then name. */
  castOfShots: entry(
    z.strictObject({ entityId: id }),
    answers<{ readonly rows: readonly CastOfShotsRow[]; readonly freshness: Freshness }>(),
  ),
  entityTime: entry(z.strictObject({ entityId: id }), answers<readonly EntityTimeRow[]>()),
  entityActivity: entry(
    z.strictObject({ entityId: id, limit: z.number().int().min(1).max(10_000) }),
    answers<{ readonly rows: readonly ActivityRow[]; readonly count: number }>(),
  ),
  entityCasting: entry(z.strictObject({ entityId: id }), answers<EntityCasting | null>()),
  castIn: entry(z.strictObject({ assetId: id }), answers<CastIn | null>()),
  /** `groupId`: a sequence, or of assets their type. */
  castingBoard: entry(z.strictObject({ productionId: id, kind: entityKind, groupId: id }), answers<CastingBoard>()),
  castableAssets: entry(z.strictObject({ productionId: id }), answers<readonly CastableAsset[]>()),
  episodes: entry(z.strictObject({ productionId: id }), answers<readonly Episode[]>()),
  sequences: entry(
    z.strictObject({ productionId: id, episodeId: id.nullable() }),
    answers<
      readonly {
        readonly id: string;
        /** With its episode. */
        readonly name: string;
        readonly ownName: string;
        readonly episodeId: string | null;
      }[]
    >(),
  ),
  /** Kept on the server, for this person or for the production. */
  savedSearches: entry(z.strictObject({ productionId: id, kind: entityKind }), answers<SavedSearches>()),
  /** Of the rows that a search matches: those without a task of a type, and the tasks of the others. */
  taskColumn: entry(
    z.strictObject({
      productionId: id,
      kind: entityKind,
      episodeId: id.nullable(),
      search: shortText,
      taskTypeId: id,
    }),
    answers<{ readonly missingEntityIds: readonly string[]; readonly taskIds: readonly string[] }>(),
  ),
  /** How many rows each matches, in their order; none where the list is too long to count with every change. */
  searchCounts: entry(
    z.strictObject({
      productionId: id,
      kind: entityKind,
      episodeId: id.nullable(),
      searches: z.array(shortText).max(100),
    }),
    answers<{ readonly counts: readonly number[] }>(),
  ),
  /** Of a production, the one changed last first; none for vendors. */
  playlists: entry(
    z.strictObject({ productionId: id }),
    answers<{ readonly rows: readonly PlaylistRow[]; readonly canCreate: boolean; readonly freshness: Freshness }>(),
  ),
  playlist: entry(z.strictObject({ playlistId: id }), answers<PlaylistDetail | null>()),
  /** What a playlist may show of an entity: its tasks' revisions by their main files, in the order of tasks, newest first. */
  revisionChoices: entry(
    z.strictObject({ entityIds: z.array(id).max(1_000) }),
    answers<readonly { readonly entityId: string; readonly revisions: readonly PlaylistRevision[] }[]>(),
  ),
  /** Shots with what is to be seen of each: a sequence as it runs (null: of whichever task type is furthest), or what came in since. */
  reel: entry(
    z.strictObject({
      productionId: id,
      of: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('sequence'), sequenceId: id, taskTypeId: id.nullable() }),
        /** The sequence that a shot is in. */
        z.strictObject({ kind: z.literal('cut'), entityId: id, taskTypeId: id }),
        z.strictObject({ kind: z.literal('since'), since: instant }),
      ]),
    }),
    answers<readonly ReelShot[]>(),
  ),
  /** Which of these can be played without a connection. */
  mediaHere: entry(z.strictObject({ previewFileIds: z.array(id).max(1_000) }), answers<readonly MediaHere[]>()),
  todoList: entry(
    z.strictObject({
      tab: z.enum(['todo', 'done', 'checks']),
      search: shortText,
      grouping: z.enum(['status', 'production', 'taskType', 'due', 'none']),
      sort: z.enum(['default', 'due', 'priority', 'lastComment', 'name']),
      /** The user's own day, for due buckets. */
      today: day,
    }),
    answers<TodoList>(),
  ),
  task: entry(z.strictObject({ taskId: id }), answers<TaskDetail | null>()),
  /** What tasks have in common, and the first of them one by one. */
  chosenTasks: entry(
    z.strictObject({ taskIds, firstRows: z.number().int().nonnegative().max(mostRowsAtOnce) }),
    answers<ChosenTasks>(),
  ),
  comments: entry(z.strictObject({ taskId: id }), answers<CommentFeed>()),
  dayLog: entry(z.strictObject({ day }), answers<DayLog>()),
  /** What others changed on one's own work and checks since one last looked. */
  since: entry(none, answers<SinceList>()),
  timesheet: entry(z.strictObject({ from: day, to: day, withOpenTasks: z.boolean() }), answers<Timesheet>()),
  inbox: entry(
    z.strictObject({
      tab: z.enum(inboxTabs),
      productionId: id.nullable(),
      /** Only tasks that one follows without being assigned to them. */
      isFollowedOnly: z.boolean(),
    }),
    answers<Inbox>(),
  ),
  chats: entry(none, answers<{ readonly rows: readonly ChatRow[]; readonly freshness: Freshness }>()),
  chat: entry(z.strictObject({ entityId: id }), answers<ChatRoom | null>()),
  /** The team of a production, or everybody of the studio. */
  people: entry(z.strictObject({ productionId: id.nullable(), today: day }), answers<PeopleList>()),
  person: entry(z.strictObject({ personId: id }), answers<PersonDetail | null>()),
  /** Of one production, or of all; a filter of null lets all pass. */
  news: entry(
    z.strictObject({
      productionId: id.nullable(),
      personId: id.nullable(),
      taskTypeId: id.nullable(),
      taskStatusId: id.nullable(),
      withPreviewsOnly: z.boolean(),
      /** From this moment on, and before that one. */
      from: instant.nullable(),
      until: instant.nullable(),
      limit: z.number().int().min(1).max(5_000),
    }),
    answers<NewsFeed>(),
  ),
  draft: entry(z.strictObject({ key: shortText }), answers<{ readonly value: string | null }>()),
  /** Which tasks files are of, by their names. */
  fileMatches: entry(
    z.strictObject({
      names: z.array(z.string().max(1_000)).max(200),
      /** Looked through first; null: all open ones alike. */
      productionId: id.nullable(),
    }),
    answers<readonly MatchedFile[]>(),
  ),
  palette: entry(
    z.strictObject({
      text: shortText,
      productionId: id.nullable(),
      people: z.boolean(),
      limit: z.number().int().min(1).max(200),
    }),
    answers<PaletteAnswer>(),
  ),
} as const;

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
    z.strictObject({ taskId: id, commentId: id, text, draftKey: shortText.nullable() }),
    answers<CommandAnswer>(),
  ),
  deleteReply: entry(z.strictObject({ taskId: id, commentId: id, replyId: id }), answers<CommandAnswer>()),
  deleteAttachment: entry(z.strictObject({ taskId: id, commentId: id, attachmentId: id }), answers<CommandAnswer>()),
  acknowledgeComment: entry(
    z.strictObject({ taskId: id, commentId: id, isAcknowledged: z.boolean() }),
    answers<CommandAnswer>(),
  ),
  setTaskStatus: entry(z.strictObject({ taskIds, taskStatusId: id }), answers<CommandAnswer>()),
  setPriority: entry(
    z.strictObject({ taskIds, priority: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]) }),
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
  followTask: entry(z.strictObject({ taskId: id, isFollowed: z.boolean() }), answers<CommandAnswer>()),
  markNotifications: entry(
    z.strictObject({ notificationIds: z.array(id).min(1).max(10_000), isRead: z.boolean() }),
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

/** What a block that is pasted, or a file that is read in, makes of the cells of a table. */
const cellChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('editEntity'), input: commands.editEntity.input }),
  z.strictObject({ kind: z.literal('editTask'), input: commands.editTask.input }),
  z.strictObject({ kind: z.literal('setTaskStatus'), input: commands.setTaskStatus.input }),
  z.strictObject({ kind: z.literal('setPriority'), input: commands.setPriority.input }),
  z.strictObject({ kind: z.literal('assignTask'), input: commands.assignTask.input }),
  z.strictObject({ kind: z.literal('unassignTask'), input: commands.unassignTask.input }),
  z.strictObject({ kind: z.literal('createEntity'), input: commands.createEntity.input }),
  z.strictObject({ kind: z.literal('createTasks'), input: commands.createTasks.input }),
]);
export type CellChange = z.infer<typeof cellChange>;

const url = z.string().min(1).max(2_000);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const settingsPatch = z
  .strictObject({
    theme: z.enum(['dark', 'light', 'system']),
    density: z.enum(['comfortable', 'compact']),
    language: z.union([
      z.enum(['system', 'en', 'fr', 'en-XA']),
      z.templateLiteral([z.string().regex(/^[A-Za-z0-9-]{2,35}$/), '-x-own']),
    ]),
    spelling: z.enum(['off', 'both', 'en', 'fr']),
    ownWords: z.array(shortText).max(1_000).readonly(),
    motion: z.enum(['system', 'reduced']),
    areStatusesSolid: z.boolean(),
    areAvatarsShown: z.boolean(),
    areSingleKeysOn: z.boolean(),
    keyPreset: z.enum(['kitsu', 'editorial']),
    reboundKeys: z.record(shortText, z.array(shortText).max(5).readonly()).readonly(),
    tellsMentions: z.boolean(),
    tellsRetakes: z.boolean(),
    tellsAssignments: z.boolean(),
    tellsComments: z.boolean(),
    tellsFailures: z.boolean(),
    quietFrom: timeOfDay,
    quietUntil: timeOfDay,
    isSideBarFolded: z.boolean(),
    panelWidthPx: z.number().int().min(320).max(640),
    cacheLimitBytes: z.number().int().min(100_000_000).max(10_000_000_000_000),
    zoom: z.number().min(0.5).max(3),
    looksFirst: z.boolean(),
    pathMappings: z
      .array(z.strictObject({ from: shortText, to: shortText }))
      .max(20)
      .readonly(),
    tray: z.enum(['off', 'shown', 'stays']),
  })
  .partial();

/** Served by the engine. */
export const engineCalls = {
  checkServer: entry(z.strictObject({ url }), answers<ServerCheck>()),
  signIn: entry(
    z.strictObject({
      url,
      email: shortText,
      password: shortText,
      code: z.strictObject({ method: z.enum(['totp', 'email', 'recovery']), value: shortText }).nullable(),
    }),
    answers<SignInOutcome>(),
  ),
  sendEmailCode: entry(z.strictObject({ url, email: shortText }), answers<null>()),
  replaceDefaultPassword: entry(
    z.strictObject({ url, email: shortText, token: shortText, password: shortText }),
    answers<SignInOutcome>(),
  ),
  openAccount: entry(z.strictObject({ accountId: id }), answers<Session>()),
  /** Back to the list of accounts; nothing is signed out, what waits goes on being sent. */
  leaveAccount: entry(none, answers<null>()),
  signOut: entry(
    z.strictObject({ accountId: id, data: z.enum(['keep', 'forget']), outbox: z.enum(['keep', 'discard']) }),
    answers<null>(),
  ),
  openDemo: entry(none, answers<Session>()),
  resetDemo: entry(none, answers<Session>()),
  /** From the page of the first sync to work: it does not come up again, however far the sync has come. */
  startWork: entry(none, answers<null>()),
  syncNow: entry(none, answers<null>()),
  pullProduction: entry(z.strictObject({ productionId: id }), answers<null>()),
  pauseSync: entry(z.strictObject({ isPaused: z.boolean() }), answers<null>()),
  /** What is on screen, so that it is pulled first. Replaces what the same window said before. */
  wantScopes: entry(
    z.strictObject({
      scopes: z
        .array(
          z.discriminatedUnion('kind', [
            z.strictObject({ kind: z.literal('my-tasks') }),
            z.strictObject({ kind: z.literal('my-checks') }),
            z.strictObject({ kind: z.literal('time'), month: z.string().regex(/^\d{4}-\d\d$/) }),
            z.strictObject({ kind: z.literal('production'), productionId: id }),
            z.strictObject({ kind: z.literal('task'), taskId: id }),
            z.strictObject({ kind: z.literal('entity'), entityId: id }),
            z.strictObject({ kind: z.literal('chats') }),
            z.strictObject({ kind: z.literal('chat'), entityId: id }),
            z.strictObject({ kind: z.literal('news'), productionId: id.nullable() }),
          ]),
        )
        .max(20),
    }),
    answers<null>(),
  ),
  /** What was said in a chat so far has been read. */
  markChatRead: entry(z.strictObject({ entityId: id }), answers<null>()),
  /** A page of news below those that are here; null: of all productions. */
  readOlderNews: entry(z.strictObject({ productionId: id.nullable() }), answers<null>()),
  /** The playlist that this window shows: who is in its review room is told from then on. Null: none any more. */
  watchRoom: entry(z.strictObject({ playlistId: id.nullable() }), answers<null>()),
  /** Comes in, and brings along where one is, should nobody be there. */
  joinRoom: entry(z.strictObject({ playlistId: id, look: roomLook }), answers<null>()),
  leaveRoom: entry(none, answers<null>()),
  /** All others in the room go along. */
  leadRoom: entry(z.strictObject({ look: roomLook }), answers<null>()),
  /** A stroke of the pointer, on a moment in Kitsu's seconds: seen by the others for a moment. */
  pointInRoom: entry(z.strictObject({ time: z.number().min(0), object: drawnObject }), answers<null>()),
  /** What is there now has been looked through; the next changes are told from here on. */
  markSeen: entry(none, answers<null>()),
  dismissNotices: entry(none, answers<null>()),
  saveDraft: entry(z.strictObject({ key: shortText, value: text.nullable() }), answers<null>()),
  retryCommand: entry(z.strictObject({ commandId: id }), answers<null>()),
  retryAll: entry(none, answers<null>()),
  discardCommand: entry(z.strictObject({ commandId: id }), answers<null>()),
  /** Kept from being sent, with what comes after it on the same task, until released; null: all that waits. */
  holdCommands: entry(z.strictObject({ commandIds: commandIds.nullable() }), answers<null>()),
  releaseCommands: entry(z.strictObject({ commandIds: commandIds.nullable() }), answers<null>()),
  /** Takes a waiting or rejected command back into the draft it was written from. */
  editCommand: entry(
    z.strictObject({ commandId: id }),
    answers<{ readonly draftKey: string; readonly taskId: string | null }>(),
  ),
  /** Takes back the newest command while it waits; once all have been sent, by sending the opposite where there is one. */
  undo: entry(
    none,
    answers<{
      readonly undone: QueueRow | null;
      readonly opposite: TakenBack | null;
      /** Changes that were given in one go are taken back in one go. */
      readonly count: number;
    }>(),
  ),
  /** These changes: out of the queue what waits, by their opposites what was sent. */
  takeBack: entry(z.strictObject({ commandIds }), answers<TakenBackCount>()),
  /** Many changes of cells at once: one transaction, one thing to undo. */
  changeCells: entry(z.strictObject({ changes: z.array(cellChange).min(1).max(20_000) }), answers<CommandAnswer>()),
  /** Into a new folder below a chosen one, as it stands now, to be read without this app. */
  exportQueue: entry(z.strictObject({ handle: id, language: z.enum(['en', 'fr']) }), answers<ExportedQueue>()),
  cancelQueueExport: entry(none, answers<null>()),
  keepPastedFile: entry(z.strictObject({ name: shortText, bytes: z.instanceof(Uint8Array) }), answers<FileHandle>()),
  /** What chosen files tell of themselves, read now and in their order; nothing is queued. */
  fileFacts: entry(z.strictObject({ handles }), answers<readonly FileFacts[]>()),
  pinSet: entry(z.strictObject({ subject: pinSubject, ...pinChoice }), answers<{ readonly setId: string }>()),
  changePinnedSet: entry(z.strictObject({ setId: id, ...pinChoice }), answers<null>()),
  /** Going on also tries again what failed. */
  pausePinnedSet: entry(z.strictObject({ setId: id, isPaused: z.boolean() }), answers<null>()),
  /** What was fetched for it stays as long as there is room under the limit. */
  unpinSet: entry(z.strictObject({ setId: id }), answers<null>()),
  clearMedia: entry(none, answers<StorageUse>()),
  saveSettings: entry(settingsPatch, answers<Settings>()),
} as const;

const proxy = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('system') }),
  z.strictObject({ kind: z.literal('direct') }),
  z.strictObject({ kind: z.literal('manual'), rules: shortText, bypass: shortText }),
]);

/** Served by the main process: what only Electron can do. */
export const mainCalls = {
  chooseFiles: entry(z.strictObject({ purpose: z.enum(['attachment', 'publish']) }), answers<readonly FileHandle[]>()),
  /** Where something is to be written; null when the dialog was left. */
  chooseFolder: entry(none, answers<FileHandle | null>()),
  openExternal: entry(z.strictObject({ url }), answers<null>()),
  /** Through the system, once for a key whichever windows ask; pressing it leads to the place. */
  tellSystem: entry(
    z.strictObject({
      key: z.string().min(1).max(200),
      title: shortText,
      body: shortText,
      path: z.string().startsWith('/').max(20_000),
    }),
    answers<null>(),
  ),
  copyText: entry(z.strictObject({ text }), answers<null>()),
  /** In the system's own window of files, where there is one at that path; nothing is opened or run. */
  revealPath: entry(z.strictObject({ path: z.string().min(1).max(4_000) }), answers<{ readonly isFound: boolean }>()),
  /** A picture, a movie or a file of the mirror, saved where the user says; fetched first when it is not on this disk. */
  saveMedia: entry(
    z.strictObject({ url: z.string().startsWith('kitsu-media://').max(400), suggestedName: shortText }),
    answers<{ readonly isSaved: boolean }>(),
  ),
  /**
   * A copy of such a file in the program that the system opens it with, or in the system's window of files. Only documents are
   * opened (`isOpenable`): what a colleague sent is never run.
   */
  openMedia: entry(
    z.strictObject({
      url: z.string().startsWith('kitsu-media://').max(400),
      suggestedName: shortText,
      how: z.enum(['open', 'reveal']),
    }),
    answers<{ readonly isOpened: boolean }>(),
  ),
  /** The system's menu of a text that is written in, where it was asked for; `misspelled` is empty where no word is wrong. */
  showTextMenu: entry(
    z.strictObject({
      misspelled: shortText,
      suggestions: z.array(shortText).max(10),
      labels: z.strictObject({
        none: shortText,
        add: shortText,
        cut: shortText,
        copy: shortText,
        paste: shortText,
        selectAll: shortText,
      }),
    }),
    answers<{ readonly isAdded: boolean }>(),
  ),
  /** Begins to drag such a file to another program, from within a `dragstart`; it has to be on this disk. */
  dragMedia: entry(
    z.strictObject({ url: z.string().startsWith('kitsu-media://').max(400), suggestedName: shortText }),
    answers<null>(),
  ),
  /** The mark in the system's tray; null takes it away. */
  showTray: entry(trayView.nullable(), answers<null>()),
  /** Languages that files of this computer add to those of the app. */
  languageFiles: entry(none, answers<readonly { readonly fileName: string; readonly text: string }[]>()),
  /** Asks for such a file and keeps it; null when the dialog was left. */
  addLanguageFile: entry(none, answers<{ readonly fileName: string; readonly text: string } | null>()),
  removeLanguageFile: entry(z.strictObject({ fileName: shortText }), answers<null>()),
  saveTextFile: entry(
    z.strictObject({ suggestedName: shortText, text: z.string() }),
    answers<{ readonly isSaved: boolean }>(),
  ),
  saveFile: entry(
    z.strictObject({ suggestedName: shortText, bytes: z.instanceof(Uint8Array) }),
    answers<{ readonly isSaved: boolean }>(),
  ),
  /** A new folder of that name where the user says, with these files in it. */
  saveFolder: entry(
    z.strictObject({
      suggestedName: shortText,
      files: z.array(z.strictObject({ name: shortText, bytes: z.instanceof(Uint8Array) })).max(5_000),
    }),
    answers<{ readonly isSaved: boolean }>(),
  ),
  /** The page as it looks on paper: through the system's dialog, or as a PDF where the user says. */
  printPage: entry(
    z.strictObject({ way: z.enum(['printer', 'pdf']), title: shortText, isLandscape: z.boolean() }),
    answers<{ readonly outcome: 'done' | 'left' | 'no-printer' }>(),
  ),
  window: entry(
    z.union([
      z.strictObject({ action: z.enum(['minimize', 'maximize', 'close', 'new']) }),
      /** A new one that begins at a place of the page, `/productions/…`. */
      z.strictObject({ action: z.literal('new'), path: z.string().startsWith('/').max(20_000) }),
      /** The player's second window, which follows this one; closed where it is open. */
      z.strictObject({ action: z.literal('second'), path: z.string().startsWith('/').max(20_000) }),
    ]),
    answers<null>(),
  ),
  network: entry(none, answers<NetworkSettings>()),
  /** A password of null keeps the one there is. The connection to the server is made anew. */
  saveNetwork: entry(
    z.strictObject({ proxy, proxyUser: shortText, proxyPassword: shortText.nullable() }),
    answers<NetworkSettings>(),
  ),
  /** Asks for the studio's own certificate authority (PEM), or forgets it. */
  setCertificate: entry(z.strictObject({ action: z.enum(['choose', 'forget']) }), answers<NetworkSettings>()),
  platform: entry(
    none,
    answers<{
      readonly os: 'linux' | 'darwin' | 'win32';
      readonly locale: string;
      readonly version: string;
      readonly electron: string;
      readonly keyStore: 'available' | 'missing';
      readonly logFolder: string;
    }>(),
  ),
} as const;

/**
 * `changed`: these sources (tables, or `session`, `sync`, `settings`, `accounts`, `media`) are not what they were;
 * matched with what answers say they read. `sent`: a command reached the server or was refused.
 */
export type EngineEvent =
  | { readonly kind: 'changed'; readonly sources: readonly string[] }
  | {
      readonly kind: 'sent';
      readonly commandId: string;
      readonly outcome: 'accepted' | 'rejected';
      readonly remaining: number;
    }
  /** A link or a second start asks for a place, as Kitsu's path; `host` names the studio it is in, where the link says so. */
  | { readonly kind: 'open-place'; readonly host: string | null; readonly path: string };

export type Queries = typeof queries;
export type Commands = typeof commands;
export type EngineCalls = typeof engineCalls;
export type MainCalls = typeof mainCalls;

type Entries = Readonly<Record<string, Entry<z.ZodType, unknown>>>;
export type InputOf<Map extends Entries, Name extends keyof Map> = z.infer<Map[Name]['input']>;
export type AnswerOf<Map extends Entries, Name extends keyof Map> =
  Map[Name]['answer'] extends Answer<infer Value> ? Value : never;

/** What the page sends over its port, and what comes back. Errors lose all but their message on Electron's channels. */
export type Request = {
  readonly id: number;
  readonly kind: 'query' | 'command' | 'call';
  readonly name: string;
  readonly input: unknown;
};
export type Envelope =
  | { readonly ok: true; readonly value: unknown; readonly reads: readonly string[] }
  | { readonly ok: false; readonly error: { readonly code: ErrorCode; readonly detail: ErrorDetail } };
export type Response = { readonly id: number } & Envelope;
export type FromEngine = { readonly response: Response } | { readonly event: EngineEvent };

/**
 * What the preload hands to the page as `window.inari`. The engine's port arrives by `window.postMessage('engine-port')`,
 * again after each restart of the engine, and then replaces the one before. `engine-stopped` says that a port is dead
 * and a new one on its way, `engine-failed` that the engine does not start: `askForPort` tries once more.
 */
export type Desktop = {
  readonly call: (name: string, input: unknown) => Promise<Envelope>;
  /** A dropped or pasted file becomes a handle; its path stays on the other side. */
  readonly handleOf: (file: unknown) => Promise<FileHandle | null>;
  readonly askForPort: () => void;
  /** Which words are wrong, asked of the page wherever one writes. Nothing is ever downloaded for it. */
  readonly provideSpelling: (wrongOf: (words: readonly string[]) => Promise<readonly string[]>) => void;
};
