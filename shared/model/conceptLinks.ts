import type { EntityLabel } from './screens.ts';
import type { Id } from './studio.ts';
import type { Mark } from './sync.ts';

/** An asset that a concept is of, or seen from there a concept that is of it. */
export type ConceptLink = {
  /** Of the other end. */
  readonly label: EntityLabel;
  readonly productionId: Id;
  /** Of a concept: where it stands. */
  readonly taskStatusId: Id | null;
  readonly mark: Mark | null;
  /** It is taken away, and that waits. */
  readonly isGoing: boolean;
  readonly canChange: boolean;
};

export type ConceptLinks = {
  readonly links: readonly ConceptLink[];
  /** More can be linked. */
  readonly canLink: boolean;
  /** New concepts can be put up. */
  readonly canCreate: boolean;
};

/** What a concept may be of, or seen from an asset a concept that may be of it. */
export type Linkable = {
  readonly entityId: Id;
  readonly name: string;
  /** Of an asset its type. */
  readonly assetTypeName: string;
  readonly mainPreviewFileId: Id | null;
};
