import type { EntityKind, Id, Instant } from './studio.ts';

/** Free metadata of an entity: descriptor values and Kitsu's own keys (fps, frame_in, frame_out, resolution, max_retakes). */
export type EntityData = Readonly<Record<string, unknown>>;

export type Entity = {
  readonly id: Id;
  readonly productionId: Id;
  readonly kind: EntityKind;
  /** Assets: the asset type. Null for the other kinds. */
  readonly assetTypeId: Id | null;
  readonly name: string;
  readonly description: string;
  /** Shot → sequence, sequence → episode, edit → episode. */
  readonly parentId: Id | null;
  /** Assets: the main episode. */
  readonly sourceId: Id | null;
  readonly isCanceled: boolean;
  readonly isShared: boolean;
  /** Whole frames; null when the shot has no length yet. */
  readonly lengthFrames: number | null;
  /** Null where the list it came from does not tell. */
  readonly castCount: number | null;
  readonly isCastingStandby: boolean;
  /** Assets: the task type of shots up to which it is usable. */
  readonly readyForTaskTypeId: Id | null;
  readonly mainPreviewFileId: Id | null;
  /** Of a concept: the assets (and whatever else) that it is of. Null where the list it came from does not tell. */
  readonly linkedIds: readonly Id[] | null;
  readonly data: EntityData;
  readonly createdBy: Id | null;
  /** Null where the list it came from carries no date. */
  readonly updatedAt: Instant | null;
};

/** An asset cast in an entity (shot, episode, asset). */
export type CastingLink = {
  readonly productionId: Id;
  readonly entityId: Id;
  readonly assetId: Id;
  readonly occurrences: number;
  readonly label: string;
};
