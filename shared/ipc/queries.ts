import { z } from 'zod';
import type { PlaylistDownload } from '../model/playlist.ts';
import type { AccountSummary, Session } from '../model/account.ts';
import {
  type CommentFeed,
  type DayLog,
  type EntityList,
  type EntityRow,
  type EntityLabel,
  type Episode,
  type MatchedFile,
  type PaletteAnswer,
  type PlaylistDetail,
  type PlaylistRevision,
  type PlaylistRow,
  type PlaylistTask,
  type ReelShot,
  type MediaHere,
  type SideBarCounts,
  type Studio,
  type TaskDetail,
  type TodoList,
  todoGroupings,
} from '../model/screens.ts';
import type { ShownOwnNotes } from '../model/ownNotes.ts';
import type { ChosenTaskRow, TaskSummary } from '../model/chosenTasks.ts';
import type { Backgrounds } from '../model/backgrounds.ts';
import type { CastableAsset, CastIn, CastingBoard, CastOfShotsRow, EntityCasting } from '../model/casting.ts';
import type {
  ActivityRow,
  EntityDetail,
  EntityFiles,
  WouldBreak,
  EntityParts,
  EntityTimeRow,
  TaskPreviews,
} from '../model/entityPage.ts';
import type { ConceptLinks, Linkable } from '../model/conceptLinks.ts';
import type { ChatRoom, ChatRow } from '../model/chat.ts';
import { inboxTabs, type Inbox } from '../model/inbox.ts';
import type { NewsFeed } from '../model/news.ts';
import type { PeopleList, PersonDetail } from '../model/people.ts';
import type { PinMeasure, PinnedSet } from '../model/pins.ts';
import { pinSubject } from '../pinSubject.ts';
import type { Notice } from '../model/notices.ts';
import type { Room } from '../model/room.ts';
import type { SavedSearches } from '../model/savedSearch.ts';
import type { Settings } from '../model/settings.ts';
import type { SinceList } from '../model/since.ts';
import type { Id } from '../model/studio.ts';
import type {
  Freshness,
  PullStep,
  QueueExportProgress,
  QueueRow,
  SentRow,
  StorageUse,
  SyncState,
} from '../model/sync.ts';
import type { Timesheet } from '../model/timesheet.ts';
import { answers, entry } from './entry.ts';
import { day, entityKind, id, none, pinChoice, shortText, taskIds } from './fields.ts';

const instant = z.string().regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
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
  /** What entities are called, with what they belong to: those of them that are here. */
  entityNames: entry(z.strictObject({ entityIds: z.array(id).max(mostRowsAtOnce) }), answers<readonly EntityLabel[]>()),
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
  /** What a concept is of, or the concepts of anything else. */
  conceptLinks: entry(z.strictObject({ entityId: id }), answers<ConceptLinks | null>()),
  linkable: entry(z.strictObject({ entityId: id }), answers<readonly Linkable[]>()),
  castIn: entry(z.strictObject({ assetId: id }), answers<CastIn | null>()),
  /** What would do without these, were they deleted. */
  wouldBreak: entry(z.strictObject({ entityIds: z.array(id).min(1).max(10_000) }), answers<WouldBreak>()),
  /** `groupId`: a sequence, an episode, or of assets their type. */
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
  /** By which ways the server tells one of what happens; null until it was read. */
  ownNotes: entry(none, answers<ShownOwnNotes | null>()),
  /** What models of a production are lit by. */
  backgrounds: entry(z.strictObject({ productionId: id }), answers<Backgrounds>()),
  savedSearches: entry(z.strictObject({ productionId: id, kind: entityKind }), answers<SavedSearches>()),
  /** The tasks of these types that stand in the cells of rows: row by row in the order of the keys, and in that of the types. */
  cellTasks: entry(
    z.strictObject({
      productionId: id,
      kind: entityKind,
      keys: z.array(z.number().int().nonnegative()).max(100_000),
      taskTypeIds: z.array(id).max(200),
    }),
    answers<readonly Id[]>(),
  ),
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
  playlistTasks: entry(z.strictObject({ playlistId: id }), answers<readonly PlaylistTask[]>()),
  /** Null while nothing of it is on its way. */
  playlistDownload: entry(z.strictObject({ playlistId: id }), answers<PlaylistDownload | null>()),
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
      grouping: z.enum(todoGroupings),
      sort: z.enum(['default', 'due', 'priority', 'lastComment', 'name']),
      /** The user's own day, for due buckets. */
      today: day,
    }),
    answers<TodoList>(),
  ),
  task: entry(z.strictObject({ taskId: id }), answers<TaskDetail | null>()),
  /** What tasks have in common. */
  chosenTasks: entry(z.strictObject({ taskIds }), answers<TaskSummary>()),
  /** Those of them that are in the mirror, in the order they are asked for. */
  chosenRows: entry(z.strictObject({ taskIds: z.array(id).max(mostRowsAtOnce) }), answers<readonly ChosenTaskRow[]>()),
  /** Of the rows that they stand in: keys of `entityRows`, each once. */
  chosenKeys: entry(z.strictObject({ taskIds }), answers<readonly number[]>()),
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
