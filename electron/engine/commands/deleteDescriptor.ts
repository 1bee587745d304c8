import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import type { CommandDefinition } from './command.ts';
import { descriptorChain } from './descriptorPayload.ts';
import { mayEditDescriptor } from '../../../shared/rules/descriptorRights.ts';
import { doneWhenGone } from './doneWhenGone.ts';
import { entityActorOf } from './entityActorOf.ts';
import { markOf } from './overlayBuilder.ts';

const payload = z.object({ productionId: z.string(), descriptorId: z.string(), name: z.string() });
type Payload = z.infer<typeof payload>;

/** A column of metadata, with its values in every entity. */
export const deleteDescriptor: CommandDefinition<'deleteDescriptor', InputOf<Commands, 'deleteDescriptor'>, Payload> = {
  kind: 'deleteDescriptor',
  payload,
  plan: ({ productionId, descriptorId }, context) => {
    const id = context.tables.identities.resolve(descriptorId);
    const known = context.descriptorsWithOverlay(productionId).find((one) => one.id === id);
    if (known === undefined) return [{ kind: 'refused', taskId: null, code: 'not-on-this-disk', detail: {} }];
    const verdict = mayEditDescriptor(entityActorOf(productionId, context), known.departmentIds);
    if (!verdict.allowed)
      return [{ kind: 'refused', taskId: null, code: 'not-allowed', detail: { reason: verdict.reason } }];
    return [
      {
        kind: 'accepted',
        taskId: null,
        chain: descriptorChain(productionId),
        payload: { productionId, descriptorId: id, name: known.name },
      },
    ];
  },
  overlay: (builder, { payload: { productionId, descriptorId }, state }) => {
    builder.deleteDescriptor(productionId, builder.resolve(descriptorId), markOf(state, false));
  },
  send: async ({ payload: { productionId, descriptorId: givenId } }, { kitsu, resolve }) => {
    const descriptorId = resolve(givenId);
    await doneWhenGone(kitsu.deleteDescriptor(productionId, descriptorId));
    return {
      serverId: null,
      apply: (tables) => {
        const production = tables.productions.get(productionId);
        if (production === null) return;
        const descriptors = production.descriptors.filter(({ id }) => id !== descriptorId);
        tables.productions.put({ ...production, descriptors });
      },
    };
  },
  describe: ({ descriptorId, name }) => ({ excerpt: name, needs: [descriptorId] }),
};
