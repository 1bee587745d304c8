import { z } from 'zod';
import { InariError } from '../../../shared/errors.ts';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import { maySetStatus } from '../../../shared/rules/permissions.ts';
import type { CommandDefinition } from './command.ts';
import { acceptedComment, attemptOf, attemptShape, findOnServer, postToServer } from './commentOnServer.ts';
import { markOf } from './overlayBuilder.ts';
import { planFor } from './taskActorOf.ts';

const payload = z.object({
  taskId: z.string(),
  localId: z.string(),
  taskStatusId: z.string(),
  /** What its author was looking at: where the server has moved on meanwhile, its author chooses. */
  seenStatusId: z.string(),
});
const progress = z.object({ attempt: attemptShape });

const asComment = ({ taskId, localId, taskStatusId }: z.infer<typeof payload>) => ({
  taskId,
  localId,
  taskStatusId,
  text: '',
  checklist: [],
});

/** A status without words: to Kitsu a comment without text. */
export const setTaskStatus: CommandDefinition<
  'setTaskStatus',
  InputOf<Commands, 'setTaskStatus'>,
  z.infer<typeof payload>
> = {
  kind: 'setTaskStatus',
  payload,
  plan: ({ taskIds, taskStatusId, isOnlyWhereOther = false }, context) =>
    taskIds.flatMap((taskId) => {
      if (isOnlyWhereOther && context.taskWithOverlay(taskId)?.taskStatusId === taskStatusId) return [];
      return planFor(
        taskId,
        context,
        (actor) => maySetStatus({ ...actor, statuses: context.tables.taskStatuses.all(), taskStatusId }),
        ({ task }) => ({ taskId, localId: context.newId(), taskStatusId, seenStatusId: task.taskStatusId }),
      );
    }),
  overlay: (builder, command) => {
    const { taskId, taskStatusId } = command.payload;
    builder.status(taskId, markOf(command.state, command.error?.code === 'conflict'), taskStatusId);
  },
  send: async (command, context) => {
    const { taskId, localId, taskStatusId, seenStatusId } = command.payload;
    if (context.hasWaitedLong) {
      const [task] = await context.kitsu.tasksById([taskId], context.signal);
      const serverStatusId = task?.taskStatusId;
      if (serverStatusId !== undefined && serverStatusId !== seenStatusId && serverStatusId !== taskStatusId)
        throw new InariError('conflict', { field: 'status', serverValue: serverStatusId, ownValue: taskStatusId });
    }
    const attempt = await attemptOf(asComment(command.payload), context);
    context.saveProgress({ attempt });
    const comment = await postToServer(asComment(command.payload), attempt, context, []);
    return acceptedComment(comment, localId);
  },
  recognise: async (command, context) => {
    const attempted = progress.safeParse(command.progress);
    if (!attempted.success) return null;
    const comment = await findOnServer(asComment(command.payload), attempted.data.attempt, context);
    return comment === null ? null : acceptedComment(comment, command.payload.localId);
  },
  /** Its author keeps their own: from now on what the server holds is what they have seen. */
  insist: (before, error) =>
    typeof error.detail['serverValue'] === 'string' ? { ...before, seenStatusId: error.detail['serverValue'] } : before,
  describe: ({ taskStatusId }) => ({ excerpt: '', taskStatusId }),
};
