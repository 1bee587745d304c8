/** How a field of a shot or an asset is edited: with what, from which value, and what becomes of what was typed. */
import type { EntityChange, MetadataValue } from '../../shared/model/changes.ts';
import type { MetadataDescriptor } from '../../shared/model/production.ts';
import type { Entity } from '../../shared/model/entity.ts';
import { type FieldInput, readFrameNumber, readFrames, readMetadata } from '../../shared/rules/fieldInput.ts';

/** What an editor has to know of the shot or asset whose field it is. */
export type EditedEntity = Pick<Entity, 'name' | 'description' | 'lengthFrames' | 'data'>;

export type EditedField =
  | { readonly kind: 'frames' }
  /** A key of Kitsu's own in the metadata. */
  | { readonly kind: 'kitsu'; readonly fieldName: 'frame_in' | 'frame_out' | 'fps' | 'resolution' }
  | { readonly kind: 'metadata'; readonly descriptor: MetadataDescriptor };

/** `line`: one typed line. The others are chosen from what the field offers. */
export type EditorKind = 'line' | 'text' | 'day' | 'choice' | 'tags' | 'checklist' | 'person';

/** Null: of a kind that this app does not know, and so never rewrites. */
export function editorFor(field: EditedField): EditorKind | null {
  if (field.kind !== 'metadata') return 'line';
  switch (field.descriptor.dataType) {
    case 'string':
    case 'number':
    case 'url':
      return 'line';
    case 'textarea':
      return 'text';
    case 'date':
      return 'day';
    case 'list':
    case 'boolean':
      return 'choice';
    case 'taglist':
      return 'tags';
    case 'checklist':
      return 'checklist';
    case 'person':
      return 'person';
    case 'unknown':
      return null;
  }
}

export function storedValue(field: EditedField, row: EditedEntity): unknown {
  if (field.kind === 'frames') return row.lengthFrames;
  return row.data[field.kind === 'kitsu' ? field.fieldName : field.descriptor.fieldName] ?? null;
}

export function storedText(field: EditedField, row: EditedEntity): string {
  const value = storedValue(field, row);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** The change that a value makes, before it is compared with what there is. */
export function changeTo(field: EditedField, value: MetadataValue): EntityChange {
  if (field.kind === 'frames') return { field: 'lengthFrames', value: typeof value === 'number' ? value : null };
  return {
    field: 'metadata',
    fieldName: field.kind === 'kitsu' ? field.fieldName : field.descriptor.fieldName,
    value,
  };
}

export function readTyped(field: EditedField, text: string): FieldInput<MetadataValue> {
  if (field.kind === 'frames') return readFrames(text);
  if (field.kind === 'metadata') return readMetadata(field.descriptor, text);
  if (field.fieldName === 'frame_in' || field.fieldName === 'frame_out') return readFrameNumber(text);
  return readMetadata({ dataType: field.fieldName === 'fps' ? 'number' : 'string', fieldName: field.fieldName }, text);
}
