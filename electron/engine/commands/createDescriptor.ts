import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import type { MetadataDescriptor } from '../../../shared/model/production.ts';
import { entityKinds, type Id } from '../../../shared/model/studio.ts';
import { fieldNameOf } from '../../../shared/rules/fieldNameOf.ts';
import type { Accepted, CommandDefinition } from './command.ts';
import { descriptorChain, descriptorShape, descriptorVerdict, putDescriptor } from './descriptorPayload.ts';
import { markOf } from './overlayBuilder.ts';

const payload = descriptorShape.extend({
  localId: z.string(),
  productionId: z.string(),
  entityKind: z.enum(entityKinds),
});
type Payload = z.infer<typeof payload>;

/** A new column of metadata. The server refuses a second one of its name, which is then the one that was made. */
export const createDescriptor: CommandDefinition<'createDescriptor', InputOf<Commands, 'createDescriptor'>, Payload> = {
  kind: 'createDescriptor',
  payload,
  plan: ({ productionId, kind, ...wanted }, context) => {
    const localId = context.newId();
    const verdict = descriptorVerdict(productionId, { ...wanted, id: localId, entityKind: kind }, null, context);
    if (!verdict.allowed)
      return [
        {
          kind: 'refused',
          taskId: null,
          code: 'not-allowed',
          detail: { reason: verdict.reason, name: wanted.name },
        },
      ];
    return [
      {
        kind: 'accepted',
        taskId: null,
        chain: descriptorChain(productionId),
        payload: { ...wanted, localId, productionId, entityKind: kind },
      },
    ];
  },
  overlay: (builder, { payload: wanted, state }) => {
    builder.putDescriptor(wanted.productionId, markOf(state, false), asDescriptor(wanted, wanted.localId));
  },
  send: async ({ payload: wanted }, { kitsu }) =>
    accepted(wanted, await kitsu.createDescriptor(wanted.productionId, wanted)),
  recognise: async ({ payload: wanted }, { kitsu, signal, isClaimed }) => {
    const found = (await kitsu.descriptors(wanted.productionId, signal)).find(
      ({ id, name, entityKind }) => name === wanted.name && entityKind === wanted.entityKind && !isClaimed(id),
    );
    return found === undefined ? null : accepted(wanted, found);
  },
  describe: ({ name }) => ({ excerpt: name }),
};

const accepted = (wanted: Payload, descriptor: MetadataDescriptor): Accepted => ({
  serverId: descriptor.id,
  apply: (tables) => {
    putDescriptor(tables, wanted.productionId, descriptor, fieldNameOf(wanted.name));
    tables.identities.add(wanted.localId, descriptor.id);
  },
});

const asDescriptor = (wanted: Payload, id: Id): MetadataDescriptor => ({
  id,
  name: wanted.name,
  fieldName: fieldNameOf(wanted.name),
  dataType: wanted.dataType,
  choices: wanted.choices,
  entityKind: wanted.entityKind,
  isForClient: wanted.isForClient,
  departmentIds: wanted.departmentIds,
  position: Number.MAX_SAFE_INTEGER,
});
