import { z } from 'zod';
import { fieldKey, type EntityChange } from '../../../shared/model/changes.ts';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import type { Entity } from '../../../shared/model/entity.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { isLinked, withLink } from '../../../shared/rules/conceptLinks.ts';
import { mayEditEntity } from '../../../shared/rules/entityRights.ts';
import { writeEntity } from '../db/owedCastings.ts';
import type { Tables } from '../db/tables.ts';
import type { Accepted, Command, CommandDefinition, Plan, PlanContext, TogetherContext } from './command.ts';
import { renamedField } from './descriptorPayload.ts';
import { entityActorOf, entityChain } from './entityActorOf.ts';
import { mustSend, plainValue, seenOnServer } from './fieldConflict.ts';
import { localRefusal } from './localRefusal.ts';
import { markOf } from './overlayBuilder.ts';
import { settledInOrder } from './settled.ts';

const plain = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export const entityChangeShape = z.discriminatedUnion('field', [
  z.object({ field: z.literal('name'), value: z.string() }),
  z.object({ field: z.literal('description'), value: z.string() }),
  z.object({ field: z.literal('lengthFrames'), value: z.number().nullable() }),
  z.object({ field: z.literal('assetTypeId'), value: z.string() }),
  z.object({ field: z.literal('readyForTaskTypeId'), value: z.string().nullable() }),
  z.object({ field: z.literal('isCastingStandby'), value: z.boolean() }),
  z.object({ field: z.literal('isCanceled'), value: z.boolean() }),
  z.object({ field: z.literal('isShared'), value: z.boolean() }),
  z.object({ field: z.literal('linkedIds'), linkedId: z.string(), value: z.boolean() }),
  z.object({ field: z.literal('metadata'), fieldName: z.string(), value: plain }),
]);
const payload = z.object({
  /** Temporary where the entity itself waits. */
  entityId: z.string(),
  change: entityChangeShape,
  /** What its author was looking at; JSON text of what is no plain value. */
  seen: plain,
});
type Payload = z.infer<typeof payload>;

/** One field, or one key of the metadata, of one shot or asset. */
export const editEntity: CommandDefinition<'editEntity', InputOf<Commands, 'editEntity'>, Payload> = {
  kind: 'editEntity',
  payload,
  plan: ({ entityIds, changes }, context) =>
    entityIds.flatMap((entityId) => changes.map((change) => planChange(entityId, change, context))),
  overlay: (builder, command) => {
    const { entityId, change } = command.payload;
    builder.editEntity(
      builder.resolve(entityId),
      markOf(command.state, command.error?.code === 'conflict'),
      withServerIds(change, builder.resolve),
    );
  },
  send: async (command, context) => {
    const entityId = context.resolve(command.payload.entityId);
    const [entity] = await context.kitsu.entitiesById([entityId], context.signal);
    return sendChange(command, entity, context);
  },
  together: {
    key: () => 'fields',
    send: async (commands, context) => {
      const idOf = ({ payload: { entityId } }: Command<Payload>): Id => context.resolve(entityId);
      const entities = await context.kitsu.entitiesById(commands.map(idOf), context.signal);
      const byId = new Map(entities.map((entity) => [entity.id, entity]));
      return settledInOrder(commands, (command) => sendChange(command, byId.get(idOf(command)), context));
    },
  },
  insist: (before, error) => ({ ...before, seen: seenOnServer(error.detail) }),
  describe: ({ entityId, change }) => ({
    excerpt: '',
    entityId,
    needs: change.field === 'linkedIds' ? [entityId, change.linkedId] : [entityId],
    change: { field: fieldKey(change), value: change.value },
  }),
};

function planChange(entityId: Id, change: EntityChange, context: PlanContext): Plan<Payload> {
  const entity = context.entityWithOverlay(entityId);
  if (entity === null) return { kind: 'refused', taskId: null, entityId, code: 'not-on-this-disk', detail: {} };
  const verdict = mayEditEntity({ ...entityActorOf(entity.productionId, context), entity }, change);
  if (!verdict.allowed)
    return {
      kind: 'refused',
      taskId: null,
      entityId,
      code: 'not-allowed',
      detail: { reason: verdict.reason, field: fieldKey(change) },
    };
  return {
    kind: 'accepted',
    taskId: null,
    chain: entityChain(entity.id),
    payload: { entityId: entity.id, change, seen: plainValue(valueIn(entity, change)) },
  };
}

async function sendChange(
  { payload: { change: given, seen, entityId: givenId } }: Command<Payload>,
  entity: Entity | undefined,
  { kitsu, resolve, expectNoStraggler }: TogetherContext,
): Promise<Accepted> {
  const entityId = resolve(givenId);
  if (entity === undefined) throw localRefusal('gone', { entityId });
  const change = withItsName(withServerIds(given, resolve), entity, resolve);
  if (mustSend(fieldKey(change), { seen, server: valueIn(entity, change), own: change.value })) {
    expectNoStraggler();
    if (change.field === 'isShared') await kitsu.shareAssets(entity.productionId, [entityId], change.value);
    // The server takes the whole list.
    else if (change.field === 'linkedIds') await kitsu.linkConcept(entityId, withLink(entity.linkedIds, change));
    else await kitsu.editEntity(entityId, change);
  }
  return {
    serverId: null,
    apply: (tables) => {
      setInMirror(tables, entityId, change);
    },
  };
}

/** What waits by a temporary id may have been made since. */
const withServerIds = (change: EntityChange, resolve: (id: Id) => Id): EntityChange =>
  change.field === 'linkedIds' ? { ...change, linkedId: resolve(change.linkedId) } : change;

/** A field whose column was given another name here since is meant by that. */
function withItsName(change: EntityChange, entity: Entity, resolve: TogetherContext['resolve']): EntityChange {
  if (change.field !== 'metadata') return change;
  const key = renamedField(entity.productionId, entity.kind, change.fieldName);
  const fieldName = resolve(key);
  return fieldName === key ? change : { ...change, fieldName };
}

function setInMirror(tables: Tables, entityId: Id, change: EntityChange): void {
  const known = tables.entities.get(entityId);
  if (known === null) return;
  writeEntity(tables, withChange(known, change));
}

function withChange(known: Entity, change: EntityChange): Entity {
  switch (change.field) {
    case 'metadata':
      return { ...known, data: { ...known.data, [change.fieldName]: change.value } };
    case 'linkedIds':
      return { ...known, linkedIds: withLink(known.linkedIds, change) };
    default:
      return { ...known, [change.field]: change.value };
  }
}

export function valueIn(entity: Entity, change: EntityChange): unknown {
  switch (change.field) {
    case 'metadata':
      return entity.data[change.fieldName];
    case 'linkedIds':
      return isLinked(entity, change.linkedId);
    default:
      return entity[change.field];
  }
}
