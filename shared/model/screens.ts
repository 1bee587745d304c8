import type { CastAssetRow } from './casting.ts';
import type { FieldKey } from './changes.ts';
import type { EntityData } from './entity.ts';
import type { PublishTarget } from './files.ts';
import type { Playlist, PlaylistEntry } from './playlist.ts';
import type { Production } from './production.ts';
import type { Refusal } from './refusal.ts';
import type {
  AssetType,
  Day,
  Department,
  EntityKind,
  Id,
  Instant,
  Organisation,
  Person,
  TaskStatus,
  TaskType,
} from './studio.ts';
import type { Freshness, Mark } from './sync.ts';
import type { Comment, PreviewFile, Priority, Reply, Task } from './task.ts';

/** The small tables every screen resolves ids with. Asked once and kept. */
export type Studio = {
  readonly organisation: Organisation;
  readonly people: readonly Person[];
  readonly departments: readonly Department[];
  readonly taskTypes: readonly TaskType[];
  readonly taskStatuses: readonly TaskStatus[];
  readonly assetTypes: readonly AssetType[];
  readonly productions: readonly Production[];
  /** The server keeps the order of a production's columns of metadata. */
  readonly keepsColumnOrder: boolean;
};

export type SideBarCounts = {
  /** Null for whoever checks nothing. */
  readonly checks: number | null;
  readonly todo: number;
  readonly unreadNotifications: number;
  /** Of the production asked about. */
  readonly shots: number | null;
  readonly assets: number | null;
  readonly sequences: number | null;
  readonly episodes: number | null;
  readonly edits: number | null;
  readonly concepts: number | null;
  readonly team: number | null;
  /** Where to begin: opened last, or with most to do. */
  readonly homeProductionId: Id | null;
};

export type SortKey =
  | { readonly kind: 'name' }
  | {
      readonly kind: 'field';
      readonly field: 'frames' | 'estimation' | 'duration' | 'readyFor' | 'cast' | 'description';
    }
  | { readonly kind: 'metadata'; readonly fieldName: string }
  | { readonly kind: 'taskType'; readonly taskTypeId: Id };
export type Sort = { readonly key: SortKey; readonly direction: 'up' | 'down' };

/** A piece of the search text and what is wrong with it, for the underline. Offsets are UTF-16 indices into the text. */
export type SearchToken = {
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'exclude' | 'filter' | 'or';
  readonly problem:
    | null
    | 'unknown-status'
    | 'unknown-task-type'
    | 'unknown-person'
    | 'unknown-value'
    | 'unclosed-bracket'
    | 'this-app-only';
};

export type StatusCount = { readonly taskStatusId: Id; readonly count: number };

/** What rows add up to; what is canceled does not count. */
export type EntityTotals = {
  readonly frames: number;
  readonly estimationMinutes: number;
  readonly durationMinutes: number;
  readonly statusCounts: readonly StatusCount[];
};

export type EntityGroup = {
  /** The sequence or asset type; empty text for entities without one. */
  readonly id: Id;
  readonly name: string;
  readonly description: string;
  /** Index into `order` of its first row. Folded groups own no rows in `order`. */
  readonly start: number;
  readonly shownCount: number;
  readonly count: number;
  readonly isFolded: boolean;
  readonly totals: EntityTotals;
};

/** A long list crosses the port as an order of row keys; rows are asked for by key, a page at a time. */
export type EntityList = {
  readonly order: Uint32Array;
  /** The first of them, as many as were asked for. */
  readonly rows: readonly EntityRow[];
  readonly groups: readonly EntityGroup[];
  /** Only task types with at least one task among the rows of the production, in its order. */
  readonly taskTypeIds: readonly Id[];
  readonly matchedCount: number;
  readonly totalCount: number;
  readonly totals: EntityTotals;
  readonly tokens: readonly SearchToken[];
  readonly freshness: Freshness;
};

