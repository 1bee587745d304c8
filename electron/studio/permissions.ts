/*
 * Who may do what, as the server checks it. 0.20.52 knows one role a person; in 1.0.97 a production may give another.
 * A check throws 403 or does nothing; an `is…` or `may…` answers.
 */
import type { Context } from './call.ts';
import { forbidden, notFound } from './errors.ts';
import type { EntityRow, PersonRow, ProjectRow, TaskRow } from './tables.ts';
import type { Role } from './tables/values.ts';

const asRole = (person: PersonRow): Role => person.role;

/** The caller's role in a production (or, without one, in the studio). */
export function roleIn({ studio, caller }: Context, projectId: string | null = null): Role {
  const own = asRole(caller);
  if (!studio.isNew || projectId === null || own === 'admin') return own;
  return studio.store.project.get(projectId)?.team_roles[caller.id] ?? own;
}

export const isAdmin = (context: Context): boolean => roleIn(context) === 'admin';
export const isManager = (context: Context, projectId: string | null = null): boolean =>
  ['admin', 'manager'].includes(roleIn(context, projectId));
export const isSupervisor = (context: Context, projectId: string | null = null): boolean =>
  roleIn(context, projectId) === 'supervisor';
export const isClient = (context: Context, projectId: string | null = null): boolean =>
  roleIn(context, projectId) === 'client';
export const isVendor = (context: Context, projectId: string | null = null): boolean =>
  roleIn(context, projectId) === 'vendor';
const isArtist = (context: Context, projectId: string | null = null): boolean => roleIn(context, projectId) === 'user';

const allow = (isAllowed: boolean): void => {
  if (!isAllowed) throw forbidden();
};

export const checkAdmin = (context: Context): void => allow(isAdmin(context));
export const checkManager = (context: Context): void => allow(isManager(context));
export const checkNotVendor = (context: Context, projectId: string | null = null): void =>
  allow(!isVendor(context, projectId));

/** Where only newer servers refuse vendors. */
export const checkNotVendorSinceOne = (context: Context, projectId: string | null): void =>
  allow(!context.studio.isNew || !isVendor(context, projectId));

/** An admin, or the person itself. */
export const checkPerson = (context: Context, personId: string | null): void =>
  allow(isAdmin(context) || context.caller.id === personId);

export function isInTeam({ studio, caller }: Context, projectId: string | null): boolean {
  if (projectId === null) return false;
  const project = studio.store.project.get(projectId);
  if (project === undefined) throw notFound();
  return project.team.includes(caller.id);
}

export const hasProjectAccess = (context: Context, projectId: string | null): boolean =>
  isAdmin(context) || isInTeam(context, projectId);
export const checkProject = (context: Context, projectId: string | null): void =>
  allow(hasProjectAccess(context, projectId));

/** Newer servers look for the production first: an unknown one is 404 for everybody but admins. */
export function hasStaffAccess(context: Context, projectId: string | null): boolean {
  if (isAdmin(context)) return true;
  if (context.studio.isNew) return isInTeam(context, projectId) && isManager(context, projectId);
  return isManager(context, projectId) && isInTeam(context, projectId);
}
/** An admin, or a manager in the team. */
export const checkStaff = (context: Context, projectId: string | null): void =>
  allow(hasStaffAccess(context, projectId));

export const checkSupervisorOfProject = (context: Context, projectId: string | null): void =>
  allow(
    isAdmin(context) ||
      ((isManager(context, projectId) || isSupervisor(context, projectId)) && isInTeam(context, projectId)),
  );

export const isAssignedTo = ({ caller }: Context, task: TaskRow): boolean => task.assignees.includes(caller.id);

export const isWorkingOn = (context: Context, entityId: string | null): boolean =>
  context.studio.store.task.by('entity_id', entityId).some((task) => isAssignedTo(context, task));

/** A vendor sees only what he is assigned to. */
export function checkEntity(context: Context, entityId: string | null): void {
  const projectId = context.studio.store.entity.get(entityId)?.project_id ?? null;
  allow(!isVendor(context, projectId) || isWorkingOn(context, entityId));
}

export function checkEntityRead(context: Context, entity: EntityRow): void {
  checkProject(context, entity.project_id);
  checkEntity(context, entity.id);
}

export function checkTaskRead(context: Context, task: TaskRow): void {
  checkProject(context, task.project_id);
  checkEntity(context, task.entity_id);
}

/** A supervisor without departments supervises all. */
export function isInDepartmentOf({ studio, caller }: Context, taskTypeId: string | null): boolean {
  if (caller.departments.length === 0) return true;
  const departmentId = studio.store.task_type.get(taskTypeId)?.department_id ?? null;
  return departmentId !== null && caller.departments.includes(departmentId);
}

/** Who may comment a task: staff and clients of the production, its assignees, supervisors of its department. */
export function mayActOn(context: Context, task: TaskRow): boolean {
  if (isAdmin(context)) return true;
  const { project_id: projectId } = task;
  if (!isInTeam(context, projectId)) return false;
  if (isManager(context, projectId) || isClient(context, projectId)) return true;
  if (isAssignedTo(context, task)) return true;
  if (isSupervisor(context, projectId) && isInDepartmentOf(context, task.task_type_id)) return true;
  return context.studio.isNew && context.studio.store.entity.get(task.entity_id)?.created_by === context.caller.id;
}

export const checkTaskAction = (context: Context, task: TaskRow): void => allow(mayActOn(context, task));

/** Statuses an artist (1.0.97 only) and a client may not set. */
export function checkStatus(context: Context, statusId: string, projectId: string | null): void {
  const status = context.studio.store.task_status.get(statusId);
  if (status === undefined) throw notFound();
  const { isNew } = context.studio;
  if (isNew && isArtist(context, projectId)) allow(status.is_artist_allowed);
  if (isClient(context, projectId)) {
    const link =
      projectId === null ? undefined : context.studio.store.project.get(projectId)?.task_status_links[statusId];
    allow((isNew ? link?.is_client_allowed : null) ?? status.is_client_allowed);
  }
}

const supervisorColumns = new Set(['priority', 'start_date', 'due_date', 'estimation', 'difficulty']);

/** Which columns of a task a supervisor may change in the task types of his departments. */
export function checkTaskUpdate(context: Context, task: TaskRow, columns: readonly string[]): void {
  if (hasStaffAccess(context, task.project_id)) return;
  allow(
    isSupervisor(context, task.project_id) &&
      isInTeam(context, task.project_id) &&
      columns.every((column) => supervisorColumns.has(column) || (context.studio.isNew && column === 'data')) &&
      isInDepartmentOf(context, task.task_type_id),
  );
}

export const isOpen = ({ studio }: Context, project: ProjectRow): boolean =>
  ['Active', 'open', 'Open'].includes(studio.store.project_status.get(project.project_status_id)?.name ?? '');

/** Open productions of the caller's; what every list is limited to for all but admins. */
export const relatedProjects = (context: Context): ProjectRow[] =>
  context.studio.store.project.filter(
    (project) => project.team.includes(context.caller.id) && isOpen(context, project),
  );
