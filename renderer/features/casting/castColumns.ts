/** The columns of the grid: the asset types that play in what is shown. */
import type { CastingRow } from '../../../shared/model/casting.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { naturalOrder } from '../../../shared/rules/naturalOrder.ts';

export type CastColumn = { readonly assetTypeId: Id | null; readonly name: string };

/** By name; those of what is being dragged among them, so that it has where to go. */
export function castColumns(rows: readonly CastingRow[], dragged: readonly CastColumn[]): readonly CastColumn[] {
  const found = new Map<Id | null, CastColumn>();
  for (const { cast } of rows)
    for (const { assetTypeId, assetTypeName } of cast) found.set(assetTypeId, { assetTypeId, name: assetTypeName });
  for (const column of dragged) if (!found.has(column.assetTypeId)) found.set(column.assetTypeId, column);
  return [...found.values()].toSorted((one, other) => naturalOrder(one.name, other.name));
}
