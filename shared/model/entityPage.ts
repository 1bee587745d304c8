/** What the page of one shot, asset, sequence, episode or edit shows. */
import type { Entity } from './entity.ts';
import type { PipelineFile } from './pipelineFile.ts';
import type { EntityLabel, EntityRow, StatusCount, TodoRow } from './screens.ts';
import type { Day, Id, Instant } from './studio.ts';
import type { Freshness, Mark } from './sync.ts';
import type { PreviewStatus, Priority, ValidationStatus } from './task.ts';

export type EntityDetail = {
  /** With what waits laid over. */
  readonly entity: Entity;
  readonly label: EntityLabel;
  readonly marks: EntityRow['marks'];
  /** The server does not have it so far. */
  readonly isNew: boolean;
  readonly neighbours: EntityNeighbours;
  /** In the production's order of task types. */
  readonly tasks: readonly EntityTask[];
  readonly freshness: Freshness;
};

/** Its place in the production's own order of its kind. */
export type EntityNeighbours = {
  readonly previousId: Id | null;
  readonly nextId: Id | null;
  /** Counted from 1, in its sequence or asset type. */
  readonly index: number;
  readonly count: number;
};

export type EntityTask = {
  readonly taskId: Id;
  readonly taskTypeId: Id;
  readonly taskStatusId: Id;
  readonly assigneeIds: readonly Id[];
  readonly priority: Priority;
  readonly estimationMinutes: number;
  readonly durationMinutes: number;
  readonly startDate: Day | null;
  readonly dueDate: Day | null;
  readonly doneAt: Instant | null;
  readonly lastComment: TodoRow['lastComment'];
  readonly mark: Mark | null;
};

/** The revisions of one task of an entity, the newest first. */
export type TaskPreviews = {
  readonly taskId: Id;
  readonly taskTypeId: Id;
  readonly revisions: readonly PreviewTile[];
};

/** A revision by its main file. */
export type PreviewTile = {
  readonly previewFileId: Id;
  readonly revision: number;
  readonly fileCount: number;
  readonly originalName: string;
  readonly extension: string;
  readonly media: 'picture' | 'movie' | 'other';
  readonly status: PreviewStatus;
  readonly validationStatus: ValidationStatus;
  readonly personId: Id | null;
  readonly createdAt: Instant;
  readonly isOnDisk: boolean;
  readonly mark: Mark | null;
};

/** Shots and how far their tasks are; what is canceled does not count. */
type ShotTotals = {
  readonly shotCount: number;
  readonly frames: number;
  readonly statusCounts: readonly StatusCount[];
};

export type SequencePart = ShotTotals & {
  readonly entityId: Id;
  readonly name: string;
  readonly description: string;
  readonly mainPreviewFileId: Id | null;
  readonly isCanceled: boolean;
};

/** What a sequence or an episode is made of. */
export type EntityParts = ShotTotals &
  (
    | {
        readonly kind: 'shots';
        /** Those that the shots have tasks of, in the production's order. */
        readonly taskTypeIds: readonly Id[];
        /** The first of them. */
        readonly rows: readonly EntityRow[];
      }
    | { readonly kind: 'sequences'; readonly rows: readonly SequencePart[] }
  );

/** Whose time went into it. */
export type EntityTimeRow = {
  readonly personId: Id;
  readonly minutes: number;
  readonly tasks: readonly { readonly taskTypeId: Id; readonly minutes: number }[];
};

/** Something that was said, published or set on one of its tasks. */
export type ActivityRow = {
  readonly commentId: Id;
  readonly taskId: Id;
  readonly taskTypeId: Id;
  readonly personId: Id | null;
  /** Null: it stayed as it was. */
  readonly taskStatusId: Id | null;
  readonly revision: number | null;
  readonly text: string;
  readonly createdAt: Instant;
};

/** One by one, with the last revisions of what came of each. */
export type PlacedInstances = {
  readonly id: Id;
  /** The asset or the shot; null where it is not here. */
  readonly entity: EntityLabel | null;
  readonly instances: readonly {
    readonly id: Id;
    readonly name: string;
    readonly description: string;
    readonly files: readonly PipelineFile[];
  }[];
};

export type EntityFiles = {
  readonly working: readonly PipelineFile[];
  readonly outputs: readonly PipelineFile[];
  /** Of a shot the assets that stand in it, of an asset the shots that it stands in. */
  readonly placed: readonly PlacedInstances[];
  readonly freshness: Freshness;
};

/** What plays assets that may be deleted. */
export type WouldBreak = {
  readonly count: number;
  readonly underWayCount: number;
  /** The first, those with work under way before the others. */
  readonly places: readonly { readonly label: EntityLabel; readonly isUnderWay: boolean }[];
};
