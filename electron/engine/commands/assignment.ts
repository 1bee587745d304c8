import { z } from 'zod';
import { ApiError } from '../kitsu/ApiError.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { Task } from '../../../shared/model/task.ts';
import type { Accepted, Command, CommandDefinition, TogetherContext } from './command.ts';
import { localRefusal } from './localRefusal.ts';
import { settle, settledInOrder } from './settled.ts';

export const assignmentPayload = z.object({
  taskId: z.string(),
  personId: z.string(),
  /** Before it; unknown in what an older app wrote. */
  wasAssigned: z.boolean().nullable().default(null),
});
export type AssignmentPayload = z.infer<typeof assignmentPayload>;

type Wanted = {
  readonly isAssigned: boolean;
  /** Answers the tasks that the server changed. */
  readonly call: (context: TogetherContext) => (personId: Id, taskIds: readonly Id[]) => Promise<readonly Id[]>;
};

/** Assigning and clearing are done once however often they are asked for, and take many tasks in one request. */
export function assignmentSending(
  wanted: Wanted,
): Pick<CommandDefinition<'assignTask', never, AssignmentPayload>, 'send' | 'together'> {
  /** Vendors see what they are assigned to: what they took themselves off they see no more. To anybody else it is gone. */
  const isAsWanted = (task: Task | undefined, personId: Id, { me, tables }: TogetherContext): boolean =>
    task === undefined
      ? !wanted.isAssigned && personId === me.id && tables.productions.all().some(({ role }) => role === 'vendor')
      : task.assigneeIds.includes(personId) === wanted.isAssigned;
  const sendAll = async (
    commands: readonly Command<AssignmentPayload>[],
    context: TogetherContext,
  ): Promise<readonly PromiseSettledResult<Accepted>[]> => {
    const personId = commands[0]?.payload.personId ?? '';
    const taskIds = commands.map(({ payload: { taskId } }) => taskId);
    const done = new Set(await wanted.call(context)(personId, taskIds));
    // What it does not allow the server skips without a word: those tasks are read.
    const skipped = taskIds.filter((id) => !done.has(id));
    const read = skipped.length === 0 ? [] : await context.kitsu.tasksById(skipped, context.signal);
    const byId = new Map(read.map((task) => [task.id, task]));
    return taskIds.map((taskId) =>
      settle(() => {
        if (!done.has(taskId) && !isAsWanted(byId.get(taskId), personId, context)) {
          if (!byId.has(taskId)) throw localRefusal('gone');
          throw localRefusal('forbidden');
        }
        return accepted(taskId, personId, wanted.isAssigned);
      }),
    );
  };
  const sendOne = async (command: Command<AssignmentPayload>, context: TogetherContext): Promise<Accepted> => {
    const { taskId, personId } = command.payload;
    // What was not answered may be there already, which saves the wait for it.
    if (command.attempts > 0) {
      const [known] = await context.kitsu.tasksById([taskId], context.signal);
      if (isAsWanted(known, personId, context)) return accepted(taskId, personId, wanted.isAssigned);
    }
    context.expectNoStraggler();
    const [settled] = await sendAll([command], context);
    if (settled === undefined) throw localRefusal('gone');
    if (settled.status === 'rejected') throw settled.reason;
    return settled.value;
  };
  return {
    send: sendOne,
    together: {
      key: ({ personId }) => personId,
      send: async (commands, context) => {
        try {
          return await sendAll(commands, context);
        } catch (error) {
          // An older server breaks on the first that it does not allow, and says nothing of the others.
          if (!(error instanceof ApiError) || error.code !== 'forbidden') throw error;
          return settledInOrder(commands, (command) => sendOne(command, context));
        }
      },
    },
  };
}

const accepted = (taskId: Id, personId: Id, isAssigned: boolean): Accepted => ({
  serverId: null,
  apply: (tables) => {
    const task = tables.tasks.get(taskId);
    if (task === null) return;
    const others = task.assigneeIds.filter((id) => id !== personId);
    tables.tasks.setAssignees(taskId, isAssigned ? [...others, personId] : others);
  },
});
