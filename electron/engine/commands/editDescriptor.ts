import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import type { CommandDefinition } from './command.ts';
import { descriptorChain, descriptorShape, descriptorVerdict, putDescriptor } from './descriptorPayload.ts';
import { localRefusal } from './localRefusal.ts';
import { markOf } from './overlayBuilder.ts';

const payload = z.object({
  productionId: z.string(),
  /** Temporary where it waits itself. */
  descriptorId: z.string(),
  name: z.string(),
  change: descriptorShape.partial(),
});
type Payload = z.infer<typeof payload>;

/** What its author changes of a column; the rest stays as the server has it, which wants all of it each time. */
export const editDescriptor: CommandDefinition<'editDescriptor', InputOf<Commands, 'editDescriptor'>, Payload> = {
  kind: 'editDescriptor',
  payload,
  plan: ({ productionId, descriptorId, change }, context) => {
    const id = context.tables.identities.resolve(descriptorId);
    const before = context.descriptorsWithOverlay(productionId).find((one) => one.id === id) ?? null;
    if (before === null) return [{ kind: 'refused', taskId: null, code: 'not-on-this-disk', detail: {} }];
    const given = withoutUndefined(change);
    const verdict = descriptorVerdict(productionId, { ...before, ...given }, before, context);
    if (!verdict.allowed)
      return [
        { kind: 'refused', taskId: null, code: 'not-allowed', detail: { reason: verdict.reason, name: before.name } },
      ];
    return [
      {
        kind: 'accepted',
        taskId: null,
        chain: descriptorChain(productionId),
        payload: { productionId, descriptorId: id, name: given.name ?? before.name, change: given },
      },
    ];
  },
  overlay: (builder, { payload: { productionId, descriptorId, change }, state }) => {
    builder.editDescriptor(productionId, builder.resolve(descriptorId), markOf(state, false), withoutUndefined(change));
  },
  send: async (
    { payload: { productionId, descriptorId: givenId, change } },
    { kitsu, resolve, signal, expectNoStraggler },
  ) => {
    const descriptorId = resolve(givenId);
    const before = (await kitsu.descriptors(productionId, signal)).find(({ id }) => id === descriptorId);
    if (before === undefined) throw localRefusal('gone', { descriptorId });
    expectNoStraggler();
    const changed = await kitsu.editDescriptor(productionId, descriptorId, { ...before, ...withoutUndefined(change) });
    return {
      serverId: null,
      apply: (tables) => {
        putDescriptor(tables, productionId, { ...changed, position: before.position }, before.fieldName);
      },
    };
  },
  describe: ({ descriptorId, name }) => ({ excerpt: name, needs: [descriptorId] }),
};

type Given<Value> = { readonly [Name in keyof Value]?: Exclude<Value[Name], undefined> };

function withoutUndefined(change: Payload['change']): Given<Payload['change']> {
  const { name, dataType, choices, isForClient, departmentIds } = change;
  return {
    ...(name === undefined ? {} : { name }),
    ...(dataType === undefined ? {} : { dataType }),
    ...(choices === undefined ? {} : { choices }),
    ...(isForClient === undefined ? {} : { isForClient }),
    ...(departmentIds === undefined ? {} : { departmentIds }),
  };
}
