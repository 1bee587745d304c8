/**
 * What the rest of the engine may ask a Kitsu server, in this app's words. The only speaker of its HTTP is this folder:
 * routes, cookies, versions and snake case end here. Every function fails with an ApiError, never with anything else.
 */
import type { DaysOff } from '../../../shared/model/timesheet.ts';
import type { AnnotationChange } from '../../../shared/model/annotation.ts';
import type { ChecklistItem } from '../../../shared/model/checklist.ts';
import type { EntityChange, TaskChange } from '../../../shared/model/changes.ts';
import type { AssetInstance, PipelineFile } from '../../../shared/model/pipelineFile.ts';
import type { CastingEntry } from '../../../shared/model/casting.ts';
import type { Chat, ChatMessage } from '../../../shared/model/chat.ts';
import type { CastingLink, Entity, EntityData } from '../../../shared/model/entity.ts';
import type { News } from '../../../shared/model/news.ts';
import type {
  Playlist,
  PlaylistEntry,
  PlaylistFieldChange,
  PlaylistMovieState,
  PlaylistShare,
} from '../../../shared/model/playlist.ts';
import type { MetadataDescriptor, Production } from '../../../shared/model/production.ts';
import type { OwnNotes, OwnNotesChange } from '../../../shared/model/ownNotes.ts';
import type { SavedSearch, SearchGroup } from '../../../shared/model/savedSearch.ts';
import type {
  AssetType,
  Day,
  Department,
  EntityKind,
  Id,
  Instant,
  Organisation,
  TableKind,
  Person,
  PreviewBackground,
  TaskStatus,
  TaskType,
} from '../../../shared/model/studio.ts';
import type {
  Attachment,
  Comment,
  Notification,
  PreviewFile,
  Priority,
  Reply,
  Task,
  TimeSpent,
} from '../../../shared/model/task.ts';

export type Page<Row> = {
  readonly rows: readonly Row[];
  /** Rows that could not be read: left out and told, never the whole list. */
  readonly brokenCount: number;
  /** Rows of the page as the server counts them: the unreadable ones, and those that are none of ours, too. */
  readonly serverRowCount: number;
  readonly pageCount: number;
  readonly totalCount: number;
};

export type Bootstrap = {
  readonly person: Person;
  /** A sum over one's own row as the server tells it, its date left out: the same as long as nothing in it is another. */
  readonly personSum: string;
  readonly ownNotes: OwnNotes;
  readonly organisation: Organisation;
  readonly people: readonly Person[];
  readonly departments: readonly Department[];
  readonly taskTypes: readonly TaskType[];
  readonly taskStatuses: readonly TaskStatus[];
  readonly assetTypes: readonly AssetType[];
  readonly backgrounds: readonly PreviewBackground[];
  /** The open productions of the account. */
  readonly productions: readonly Production[];
  readonly searches: readonly SavedSearch[];
  readonly searchGroups: readonly SearchGroup[];
};

/** Sharing and what a concept is of have requests of their own. */
export type OwnEntityChange = Exclude<EntityChange, { readonly field: 'isShared' | 'linkedIds' }>;

export type BoardKind = 'shots' | 'assets' | 'sequences' | 'episodes' | 'edits' | 'concepts';

/** An entity with its tasks, as a board carries them. */
export type BoardRow = { readonly entity: Entity; readonly tasks: readonly Task[] };

export type BoardResult = {
  readonly rowCount: number;
  readonly brokenCount: number;
  /** The list itself says where it ends. One that comes line by line does not: it may have been cut between two of them. */
  readonly hasItsEnd: boolean;
};

export type Feed = { readonly comments: readonly Comment[]; readonly previewFiles: readonly PreviewFile[] };

/** To be done, done, and to be checked by whoever supervises: of everybody else there is nothing to check. */
export type MyList = 'todo' | 'done' | 'checks';

/** A row of the to-do lists: the task, and what the row tells about its entity. */
export type MyTask = {
  readonly task: Task;
  readonly entity: Partial<Entity> & Pick<Entity, 'id' | 'productionId' | 'name'>;
};

export type OutgoingFile = {
  readonly path: string;
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
};

export type CommentDraft = {
  readonly taskStatusId: Id;
  readonly text: string;
  readonly checklist: readonly ChecklistItem[];
  readonly files: readonly OutgoingFile[];
};

