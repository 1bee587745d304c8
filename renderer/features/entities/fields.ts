/** The columns besides the task types: what a row says of itself, and the production's own metadata. */
import type { TFunction } from 'i18next';
import type { MetadataDescriptor } from '../../../shared/model/production.ts';
import type { EntityRow, Sort } from '../../../shared/model/screens.ts';
import type { Mark } from '../../../shared/model/sync.ts';
import type { EntityKindShown } from './entityRows.ts';

export type FieldColumn = {
  /** As the layout keeps it: `frames`, `data.difficulty`. */
  readonly id: string;
  readonly label: string;
  readonly sort: Sort['key'];
  readonly isNumber: boolean;
  readonly descriptor: MetadataDescriptor | null;
};

/** Where a column's own change waits: nobody sets sums of tasks here. */
export function markIn({ id, descriptor }: FieldColumn, { marks }: EntityRow): Mark | undefined {
  if (descriptor !== null) return marks[`data.${descriptor.fieldName}`];
  return id === 'frames' ? marks.lengthFrames : undefined;
}

type FixedField = 'frames' | 'estimation' | 'duration' | 'readyFor' | 'cast';
const fixed: Readonly<Record<EntityKindShown, readonly FixedField[]>> = {
  Shot: ['frames', 'cast', 'estimation', 'duration'],
  Asset: ['cast', 'readyFor', 'estimation', 'duration'],
};

export function fieldColumns(
  kind: EntityKindShown,
  descriptors: readonly MetadataDescriptor[],
  t: TFunction,
): readonly FieldColumn[] {
  const own = fixed[kind].map((field): FieldColumn => ({
    id: field,
    label: t(`entities.field.${field}`),
    sort: { kind: 'field', field },
    isNumber: field !== 'readyFor',
    descriptor: null,
  }));
  const metadata = descriptors
    .filter(({ entityKind }) => entityKind === kind)
    .toSorted((one, other) => one.position - other.position)
    .map((descriptor): FieldColumn => ({
      id: `data.${descriptor.fieldName}`,
      label: descriptor.name,
      sort: { kind: 'metadata', fieldName: descriptor.fieldName },
      isNumber: descriptor.dataType === 'number',
      descriptor,
    }));
  return [...own, ...metadata];
}
