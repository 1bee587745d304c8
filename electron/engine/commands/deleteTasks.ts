import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import { mayCreateOrDeleteTasks } from '../../../shared/rules/entityRights.ts';
import { forgetTasks } from '../db/forgetRows.ts';
import type { Accepted, CommandDefinition, Plan } from './command.ts';
import { entityActorOf } from './entityActorOf.ts';
import { markOf } from './overlayBuilder.ts';

const payload = z.object({ taskId: z.string(), productionId: z.string() });
type Payload = z.infer<typeof payload>;

/** Tasks with all that was said and published on them. */
export const deleteTasks: CommandDefinition<'deleteTasks', InputOf<Commands, 'deleteTasks'>, Payload> = {
  kind: 'deleteTasks',
  payload,
  plan: ({ taskIds }, context) =>
    taskIds.map((taskId): Plan<Payload> => {
      const task = context.taskWithOverlay(taskId);
      if (task === null) return { kind: 'refused', taskId, code: 'not-on-this-disk', detail: {} };
      const verdict = mayCreateOrDeleteTasks(entityActorOf(task.productionId, context));
      if (!verdict.allowed) return { kind: 'refused', taskId, code: 'not-allowed', detail: { reason: verdict.reason } };
      return { kind: 'accepted', taskId, payload: { taskId, productionId: task.productionId } };
    }),
  overlay: (builder, { payload: { taskId }, state }) => {
    builder.deleteTask(taskId, markOf(state, false));
  },
  send: async ({ payload: { taskId, productionId } }, { kitsu }) => {
    await kitsu.deleteTasks(productionId, [taskId]);
    return accepted(taskId);
  },
  together: {
    key: ({ productionId }) => productionId,
    send: async (commands, { kitsu }) => {
      const taskIds = commands.map(({ payload: { taskId } }) => taskId);
      await kitsu.deleteTasks(commands[0]?.payload.productionId ?? '', taskIds);
      return taskIds.map((taskId) => ({ status: 'fulfilled', value: accepted(taskId) }));
    },
  },
  describe: () => ({ excerpt: '' }),
};

const accepted = (taskId: string): Accepted => ({
  serverId: null,
  apply: (tables) => {
    forgetTasks(tables, [taskId]);
  },
});
