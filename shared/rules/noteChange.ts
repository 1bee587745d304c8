import type { OwnNotes, OwnNotesChange } from '../model/ownNotes.ts';

export const withNoteChange = (notes: OwnNotes, { field, value }: OwnNotesChange): OwnNotes => ({
  ...notes,
  [field]: value,
});
