import type { Id, Instant } from './studio.ts';

/** A file that a pipeline has told the server of: what somebody works in, or what came out of it. The server has its path only. */
export type PipelineFile = {
  readonly id: Id;
  readonly entityId: Id;
  readonly kind: 'working' | 'output';
  /** Of working files. */
  readonly taskId: Id | null;
  /** Of output files. */
  readonly taskTypeId: Id | null;
  readonly outputTypeName: string;
  /** Of an output that is of one of the assets that stand in it: `Gull_0002`. */
  readonly instanceName: string;
  readonly name: string;
  readonly revision: number;
  readonly representation: string;
  readonly path: string;
  readonly comment: string;
  readonly personId: Id | null;
  readonly sizeBytes: number | null;
  readonly updatedAt: Instant | null;
};