export type EntityRow = {
  readonly key: number;
  readonly id: Id;
  /** Grows with every change of the row: equal rev, equal row. */
  readonly rev: number;
  readonly kind: EntityKind;
  readonly name: string;
  readonly description: string;
  readonly groupName: string;
  readonly episodeName: string;
  readonly mainPreviewFileId: Id | null;
  readonly lengthFrames: number | null;
  readonly frameIn: number | null;
  readonly frameOut: number | null;
  readonly fps: number | null;
  readonly castCount: number;
  readonly readyForTaskTypeId: Id | null;
  readonly isCanceled: boolean;
  /** Of an asset: other productions may cast it. */
  readonly isShared: boolean;
  readonly createdBy: Id | null;
  readonly estimationMinutes: number;
  readonly durationMinutes: number;
  readonly data: EntityData;
  /** Fields that wait, by their key (`name`, `data.frame_in`); `any`: the most urgent of them, a new row's own included. */
  readonly marks: Readonly<Partial<Record<FieldKey | 'any', Mark>>>;
  readonly cells: Readonly<Record<Id, TaskCell>>;
  /** Tasks that wait to be made, by their type. */
  readonly newTaskMarks: Readonly<Record<Id, Mark>>;
};

/** Of a TV show: what its shots and assets may be narrowed to. */
export type Episode = { readonly id: Id; readonly name: string; readonly isCanceled: boolean };

export type TaskCell = {
  readonly taskId: Id;
  readonly taskStatusId: Id;
  readonly assigneeIds: readonly Id[];
  readonly priority: Priority;
  readonly estimationMinutes: number;
  readonly durationMinutes: number;
  readonly dueDate: Day | null;
  readonly readyAssetCount: number;
  /** Its deletion waits. */
  readonly isBeingDeleted: boolean;
  readonly mark: Mark | null;
};

/** The name of an entity in its parts; a screen joins them with ` / `. */
export type EntityLabel = {
  readonly entityId: Id;
  readonly kind: EntityKind;
  readonly episodeName: string;
  /** Sequence of a shot, asset type of an asset. */
  readonly parentName: string;
  readonly name: string;
  readonly description: string;
  readonly mainPreviewFileId: Id | null;
  readonly isCanceled: boolean;
};

export type PlaylistRow = Omit<Playlist, 'entries'> & {
  readonly entryCount: number;
  /** The first file that is to be shown. */
  readonly thumbnailId: Id | null;
  readonly canEdit: boolean;
  /** Its deletion waits. */
  readonly isBeingDeleted: boolean;
  /** Of its own fields where one waits; `any`: the most urgent of all of it, entries included. */
  readonly marks: Readonly<Partial<Record<FieldKey | 'any', Mark>>>;
};

export type PlaylistDetail = {
  readonly row: PlaylistRow;
  readonly entries: readonly ShownPlaylistEntry[];
  readonly freshness: Freshness;
};

export type ShownPlaylistEntry = PlaylistEntry & {
  /** Null where it is not on this disk: deleted, or not to be seen. */
  readonly entity: EntityLabel | null;
  /** What is to be shown of it; null: nothing was chosen, or it is gone. */
  readonly shown: PlaylistRevision | null;
  /** A newer revision of the same task. */
  readonly newer: PlaylistRevision | null;
  readonly mark: Mark | null;
};

/** The task whose revision a playlist shows. */
export type PlaylistTask = {
  /** What is shown of it. */
  readonly previewFileId: Id;
  readonly taskStatusId: Id;
  readonly statusMark: Mark | null;
  /** To which it may be set. */
  readonly statusIds: readonly Id[];
  readonly canComment: boolean;
  /** What was said since that revision came: about it, and about those after it. */
  readonly noteCount: number;
};

/** What is to be seen of a shot. */
export type ReelShot = {
  readonly entityId: Id;
  readonly taskId: Id;
  readonly taskTypeId: Id;
  readonly previewFileId: Id;
};

/** `share`: how much of it has arrived, from 0 to 1; null while nothing of it does. */
export type MediaHere = { readonly previewFileId: Id; readonly isOnDisk: boolean; readonly share: number | null };

