import type { Commands, InputOf } from '../../../shared/ipc.ts';
import { mayAssign } from '../../../shared/rules/permissions.ts';
import { assignmentPayload, assignmentSending, type AssignmentPayload } from './assignment.ts';
import type { CommandDefinition } from './command.ts';
import { markOf } from './overlayBuilder.ts';
import { planFor } from './taskActorOf.ts';

export const assignTask: CommandDefinition<'assignTask', InputOf<Commands, 'assignTask'>, AssignmentPayload> = {
  kind: 'assignTask',
  payload: assignmentPayload,
  plan: ({ taskIds, personId }, context) => {
    const assignee = context.tables.people.get(personId);
    return taskIds.map((taskId) =>
      assignee === null
        ? { kind: 'refused', taskId, code: 'not-on-this-disk', detail: {} }
        : planFor(
            taskId,
            context,
            (actor) => mayAssign({ ...actor, assignee }),
            ({ task }) => ({ taskId, personId, wasAssigned: task.assigneeIds.includes(personId) }),
          ),
    );
  },
  overlay: (builder, command) => {
    builder.assign(command.payload.taskId, markOf(command.state, false), command.payload.personId);
  },
  ...assignmentSending({ isAssigned: true, call: ({ kitsu }) => kitsu.assign }),
  describe: ({ personId }) => ({ excerpt: '', personId }),
};
