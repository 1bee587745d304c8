import type { ErrorCode, ErrorDetail } from '../errors.ts';
import type { FieldKey } from './changes.ts';
import type { PlaylistEntryChange } from './playlist.ts';
import type { EntityLabel } from './screens.ts';
import type { Day, Id, Instant } from './studio.ts';

/**
 * Where something stands that has not reached the server: `waiting` its turn or a connection, `sending`, `checking` (the
 * answer was lost: the app looks on the server before it sends again), `rejected` by the server, kept with its reason,
 * `conflict`: both sides changed the same field, and its author chooses.
 */
export type Mark = 'waiting' | 'sending' | 'checking' | 'rejected' | 'conflict';

/** How complete and how old a part of the mirror is. */
export type Freshness = {
  readonly state: 'never' | 'partial' | 'complete';
  readonly asOf: Instant | null;
  readonly isPulling: boolean;
  readonly loadedCount: number | null;
  readonly expectedCount: number | null;
  readonly error: ErrorCode | null;
};

export type Connection =
  | { readonly kind: 'connecting' }
  /** Connected, events arrive. */
  | { readonly kind: 'live' }
  /** The server answers, events do not arrive: pulled at intervals. */
  | { readonly kind: 'polling' }
  | { readonly kind: 'offline'; readonly since: Instant; readonly retryAt: Instant | null }
  | {
      readonly kind: 'unreachable';
      readonly since: Instant;
      readonly retryAt: Instant | null;
      readonly code: ErrorCode;
    }
  | { readonly kind: 'signed-out' };

export type SyncState = {
  readonly connection: Connection;
  /** Null when nothing is pulled; share from 0 to 1 where it is known. */
  readonly pulling: { readonly share: number | null } | null;
  readonly outbox: OutboxCounts;
  /** What is on its way with files: each begins again where the app ends before it has arrived. */
  readonly uploads: number;
  readonly lastPulledAt: Instant | null;
  readonly lastFullPullAt: Instant | null;
  readonly serverVersion: string;
  /** Server clock minus this computer's, milliseconds. */
  readonly clockSkewMs: number;
  readonly isPaused: boolean;
  /** The server asked to slow down: until then nothing is asked of it, and what waits goes on waiting. */
  readonly slowedUntil: Instant | null;
};

/** Why something waits that could go: its author wants it so, or wants to see it before it goes. */
export const holds = ['by-author', 'until-seen'] as const;
export type Hold = (typeof holds)[number];

export type OutboxCounts = {
  /** What goes by itself as soon as it can. */
  readonly waiting: number;
  readonly held: number;
  readonly sending: number;
  readonly checking: number;
  readonly rejected: number;
};

/** What the first-sync page shows. */
export type PullStep = {
  readonly key: string;
  readonly subject:
    | { readonly kind: 'account' }
    | { readonly kind: 'my-tasks' }
    | { readonly kind: 'production'; readonly productionId: Id };
  readonly state: 'done' | 'running' | 'next' | 'later' | 'failed';
  readonly counts: readonly PullCount[];
  readonly elapsedMs: number | null;
  readonly error: ErrorCode | null;
};

export type PullCount = {
  readonly what:
    | 'people'
    | 'task-types'
    | 'task-statuses'
    | 'tasks'
    | 'done-tasks'
    | 'comments'
    | 'preview-files'
    | 'shots'
    | 'assets'
    | 'entities'
    | 'casting';
  readonly loaded: number;
  readonly expected: number | null;
};

export const commandKinds = [
  'postComment',
  'editComment',
  'deleteComment',
  'replyToComment',
  'deleteReply',
  'deleteAttachment',
  'acknowledgeComment',
  'setTaskStatus',
  'setPriority',
  'editTask',
  'createEntity',
  'createConcept',
  'editEntity',
  'changeCasting',
  'createPlaylist',
  'editPlaylist',
  'changePlaylist',
  'deletePlaylist',
  'createSearch',
  'editSearch',
  'deleteSearch',
  'sayInChat',
  'deleteChatMessage',
  'pinComment',
  'changePreview',
  'drawOnPreview',
  'addToTeam',
  'removeFromTeam',
  'createTasks',
  'deleteTasks',
  'deleteEntity',
  'createDescriptor',
  'editDescriptor',
  'deleteDescriptor',
  'orderDescriptors',
  'assignTask',
  'unassignTask',
  'logTime',
  'setDaysOff',
  'publishRevision',
  'followTask',
  'markNotifications',
  'editOwnNotes',
] as const;
export type CommandKind = (typeof commandKinds)[number];

