import type { Entity } from '../../../shared/model/entity.ts';
import type { EntityLabel } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { overlaidEntity } from '../commands/overlay.ts';
import type { QueryContext } from './context.ts';

export type Labelled = { readonly entity: Entity; readonly label: EntityLabel };

/**
 * The names of entities with those of what they belong to, each asked once, with what waits laid over. What is neither in the
 * mirror nor waiting to be made is left out.
 */
export function entityLabels(
  { tables, overlay }: Pick<QueryContext, 'tables' | 'overlay'>,
  ids: readonly Id[],
): ReadonlyMap<Id, Labelled> {
  const waiting = overlay();
  const known = new Map<Id, Entity>();
  const know = (entity: Entity): void => {
    known.set(entity.id, overlaidEntity(entity, waiting));
  };
  for (const id of ids) {
    const isNew = waiting.newEntities.get(id);
    if (isNew !== undefined) know(isNew.entity);
  }
  const read = (wanted: readonly (Id | null)[]): void => {
    const missing = [...new Set(wanted)].filter((id) => id !== null && !known.has(id));
    if (missing.length === 0) return;
    for (const entity of tables.entities.byIds(missing.filter((id) => id !== null))) know(entity);
  };
  read(ids);
  // A shot's sequence or an asset's episode, then the episode of the sequence.
  const parentsOf = ({ parentId, sourceId }: Entity): readonly (Id | null)[] => [parentId, sourceId];
  read([...known.values()].flatMap(parentsOf));
  read([...known.values()].flatMap(parentsOf));

  const assetTypeNames = new Map(tables.assetTypes.all().map((type) => [type.id, type.name]));
  const nameOf = (id: Id | null): string => (id === null ? '' : (known.get(id)?.name ?? ''));
  const labels = new Map<Id, Labelled>();
  for (const id of ids) {
    const entity = known.get(id);
    if (entity === undefined) continue;
    const parent = entity.parentId === null ? undefined : known.get(entity.parentId);
    labels.set(id, {
      entity,
      label: {
        entityId: id,
        kind: entity.kind,
        episodeName: episodeName(entity, parent, nameOf),
        parentName:
          entity.kind === 'Asset'
            ? (assetTypeNames.get(entity.assetTypeId ?? '') ?? '')
            : parent?.kind === 'Sequence'
              ? parent.name
              : '',
        name: entity.name,
        description: entity.description,
        mainPreviewFileId: entity.mainPreviewFileId,
        isCanceled: entity.isCanceled,
      },
    });
  }
  return labels;
}

function episodeName(entity: Entity, parent: Entity | undefined, nameOf: (id: Id | null) => string): string {
  if (entity.kind === 'Asset') return nameOf(entity.sourceId);
  if (parent?.kind === 'Episode') return parent.name;
  return parent?.kind === 'Sequence' ? nameOf(parent.parentId) : '';
}

/** What stands where a task's entity is not in the mirror. */
export function unknownLabel(entityId: Id): EntityLabel {
  return {
    entityId,
    kind: 'Shot',
    episodeName: '',
    parentName: '',
    name: '',
    description: '',
    mainPreviewFileId: null,
    isCanceled: false,
  };
}

/** The words of a label in the order in which they are read. */
export const labelText = ({ episodeName: episode, parentName, name }: EntityLabel): string =>
  [episode, parentName, name].filter((part) => part !== '').join(' / ');