/** A revision by its main file. */
export type PlaylistRevision = {
  readonly previewFileId: Id;
  readonly taskId: Id;
  readonly taskTypeId: Id;
  readonly revision: number;
  readonly extension: string;
};

export type TodoGroup = {
  /** Of a status, production, task type, sequence or asset type, or a due bucket, by the grouping asked for. */
  readonly id: string;
  /** Of a sequence, with what it belongs to: what else makes groups is among what everybody knows. */
  readonly name?: string;
  readonly start: number;
  readonly count: number;
};

export const todoGroupings = ['status', 'production', 'sequence', 'assetType', 'taskType', 'due', 'none'] as const;
export type TodoGrouping = (typeof todoGroupings)[number];
/** What is of no sequence, or of no asset type. */
export const withoutGroup = { sequence: 'no-sequence', assetType: 'no-asset-type' } as const;
export type TodoSort = 'default' | 'due' | 'priority' | 'lastComment' | 'name';

export type TodoList = {
  readonly rows: readonly TodoRow[];
  readonly groups: readonly TodoGroup[];
  readonly todoCount: number;
  readonly doneCount: number;
  readonly checkCount: number;
  readonly matchedCount: number;
  readonly tokens: readonly SearchToken[];
  readonly freshness: Freshness;
};

export type TodoRow = {
  readonly taskId: Id;
  readonly rev: number;
  readonly productionId: Id;
  readonly entity: EntityLabel;
  readonly taskTypeId: Id;
  readonly taskStatusId: Id;
  readonly assigneeIds: readonly Id[];
  /** When it last began to wait for approval. */
  readonly feedbackAskedAt: Instant | null;
  readonly priority: Priority;
  readonly startDate: Day | null;
  readonly dueDate: Day | null;
  readonly doneAt: Instant | null;
  readonly estimationMinutes: number;
  readonly durationMinutes: number;
  readonly previewFileId: Id | null;
  readonly lastComment: { readonly personId: Id | null; readonly text: string; readonly createdAt: Instant } | null;
  readonly mark: Mark | null;
};

/** What the account may do with one task, by role and rules; the engine refuses the rest as well. */
export type TaskRights = {
  readonly canComment: boolean;
  /** The statuses it may set, in the production's order. */
  readonly statusIds: readonly Id[];
  readonly canPublish: boolean;
  readonly canAssign: boolean;
  readonly canAssignSelf: boolean;
  readonly canUnassignSelf: boolean;
  readonly canSetPriority: boolean;
  /** Estimate, dates and difficulty. */
  readonly canPlan: boolean;
  readonly canLogTime: boolean;
  readonly canPin: boolean;
  readonly canDraw: boolean;
  readonly canSetMainPreview: boolean;
  readonly canValidate: boolean;
  readonly canDeletePreview: boolean;
  /** Why not, of what has a key. */
  readonly refusals: Readonly<Partial<Record<TaskDeed, Refusal>>>;
};

export type TaskDeed = 'comment' | 'status' | 'publish' | 'assign' | 'assignSelf' | 'priority' | 'plan' | 'logTime';

export type TaskDetail = {
  readonly task: Task;
  readonly mark: Mark | null;
  readonly statusMark: Mark | null;
  readonly assigneesMark: Mark | null;
  readonly priorityMark: Mark | null;
  /** Of estimation, dates and difficulty, where one waits. */
  readonly fieldMarks: Readonly<Partial<Record<FieldKey, Mark>>>;
  readonly production: { readonly id: Id; readonly name: string; readonly fps: number; readonly isOpen: boolean };
  readonly entity: EntityLabel;
  readonly frames: { readonly in: number | null; readonly out: number | null; readonly count: number | null };
  readonly rights: TaskRights;
  /** The server takes files with replies. */
  readonly repliesTakeFiles: boolean;
  /** What the next revision should be like. */
  readonly publishTarget: PublishTarget;
  /** Newest revision first; position 1 first within one. */
  readonly revisions: readonly Revision[];
  readonly nextRevision: number;
  /** The other tasks of the entity, in the production's order. */
  readonly siblings: readonly { readonly taskId: Id; readonly taskTypeId: Id; readonly taskStatusId: Id }[];
  readonly cast: readonly CastAsset[];
  readonly freshness: Freshness;
};

