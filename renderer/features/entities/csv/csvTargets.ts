/** What a column of a file may be, and which one its head means. */
import type { TFunction } from 'i18next';
import type { TableKind } from '../../../../shared/model/studio.ts';
import type { FieldColumn } from '../fields.ts';
import { gridColumns, type GridColumn } from '../gridColumns.ts';
import type { TaskType } from '../../../../shared/model/studio.ts';

export type CsvTarget =
  | { readonly kind: 'ignored' | 'episode' | 'parent' | 'name' | 'description' }
  | { readonly kind: 'column'; readonly column: GridColumn };

export type NamedTarget = { readonly id: string; readonly label: string; readonly target: CsvTarget };

/** Heads that Kitsu's own files have, beside those of this app. */
const otherHeads: Readonly<Record<string, readonly string[]>> = {
  episode: ['episode', 'parent'],
  parent: ['sequence', 'type', 'asset type', 'entity type'],
  name: ['name', 'shot', 'asset', 'edit'],
  description: ['description'],
  frames: ['nb frames', 'nb_frames', 'frames', 'number of frames'],
  frameIn: ['frame in', 'frame_in'],
  frameOut: ['frame out', 'frame_out'],
};

/** Everything that can be read from a file, whether its column is shown or not. */
export function csvTargets(
  kind: TableKind,
  fields: readonly FieldColumn[],
  taskTypes: readonly TaskType[],
  t: TFunction,
): readonly NamedTarget[] {
  const columns = gridColumns(
    fields.filter(({ edited }) => edited !== null),
    taskTypes,
    {
      shownFields: fields.map(({ id }) => id),
      hiddenTaskTypeIds: [],
      columnOrder: [],
      widthsPx: {},
      stuckIds: [],
    },
  );
  const own = (target: CsvTarget['kind'] & ('episode' | 'parent' | 'name' | 'description'), label: string) => ({
    id: target,
    label,
    target: { kind: target },
  });
  return [
    { id: 'ignored', label: t('csv.ignored'), target: { kind: 'ignored' } },
    ...(kind === 'Episode' || kind === 'Concept' ? [] : [own('episode', t('create.episode'))]),
    ...(kind === 'Shot' ? [own('parent', t('create.sequence'))] : []),
    ...(kind === 'Asset' ? [own('parent', t('fields.assetTypeId'))] : []),
    own('name', t('fields.name')),
    own('description', t('fields.description')),
    ...columns.map((column) => ({ id: column.id, label: column.label, target: { kind: 'column' as const, column } })),
  ];
}

/** One target for each head, none twice. */
export function mappingOf(heads: readonly string[], targets: readonly NamedTarget[]): readonly string[] {
  const taken = new Set<string>();
  return heads.map((head) => {
    const wanted = head.trim().toLowerCase();
    const found = targets.find(
      ({ id, label }) =>
        !taken.has(id) && (label.toLowerCase() === wanted || otherHeads[id]?.includes(wanted) === true),
    );
    if (found === undefined) return 'ignored';
    taken.add(found.id);
    return found.id;
  });
}
