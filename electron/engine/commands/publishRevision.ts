import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import { checklistItem } from '../../../shared/checklistItem.ts';
import { mayPublish, maySetStatus } from '../../../shared/rules/permissions.ts';
import type { CommandDefinition } from './command.ts';
import { excerpt } from './excerpt.ts';
import { overlayPublish, publishFiles, readPublishProgress } from './publishSteps.ts';
import { planFor } from './taskActorOf.ts';

const payload = z.object({
  taskId: z.string(),
  localId: z.string(),
  taskStatusId: z.string().nullable(),
  text: z.string(),
  checklist: z.array(checklistItem),
});
type Payload = z.infer<typeof payload>;

/** A new revision of a task: what is said, and its files. */
export const publishRevision: CommandDefinition<'publishRevision', InputOf<Commands, 'publishRevision'>, Payload> = {
  kind: 'publishRevision',
  payload,
  plan: (input, context) => [
    planFor(
      input.taskId,
      context,
      (actor) => {
        const verdict = mayPublish(actor);
        return verdict.allowed
          ? maySetStatus({ ...actor, statuses: context.tables.taskStatuses.all(), taskStatusId: input.taskStatusId })
          : verdict;
      },
      () => ({
        taskId: input.taskId,
        localId: context.newId(),
        taskStatusId: input.taskStatusId,
        text: input.text,
        checklist: input.checklist,
      }),
    ),
  ],
  overlay: (builder, command) => {
    overlayPublish(builder, command, command.payload, readPublishProgress(command.progress));
  },
  send: (command, context) =>
    publishFiles(
      command.payload,
      readPublishProgress(command.progress),
      { save: context.saveProgress, saveStep: context.saveStep },
      context,
    ),
  describe: ({ text, taskStatusId }) => ({ excerpt: excerpt(text), taskStatusId, canEdit: true }),
};
