import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import { noteNames, noteSwitches } from '../../../shared/model/ownNotes.ts';
import { withNoteChange } from '../../../shared/rules/noteChange.ts';
import type { CommandDefinition } from './command.ts';
import { markOf } from './overlayBuilder.ts';

const payload = z.object({
  personId: z.string(),
  change: z.discriminatedUnion('field', [
    z.object({ field: z.enum(noteSwitches), value: z.boolean() }),
    z.object({ field: z.enum(noteNames), value: z.string() }),
  ]),
});

/** By which ways one is told by the server. The same field changed elsewhere was changed by the same person: the later one holds. */
export const editOwnNotes: CommandDefinition<
  'editOwnNotes',
  InputOf<Commands, 'editOwnNotes'>,
  z.infer<typeof payload>
> = {
  kind: 'editOwnNotes',
  payload,
  plan: ({ change }, { me }) => [
    { kind: 'accepted', taskId: null, chain: 'own-notes', payload: { personId: me.id, change } },
  ],
  overlay: (builder, { payload: { personId, change }, state }) => {
    builder.ownNotes(personId, markOf(state, false), change);
  },
  send: async ({ payload: { personId, change } }, { kitsu, expectNoStraggler }) => {
    expectNoStraggler();
    await kitsu.editOwnNotes(personId, change);
    return {
      serverId: null,
      apply: (tables) => {
        const known = tables.ownNotes.get(personId);
        if (known !== null) tables.ownNotes.put(withNoteChange(known, change));
      },
    };
  },
  describe: ({ personId }) => ({ excerpt: '', rowId: personId }),
};