/** Commands about what is neither a task nor an entity: their excerpt is its name. */
export const namesItself: ReadonlySet<CommandKind> = new Set<CommandKind>([
  'createSearch',
  'editSearch',
  'deleteSearch',
  'addToTeam',
  'removeFromTeam',
  'createDescriptor',
  'editDescriptor',
  'deleteDescriptor',
  'orderDescriptors',
  'deleteEntity',
]);

/** A row of the queue, in words the screen can say without knowing payloads. */
export type QueueRow = {
  readonly commandId: Id;
  readonly kind: CommandKind;
  readonly taskId: Id | null;
  /** What a change of a shot or an asset itself is about; of a new one as it will be. Of a playlist the entry it is about. */
  readonly entity: EntityLabel | null;
  /** The playlist it is about. */
  readonly playlist: QueuedPlaylist | null;
  /** The field that a change of a field is about, and the value that it shall have. */
  readonly change: QueuedChange | null;
  readonly state: Mark;
  readonly writtenAt: Instant;
  /** The first words of what was written. */
  readonly excerpt: string;
  readonly taskStatusId: Id | null;
  readonly personId: Id | null;
  readonly priority: number | null;
  readonly durationMinutes: number | null;
  readonly day: Day | null;
  readonly files: readonly QueuedFile[];
  /** Publishing: 1 comment, 2 preview file, 3 upload. */
  readonly step: { readonly index: number; readonly of: number } | null;
  readonly sentBytes: number | null;
  readonly totalBytes: number | null;
  readonly attempts: number;
  readonly error: { readonly code: ErrorCode; readonly detail: ErrorDetail } | null;
  /** An earlier command of the same task that must go first. */
  readonly isBlockedBy: Id | null;
  /** It waits until it is certain what became of an earlier one whose answer was lost, and that may be in the queue no more. */
  readonly isHeldUp: boolean;
  /** Where several change one task: the how manieth it is, in the order in which they go. */
  readonly turn: { readonly index: number; readonly of: number } | null;
  readonly hold: Hold | null;
  readonly canHold: boolean;
  readonly canEdit: boolean;
};

/** `deed`: what is done to its entries; null where it is about the playlist itself. */
export type QueuedPlaylist = {
  readonly playlistId: Id;
  readonly name: string;
  readonly deed: PlaylistEntryChange['kind'] | null;
};

export type QueuedChange = { readonly field: FieldKey; readonly value: string | number | boolean | null };

/** A change that had been sent, and whose opposite is on its way now. */
export type TakenBack = {
  readonly kind: CommandKind;
  readonly taskId: Id | null;
  readonly entity: EntityLabel | null;
  readonly playlist: QueuedPlaylist | null;
  readonly change: QueuedChange | null;
  /** What it is about where that has no row of its own: the asset of a casting. */
  readonly excerpt: string;
};

/** What became of taking back many changes: `left` were sent and have no opposite, or are under way. */
export type TakenBackCount = { readonly takenBack: number; readonly left: number };

export type QueuedFile = {
  readonly id: Id;
  readonly name: string;
  readonly sizeBytes: number;
  /** `original`: there was no room for a copy, so the original must stay where it is. */
  readonly kept: 'copy' | 'original';
};

/** How far the writing of the queue into a folder has come. */
export type QueueExportProgress = {
  readonly doneCount: number;
  readonly totalCount: number;
  readonly doneBytes: number;
  readonly totalBytes: number;
};

export type ExportedQueue = {
  readonly folderName: string;
  readonly commandCount: number;
  /** Files that were not there any more, or are not what was queued; the pages say which. */
  readonly incompleteCount: number;
};

export type SentRow = {
  readonly commandId: Id;
  readonly kind: CommandKind;
  readonly taskId: Id | null;
  readonly entity: EntityLabel | null;
  readonly playlist: QueuedPlaylist | null;
  readonly field: FieldKey | null;
  readonly writtenAt: Instant;
  readonly sentAt: Instant;
  readonly excerpt: string;
  readonly taskStatusId: Id | null;
  readonly durationMinutes: number | null;
  /** True when the answer had been lost and the command was found on the server instead of being sent again. */
  readonly wasRecognised: boolean;
};

/** A file chosen, dropped or pasted; the page never sees a path. */
export type FileHandle = {
  readonly handle: string;
  readonly name: string;
  /** Lower case, without the dot. */
  readonly extension: string;
  readonly sizeBytes: number;
};

export type StorageUse = {
  readonly databaseBytes: number;
  /** Seen lately and not pinned: what the limit is for. */
  readonly mediaBytes: number;
  readonly pinnedBytes: number;
  readonly mediaLimitBytes: number;
  readonly outboxBytes: number;
  readonly freeBytes: number;
  /** The kind of network the data lies on, by its usual name; null on a disk of this computer. */
  readonly networkDisk: string | null;
};
