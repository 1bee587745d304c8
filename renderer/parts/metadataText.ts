/** A value of an entity's metadata in words. */
import type { TFunction } from 'i18next';
import type { MetadataDescriptor } from '../../shared/model/production.ts';
import type { StudioTables } from '../data/studio.ts';
import type { Format } from '../i18n/format.ts';

type With = { readonly format: Format; readonly studio: Pick<StudioTables, 'people'>; readonly t: TFunction };

/** A value as its field means it; what does not fit its type is shown as it is, never hidden. */
export function metadataText({ dataType }: MetadataDescriptor, value: unknown, { format, studio, t }: With): string {
  if (value === null || value === undefined || value === '') return '';
  if (dataType === 'boolean') return plainText(value) === 'true' ? t('settings.on') : t('settings.off');
  if (dataType === 'number') return Number.isFinite(Number(value)) ? format.number(Number(value)) : plainText(value);
  if (dataType === 'person') return studio.people.get(plainText(value))?.fullName ?? plainText(value);
  if (dataType === 'taglist') return plainText(value).split(',').join(', ');
  if (dataType === 'checklist') return checklistText(plainText(value));
  return plainText(value);
}

export function plainText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : JSON.stringify(value);
}

/** JSON text of `{label: true}`: how many are ticked. */
function checklistText(value: string): string {
  try {
    const items: unknown = JSON.parse(value);
    if (typeof items !== 'object' || items === null) return value;
    const ticks = Object.values(items);
    return `${String(ticks.filter((tick) => tick === true).length)}/${String(ticks.length)}`;
  } catch {
    // Not what a checklist holds: shown as it is.
    return value;
  }
}
