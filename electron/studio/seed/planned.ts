import type { PictureName } from '../art/pictures.ts';
import type { Member } from './crew.ts';
import type { Writable } from './draft.ts';
import type { Production } from './production.ts';
import type { StatusName, TaskKind } from './settings.ts';

/** An entity on its way into the studio, with what its tasks and pictures are planned from. */
export type PlannedEntity = {
  readonly row: Writable<'entity'>;
  readonly production: Production;
  readonly kind: 'asset' | 'shot' | 'sequence' | 'edit' | 'concept';
  /** `SQ020/SH0040` for shots, the name for others: what the scripts are keyed by. */
  readonly path: string;
  /** 0 nothing begun, 1 all done. */
  readonly progress: number;
  readonly picture: PictureName;
  readonly variant: number;
  readonly durationFrames: number;
  /** How much work its tasks are, beside what is usual for their kind (1). */
  readonly effort: number;
  /** Names of who and what is in it, for the sentences. */
  readonly cast: Cast;
  /** Name of the shot beside it. */
  readonly neighbour: string;
};

export type Cast = { readonly character: string; readonly prop: string; readonly set: string };

export type PlannedTask = {
  readonly row: Writable<'task'>;
  readonly kind: TaskKind;
  readonly entity: PlannedEntity;
  readonly status: StatusName;
  readonly assignees: readonly Member[];
};
