/*
 * Who works on tasks: assigning, clearing, priorities.
 */
import { assign, clearAssignees, joinTeam, mayAssign, mayClear } from '../actions/assign.ts';
import { answer, type Answer } from '../answer.ts';
import { param, requiredText, text, textList, wholeNumber, type Call, checkGiven } from '../call.ts';
import { crash, fixedError, forbidden, missingArgument } from '../errors.ts';
import { emit } from '../events.ts';
import { needTask } from '../lookups.ts';
import { hasStaffAccess, isInDepartmentOf, isInTeam, isSupervisor } from '../permissions.ts';
import { plain, whole } from '../relations.ts';
import { put, sinceOne, type Route } from '../route.ts';
import type { TaskRow } from '../tables.ts';

const taskIds = (call: Call): readonly string[] => {
  const ids = textList(call, 'task_ids');
  if (ids === null) throw missingArgument('task_ids', 'Tasks list required.');
  return ids;
};

const noSuchAssignee = (): Error => fixedError(400, { error: "Assignee doesn't exist in database." });

function assignMany(call: Call): Answer {
  const { store } = call.studio;
  const person = store.person.get(param(call, 'person_id'));
  const done: TaskRow[] = [];
  for (const id of taskIds(call)) {
    const task = store.task.get(id);
    if (task === undefined) continue;
    if (person === undefined) throw noSuchAssignee();
    if (person.is_bot || !mayAssign(call, task, person)) continue;
    done.push(assign(call, task, person));
  }
  if (person !== undefined && done[0] !== undefined) joinTeam(call, done[0].project_id, person.id);
  return answer(done.map((task) => whole(call.studio, 'task', task)));
}

function assignOne(call: Call): Answer {
  const personId = requiredText(call, 'person_id', 'Assignee ID required.');
  const task = needTask(call, param(call, 'task_id'));
  const person = call.studio.store.person.get(personId);
  if (person === undefined) throw noSuchAssignee();
  if (person.is_bot || !mayAssign(call, task, person)) throw forbidden();
  const changed = assign(call, task, person);
  joinTeam(call, task.project_id, person.id);
  return answer(whole(call.studio, 'task', changed));
}

function clearMany(call: Call): Answer {
  const { studio } = call;
  const { store } = studio;
  const ids = taskIds(call);
  const personId = text(call, 'person_id', null);
  const done: string[] = [];
  for (const id of ids) {
    const task = store.task.get(id);
    if (task === undefined) continue;
    if (!mayClear(call, task, personId)) {
      // 0.20.52 looks for assignees in a row it has read without them.
      if (!studio.isNew && isInTeam(call, task.project_id)) throw crash();
      continue;
    }
    clearAssignees(call, task, personId);
    done.push(id);
  }
  return answer(done);
}

function setPriority(call: Call): Answer {
  checkGiven(call, 'task_ids', 'priority');
  const priority = wholeNumber(call, 'priority', 0);
  const changed: TaskRow[] = [];
  for (const id of taskIds(call)) {
    const task = call.studio.store.task.get(id);
    if (task === undefined) continue;
    const isAllowed =
      hasStaffAccess(call, task.project_id) ||
      (isSupervisor(call, task.project_id) &&
        isInTeam(call, task.project_id) &&
        isInDepartmentOf(call, task.task_type_id));
    if (!isAllowed) continue;
    changed.push(call.studio.store.task.update(task.id, { priority }));
    emit(call, 'task:update', { task_id: task.id }, { projectId: task.project_id });
  }
  return answer(changed.map((task) => plain(call.studio, 'task', task)));
}

export const assignmentRoutes: readonly Route[] = [
  put('/actions/persons/:person_id/assign', assignMany),
  put('/actions/tasks/:task_id/assign', assignOne),
  put('/actions/tasks/clear-assignation', clearMany),
  ...sinceOne(put('/actions/tasks/set-priority', setPriority)),
];
