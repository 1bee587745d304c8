import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import { mayEditSearch } from '../../../shared/rules/savedSearchRights.ts';
import type { CommandDefinition } from './command.ts';
import { doneWhenGone } from './doneWhenGone.ts';
import { markOf } from './overlayBuilder.ts';
import { savedShape, searchChain, shownSaved } from './savedSearchPayload.ts';

const payload = z.object({ what: savedShape, searchId: z.string(), name: z.string() });
type Payload = z.infer<typeof payload>;

/** One's own saved search; or a group, with the searches in it. */
export const deleteSearch: CommandDefinition<'deleteSearch', InputOf<Commands, 'deleteSearch'>, Payload> = {
  kind: 'deleteSearch',
  payload,
  plan: ({ what, searchId }, context) => {
    const row = shownSaved(what, searchId, context);
    if (row === null) return [{ kind: 'refused', taskId: null, code: 'not-on-this-disk', detail: {} }];
    const verdict = mayEditSearch(row, context.me.id);
    if (!verdict.allowed)
      return [{ kind: 'refused', taskId: null, code: 'not-allowed', detail: { reason: verdict.reason } }];
    return [
      {
        kind: 'accepted',
        taskId: null,
        chain: searchChain(row.id),
        payload: { what, searchId: row.id, name: row.name },
      },
    ];
  },
  overlay: (builder, { payload: { searchId }, state }) => {
    builder.deleteSearch(builder.resolve(searchId), markOf(state, false));
  },
  send: async ({ payload: { what, searchId: givenId } }, { kitsu, resolve }) => {
    const searchId = resolve(givenId);
    await doneWhenGone(what === 'search' ? kitsu.deleteSearch(searchId) : kitsu.deleteSearchGroup(searchId));
    return {
      serverId: null,
      apply: (tables) => {
        if (what === 'search') tables.searches.remove([searchId]);
        else {
          tables.searchGroups.remove([searchId]);
          const within = tables.searches.all().filter(({ groupId }) => groupId === searchId);
          tables.searches.remove(within.map(({ id }) => id));
        }
      },
    };
  },
  describe: ({ searchId, name }) => ({ excerpt: name, needs: [searchId], rowId: searchId }),
};
