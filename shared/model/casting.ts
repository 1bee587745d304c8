import type { Id } from './studio.ts';
import type { Freshness, Mark } from './sync.ts';

/** What is cast: of a TV show its episodes as well. */
export const castingKinds = ['Shot', 'Asset', 'Episode'] as const;
export type CastingKind = (typeof castingKinds)[number];

/** How often an asset is in a shot or in another asset, and how; Kitsu's own labels are `fixed` and `animate`. */
export type CastingLine = { readonly occurrences: number; readonly label: string };

/** What the server keeps of a casting: one line for each asset. */
export type CastingEntry = CastingLine & { readonly assetId: Id };

/** One line as it shall be, and as its author saw it; null: not cast. */
export type CastingChange = {
  readonly assetId: Id;
  readonly seen: CastingLine | null;
  readonly own: CastingLine | null;
};

/** An asset that plays in a shot or in another asset, with what waits laid over. */
export type CastAssetRow = CastingEntry & {
  readonly name: string;
  readonly assetTypeId: Id | null;
  readonly assetTypeName: string;
  readonly mainPreviewFileId: Id | null;
  /** The task type of shots up to which it is usable. */
  readonly readyForTaskTypeId: Id | null;
  /** For the next task of what it plays in; null: nothing is left to do there. */
  readonly isReady: boolean | null;
  /** What waits of its line; one that is being taken out is still here, with no occurrences. */
  readonly mark: Mark | null;
};

export type EntityCasting = {
  /** By asset type, then name. */
  readonly cast: readonly CastAssetRow[];
  /** The task type that comes next where they play: the first that is not done. */
  readonly nextTaskTypeId: Id | null;
  readonly isStandby: boolean;
  readonly standbyMark: Mark | null;
  readonly canChange: boolean;
  readonly canStandby: boolean;
  readonly freshness: Freshness;
};

/** Where an asset plays. */
export type CastIn = {
  /** By sequence, in the production's order. */
  readonly groups: readonly {
    /** Empty for shots of no sequence. */
    readonly id: Id;
    readonly name: string;
    readonly shots: readonly CastInRow[];
  }[];
  readonly assets: readonly CastInRow[];
  readonly shotCount: number;
  /** Shots with a task that has begun and is not done: they would miss it. */
  readonly underWayCount: number;
  readonly canChange: boolean;
};

export type CastInRow = CastingLine & {
  readonly entityId: Id;
  readonly name: string;
  readonly mainPreviewFileId: Id | null;
  readonly isCanceled: boolean;
  readonly isUnderWay: boolean;
  readonly mark: Mark | null;
};

/** A shot, an episode, or an asset that holds others, on the page of castings. */
export type CastingRow = {
  /** Where shots of several sequences stand below each other; else empty. */
  readonly sequenceName: string;
  readonly entityId: Id;
  readonly name: string;
  readonly description: string;
  readonly lengthFrames: number | null;
  readonly mainPreviewFileId: Id | null;
  readonly nextTaskTypeId: Id | null;
  readonly isStandby: boolean;
  readonly standbyMark: Mark | null;
  readonly cast: readonly CastAssetRow[];
};

export type CastingBoard = {
  readonly rows: readonly CastingRow[];
  readonly canChange: boolean;
  readonly freshness: Freshness;
};

/** An asset that plays in the shots of a sequence or an episode. */
export type CastOfShotsRow = {
  readonly assetId: Id;
  readonly name: string;
  readonly assetTypeName: string;
  readonly mainPreviewFileId: Id | null;
  readonly shotCount: number;
  /** In all of them together. */
  readonly occurrences: number;
};

/** What can be cast in a production, by asset type, then name. */
export type CastableAsset = {
  readonly assetId: Id;
  readonly name: string;
  readonly assetTypeId: Id | null;
  readonly assetTypeName: string;
  readonly mainPreviewFileId: Id | null;
  readonly readyForTaskTypeId: Id | null;
  /** In how many shots and assets of the production it plays. */
  readonly useCount: number;
  /** The name of the production whose asset it is; null: this one's own. */
  readonly sharedFrom: string | null;
};
