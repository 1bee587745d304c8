import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { Task } from '../../../shared/model/task.ts';
import { maySetPriority } from '../../../shared/rules/permissions.ts';
import type { Kitsu } from '../kitsu/kitsu.ts';
import type { Accepted, Command, CommandDefinition } from './command.ts';
import { mustSend } from './fieldConflict.ts';
import { localRefusal } from './localRefusal.ts';
import { markOf } from './overlayBuilder.ts';
import { isFulfilledWith, settle, settledInOrder } from './settled.ts';
import { planFor } from './taskActorOf.ts';

const priority = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
const payload = z.object({ taskId: z.string(), priority, seenPriority: z.number() });
type Payload = z.infer<typeof payload>;

export const setPriority: CommandDefinition<'setPriority', InputOf<Commands, 'setPriority'>, Payload> = {
  kind: 'setPriority',
  payload,
  plan: (input, context) =>
    input.taskIds.flatMap((taskId) => {
      if (input.isOnlyWhereOther === true && context.taskWithOverlay(taskId)?.priority === input.priority) return [];
      return planFor(taskId, context, maySetPriority, ({ task }) => ({
        taskId,
        priority: input.priority,
        seenPriority: task.priority,
      }));
    }),
  overlay: (builder, command) => {
    builder.priority(
      command.payload.taskId,
      markOf(command.state, command.error?.code === 'conflict'),
      command.payload.priority,
    );
  },
  send: async (command, context) => {
    const { taskId, priority: wanted } = command.payload;
    // What was not answered may be there already, which saves the wait for it.
    if (context.hasWaitedLong || command.attempts > 0) {
      const [task] = await context.kitsu.tasksById([taskId], context.signal);
      if (!mustChange(command.payload, task)) return accepted(command.payload);
    }
    context.expectNoStraggler();
    await context.kitsu.setPriority(taskId, wanted);
    return accepted(command.payload);
  },
  together: {
    key: ({ priority: wanted }) => String(wanted),
    send: async (commands, { kitsu, signal }) => {
      const tasks = await kitsu.tasksById(
        commands.map(({ payload: { taskId } }) => taskId),
        signal,
      );
      const byId = new Map(tasks.map((task) => [task.id, task]));
      const judged = commands.map(({ payload: sent }) => settle(() => mustChange(sent, byId.get(sent.taskId))));
      const toTell = commands.filter((_command, index) => isFulfilledWith(judged[index], true));
      const changed = kitsu.features.setsManyPriorities ? new Set(await tellTogether(toTell, kitsu)) : null;
      return settledInOrder([...commands.entries()], async ([index, { payload: sent }]) => {
        const verdict = judged[index];
        if (verdict?.status === 'rejected') throw verdict.reason;
        if (verdict?.value === true && changed === null) await kitsu.setPriority(sent.taskId, sent.priority);
        // What it does not allow the server leaves out without a word.
        if (verdict?.value === true && changed?.has(sent.taskId) === false) throw localRefusal('forbidden');
        return accepted(sent);
      });
    },
  },
  insist: (before, error) =>
    typeof error.detail['serverValue'] === 'number' ? { ...before, seenPriority: error.detail['serverValue'] } : before,
  describe: (described) => ({ excerpt: '', priority: described.priority }),
};

/** False where the server has it already. */
function mustChange({ priority: own, seenPriority: seen }: Payload, task: Task | undefined): boolean {
  if (task === undefined) throw localRefusal('gone');
  return mustSend('priority', { seen, server: task.priority, own });
}

function tellTogether(commands: readonly Command<Payload>[], kitsu: Kitsu): Promise<readonly Id[]> {
  const [first] = commands;
  return first === undefined
    ? Promise.resolve([])
    : kitsu.setPriorities(
        commands.map(({ payload: { taskId } }) => taskId),
        first.payload.priority,
      );
}

const accepted = ({ taskId, priority: set }: Payload): Accepted => ({
  serverId: null,
  apply: (tables) => {
    tables.tasks.setPriority(taskId, set);
  },
});