export type ReplyDraft = { readonly text: string; readonly files: readonly OutgoingFile[] };

/** As the server answers it: its files stand beside it, as they do in the comment. */
export type SentReply = { readonly reply: Reply; readonly attachments: readonly Attachment[] };

/** What a new shot or asset begins with. */
export type NewEntity = {
  readonly name: string;
  readonly description: string;
  readonly data: EntityData;
};

/** What a new playlist begins with. */
export type NewPlaylist = Pick<
  Playlist,
  'name' | 'kind' | 'episodeId' | 'isForAll' | 'isForClient' | 'taskTypeId' | 'entries'
>;

/** A column of metadata as it shall be. */
export type NewDescriptor = Pick<
  MetadataDescriptor,
  'name' | 'dataType' | 'choices' | 'entityKind' | 'isForClient' | 'departmentIds'
>;

export type SendProgress = (sentBytes: number, totalBytes: number) => void;

export type Kitsu = {
  readonly serverUrl: string;
  readonly version: string;
  readonly features: {
    /** `/data/preview-files` understands `project_id`. */
    readonly filtersPreviewFilesByProduction: boolean;
    /** `/actions/tasks/set-priority` is there. */
    readonly setsManyPriorities: boolean;
    /** Playlists are shared by links with people without an account. */
    readonly sharesPlaylists: boolean;
    /** Columns of metadata stand in an order that is kept for everybody. */
    readonly ordersDescriptors: boolean;
    /** Who made an entity may comment on its tasks, assigned or not. */
    readonly creatorsComment: boolean;
    /** The files that movies were made of can be asked for; it may keep none. */
    readonly givesSources: boolean;
    /** A reply may come with files. */
    readonly attachesToReplies: boolean;
    /** The largest file it takes as a revision, as far as it is known; null: only what stands before it limits it. */
    readonly uploadLimitBytes: number | null;
  };
  /** Server clock minus this computer's at the last answer, milliseconds (from the `Date` header, so ± 1 s). */
  readonly clockSkewMs: () => number;
  /** The server's clock at its last answer, in whole seconds; null until there was one. */
  readonly answeredAtMs: () => number | null;

  // ---- reading
  /** GET /auth/authenticated, /data/user/context, /data/entity-types. */
  readonly bootstrap: (signal: AbortSignal) => Promise<Bootstrap>;
  /** GET /data/projects/{id}/metadata-descriptors: refused to whoever is not of its team, whether it is open or closed. */
  readonly mayReadProduction: (productionId: Id, signal: AbortSignal) => Promise<boolean>;
  /**
   * GET /data/{kind}/with-tasks?project_id=. Batches arrive in the list's order, about 200 rows each.
   * @param query `isInOnePiece`: never line by line, however long it is
   */
  readonly board: (
    query: { readonly kind: BoardKind; readonly productionId: Id; readonly isInOnePiece: boolean },
    onBatch: (rows: readonly BoardRow[]) => void | Promise<void>,
    signal: AbortSignal,
  ) => Promise<BoardResult>;
  /** GET /data/entities?project_id=&page=&limit=, newest change first. `page` from 1. */
  readonly entitiesPage: (
    query: { readonly productionId: Id; readonly page: number; readonly limit: number },
    signal: AbortSignal,
  ) => Promise<Page<Entity>>;
  /** GET /data/tasks?project_id=&page=&limit=&relations=true, newest change first. */
  readonly tasksPage: (
    query: { readonly productionId: Id; readonly page: number; readonly limit: number },
    signal: AbortSignal,
  ) => Promise<Page<Task>>;
  /** GET /data/entities?id=["…"]. Ids that are missing in the answer are gone or not to be seen. At most 100. */
  readonly entitiesById: (ids: readonly Id[], signal: AbortSignal) => Promise<readonly Entity[]>;
  /** GET /data/assets?is_shared=true: of the productions that one is of, all of them to administrators. */
  readonly sharedAssets: (signal: AbortSignal) => Promise<readonly Entity[]>;
  /** GET /data/projects/{p}/assets/shared-used: those of others that are cast in its shots, whether one is of theirs or not. */
  readonly sharedAssetsUsed: (productionId: Id, signal: AbortSignal) => Promise<readonly Entity[]>;
  /** GET /data/entities?project_id=&name=: every entity of exactly that name, of whatever kind, canceled ones included. */
  readonly entitiesNamed: (productionId: Id, name: string, signal: AbortSignal) => Promise<readonly Entity[]>;
  /** GET /data/tasks?id=["…"]&relations=true. */
  readonly tasksById: (ids: readonly Id[], signal: AbortSignal) => Promise<readonly Task[]>;
  /** GET /data/tasks/{id}/comments: whole comments with replies and attachments, and their preview files. */
  readonly taskComments: (taskId: Id, signal: AbortSignal) => Promise<Feed>;
  /** The same, less what one's role in that production may not read: what the mirror keeps of it. */
  readonly feedOf: (task: Pick<Task, 'id' | 'productionId'>, signal: AbortSignal) => Promise<Feed>;
  /** GET /data/projects/{id}/comments?page=&limit=, newest change first. Refused to clients and vendors. */
  readonly commentsPage: (
    query: { readonly productionId: Id; readonly page: number; readonly limit: number },
    signal: AbortSignal,
  ) => Promise<Page<Comment>>;
  /** GET /data/preview-files?page=&limit=, newest change first; of one production where the server can, else of all. */
  readonly previewFilesPage: (
    query: { readonly productionId: Id | null; readonly page: number; readonly limit: number },
    signal: AbortSignal,
  ) => Promise<Page<PreviewFile>>;
  /** GET /data/preview-files?task_id=["…"]. At most 100 tasks. */
  readonly previewFilesOfTasks: (taskIds: readonly Id[], signal: AbortSignal) => Promise<readonly PreviewFile[]>;
  /** GET /data/preview-files/{id}. */
  readonly previewFile: (previewFileId: Id, signal: AbortSignal) => Promise<PreviewFile>;
  /** Castings of all shots (by episode in a TV show) and of all assets: complete, no dates. */
  readonly casting: (
    production: Pick<Production, 'id' | 'productionType' | 'assetTypeIds'>,
    signal: AbortSignal,
  ) => Promise<readonly CastingLink[]>;
  /**
   * Working files by task, output files by type, of a shot the assets that stand in it and of an asset the shots that it stands in, with
   * what came of each: lists of their own.
   */
  readonly pipelineFilesOf: (
    entity: { readonly id: Id; readonly kind: TableKind; readonly taskIds: readonly Id[] },
    signal: AbortSignal,
  ) => Promise<{ readonly files: readonly PipelineFile[]; readonly instances: readonly AssetInstance[] }>;
  /** GET /data/files/{id}: either kind, as it is now. */
  readonly pipelineFile: (
    known: Pick<PipelineFile, 'id' | 'instanceId' | 'instanceName'>,
    signal: AbortSignal,
  ) => Promise<PipelineFile>;
  /** GET /data/entities/{e}/time-spents: everybody's. */
  readonly timeSpentsOfEntity: (entityId: Id, signal: AbortSignal) => Promise<readonly TimeSpent[]>;
  /** GET /data/entities/{e}/news: which comments they are of. */
  readonly newsTasksOf: (
    entityId: Id,
    signal: AbortSignal,
  ) => Promise<readonly { readonly taskId: Id; readonly commentId: Id }[]>;
  /** GET /data/projects/{p}/entities/{e}/casting. */
  readonly castingOf: (productionId: Id, entityId: Id, signal: AbortSignal) => Promise<readonly CastingLink[]>;
  /** PUT of the same: the whole list. */
  readonly setCasting: (productionId: Id, entityId: Id, entries: readonly CastingEntry[]) => Promise<void>;
  /**
   * GET /data/playlists?project_id=&page=&limit=, newest change first, with their entries. Older servers tell clients of all of
   * them, and newer ones refuse vendors.
   */
  readonly playlistsPage: (
    query: { readonly productionId: Id; readonly page: number; readonly limit: number },
    signal: AbortSignal,
  ) => Promise<Page<Playlist>>;
  /** GET /data/playlists?id=["…"]. Ids that are missing in the answer are gone or not to be seen. At most 100. */
  readonly playlistsById: (ids: readonly Id[], signal: AbortSignal) => Promise<readonly Playlist[]>;
  /** GET /data/playlists?project_id=&name=: of exactly that name. */
  readonly playlistsNamed: (productionId: Id, name: string, signal: AbortSignal) => Promise<readonly Playlist[]>;
  /**
   * GET /data/playlists/{id}/build/mp4: the server begins to build a movie of it. Answers the job, or the one that somebody began
   * just now. Managers only.
   */
  readonly buildPlaylistMovie: (playlistId: Id) => Promise<Id>;
  readonly playlistMovieState: (playlistId: Id, jobId: Id) => Promise<PlaylistMovieState>;
  /** GET /data/playlists/{id}/share, where `features.sharesPlaylists`: those that were not revoked. Managers only. */
  readonly playlistShares: (playlistId: Id) => Promise<readonly PlaylistShare[]>;
  /** POST of the same. A password is sent, and never told again. */
  readonly sharePlaylist: (
    playlistId: Id,
    wanted: Pick<PlaylistShare, 'lastDay' | 'canComment'> & { readonly password: string | null },
  ) => Promise<PlaylistShare>;
  /** DELETE /data/playlists/{id}/share/{token}. */
  readonly revokePlaylistShare: (playlistId: Id, token: string) => Promise<void>;
  /** GET /data/user/filters: one's own saved searches, and those that are shared with one. */
  /** PUT /data/persons/{me}. */
  readonly editOwnNotes: (personId: Id, change: OwnNotesChange) => Promise<void>;
  readonly savedSearches: (signal: AbortSignal) => Promise<readonly SavedSearch[]>;
  /** GET /data/user/filter-groups: their groups. */
  readonly searchGroups: (signal: AbortSignal) => Promise<readonly SearchGroup[]>;
  /** GET /data/user/chats: those one has joined, in open productions. */
  readonly chats: (signal: AbortSignal) => Promise<readonly Chat[]>;
  /** GET /data/entities/{e}/chat/messages, oldest first: for whoever may read the entity. */
  readonly chatMessages: (entityId: Id, signal: AbortSignal) => Promise<readonly ChatMessage[]>;
  /**
   * GET /data/projects/{p}/news, or /data/projects/news: newest first. Newer servers refuse clients; whom the others should not
   * tell all of it is for the caller to heed.
   * @param before only what is older than that, to the second
   */
  readonly newsPage: (
    query: {
      readonly productionId: Id | null;
      readonly before: Instant | null;
      readonly page: number;
      readonly limit: number;
    },
    signal: AbortSignal,
  ) => Promise<Page<News>>;
  /**
   * GET /data/user/tasks, /data/user/done-tasks and /data/user/tasks-to-check, with what the rows tell of their entities.
   * @param productionId null: of all; older servers do not heed it
   */
  readonly myTasks: (which: MyList, productionId: Id | null, signal: AbortSignal) => Promise<readonly MyTask[]>;
  /** GET /data/user/notifications: the newest 100. */
  readonly notifications: (signal: AbortSignal) => Promise<readonly Notification[]>;
  /**
   * The same route, page after page: what is unread and older than a moment, or of the same second.
   * @returns `from`: older ones were not asked for; null where that is all of them
   */
  readonly unreadNotifications: (
    before: Instant,
    signal: AbortSignal,
  ) => Promise<{ readonly rows: readonly Notification[]; readonly from: Instant | null }>;
  /** GET /data/user/time-spents/{day} (the range route is broken on 0.20.52). */
  readonly myTimeSpents: (day: Day, signal: AbortSignal) => Promise<readonly TimeSpent[]>;
  /** GET /data/persons/{id}/time-spents/month/all/{year}/{month}: one's own rows of a month, `2026-11`. */
  readonly timeSpentsOfMonth: (personId: Id, month: string, signal: AbortSignal) => Promise<readonly TimeSpent[]>;
  /** GET /data/persons/{id}/day-offs: all of one's own. */
  readonly daysOffOf: (personId: Id, signal: AbortSignal) => Promise<readonly DaysOff[]>;

  // ---- writing
  /** POST /actions/tasks/{id}/comment; multipart when there are files. The signal ends an upload, never a small request. */
  readonly postComment: (
    taskId: Id,
    draft: CommentDraft,
    onSent: SendProgress | null,
    signal?: AbortSignal,
  ) => Promise<Comment>;
  /** PUT /data/comments/{id}; the status always goes along, because a body without it counts as a status change before 1.0.15. */
  readonly editComment: (
    commentId: Id,
    change: { readonly text: string; readonly checklist: readonly ChecklistItem[]; readonly taskStatusId: Id },
  ) => Promise<void>;
  /**
   * PUT /data/comments/{id} with `pinned` alone: supervisors may set nothing else of a comment that is not theirs. Before 1.0.15 the
   * server counts the task's state anew, to what it was.
   */
  readonly pinComment: (commentId: Id, isPinned: boolean) => Promise<void>;
  /** DELETE /data/tasks/{t}/comments/{c}. */
  readonly deleteComment: (taskId: Id, commentId: Id) => Promise<void>;
  /**
   * POST /data/tasks/{t}/comments/{c}/reply; multipart when there are files, where `features.attachesToReplies`. The server keeps
   * the reply before it keeps its files, one by one, and takes none later.
   */
  readonly replyToComment: (
    taskId: Id,
    commentId: Id,
    draft: ReplyDraft,
    onSent: SendProgress | null,
    signal?: AbortSignal,
  ) => Promise<SentReply>;
  /** DELETE /data/tasks/{t}/comments/{c}/reply/{r}. */
  readonly deleteReply: (taskId: Id, commentId: Id, replyId: Id) => Promise<void>;
  /** POST /actions/tasks/{t}/comments/{c}/add-attachment: to a comment that is there. Sent twice they are there twice. */
  readonly addAttachments: (
    taskId: Id,
    commentId: Id,
    files: readonly OutgoingFile[],
    onSent: (sentBytes: number, totalBytes: number) => void,
    signal: AbortSignal,
  ) => Promise<readonly Attachment[]>;
  /** DELETE /data/tasks/{t}/comments/{c}/attachments/{a}. */
  readonly deleteAttachment: (taskId: Id, commentId: Id, attachmentId: Id) => Promise<void>;
  /** POST /data/tasks/{t}/comments/{c}/ack. It toggles: ask for the state first. Answers who acknowledges now. */
  readonly toggleAcknowledgement: (taskId: Id, commentId: Id) => Promise<readonly Id[]>;
  /** PUT /data/tasks/{id}. */
  readonly setPriority: (taskId: Id, priority: Priority) => Promise<void>;
  /** PUT /actions/tasks/set-priority, where `features.setsManyPriorities`. Answers the tasks it changed: others are skipped. */
  readonly setPriorities: (taskIds: readonly Id[], priority: Priority) => Promise<readonly Id[]>;
  /** PUT /data/tasks/{id} with the one column. */
  readonly editTask: (taskId: Id, change: TaskChange) => Promise<void>;
  /** POST /data/projects/{p}/asset-types/{t}/assets/new. Repeating it makes a twin: look first. */
  readonly createAsset: (
    productionId: Id,
    assetTypeId: Id,
    asset: NewEntity & { readonly episodeId: Id | null },
  ) => Promise<Entity>;
  /** POST /data/projects/{p}/shots. Of a name that the sequence has already, the server answers the shot that is there. */
  readonly createShot: (
    productionId: Id,
    sequenceId: Id,
    shot: NewEntity & { readonly lengthFrames: number | null },
  ) => Promise<Entity>;
  /** POST /data/projects/{p}/{sequences,episodes,edits,concepts}. Of a name that is there already the server answers the one that is there. */
  readonly createOther: (
    productionId: Id,
    kind: 'Sequence' | 'Episode' | 'Edit' | 'Concept',
    entity: NewEntity & { readonly episodeId: Id | null },
  ) => Promise<Entity>;
  /** PUT /data/entities/{id} with the one column, or the one key of `data`: the server keeps the others as they are. */
  readonly editEntity: (entityId: Id, change: OwnEntityChange) => Promise<void>;
  /** PUT of the same with all that a concept is of: the server replaces the list. */
  readonly linkConcept: (conceptId: Id, linkedIds: readonly Id[]) => Promise<void>;
  /** POST /actions/projects/{p}/assets/share. An empty list would mean every asset of the production: it asks nothing. */
  readonly shareAssets: (productionId: Id, assetIds: readonly Id[], isShared: boolean) => Promise<void>;
  /** DELETE /data/{assets,shots,…}/{id}?force=true: with its tasks and all that hangs on them. */
  readonly deleteEntity: (kind: EntityKind, entityId: Id) => Promise<void>;
  /**
   * POST /actions/projects/{p}/task-types/{t}/{assets,shots,edits,concepts}/create-tasks, of the other kinds
   * …/create-tasks/{kind}: those that are missing; repeatable. An empty list would mean all entities: it asks nothing.
   */
  readonly createTasks: (productionId: Id, taskTypeId: Id, kind: EntityKind, entityIds: readonly Id[]) => Promise<void>;
  /** GET /data/tasks?task_type_id=&entity_id=["…"]&relations=true. At most 100 entities. */
  readonly tasksOfEntities: (taskTypeId: Id, entityIds: readonly Id[], signal: AbortSignal) => Promise<readonly Task[]>;
  /** POST /actions/projects/{p}/delete-tasks: with their comments, previews and time; those that are gone already are done. */
  readonly deleteTasks: (productionId: Id, taskIds: readonly Id[]) => Promise<void>;
  /** GET /data/projects/{p}/metadata-descriptors. */
  readonly descriptors: (productionId: Id, signal: AbortSignal) => Promise<readonly MetadataDescriptor[]>;
  /** POST /data/projects/{p}/metadata-descriptors. The server names the field by the descriptor's name. */
  readonly createDescriptor: (productionId: Id, descriptor: NewDescriptor) => Promise<MetadataDescriptor>;
  /** PUT …/{id}: all of it. Another name renames the key in the data of every entity. */
  readonly editDescriptor: (
    productionId: Id,
    descriptorId: Id,
    descriptor: NewDescriptor,
  ) => Promise<MetadataDescriptor>;
  /** POST …/reorder, where `features.ordersDescriptors`: all of a kind. One that is gone is refused with all others. Staff only. */
  readonly orderDescriptors: (productionId: Id, kind: EntityKind, descriptorIds: readonly Id[]) => Promise<void>;
  /** DELETE …/{id}: its values go with it. */
  readonly deleteDescriptor: (productionId: Id, descriptorId: Id) => Promise<void>;
  /** POST /data/playlists. Repeating it makes a twin, or is refused where it is of an episode: look first. */
  readonly createPlaylist: (productionId: Id, playlist: NewPlaylist) => Promise<Playlist>;
  /** PUT /data/playlists/{id} with the one column. */
  readonly editPlaylist: (playlistId: Id, change: PlaylistFieldChange) => Promise<void>;
  /** PUT /data/playlists/{id}: the whole list as it shall be. What others put there since it was read is lost. */
  readonly setPlaylistEntries: (playlistId: Id, entries: readonly PlaylistEntry[]) => Promise<void>;
  /** DELETE /data/playlists/{id}. Before 1.0.3 whoever asks may. */
  readonly deletePlaylist: (playlistId: Id) => Promise<void>;
  /** POST /data/user/filters. Repeating it makes a twin: look first. Sharing without the right to is passed over silently. */
  readonly createSearch: (search: Omit<SavedSearch, 'id' | 'personId'>) => Promise<SavedSearch>;
  /** PUT /data/user/filters/{id}: all of it, as servers differ in what becomes of a group that is left out. */
  readonly editSearch: (search: SavedSearch) => Promise<void>;
  /** DELETE /data/user/filters/{id}. */
  readonly deleteSearch: (searchId: Id) => Promise<void>;
  /** POST /data/user/filter-groups. */
  readonly createSearchGroup: (group: Omit<SearchGroup, 'id' | 'personId'>) => Promise<SearchGroup>;
  /** PUT /data/user/filter-groups/{id}. */
  readonly editSearchGroup: (group: SearchGroup) => Promise<void>;
  /** DELETE /data/user/filter-groups/{id}: its searches go with it. */
  readonly deleteSearchGroup: (groupId: Id) => Promise<void>;
  /** POST /actions/user/chats/{e}/join (repeatable). */
  readonly joinChat: (entityId: Id) => Promise<void>;
  /** POST /data/entities/{e}/chat/messages; multipart with files. Only for who joined, never without words; repeating it says it twice. */
  readonly sayInChat: (
    entityId: Id,
    text: string,
    files: readonly OutgoingFile[],
    onSent: SendProgress | null,
    signal: AbortSignal | null,
  ) => Promise<ChatMessage>;
  /** DELETE /data/entities/{e}/chat/messages/{m}. Of what is gone already every server answers 500: look first. */
  readonly deleteChatMessage: (entityId: Id, messageId: Id) => Promise<void>;
  /** POST /data/projects/{p}/team (repeatable). */
  readonly addToTeam: (productionId: Id, personId: Id) => Promise<void>;
  /** DELETE /data/projects/{p}/team/{person} (repeatable). */
  readonly removeFromTeam: (productionId: Id, personId: Id) => Promise<void>;
  /** PUT /actions/persons/{p}/assign. Answers the task ids the server really assigned: refused ones are skipped silently. */
  readonly assign: (personId: Id, taskIds: readonly Id[]) => Promise<readonly Id[]>;
  /** PUT /actions/tasks/clear-assignation with the person: without one it would clear everybody. */
  readonly unassign: (personId: Id, taskIds: readonly Id[]) => Promise<readonly Id[]>;
  /** POST /actions/tasks/{t}/time-spents/{day}/persons/{p}: sets the day's minutes (repeatable). */
  readonly setTimeSpent: (taskId: Id, personId: Id, day: Day, durationMinutes: number) => Promise<TimeSpent>;
  /** DELETE of the same path; an entry that is gone already counts as done. */
  readonly removeTimeSpent: (taskId: Id, personId: Id, day: Day) => Promise<void>;
  /** POST /data/day-offs: refused where it reaches into another; time logged on these days goes. */
  readonly addDaysOff: (personId: Id, days: Omit<DaysOff, 'id' | 'personId'>) => Promise<DaysOff>;
  /** DELETE /data/day-offs/{id}. */
  readonly deleteDaysOff: (daysOffId: Id) => Promise<void>;
  /** PUT /data/user/notifications/{id}. */
  readonly markNotification: (notificationId: Id, isRead: boolean) => Promise<void>;
  /** POST /actions/user/tasks/{t}/subscribe, DELETE /actions/user/tasks/{t}/unsubscribe (repeatable). */
  readonly followTask: (taskId: Id, isFollowed: boolean) => Promise<void>;
  /** PUT /actions/preview-files/{id}/set-main-preview (repeatable). */
  readonly setMainPreview: (previewFileId: Id) => Promise<void>;
  /** PUT /data/preview-files/{id}. */
  readonly setValidation: (previewFileId: Id, status: PreviewFile['validationStatus']) => Promise<void>;
  /** PUT /actions/preview-files/{id}/update-annotations: merged by object with what is there; each may be repeated. */
  readonly updateAnnotations: (previewFileId: Id, changes: readonly AnnotationChange[]) => Promise<PreviewFile>;
  /** DELETE /data/preview-files/{id}. The comment stays. */
  readonly deletePreview: (previewFileId: Id) => Promise<void>;
  /** POST /actions/tasks/{t}/comments/{c}/add-preview (first file) without a revision: the server numbers it. */
  readonly addPreview: (taskId: Id, commentId: Id) => Promise<PreviewFile>;
  /** POST /actions/tasks/{t}/comments/{c}/preview-files/{p}: a further file of the same revision. */
  readonly addExtraPreview: (taskId: Id, commentId: Id, previewFileId: Id) => Promise<PreviewFile>;
  /** POST /pictures/preview-files/{id}, multipart. Repeating it after success is answered 400: read the row instead. */
  readonly uploadPreview: (
    previewFileId: Id,
    file: OutgoingFile,
    onSent: SendProgress | null,
    signal?: AbortSignal,
  ) => Promise<PreviewFile>;

  // ---- files
  /** GET of a picture, movie, avatar or attachment below `/api`; the caller reads or cancels the body. */
  readonly openFile: (
    path: string,
    conditions: { readonly range: string | null; readonly etag: string | null },
    signal: AbortSignal,
  ) => Promise<{
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: AsyncIterable<Uint8Array>;
    readonly cancel: () => void;
  }>;
};

/** A name and ids from the event stream; ids by their wire name (`task_id`). Nothing is replayed: after a reconnect, pull. */
export type LiveEvent = { readonly name: string; readonly ids: Readonly<Record<string, string>> };
