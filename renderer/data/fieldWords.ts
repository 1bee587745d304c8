/** What a field of a task, a shot or an asset is called, and its value in words. */
import type { TFunction } from 'i18next';
import { isMetadataKey, metadataNameOf, readFieldKey, type FieldKey } from '../../shared/model/changes.ts';
import type { QueuedChange } from '../../shared/model/sync.ts';
import type { Format } from '../i18n/format.ts';
import type { StudioTables } from './studio.ts';

type Tables = Pick<StudioTables, 'assetTypes' | 'taskTypes' | 'productions' | 'people'>;

/** As the production calls its metadata; Kitsu's own keys (frame_in) have no other name. */
export function fieldName(field: FieldKey, { productions }: Tables, t: TFunction): string {
  if (!isMetadataKey(field)) return t(`fields.${field}`);
  const key = metadataNameOf(field) ?? field;
  for (const { descriptors } of productions.values())
    for (const { fieldName: known, name } of descriptors) if (known === key) return name;
  return key;
}

/** Of a value that an error or a command tells: a plain one, whatever field it is of. */
export function fieldValue(
  field: string,
  value: QueuedChange['value'],
  {
    studio,
    t,
    format,
    now,
  }: { readonly studio: Tables; readonly t: TFunction; readonly format: Format; readonly now: number },
): string {
  if (value === null || value === '') return t('fields.empty');
  const key = readFieldKey(field);
  if (key === 'estimationMinutes' && typeof value === 'number') return format.duration(value);
  if ((key === 'startDate' || key === 'dueDate') && typeof value === 'string') return format.day(value, now);
  if (key === 'assetTypeId' && typeof value === 'string') return studio.assetTypes.get(value)?.name ?? value;
  if (key === 'taskTypeId' && typeof value === 'string') return studio.taskTypes.get(value)?.name ?? value;
  if (typeof value === 'boolean') return t(value ? 'fields.yes' : 'fields.no');
  return typeof value === 'string' ? (studio.people.get(value)?.fullName ?? value) : String(value);
}
