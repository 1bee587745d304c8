import type { TaskRights } from '../../../shared/model/screens.ts';
import type { Person } from '../../../shared/model/studio.ts';
import type { Task } from '../../../shared/model/task.ts';
import { taskRights } from '../../../shared/rules/permissions.ts';
import type { TaskActor } from '../../../shared/rules/taskActor.ts';
import type { QueryContext } from './context.ts';
import { roleIn } from './roles.ts';

/** Who the account is on a task, for the rules. @param task with what waits laid over. */
export function taskActor(context: QueryContext, task: Task): TaskActor {
  const { tables, me } = context;
  const { personId } = me();
  return {
    role: roleIn(context, task.productionId),
    person: tables.people.get(personId) ?? nobody(personId),
    production: tables.productions.get(task.productionId),
    task,
    taskType: tables.taskTypes.get(task.taskTypeId),
    entity: tables.entities.get(task.entityId),
    isMentioned: tables.comments.areMentioning(task.id, personId),
  };
}

export function rightsOn(context: QueryContext, task: Task): TaskRights {
  return taskRights({ ...taskActor(context, task), statuses: context.tables.taskStatuses.all() });
}

/** Before the first pull the account's own person is not in the mirror. */
function nobody(id: string): Pick<Person, 'id' | 'departmentIds'> {
  return { id, departmentIds: [] };
}
