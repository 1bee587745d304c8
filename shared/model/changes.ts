import type { PlaylistFieldChange } from './playlist.ts';
import type { Day, Id } from './studio.ts';
import type { ValidationStatus } from './task.ts';

/** A value of an entity's metadata; null empties it. */
export type MetadataValue = string | number | boolean | null;

/** One field of an entity as it shall be. */
export type EntityChange =
  | { readonly field: 'name'; readonly value: string }
  | { readonly field: 'description'; readonly value: string }
  /** Whole frames; null where the shot has no length yet. */
  | { readonly field: 'lengthFrames'; readonly value: number | null }
  | { readonly field: 'assetTypeId'; readonly value: Id }
  /** Assets: the task type of shots up to which it is usable. */
  | { readonly field: 'readyForTaskTypeId'; readonly value: Id | null }
  /** What plays in it is not final. */
  | { readonly field: 'isCastingStandby'; readonly value: boolean }
  /** Struck off: it stays with its tasks, and can be taken back. */
  | { readonly field: 'isCanceled'; readonly value: boolean }
  /** Of an asset: other productions may cast it. */
  | { readonly field: 'isShared'; readonly value: boolean }
  /** Of a concept: whether it is of that asset. */
  | { readonly field: 'linkedIds'; readonly linkedId: Id; readonly value: boolean }
  /** One key of its `data`: a descriptor's field, or a key of Kitsu's own (frame_in, frame_out, fps, resolution). */
  | { readonly field: 'metadata'; readonly fieldName: string; readonly value: MetadataValue };

/** One field of a task as it shall be. */
export type TaskChange =
  | { readonly field: 'estimationMinutes'; readonly value: number }
  | { readonly field: 'startDate'; readonly value: Day | null }
  | { readonly field: 'dueDate'; readonly value: Day | null }
  /** 1 to 5. */
  | { readonly field: 'difficulty'; readonly value: number };

const plainFieldKeys = [
  'name',
  'description',
  'lengthFrames',
  'assetTypeId',
  'readyForTaskTypeId',
  'isCastingStandby',
  'isCanceled',
  'isShared',
  'linkedIds',
  'estimationMinutes',
  'startDate',
  'dueDate',
  'difficulty',
  'isForClient',
  'taskTypeId',
  /** The entries of a playlist, or the revision chosen for one of them. */
  'entries',
  /** A line of a casting. */
  'casting',
  'previewFileId',
] as const satisfies readonly (
  EntityChange['field'] | TaskChange['field'] | PlaylistFieldChange['field'] | 'entries' | 'casting' | 'previewFileId'
)[];

/** What a field is called in marks, conflicts and the queue: its name; of metadata `data.` and the key. */
export type FieldKey = (typeof plainFieldKeys)[number] | `data.${string}`;

export function fieldKey(change: EntityChange | TaskChange | PlaylistFieldChange): FieldKey {
  return change.field === 'metadata' ? `data.${change.fieldName}` : change.field;
}

/** Null for what is none, as another version may have written it. */
export function readFieldKey(text: string | null): FieldKey | null {
  const fieldName = text === null ? null : metadataNameOf(text);
  return fieldName === null ? (plainFieldKeys.find((key) => key === text) ?? null) : `data.${fieldName}`;
}

export const isMetadataKey = (field: FieldKey): field is `data.${string}` => field.startsWith('data.');

/** The key of the metadata that a field is about; null for the other fields. */
export const metadataNameOf = (field: string): string | null =>
  field.startsWith('data.') ? field.slice('data.'.length) : null;

/** What may be done to a file of a revision. */
export type PreviewChange =
  | { readonly kind: 'main' }
  | { readonly kind: 'validation'; readonly value: ValidationStatus }
  | { readonly kind: 'delete' };
