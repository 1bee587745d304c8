/** The rows of a kind in their own order with the groups they stand in, made again only when names or parents change. */
import type { AssetType, EntityKind, Id, TableKind } from '../../../shared/model/studio.ts';
import { naturalOrder } from '../../../shared/rules/naturalOrder.ts';
import { entityOrder } from '../../../shared/rules/sorting.ts';
import type { ProductionColumns } from './columns.ts';
import type { EntityColumn } from './entityColumn.ts';

export type OrderedGroup = {
  /** Empty for rows without one. */
  readonly id: Id;
  readonly name: string;
  readonly episodeId: Id | null;
  readonly episodeName: string;
  readonly description: string;
};

export type OrderedEntity = {
  readonly column: EntityColumn;
  /** Into `groups`. */
  readonly groupIndex: number;
  readonly episodeId: Id | null;
  readonly words: string;
};

export type EntityOrder = { readonly groups: readonly OrderedGroup[]; readonly entities: readonly OrderedEntity[] };

export function createEntityOrders(): (
  columns: ProductionColumns,
  kind: TableKind,
  assetTypes: readonly AssetType[],
) => EntityOrder {
  const kept = new Map<
    string,
    { readonly structure: number; readonly assetTypes: readonly AssetType[]; readonly order: EntityOrder }
  >();
  return (columns, kind, assetTypes) => {
    const key = `${columns.productionId} ${kind}`;
    const known = kept.get(key);
    if (known?.structure === columns.structure && known.assetTypes === assetTypes) return known.order;
    const order = orderOf(columns, kind, assetTypes);
    kept.set(key, { structure: columns.structure, assetTypes, order });
    return order;
  };
}

/** What rows of a kind stand below, beside assets, which stand by their type. */
const groupKinds: Readonly<Partial<Record<TableKind, EntityKind>>> = {
  Shot: 'Sequence',
  Sequence: 'Episode',
  Edit: 'Episode',
};

function orderOf(columns: ProductionColumns, kind: TableKind, assetTypes: readonly AssetType[]): EntityOrder {
  const rows = columns.ofKind(kind);
  const groupIdOf = (column: EntityColumn): Id =>
    kind === 'Asset'
      ? (column.assetTypeId ?? '')
      : column.parentId !== null && columns.byId(column.parentId)?.kind === groupKinds[kind]
        ? column.parentId
        : '';
  const typeNames = new Map(assetTypes.map((type) => [type.id, type.name]));
  const groupOf = (id: Id): OrderedGroup => {
    if (kind === 'Asset') {
      return { id, name: typeNames.get(id) ?? '', episodeId: null, episodeName: '', description: '' };
    }
    if (groupKinds[kind] === 'Episode') {
      const { name = '', description = '' } = columns.byId(id) ?? {};
      return { id, name, episodeId: id === '' ? null : id, episodeName: '', description };
    }
    const sequence = columns.byId(id);
    const episode = columns.byId(sequence?.parentId ?? '');
    return {
      id,
      name: sequence?.name ?? '',
      episodeId: episode?.id ?? null,
      episodeName: episode?.name ?? '',
      description: sequence?.description ?? '',
    };
  };
  const groups = [...new Set(rows.map(groupIdOf))].map(groupOf).toSorted(groupOrder);
  const indices = new Map(groups.map((group, index) => [group.id, index]));
  const entities = rows
    .map((column) => {
      const groupIndex = indices.get(groupIdOf(column)) ?? 0;
      const group = groups[groupIndex];
      // Of an asset the episode is its own, of a shot its sequence's.
      const episodeId =
        kind === 'Asset' ? column.sourceId : kind === 'Episode' ? column.id : (group?.episodeId ?? null);
      return {
        column,
        groupIndex,
        episodeId,
        words: [column.name, group?.name ?? '', group?.episodeName ?? ''].join('\n').toLowerCase(),
        groupRank: groupIndex,
        nameKey: column.nameKey,
        isCanceled: column.isCanceled,
        isShared: column.isShared,
      };
    })
    .sort(entityOrder);
  return { groups, entities };
}

/** By episode, then name; what has no group comes last. */
function groupOrder(a: OrderedGroup, b: OrderedGroup): number {
  return (
    Number(a.id === '') - Number(b.id === '') ||
    naturalOrder(a.episodeName, b.episodeName) ||
    naturalOrder(a.name, b.name)
  );
}
