import type { Commands, InputOf } from '../../../shared/ipc.ts';
import { mayUnassign } from '../../../shared/rules/permissions.ts';
import { assignmentPayload, assignmentSending, type AssignmentPayload } from './assignment.ts';
import type { CommandDefinition } from './command.ts';
import { markOf } from './overlayBuilder.ts';
import { planFor } from './taskActorOf.ts';

export const unassignTask: CommandDefinition<'unassignTask', InputOf<Commands, 'unassignTask'>, AssignmentPayload> = {
  kind: 'unassignTask',
  payload: assignmentPayload,
  plan: ({ taskIds, personId }, context) =>
    taskIds.map((taskId) =>
      planFor(
        taskId,
        context,
        (actor) => mayUnassign({ ...actor, assigneeId: personId }),
        ({ task }) => ({ taskId, personId, wasAssigned: task.assigneeIds.includes(personId) }),
      ),
    ),
  overlay: (builder, command) => {
    builder.unassign(command.payload.taskId, markOf(command.state, false), command.payload.personId);
  },
  ...assignmentSending({ isAssigned: false, call: ({ kitsu }) => kitsu.unassign }),
  describe: ({ personId }) => ({ excerpt: '', personId }),
};
