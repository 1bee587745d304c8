import type { Client } from '../client.ts';
import { wireNoteFields } from '../decode/ownNotes.ts';
import type { Kitsu } from '../kitsu.ts';

export function profileWriting(client: Client): Pick<Kitsu, 'editOwnNotes'> {
  return {
    // Nothing of the answer is read: 0.20.52 sends the whole row, with the sum of the password.
    editOwnNotes: async (personId, { field, value }) => {
      await client.sendJson('PUT', `/data/persons/${personId}`, { [wireNoteFields[field]]: value });
    },
  };
}
