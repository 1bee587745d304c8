import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import { mayEditSearch, mayShareSearch } from '../../../shared/rules/savedSearchRights.ts';
import type { CommandDefinition } from './command.ts';
import { entityActorOf } from './entityActorOf.ts';
import { localRefusal } from './localRefusal.ts';
import { markOf } from './overlayBuilder.ts';
import {
  changed,
  isGroup,
  putSaved,
  savedOnServer,
  savedShape,
  searchChain,
  shownSaved,
} from './savedSearchPayload.ts';

const payload = z.object({
  what: savedShape,
  /** Temporary where it waits itself. */
  searchId: z.string(),
  name: z.string(),
  change: z.object({
    name: z.string().optional(),
    query: z.string().optional(),
    groupId: z.string().nullable().optional(),
    isShared: z.boolean().optional(),
    color: z.string().optional(),
  }),
});
type Payload = z.infer<typeof payload>;

/**
 * What its author changes of their own saved search, or group of searches. The rest stays as the server has it; the same
 * field changed elsewhere meanwhile was changed by the same person, and the later one holds.
 */
export const editSearch: CommandDefinition<'editSearch', InputOf<Commands, 'editSearch'>, Payload> = {
  kind: 'editSearch',
  payload,
  plan: ({ what, searchId, change }, context) => {
    const row = shownSaved(what, searchId, context);
    if (row === null) return [{ kind: 'refused', taskId: null, code: 'not-on-this-disk', detail: {} }];
    const own = mayEditSearch(row, context.me.id);
    const verdict =
      own.allowed && change.isShared === true && row.productionId !== null
        ? mayShareSearch(entityActorOf(row.productionId, context))
        : own;
    if (!verdict.allowed)
      return [{ kind: 'refused', taskId: null, code: 'not-allowed', detail: { reason: verdict.reason } }];
    return [
      {
        kind: 'accepted',
        taskId: null,
        chain: searchChain(row.id),
        payload: { what, searchId: row.id, name: change.name ?? row.name, change },
      },
    ];
  },
  overlay: (builder, { payload: { searchId, change }, state }) => {
    const { groupId } = change;
    builder.editSearch(builder.resolve(searchId), markOf(state, false), {
      ...change,
      ...(groupId === undefined || groupId === null ? {} : { groupId: builder.resolve(groupId) }),
    });
  },
  send: async ({ payload: { what, searchId: givenId, change } }, context) => {
    const searchId = context.resolve(givenId);
    const { groupId } = change;
    const row = (await savedOnServer(what, context)).find(({ id }) => id === searchId);
    if (row === undefined) throw localRefusal('gone', { searchId });
    const next = changed(row, {
      ...change,
      ...(groupId === undefined || groupId === null ? {} : { groupId: context.resolve(groupId) }),
    });
    context.expectNoStraggler();
    if (isGroup(next)) await context.kitsu.editSearchGroup(next);
    else await context.kitsu.editSearch(next);
    return {
      serverId: null,
      apply: (tables) => {
        putSaved(tables, next);
        // The server takes the searches of a group along.
        if (isGroup(next))
          for (const search of tables.searches.all())
            if (search.groupId === next.id) tables.searches.put({ ...search, isShared: next.isShared });
      },
    };
  },
  without: (before, goneId) => {
    const { groupId: _gone, ...change } = before.change;
    return goneId === before.searchId || Object.keys(change).length === 0 ? null : { ...before, change };
  },
  describe: ({ searchId, name, change: { groupId } }) => ({
    excerpt: name,
    needs: groupId === undefined || groupId === null ? [searchId] : [searchId, groupId],
    rowId: searchId,
  }),
};
