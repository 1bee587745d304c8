import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { PlacedInstances } from '../../../shared/model/entityPage.ts';
import type { AssetInstance, PipelineFile } from '../../../shared/model/pipelineFile.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { naturalOrder } from '../../../shared/rules/naturalOrder.ts';
import type { QueryContext } from './context.ts';
import { inTaskOrder } from './entityDetail.ts';
import { entityLabels } from './entityLabels.ts';
import { freshnessOf } from './freshness.ts';

type Input = InputOf<Queries, 'entityFiles'>;
type Answer = AnswerOf<Queries, 'entityFiles'>;

/**
 * The files that a pipeline told of: what is worked in, in the order of tasks; what came out, by type, the newest first; and what came of the
 * instances of assets in shots, by the shot on the page of an asset, by the asset on that of a shot.
 */
export function entityFiles(context: QueryContext, { entityId }: Input): Answer {
  const id = context.tables.identities.resolve(entityId);
  const { tables } = context;
  const files = tables.pipelineFiles.ofEntity(id);
  const tasks = tables.tasks.ofEntity(id);
  const taskIds = inTaskOrder(context, tasks[0]?.productionId ?? '', tasks).map((task) => task.id);
  const rankOf = ({ taskId }: PipelineFile): number => taskIds.indexOf(taskId ?? '');
  return {
    working: files
      .filter(({ kind }) => kind === 'working')
      .toSorted((one, other) => rankOf(one) - rankOf(other) || naturalOrder(one.name, other.name)),
    outputs: files.filter(({ kind, placeId }) => kind === 'output' && placeId === null).toSorted(byType),
    placed: placedOf(
      context,
      id,
      files.filter(({ placeId }) => placeId !== null),
    ),
    freshness: freshnessOf(context, `entity:${id}`),
  };
}

type Placed = Pick<AssetInstance, 'id' | 'assetId' | 'shotId' | 'name' | 'position' | 'description'>;

function placedOf(context: QueryContext, entityId: Id, files: readonly PipelineFile[]): readonly PlacedInstances[] {
  const known: readonly Placed[] = context.tables.assetInstances.ofEntity(entityId);
  const keys = new Set(known.map(keyOf));
  // Taken out of its shot since, or read when only the files were kept.
  const others = files.map(instanceOf).filter((one) => !keys.has(keyOf(one)));
  const all = [...known, ...new Map(others.map((one) => [keyOf(one), one])).values()];
  const otherSide = ({ assetId, shotId }: Placed): Id => (shotId === entityId ? assetId : shotId);
  const labels = entityLabels(context, [...new Set(all.map(otherSide))]);
  return [...new Set(all.map(otherSide))]
    .map((otherId) => ({
      id: otherId,
      entity: otherId === entityId ? null : (labels.get(otherId)?.label ?? null),
      instances: all
        .filter((one) => otherSide(one) === otherId)
        .toSorted((one, other) => one.position - other.position || naturalOrder(one.name, other.name))
        .map((instance) => ({
          id: instance.id,
          name: instance.name,
          description: instance.description,
          files: files.filter((file) => keyOf(instanceOf(file)) === keyOf(instance)).toSorted(byType),
        })),
    }))
    .toSorted((one, other) => naturalOrder(placeName(one), placeName(other)));
}

const keyOf = ({ id, shotId }: Pick<Placed, 'id' | 'shotId'>): string => `${id} ${shotId}`;

const instanceOf = ({ instanceId, entityId, placeId, instanceName }: PipelineFile): Placed => ({
  id: instanceId ?? instanceName,
  assetId: entityId,
  shotId: placeId ?? '',
  name: instanceName,
  position: 0,
  description: '',
});

const placeName = ({ entity }: PlacedInstances): string =>
  entity === null ? '' : [entity.parentName, entity.name].join(' ');
const byType = (one: PipelineFile, other: PipelineFile): number =>
  naturalOrder(one.outputTypeName, other.outputTypeName) ||
  naturalOrder(one.name, other.name) ||
  other.revision - one.revision;
