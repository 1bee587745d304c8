/** The names of a production's entities, ready to be looked through with every key. */
import type { EntityLabel } from '../../../shared/model/screens.ts';
import type { AssetType } from '../../../shared/model/studio.ts';
import { foldText, type FoldedText } from '../../../shared/rules/foldText.ts';
import type { ProductionColumns } from './columns.ts';
import type { EntityColumn } from './entityColumn.ts';
import { labelText } from './entityLabels.ts';

export type PaletteName = { readonly column: EntityColumn; readonly folded: FoldedText };

const kinds = ['Shot', 'Asset', 'Sequence', 'Episode', 'Edit', 'Concept'] as const;

export function createPaletteNames(): (
  columns: ProductionColumns,
  assetTypes: readonly AssetType[],
) => readonly PaletteName[] {
  const kept = new Map<
    string,
    { readonly structure: number; readonly assetTypes: readonly AssetType[]; readonly names: readonly PaletteName[] }
  >();
  return (columns, assetTypes) => {
    const known = kept.get(columns.productionId);
    if (known?.structure === columns.structure && known.assetTypes === assetTypes) return known.names;
    const names = kinds.flatMap((kind) =>
      columns.ofKind(kind).map((column) => ({
        column,
        folded: foldText(labelText(labelOf(column, columns, assetTypes))),
      })),
    );
    kept.set(columns.productionId, { structure: columns.structure, assetTypes, names });
    return names;
  };
}

export function labelOf(
  column: EntityColumn,
  columns: ProductionColumns,
  assetTypes: readonly AssetType[],
): EntityLabel {
  const parent = columns.byId(column.parentId ?? '');
  const episode = parent?.kind === 'Sequence' ? columns.byId(parent.parentId ?? '') : parent;
  const isAsset = column.kind === 'Asset';
  return {
    entityId: column.id,
    kind: column.kind,
    episodeName: (isAsset ? columns.byId(column.sourceId ?? '') : episode)?.name ?? '',
    parentName: isAsset
      ? (assetTypes.find(({ id }) => id === column.assetTypeId)?.name ?? '')
      : parent?.kind === 'Sequence'
        ? parent.name
        : '',
    name: column.name,
    description: column.description,
    mainPreviewFileId: column.mainPreviewFileId,
    isCanceled: column.isCanceled,
  };
}