export type Revision = {
  readonly revision: number;
  readonly files: readonly RevisionFile[];
  readonly mark: Mark | null;
};
export type RevisionFile = {
  readonly file: PreviewFile;
  /** What a `<video>` or `<img>` can show, by the extension. */
  readonly media: 'picture' | 'movie' | 'other';
  readonly isOnDisk: boolean;
  /** The file that Kitsu made its movie of: on this disk, or to be asked for from a server that may keep it. */
  readonly source: 'here' | 'maybe' | 'none';
  /** Its entity is seen by it. */
  readonly isMain: boolean;
  /** Of what is done to it. */
  readonly mark: Mark | null;
  readonly isBeingDeleted: boolean;
};

/** Of a task's own screen: who plays in what it is a task of. */
export type CastAsset = Pick<
  CastAssetRow,
  'assetId' | 'name' | 'assetTypeName' | 'occurrences' | 'mainPreviewFileId' | 'readyForTaskTypeId'
>;

/** The task that a file's name speaks of, where it speaks of one. */
export type MatchedFile = {
  readonly name: string;
  /** Null where it names none, or where two fit: then nothing is chosen for anybody. */
  readonly taskId: Id | null;
  /** The likeliest first, the named one among them. */
  readonly candidates: readonly FileCandidate[];
};
export type FileCandidate = {
  readonly taskId: Id;
  readonly productionId: Id;
  readonly entity: EntityLabel;
  readonly taskTypeId: Id;
};

/** A comment as the panel shows it: the server's, with what waits laid over. */
export type ShownComment = Comment & {
  readonly commandId: Id | null;
  readonly mark: Mark | null;
  /** When it was written here, where that differs from when the server got it. */
  readonly writtenAt: Instant | null;
  readonly shownReplies: readonly ShownReply[];
  readonly waitingFiles: readonly { readonly id: Id; readonly name: string; readonly sizeBytes: number }[];
  readonly revision: number | null;
  readonly isOwn: boolean;
  readonly canEdit: boolean;
  readonly canDelete: boolean;
  readonly canCheck: boolean;
  readonly acknowledgeMark: Mark | null;
};
export type ShownReply = Reply & {
  readonly commandId: Id | null;
  readonly mark: Mark | null;
  readonly canDelete: boolean;
  readonly waitingFiles: ShownComment['waitingFiles'];
};

export type CommentFeed = { readonly comments: readonly ShownComment[]; readonly freshness: Freshness };

export type DayLog = {
  readonly day: Day;
  readonly entries: readonly {
    readonly taskId: Id;
    readonly productionId: Id;
    readonly entity: EntityLabel;
    readonly taskTypeId: Id;
    readonly durationMinutes: number;
    readonly mark: Mark | null;
  }[];
  readonly totalMinutes: number;
  readonly dayMinutes: number;
};

/** Offsets of the matched parts are UTF-16 indices into `title`. */
export type PaletteHit =
  | {
      readonly kind: 'entity';
      readonly productionId: Id;
      readonly entity: EntityLabel;
      readonly title: string;
      readonly matches: readonly [number, number][];
    }
  | {
      readonly kind: 'task';
      readonly productionId: Id;
      readonly taskId: Id;
      readonly entity: EntityLabel;
      readonly taskTypeId: Id;
      readonly taskStatusId: Id;
      readonly title: string;
      readonly matches: readonly [number, number][];
    }
  | {
      readonly kind: 'person';
      readonly personId: Id;
      readonly title: string;
      readonly matches: readonly [number, number][];
    }
  | {
      readonly kind: 'production';
      readonly productionId: Id;
      readonly title: string;
      readonly matches: readonly [number, number][];
    };

export type PaletteAnswer = {
  readonly hits: readonly PaletteHit[];
  readonly searchedCount: number;
  readonly tookMs: number;
};
