import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { SequencePart } from '../../../shared/model/entityPage.ts';
import type { StatusCount } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { shownEntity } from '../commands/overlay.ts';
import { inTaskOrder } from './entityDetail.ts';
import type { Columns } from './columns.ts';
import type { QueryContext } from './context.ts';
import type { EntityColumn } from './entityColumn.ts';
import { createEntityOrders } from './entityOrders.ts';
import type { MirrorQueries } from './registry.ts';
import { statusCounters, type StatusCounter } from './statusCounter.ts';

type Input = InputOf<Queries, 'entityParts'>;
type Answer = AnswerOf<Queries, 'entityParts'>;

/** Of a sequence its shots with their tasks, of an episode its sequences; null for what has no parts, or is not on this disk. */
export function createEntityParts(
  context: QueryContext,
  columns: Columns,
  rowsOf: MirrorQueries['entityRows'],
): (input: Input) => Answer {
  const { tables } = context;
  const orderOf = createEntityOrders();
  return ({ entityId, firstRows }) => {
    const id = tables.identities.resolve(entityId);
    const productionId = shownEntity(id, tables, context.overlay())?.productionId;
    if (productionId === undefined) return null;
    const loaded = columns.withTasks(productionId);
    const holder = loaded.byId(id);
    const newCounter = statusCounters(
      loaded.statusIds,
      tables.taskStatuses.all(),
      tables.productions.get(productionId),
    );
    const assetTypes = tables.assetTypes.all();
    const shots = orderOf(loaded, 'Shot', assetTypes);
    const shotsOf = new Map<Id, EntityColumn[]>(shots.groups.map((group) => [group.id, []]));
    for (const { column, groupIndex } of shots.entities) shotsOf.get(shots.groups[groupIndex]?.id ?? '')?.push(column);
    const below = (sequenceId: Id): readonly EntityColumn[] => shotsOf.get(sequenceId) ?? [];
    if (holder?.kind === 'Sequence') {
      const listed = below(id);
      const taskTypeIds = new Set(listed.flatMap(({ tasks }) => tasks.map(({ taskTypeId }) => taskTypeId)));
      return {
        kind: 'shots',
        ...totalsOf(listed, newCounter()),
        taskTypeIds: inTaskOrder(
          context,
          productionId,
          [...taskTypeIds].map((taskTypeId) => ({ taskTypeId })),
        ).map(({ taskTypeId }) => taskTypeId),
        rows: rowsOf({ productionId, kind: 'Shot', keys: listed.slice(0, firstRows).map(({ key }) => key) }).rows,
      };
    }
    if (holder?.kind === 'Episode') {
      const sequences = orderOf(loaded, 'Sequence', assetTypes);
      const listed = sequences.entities.flatMap(({ column, groupIndex }) =>
        sequences.groups[groupIndex]?.id === id ? [column] : [],
      );
      return {
        kind: 'sequences',
        ...totalsOf(
          listed.flatMap((sequence) => below(sequence.id)),
          newCounter(),
        ),
        rows: listed.map(({ id: sequenceId, name, description, mainPreviewFileId, isCanceled }): SequencePart => {
          const own = below(sequenceId);
          // One that was never put up itself is known by its first shot that was.
          const pictured = own.find((shot) => shot.mainPreviewFileId !== null);
          return {
            entityId: sequenceId,
            name,
            description,
            mainPreviewFileId: mainPreviewFileId ?? pictured?.mainPreviewFileId ?? null,
            isCanceled,
            ...totalsOf(own, newCounter()),
          };
        }),
      };
    }
    return null;
  };
}

/** What is canceled does not count. */
function totalsOf(
  shots: readonly EntityColumn[],
  counter: StatusCounter,
): { readonly shotCount: number; readonly frames: number; readonly statusCounts: readonly StatusCount[] } {
  const counted = shots.filter(({ isCanceled }) => !isCanceled);
  for (const { tasks } of counted) for (const { statusIndex } of tasks) counter.add(statusIndex);
  return {
    shotCount: counted.length,
    frames: counted.reduce((sum, { lengthFrames }) => sum + (lengthFrames ?? 0), 0),
    statusCounts: counter.counts(),
  };
}
