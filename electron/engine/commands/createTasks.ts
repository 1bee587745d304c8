import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import { entityKinds, type Id } from '../../../shared/model/studio.ts';
import { mayCreateOrDeleteTasks } from '../../../shared/rules/entityRights.ts';
import type { Accepted, Command, CommandDefinition, Plan, PlanContext, TogetherContext } from './command.ts';
import { entityActorOf, entityChain } from './entityActorOf.ts';
import { localRefusal } from './localRefusal.ts';
import { markOf } from './overlayBuilder.ts';
import { settle } from './settled.ts';

const payload = z.object({
  productionId: z.string(),
  taskTypeId: z.string(),
  kind: z.enum(entityKinds),
  /** Temporary where the entity itself waits. */
  entityId: z.string(),
});
type Payload = z.infer<typeof payload>;

/** A task of a type on each of some entities; one that is there already is left as it is. */
export const createTasks: CommandDefinition<'createTasks', InputOf<Commands, 'createTasks'>, Payload> = {
  kind: 'createTasks',
  payload,
  plan: ({ taskTypeId, entityIds }, context) => entityIds.map((entityId) => planTask(entityId, taskTypeId, context)),
  overlay: (builder, { payload: { entityId, taskTypeId }, state }) => {
    builder.newTask(builder.resolve(entityId), taskTypeId, markOf(state, false));
  },
  send: async (command, context) => {
    const [settled] = await sendAll([command], context);
    if (settled?.status === 'fulfilled') return settled.value;
    throw settled === undefined ? localRefusal('gone', { entityId: command.payload.entityId }) : settled.reason;
  },
  together: {
    key: ({ productionId, taskTypeId, kind }) => `${productionId} ${taskTypeId} ${kind}`,
    send: sendAll,
  },
  describe: ({ entityId, taskTypeId }) => ({
    excerpt: '',
    entityId,
    needs: [entityId],
    change: { field: 'taskTypeId', value: taskTypeId },
  }),
};

function planTask(entityId: Id, taskTypeId: Id, context: PlanContext): Plan<Payload> {
  const refuse = (code: 'not-on-this-disk' | 'not-allowed', reason?: string): Plan<Payload> => ({
    kind: 'refused',
    taskId: null,
    entityId,
    code,
    detail: reason === undefined ? {} : { reason },
  });
  const entity = context.entityWithOverlay(entityId);
  const taskType = context.tables.taskTypes.get(taskTypeId);
  if (entity === null || taskType === null) return refuse('not-on-this-disk');
  const verdict = mayCreateOrDeleteTasks(entityActorOf(entity.productionId, context));
  if (!verdict.allowed) return refuse('not-allowed', verdict.reason);
  if (taskType.forEntity !== entity.kind) return refuse('not-allowed', 'other-kind');
  const isThere = context.tables.tasks.ofEntity(entity.id).some((task) => task.taskTypeId === taskTypeId);
  if (isThere || context.isTaskWaiting(entity.id, taskTypeId)) return refuse('not-allowed', 'already-there');
  const { productionId, kind } = entity;
  return {
    kind: 'accepted',
    taskId: null,
    chain: entityChain(entity.id),
    payload: { productionId, taskTypeId, kind, entityId: entity.id },
  };
}

async function sendAll(
  commands: readonly Command<Payload>[],
  { kitsu, resolve, signal, expectNoStraggler }: TogetherContext,
): Promise<readonly PromiseSettledResult<Accepted>[]> {
  const [first] = commands;
  if (first === undefined) return [];
  const { productionId, taskTypeId, kind } = first.payload;
  const entityIds = commands.map(({ payload: { entityId } }) => resolve(entityId));
  // Of an entity that is gone it would make none of the others.
  const found = new Set((await kitsu.entitiesById(entityIds, signal)).map(({ id }) => id));
  expectNoStraggler();
  await kitsu.createTasks(
    productionId,
    taskTypeId,
    kind,
    entityIds.filter((id) => found.has(id)),
  );
  // Its answer tells of the new ones alone, and not of one that was made by an attempt before.
  const tasks = await kitsu.tasksOfEntities(taskTypeId, entityIds, signal);
  return entityIds.map((entityId) =>
    settle(() => {
      const own = tasks.filter((task) => task.entityId === entityId);
      if (own.length === 0) throw localRefusal('gone', { entityId });
      return {
        serverId: null,
        apply: (tables) => {
          for (const task of own) tables.tasks.upsert(task);
        },
      };
    }),
  );
}
