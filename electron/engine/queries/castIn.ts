import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { CastInRow, CastingLine } from '../../../shared/model/casting.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { lineOf } from '../../../shared/rules/castingLines.ts';
import { mayChangeCasting } from '../../../shared/rules/entityRights.ts';
import { naturalOrder } from '../../../shared/rules/naturalOrder.ts';
import { overlaidTask, shownEntity } from '../commands/overlay.ts';
import { shownCasting } from '../commands/overlayCasting.ts';
import type { QueryContext } from './context.ts';
import { entityLabels, type Labelled } from './entityLabels.ts';
import { actorIn } from './playlists.ts';

type Input = InputOf<Queries, 'castIn'>;
type Answer = AnswerOf<Queries, 'castIn'>;

/** Where an asset plays, with what waits laid over; null where it is not on this disk. */
export function castIn(context: QueryContext, { assetId }: Input): Answer {
  const { tables } = context;
  const overlay = context.overlay();
  const id = tables.identities.resolve(assetId);
  const asset = shownEntity(id, tables, overlay);
  if (asset === null) return null;
  const waitingIn = [...overlay.castings].flatMap(([holderId, { marks }]) => (marks.has(id) ? [holderId] : []));
  const lines = new Map<Id, CastingLine>();
  for (const holderId of new Set([...tables.castings.holdersOf([id]), ...waitingIn])) {
    const line = lineOf(shownCasting(holderId, tables, overlay), id);
    if (line !== null) lines.set(holderId, line);
  }
  const labels = entityLabels(context, [...lines.keys()]);
  const underWay = underWayAmong(context, [...lines.keys()]);
  const groups = new Map<Id, { readonly id: Id; readonly name: string; readonly shots: CastInRow[] }>();
  const assets: CastInRow[] = [];
  for (const [holderId, line] of lines) {
    const known = labels.get(holderId);
    if (known === undefined) continue;
    const row = rowOf(known, line);
    if (known.entity.kind === 'Asset') assets.push(row);
    else if (known.entity.kind === 'Shot') {
      const groupId = known.entity.parentId ?? '';
      const name = [known.label.episodeName, known.label.parentName].filter(Boolean).join(' / ');
      const group = groups.get(groupId) ?? { id: groupId, name, shots: [] };
      groups.set(groupId, group);
      group.shots.push(row);
    }
  }
  const shots = [...groups.values()].flatMap((group) => group.shots);
  return {
    groups: [...groups.values()]
      .toSorted((one, other) => naturalOrder(one.name, other.name))
      .map((group) => ({ ...group, shots: group.shots.toSorted(byName) })),
    assets: assets.toSorted(byName),
    shotCount: shots.length,
    underWayCount: shots.filter(({ isUnderWay }) => isUnderWay).length,
    canChange: mayChangeCasting({ ...actorIn(context, asset.productionId), entity: { kind: 'Shot' } }).allowed,
  };

  function rowOf({ entity, label }: Labelled, line: CastingLine): CastInRow {
    return {
      ...line,
      entityId: entity.id,
      name: label.name,
      mainPreviewFileId: entity.mainPreviewFileId,
      isCanceled: entity.isCanceled,
      isUnderWay: underWay.has(entity.id),
      mark: overlay.castings.get(entity.id)?.marks.get(id) ?? null,
    };
  }
}

const byName = (one: CastInRow, other: CastInRow): number => naturalOrder(one.name, other.name);

/** With a task that somebody has begun and not finished. */
export function underWayAmong({ tables, overlay }: QueryContext, ids: readonly Id[]): ReadonlySet<Id> {
  const waiting = overlay();
  const statuses = new Map(tables.taskStatuses.all().map((status) => [status.id, status]));
  return new Set(
    tables.tasks.ofEntities(ids).flatMap((record) => {
      const status = statuses.get(overlaidTask(record, waiting).taskStatusId);
      const hasBegun = status !== undefined && (status.isWip || status.isFeedbackRequest || status.isRetake);
      return hasBegun ? [record.entityId] : [];
    }),
  );
}
