import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import type { MetadataDescriptor } from '../../../shared/model/production.ts';
import { entityKinds } from '../../../shared/model/studio.ts';
import { mayOrderDescriptors } from '../../../shared/rules/descriptorRights.ts';
import { inOrderByHand } from '../../../shared/rules/orderByHand.ts';
import type { CommandDefinition } from './command.ts';
import { descriptorChain } from './descriptorPayload.ts';
import { entityActorOf } from './entityActorOf.ts';
import { localRefusal } from './localRefusal.ts';
import { markOf } from './overlayBuilder.ts';

const payload = z.object({
  productionId: z.string(),
  productionName: z.string(),
  entityKind: z.enum(entityKinds),
  /** Temporary where they wait themselves. */
  descriptorIds: z.array(z.string()),
});
type Payload = z.infer<typeof payload>;

/** In which order a kind's columns of metadata stand, for everybody: here, at other computers and in Kitsu's page. */
export const orderDescriptors: CommandDefinition<'orderDescriptors', InputOf<Commands, 'orderDescriptors'>, Payload> = {
  kind: 'orderDescriptors',
  payload,
  plan: ({ productionId, kind, descriptorIds }, context) => {
    const verdict = mayOrderDescriptors(entityActorOf(productionId, context));
    if (!verdict.allowed)
      return [{ kind: 'refused', taskId: null, code: 'not-allowed', detail: { reason: verdict.reason } }];
    const ids = descriptorIds.map(context.tables.identities.resolve);
    const known = ofKind(context.descriptorsWithOverlay(productionId), kind);
    return [
      {
        kind: 'accepted',
        taskId: null,
        chain: descriptorChain(productionId),
        payload: {
          productionId,
          productionName: context.tables.productions.get(productionId)?.name ?? '',
          entityKind: kind,
          descriptorIds: inOrderByHand(known, ids).map(({ id }) => id),
        },
      },
    ];
  },
  overlay: (builder, { payload: { productionId, descriptorIds }, state }) => {
    for (const [index, id] of descriptorIds.entries())
      builder.editDescriptor(productionId, builder.resolve(id), markOf(state, false), { position: index + 1 });
  },
  send: async (
    { payload: { productionId, entityKind, descriptorIds } },
    { kitsu, resolve, signal, expectNoStraggler },
  ) => {
    if (!kitsu.features.ordersDescriptors) throw localRefusal('not-allowed', { reason: 'older-server' });
    const before = ofKind(await kitsu.descriptors(productionId, signal), entityKind);
    // What others made meanwhile stays where it usually follows; what they deleted would stop the whole order.
    const wanted = inOrderByHand(before, descriptorIds.map(resolve)).map(({ id }) => id);
    const isThere = before.every(({ id, position }, index) => id === wanted[index] && position === index + 1);
    if (!isThere) {
      expectNoStraggler();
      await kitsu.orderDescriptors(productionId, entityKind, wanted);
    }
    return {
      serverId: null,
      apply: (tables) => {
        const production = tables.productions.get(productionId);
        if (production === null) return;
        const positions = new Map(wanted.map((id, index) => [id, index + 1]));
        const descriptors = production.descriptors.map((one) => ({
          ...one,
          position: positions.get(one.id) ?? one.position,
        }));
        tables.productions.put({ ...production, descriptors });
      },
    };
  },
  without: (before, goneId) => ({
    ...before,
    descriptorIds: before.descriptorIds.filter((id) => id !== goneId),
  }),
  describe: ({ productionName, descriptorIds }) => ({ excerpt: productionName, needs: descriptorIds }),
};

const ofKind = (
  descriptors: readonly MetadataDescriptor[],
  kind: Payload['entityKind'],
): readonly MetadataDescriptor[] =>
  descriptors.filter(({ entityKind }) => entityKind === kind).toSorted((one, other) => one.position - other.position);
