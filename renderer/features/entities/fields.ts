/** The columns besides the task types: what a row says of itself, and the production's own metadata. */
import type { TFunction } from 'i18next';
import type { FieldKey } from '../../../shared/model/changes.ts';
import type { MetadataDescriptor } from '../../../shared/model/production.ts';
import type { EntityRow, Sort } from '../../../shared/model/screens.ts';
import type { Role } from '../../../shared/model/studio.ts';
import type { Mark } from '../../../shared/model/sync.ts';
import { maySeeCasting } from '../../../shared/rules/entityRights.ts';
import { maySeeWork } from '../../../shared/rules/pageRights.ts';
import type { EditedField } from '../../parts/fieldEdit.ts';
import type { EntityKindShown } from './entityRows.ts';

export type FieldColumn = {
  /** As the layout keeps it: `frames`, `data.difficulty`. */
  readonly id: string;
  readonly label: string;
  readonly sort: Sort['key'];
  readonly isNumber: boolean;
  readonly descriptor: MetadataDescriptor | null;
  /** What is edited in it; null: a sum, or what follows from something else. */
  readonly edited: EditedField | null;
};

/** What a change of it is called; null: nobody sets sums of tasks here. */
export function fieldKeyOf({ id, descriptor }: FieldColumn): FieldKey | null {
  if (descriptor !== null) return `data.${descriptor.fieldName}`;
  const own = Object.entries(kitsuFields).find(([field]) => field === id);
  if (own !== undefined) return `data.${own[1]}`;
  return id === 'frames' ? 'lengthFrames' : null;
}

/** Where a column's own change waits. */
export function markIn(column: FieldColumn, { marks }: EntityRow): Mark | undefined {
  const key = fieldKeyOf(column);
  return key === null ? undefined : marks[key];
}

type SummedField = 'frames' | 'estimation' | 'duration' | 'readyFor' | 'cast';
type FixedField = SummedField | KitsuField;
/** Kitsu's own keys of the metadata, which have no descriptor. */
const kitsuFields = { frameIn: 'frame_in', frameOut: 'frame_out', fps: 'fps', resolution: 'resolution' } as const;
type KitsuField = keyof typeof kitsuFields;
const isKitsuField = (field: FixedField): field is KitsuField => field in kitsuFields;
const fixed: Readonly<Record<EntityKindShown, readonly FixedField[]>> = {
  Shot: ['frames', 'frameIn', 'frameOut', 'fps', 'resolution', 'cast', 'estimation', 'duration'],
  Asset: ['cast', 'readyFor', 'estimation', 'duration'],
  Sequence: ['estimation', 'duration'],
  Episode: ['estimation', 'duration'],
  Edit: ['estimation', 'duration'],
  Concept: ['estimation', 'duration'],
};

/** Of what people work, and of castings. */
const isSeen = (role: Role, field: FixedField): boolean =>
  field === 'estimation' || field === 'duration'
    ? maySeeWork(role)
    : field === 'cast' || field === 'readyFor'
      ? maySeeCasting(role)
      : true;

/** Those that one's role in the production sees. */
export function fieldColumns(
  kind: EntityKindShown,
  descriptors: readonly MetadataDescriptor[],
  role: Role,
  t: TFunction,
): readonly FieldColumn[] {
  const seen = fixed[kind].filter((field) => isSeen(role, field));
  const own = seen.map((field): FieldColumn => ({
    id: field,
    label: t(`entities.field.${field}`),
    sort: isKitsuField(field) ? { kind: 'metadata', fieldName: kitsuFields[field] } : { kind: 'field', field },
    isNumber: field !== 'readyFor' && field !== 'resolution',
    descriptor: null,
    edited: isKitsuField(field)
      ? { kind: 'kitsu', fieldName: kitsuFields[field] }
      : field === 'frames'
        ? { kind: 'frames' }
        : null,
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
      edited: { kind: 'metadata', descriptor },
    }));
  return [...own, ...metadata];
}
