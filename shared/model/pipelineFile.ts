import type { Id, Instant } from './studio.ts';

/** A file that a pipeline has told the server of: what somebody works in, or what came out of it. The server has its path only. */
export type PipelineFile = {
  readonly id: Id;
  /** What it is of; what came of an instance is its asset's. */
  readonly entityId: Id;
  readonly kind: 'working' | 'output';
  /** Of working files. */
  readonly taskId: Id | null;
  /** Of output files. */
  readonly taskTypeId: Id | null;
  readonly outputTypeName: string;
  /** Of an output that is of one of the assets that stand in a shot: which one, called `Gull_0002`, and where. */
  readonly instanceId: Id | null;
  readonly instanceName: string;
  readonly placeId: Id | null;
  readonly name: string;
  readonly revision: number;
  readonly representation: string;
  readonly path: string;
  readonly comment: string;
  readonly personId: Id | null;
  readonly sizeBytes: number | null;
  readonly updatedAt: Instant | null;
  readonly facts: PipelineFacts;
};

/** What is told of a file besides; empty where nothing was. */
export type PipelineFacts = {
  readonly description: string;
  /** Without its dot. */
  readonly extension: string;
  readonly checksum: string;
  /** Of how many files it is made: the pictures of a sequence. */
  readonly elementCount: number | null;
  /** By what it was told, in a word of the pipeline's own. */
  readonly source: string;
  readonly softwareName: string;
  readonly statusName: string;
  /** The working file that it came out of. */
  readonly sourceFileId: Id | null;
  readonly sourcePath: string;
  readonly isCanceled: boolean;
  /** Of a working file, whether it was found good. */
  readonly validationStatus: 'validated' | 'rejected' | null;
  readonly quality: 'low' | 'mid' | 'high' | null;
  readonly createdAt: Instant | null;
};

/** One of an asset that stands in a shot. */
export type AssetInstance = {
  readonly id: Id;
  readonly assetId: Id;
  readonly shotId: Id;
  readonly name: string;
  /** Among those of its asset, as Kitsu numbers them. */
  readonly position: number;
  readonly description: string;
};
