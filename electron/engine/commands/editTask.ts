import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import type { TaskChange } from '../../../shared/model/changes.ts';
import type { Task } from '../../../shared/model/task.ts';
import { mayEditTask } from '../../../shared/rules/permissions.ts';
import type { Accepted, Command, CommandDefinition, TogetherContext } from './command.ts';
import { mustSend, seenOnServer } from './fieldConflict.ts';
import { localRefusal } from './localRefusal.ts';
import { markOf } from './overlayBuilder.ts';
import { planFor } from './taskActorOf.ts';
import { settledInOrder } from './settled.ts';

const seen = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export const taskChangeShape = z.discriminatedUnion('field', [
  z.object({ field: z.literal('estimationMinutes'), value: z.number() }),
  z.object({ field: z.literal('startDate'), value: z.string().nullable() }),
  z.object({ field: z.literal('dueDate'), value: z.string().nullable() }),
  z.object({ field: z.literal('difficulty'), value: z.number() }),
]);
/** `seen`: what its author was looking at. Where the server has moved on meanwhile, its author chooses. */
const payload = z.object({ taskId: z.string(), change: taskChangeShape, seen });
type Payload = z.infer<typeof payload>;

/** One field of one task. */
export const editTask: CommandDefinition<'editTask', InputOf<Commands, 'editTask'>, Payload> = {
  kind: 'editTask',
  payload,
  plan: ({ taskIds, changes }, context) =>
    taskIds.flatMap((taskId) =>
      changes.map((each) =>
        planFor(taskId, context, mayEditTask, ({ task }) => ({ taskId, change: each, seen: task[each.field] }), {
          field: each.field,
        }),
      ),
    ),
  overlay: (builder, command) => {
    const mark = markOf(command.state, command.error?.code === 'conflict');
    builder.editTask(command.payload.taskId, mark, command.payload.change);
  },
  send: async (command, context) => {
    const [task] = await context.kitsu.tasksById([command.payload.taskId], context.signal);
    return sendChange(command, task, context);
  },
  together: {
    key: () => 'fields',
    send: async (commands, context) => {
      const tasks = await context.kitsu.tasksById(
        commands.map(({ payload: { taskId } }) => taskId),
        context.signal,
      );
      const byId = new Map(tasks.map((task) => [task.id, task]));
      return settledInOrder(commands, (command) => sendChange(command, byId.get(command.payload.taskId), context));
    },
  },
  insist: (before, error) => ({ ...before, seen: seenOnServer(error.detail) }),
  describe: ({ change: { field, value } }) => ({ excerpt: '', change: { field, value } }),
};

async function sendChange(
  { payload: sent }: Command<Payload>,
  task: Task | undefined,
  { kitsu, expectNoStraggler }: TogetherContext,
): Promise<Accepted> {
  const { taskId } = sent;
  if (task === undefined) throw localRefusal('gone', { taskId });
  const wanted: TaskChange = sent.change;
  if (mustSend(wanted.field, { seen: sent.seen, server: task[wanted.field], own: wanted.value })) {
    expectNoStraggler();
    await kitsu.editTask(taskId, wanted);
  }
  return {
    serverId: null,
    apply: (tables) => {
      tables.tasks.setField(taskId, wanted);
    },
  };
}
