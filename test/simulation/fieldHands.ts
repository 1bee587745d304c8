/** New shots and assets, and single fields of them and of tasks. */
import type { CommandAnswer } from '../../shared/ipc.ts';
import type { EntityChange, TaskChange } from '../../shared/model/changes.ts';
import type { TestEngine } from '../support/testEngine.ts';
import type { Given } from './ledger.ts';

/** Where new ones go, and what there was to change when the history began. */
export type Grounds = {
  readonly productionId: string;
  readonly assetTypeId: string;
  readonly sequenceId: string;
  readonly entityIds: readonly string[];
  readonly shotIds: readonly string[];
  readonly taskTypeIds: { readonly Shot: readonly string[]; readonly Asset: readonly string[] };
  /** The revisions that a shot has from the beginning, by its id. */
  readonly revisionIds: ReadonlyMap<string, readonly string[]>;
};

type Note = (more: Partial<Given>) => Given;
type Settle = (given: Given, answering: Promise<CommandAnswer>) => Promise<void>;

export async function createEntity(
  engine: TestEngine,
  { productionId, assetTypeId, sequenceId }: Grounds,
  pick: number,
  { note, settle, name }: { readonly note: Note; readonly settle: Settle; readonly name: string },
): Promise<void> {
  const place =
    pick % 2 === 0
      ? ({ kind: 'Asset', assetTypeId, episodeId: null } as const)
      : ({ kind: 'Shot', sequenceId } as const);
  await settle(
    note({ taskId: '' }),
    engine.command('createEntity', {
      productionId,
      place,
      entities: [{ name, description: '', data: {}, lengthFrames: pick % 2 === 0 ? null : 1 + pick }],
    }),
  );
}

/** One that is there, or one that is still to be made. */
export async function editEntity(
  engine: TestEngine,
  { entityIds }: Grounds,
  pick: number,
  { note, settle, name }: { readonly note: Note; readonly settle: Settle; readonly name: string },
): Promise<void> {
  const { rows } = await engine.query('queue', {});
  const waiting = rows.flatMap(({ kind, entity, commandId }) =>
    kind === 'createEntity' && entity !== null ? [{ id: entity.entityId, madeBy: commandId }] : [],
  );
  const all = [...waiting, ...entityIds.map((id) => ({ id, madeBy: null }))];
  const { id: entityId, madeBy } = all[pick % all.length] ?? {};
  if (entityId === undefined || madeBy === undefined) return;
  const changes: readonly EntityChange[] = [
    { field: 'name', value: name },
    { field: 'description', value: name },
    { field: 'lengthFrames', value: 1 + pick },
    { field: 'metadata', fieldName: 'difficulty', value: String(pick) },
    { field: 'isCanceled', value: pick % 2 === 0 },
  ];
  const change = changes[Math.trunc(pick / 8) % changes.length];
  if (change === undefined) return;
  await settle(
    note({ taskId: '', entityId, change, madeBy }),
    engine.command('editEntity', { entityIds: [entityId], changes: [change] }),
  );
}

export function taskChange(pick: number): TaskChange {
  const day = `2026-12-${String(10 + (pick % 18))}`;
  const changes: readonly TaskChange[] = [
    { field: 'estimationMinutes', value: 30 + pick },
    { field: 'dueDate', value: day },
    { field: 'startDate', value: day },
    { field: 'difficulty', value: 1 + (pick % 5) },
  ];
  return changes[Math.trunc(pick / 8) % changes.length] ?? { field: 'difficulty', value: 1 };
}
