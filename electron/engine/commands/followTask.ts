import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import { mayFollow } from '../../../shared/rules/permissions.ts';
import { ApiError } from '../kitsu/ApiError.ts';
import type { CommandDefinition } from './command.ts';
import { localRefusal } from './localRefusal.ts';
import { markOf } from './overlayBuilder.ts';
import { planFor } from './taskActorOf.ts';

const payload = z.object({ taskId: z.string(), isFollowed: z.boolean() });

/** To be told of what is said on a task without being assigned to it, or no more. */
export const followTask: CommandDefinition<'followTask', InputOf<Commands, 'followTask'>, z.infer<typeof payload>> = {
  kind: 'followTask',
  payload,
  plan: ({ taskId, isFollowed }, context) => [planFor(taskId, context, mayFollow, () => ({ taskId, isFollowed }))],
  overlay: (builder, command) => {
    builder.follow(command.payload.taskId, markOf(command.state, false), command.payload.isFollowed);
  },
  send: async (command, context) => {
    const { taskId, isFollowed } = command.payload;
    context.expectNoStraggler();
    try {
      await context.kitsu.followTask(taskId, isFollowed);
    } catch (error) {
      // 0.20.52 breaks over a task that is gone, and says so as it says anything that broke. A gateway's word says nothing of it.
      if (!(error instanceof ApiError) || error.code !== 'server-error' || error.mayActLater) throw error;
      if ((await context.kitsu.tasksById([taskId], context.signal)).length > 0) throw error;
      throw localRefusal('gone', { taskId });
    }
    return {
      serverId: null,
      apply: (tables) => {
        tables.tasks.setFollowed(taskId, isFollowed);
      },
    };
  },
  describe: () => ({ excerpt: '' }),
};
