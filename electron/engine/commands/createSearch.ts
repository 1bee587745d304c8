/**
 * A search, or a group of searches, that is kept on the server. Zou makes a second one of the same name when asked again, so
 * a lost answer is looked for: one's own of that name and text that was not there before.
 */
import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import { listTypeOf, type SavedSearch, type SearchGroup } from '../../../shared/model/savedSearch.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { mayShareSearch } from '../../../shared/rules/savedSearchRights.ts';
import { expectOpen } from './closedProduction.ts';
import type { Accepted, CommandDefinition, SendContext } from './command.ts';
import { entityActorOf } from './entityActorOf.ts';
import { markOf } from './overlayBuilder.ts';
import { putSaved, savedOnServer, savedShape, searchChain } from './savedSearchPayload.ts';

const payload = z.object({
  localId: z.string(),
  what: savedShape,
  productionId: z.string(),
  listType: z.string(),
  name: z.string(),
  isShared: z.boolean(),
  /** Empty in a group. */
  query: z.string(),
  groupId: z.string().nullable(),
  /** Empty in a search. */
  color: z.string(),
});
type Payload = z.infer<typeof payload>;
const progress = z.object({ knownIds: z.array(z.string()) });

export const createSearch: CommandDefinition<'createSearch', InputOf<Commands, 'createSearch'>, Payload> = {
  kind: 'createSearch',
  payload,
  plan: (input, context) => {
    const { productionId, name, isShared } = input;
    const verdict = isShared ? mayShareSearch(entityActorOf(productionId, context)) : { allowed: true as const };
    if (!verdict.allowed)
      return [{ kind: 'refused', taskId: null, code: 'not-allowed', detail: { reason: verdict.reason, name } }];
    const localId = context.newId();
    return [
      {
        kind: 'accepted',
        taskId: null,
        chain: searchChain(localId),
        payload: {
          localId,
          what: input.what,
          productionId,
          listType: listTypeOf(input.kind),
          name,
          isShared,
          query: input.what === 'search' ? input.query : '',
          groupId: input.what === 'search' ? input.groupId : null,
          color: input.what === 'group' ? input.color : '',
        },
      },
    ];
  },
  overlay: (builder, { payload: wanted, state }) => {
    builder.newSearch(markOf(state, false), asRow(wanted, builder.personId, builder.resolve));
  },
  send: async ({ payload: wanted }, context) => {
    const known = (await savedOnServer(wanted.what, context)).filter(isAlike(wanted, context));
    context.saveProgress({ knownIds: known.map(({ id }) => id) });
    const { id: _id, personId: _personId, ...row } = asRow(wanted, context.me.id, context.resolve);
    return accepted(
      wanted,
      'color' in row ? await context.kitsu.createSearchGroup(row) : await context.kitsu.createSearch(row),
    );
  },
  recognise: async ({ payload: wanted, progress: noted }, context) => {
    const attempted = progress.safeParse(noted);
    if (!attempted.success) return null;
    const { productions, searches, searchGroups } = await context.kitsu.bootstrap(context.signal);
    expectOpen(wanted.productionId, productions);
    const found = (wanted.what === 'search' ? searches : searchGroups).find(
      (row) => isAlike(wanted, context)(row) && !attempted.data.knownIds.includes(row.id) && !context.isClaimed(row.id),
    );
    return found === undefined ? null : accepted(wanted, found);
  },
  without: (before) => ({ ...before, groupId: null }),
  describe: ({ name, groupId }) => ({ excerpt: name, ...(groupId === null ? {} : { needs: [groupId] }) }),
};

const isAlike =
  (wanted: Payload, { me, resolve }: Pick<SendContext, 'me' | 'resolve'>) =>
  (row: SavedSearch | SearchGroup): boolean => {
    const own = asRow(wanted, me.id, resolve);
    const isSame = row.name === own.name && row.listType === own.listType && row.productionId === own.productionId;
    if (!isSame || row.personId !== me.id) return false;
    return 'query' in row ? 'query' in own && row.query === own.query : 'color' in own && row.color === own.color;
  };

const accepted = (wanted: Payload, row: SavedSearch | SearchGroup): Accepted => ({
  serverId: row.id,
  apply: (tables) => {
    putSaved(tables, row);
    tables.identities.add(wanted.localId, row.id);
    tables.outbox.moveChain(searchChain(wanted.localId), searchChain(row.id));
  },
});

function asRow(wanted: Payload, personId: Id, resolve: (id: Id) => Id): SavedSearch | SearchGroup {
  const { localId: id, productionId, listType, name, isShared, color, query, groupId } = wanted;
  const row = { id, productionId, listType, name, isShared, departmentId: null, personId };
  return wanted.what === 'group'
    ? { ...row, color }
    : { ...row, query, groupId: groupId === null ? null : resolve(groupId) };
}
