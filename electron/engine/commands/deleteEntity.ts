import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import { entityKinds } from '../../../shared/model/studio.ts';
import { mayDeleteEntity } from '../../../shared/rules/entityRights.ts';
import { forgetEntities } from '../db/forgetRows.ts';
import type { CommandDefinition, Plan } from './command.ts';
import { doneWhenGone } from './doneWhenGone.ts';
import { entityActorOf, entityChain } from './entityActorOf.ts';
import { markOf } from './overlayBuilder.ts';

const payload = z.object({ entityId: z.string(), kind: z.enum(entityKinds), name: z.string() });
type Payload = z.infer<typeof payload>;

/** For good, with its tasks and all that hangs on them. What shall only be struck off is canceled instead (`editEntity`). */
export const deleteEntity: CommandDefinition<'deleteEntity', InputOf<Commands, 'deleteEntity'>, Payload> = {
  kind: 'deleteEntity',
  payload,
  plan: ({ entityIds }, context) =>
    entityIds.map((entityId): Plan<Payload> => {
      const entity = context.entityWithOverlay(entityId);
      if (entity === null) return { kind: 'refused', taskId: null, entityId, code: 'not-on-this-disk', detail: {} };
      const verdict = mayDeleteEntity({ ...entityActorOf(entity.productionId, context), entity });
      if (!verdict.allowed)
        return { kind: 'refused', taskId: null, entityId, code: 'not-allowed', detail: { reason: verdict.reason } };
      const { id, kind, name } = entity;
      return { kind: 'accepted', taskId: null, chain: entityChain(id), payload: { entityId: id, kind, name } };
    }),
  // Struck through until it is gone: what waits can still be taken back.
  overlay: (builder, { payload: { entityId }, state }) => {
    const mark = markOf(state, false);
    const id = builder.resolve(entityId);
    builder.editEntity(id, mark, { field: 'isCanceled', value: true });
    builder.deleteEntity(id, mark);
  },
  send: async ({ payload: { entityId: givenId, kind } }, { kitsu, resolve }) => {
    const entityId = resolve(givenId);
    await doneWhenGone(kitsu.deleteEntity(kind, entityId));
    return {
      serverId: null,
      apply: (tables) => {
        forgetEntities(tables, [entityId]);
      },
    };
  },
  describe: ({ entityId, name }) => ({ excerpt: name, entityId, needs: [entityId] }),
};
