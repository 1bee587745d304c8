import type { Entity } from '../model/entity.ts';
import type { Production } from '../model/production.ts';
import type { Refusal } from '../model/refusal.ts';
import type { Person, Role, TaskType } from '../model/studio.ts';
import type { Task } from '../model/task.ts';

export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly reason: Refusal };

export const allowed: Verdict = { allowed: true };
export const refused = (reason: Refusal): Verdict => ({ allowed: false, reason });

/** Who wants to act on which task. */
export type TaskActor = {
  /** The effective one: the role in the production, which may differ from the person's own. */
  readonly role: Role;
  readonly person: Pick<Person, 'id' | 'departmentIds'>;
  readonly production: Pick<Production, 'isOpen' | 'taskStatuses'> | null;
  /** With what waits laid over, so that who assigned themselves offline may go on. */
  readonly task: Pick<Task, 'assigneeIds' | 'taskStatusId'>;
  readonly taskType: Pick<TaskType, 'departmentId' | 'allowTimelog'> | null;
  /** Its creator may comment (1.0.97). */
  readonly entity: Pick<Entity, 'createdBy' | 'kind'> | null;
  /** True where a comment of the task names the person: such a person may answer without changing the status (1.0.97). */
  readonly isMentioned?: boolean;
};

export const isStaff = ({ role }: Pick<TaskActor, 'role'>): boolean => role === 'admin' || role === 'manager';

export const isAssigned = ({ task, person }: Pick<TaskActor, 'task' | 'person'>): boolean =>
  task.assigneeIds.includes(person.id);

/** A supervisor without departments supervises all; a task type without one belongs to no other supervisor. */
export function isSupervisorOf({ role, person, taskType }: Pick<TaskActor, 'role' | 'person' | 'taskType'>): boolean {
  if (role !== 'supervisor') return false;
  if (person.departmentIds.length === 0) return true;
  const departmentId = taskType?.departmentId ?? null;
  return departmentId !== null && person.departmentIds.includes(departmentId);
}

/** Refuses in a production that is no longer pulled, where nobody sees what became of it. */
export function inOpenProduction({ production }: Pick<TaskActor, 'production'>, verdict: () => Verdict): Verdict {
  return production?.isOpen === true ? verdict() : refused('production-closed');
}
