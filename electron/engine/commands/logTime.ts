import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import { mayLogTime } from '../../../shared/rules/permissions.ts';
import type { CommandDefinition } from './command.ts';
import { doneWhenGone } from './doneWhenGone.ts';
import { markOf } from './overlayBuilder.ts';
import { planFor } from './taskActorOf.ts';

const payload = z.object({ taskId: z.string(), day: z.string(), durationMinutes: z.number().int() });

/** The day's minutes as they shall be: one row a person, task and day, so repeating it changes nothing. */
export const logTime: CommandDefinition<'logTime', InputOf<Commands, 'logTime'>, z.infer<typeof payload>> = {
  kind: 'logTime',
  payload,
  plan: ({ taskId, day, durationMinutes }, context) => [
    planFor(taskId, context, mayLogTime, () => ({ taskId, day, durationMinutes })),
  ],
  overlay: (builder, command) => {
    builder.time({
      commandId: command.commandId,
      mark: markOf(command.state, false),
      taskId: command.payload.taskId,
      day: command.payload.day,
      durationMinutes: command.payload.durationMinutes,
    });
  },
  send: async (command, context) => {
    const { taskId, day, durationMinutes } = command.payload;
    context.expectNoStraggler();
    if (durationMinutes === 0) {
      await doneWhenGone(context.kitsu.removeTimeSpent(taskId, context.me.id, day));
      return {
        serverId: null,
        apply: (tables) => {
          tables.timeSpents.remove(context.me.id, taskId, day);
        },
      };
    }
    const row = await context.kitsu.setTimeSpent(taskId, context.me.id, day, durationMinutes);
    return {
      serverId: row.id,
      apply: (tables) => {
        tables.timeSpents.upsert(row);
      },
    };
  },
  describe: ({ durationMinutes, day }) => ({ excerpt: '', durationMinutes, day }),
};
