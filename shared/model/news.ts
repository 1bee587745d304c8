import type { EntityLabel } from './screens.ts';
import type { Id, Instant } from './studio.ts';
import type { Freshness } from './sync.ts';

/** The server keeps one for every comment, but for those on concepts. */
export type News = {
  readonly id: Id;
  readonly productionId: Id;
  readonly taskId: Id;
  readonly entityId: Id | null;
  readonly taskTypeId: Id | null;
  /** The status that the comment was given with. */
  readonly taskStatusId: Id | null;
  /** The comment changed the task's status. */
  readonly isStatusChange: boolean;
  readonly authorId: Id | null;
  readonly commentId: Id | null;
  readonly previewFileId: Id | null;
  readonly previewExtension: string;
  readonly previewRevision: number | null;
  /** `SQ020 / SH0040`, as the server writes it: for what is not in the mirror. */
  readonly entityName: string;
  readonly createdAt: Instant;
};

export type NewsRow = Omit<News, 'entityId' | 'previewFileId' | 'previewExtension' | 'previewRevision'> & {
  /** Null where it is not in the mirror; then `entityName` names it. */
  readonly entity: EntityLabel | null;
  /** What was said; empty where the conversation is not here. */
  readonly text: string;
  readonly preview: {
    readonly previewFileId: Id;
    readonly extension: string;
    readonly revision: number | null;
    readonly isReady: boolean;
  } | null;
};

export type NewsFeed = {
  /** Newest first, as many as were asked for. */
  readonly rows: readonly NewsRow[];
  /** How many of those that are here pass the filters. */
  readonly matchedCount: number;
  readonly hereCount: number;
  /** Who and what stands in the news that are here, for the filters. */
  readonly personIds: readonly Id[];
  readonly taskTypeIds: readonly Id[];
  readonly taskStatusIds: readonly Id[];
  /** Nothing is missing from here on; null where nothing has been read. */
  readonly from: Instant | null;
  /** `server`: there are older ones to be read; `full`: there may be, and no more are kept; `none`: these are all. */
  readonly older: 'server' | 'full' | 'none';
  readonly freshness: Freshness;
};
