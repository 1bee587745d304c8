import type { AnswerOf, Queries } from '../../../shared/ipc.ts';
import { withNoteChange } from '../../../shared/rules/noteChange.ts';
import type { QueryContext } from './context.ts';

/** Null until the account was read by this app. */
export function ownNotes({ tables, me, overlay }: QueryContext): AnswerOf<Queries, 'ownNotes'> {
  const { personId } = me();
  const notes = tables.ownNotes.get(personId);
  if (notes === null) return null;
  const waiting = overlay().ownNotes.get(personId);
  return {
    notes: (waiting?.changes ?? []).reduce(withNoteChange, notes),
    marks: Object.fromEntries(waiting?.marks ?? []),
  };
}
