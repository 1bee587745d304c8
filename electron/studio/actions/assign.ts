/*
 * Who works on what: assigning, clearing, and who may do it.
 */
import type { Context } from '../call.ts';
import { emit } from '../events.ts';
import { hasStaffAccess, isInDepartmentOf, isInTeam, isSupervisor } from '../permissions.ts';
import type { PersonRow, TaskRow } from '../tables.ts';
import { notifyOfAssignment } from './notify.ts';

/**
 * Staff; a supervisor within the departments he shares with task type and person; anybody himself, in a task type of
 * his department.
 */
export function mayAssign(context: Context, task: TaskRow, person: PersonRow): boolean {
  if (hasStaffAccess(context, task.project_id)) return true;
  if (!isInTeam(context, task.project_id)) return false;
  const { caller, studio } = context;
  const departmentId = studio.store.task_type.get(task.task_type_id)?.department_id ?? null;
  if (isSupervisor(context, task.project_id)) {
    if (caller.departments.length === 0) return true;
    return isInDepartmentOf(context, task.task_type_id) && sharesDepartment(caller, person);
  }
  return person.id === caller.id && departmentId !== null && caller.departments.includes(departmentId);
}

const sharesDepartment = (caller: PersonRow, person: PersonRow): boolean =>
  person.departments.some((id) => caller.departments.includes(id));

/** Staff, a supervisor of the task's department, or (1.0.97) an assignee for himself. */
export function mayClear(context: Context, task: TaskRow, personId: string | null): boolean {
  if (hasStaffAccess(context, task.project_id)) return true;
  if (!isInTeam(context, task.project_id)) return false;
  if (isSupervisor(context, task.project_id) && isInDepartmentOf(context, task.task_type_id)) return true;
  return context.studio.isNew && personId === context.caller.id && task.assignees.includes(personId);
}

export function assign(context: Context, task: TaskRow, person: PersonRow): TaskRow {
  const { store } = context.studio;
  const projectId = task.project_id;
  const changed = store.task.update(task.id, {
    assignees: task.assignees.includes(person.id) ? task.assignees : [...task.assignees, person.id],
    assigner_id: context.caller.id,
  });
  emit(context, 'task:assign', { task_id: task.id, person_id: person.id }, { projectId });
  emit(context, 'task:update', { task_id: task.id }, { projectId });
  notifyOfAssignment(context, changed, person.id);
  return changed;
}

/** Whoever works in a production belongs to its team. */
export function joinTeam(context: Context, projectId: string | null, personId: string): void {
  const { project } = context.studio.store;
  const row = project.get(projectId);
  if (row === undefined || row.team.includes(personId)) return;
  project.update(row.id, { team: [...row.team, personId] });
  emit(context, 'project:update', { project_id: row.id });
}

export function clearAssignees(context: Context, task: TaskRow, personId: string | null): void {
  const { store } = context.studio;
  const projectId = task.project_id;
  const removed = personId === null ? task.assignees : [personId];
  store.task.update(task.id, { assignees: task.assignees.filter((id) => !removed.includes(id)) });
  for (const id of removed) emit(context, 'task:unassign', { person_id: id, task_id: task.id }, { projectId });
  emit(context, 'task:update', { task_id: task.id }, { projectId });
}
