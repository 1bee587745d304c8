/**
 * What a role may do, as Zou checks it (roles: a person's own, or the one a production gives), answered before anything is
 * sent. Where servers differ the stricter rule holds, so that nothing waits in the queue only to be refused.
 */
import type { TaskDeed, TaskRights } from '../model/screens.ts';
import type { Id, Person, TaskStatus } from '../model/studio.ts';
import type { Comment, Reply } from '../model/task.ts';
import { settableStatuses } from './settableStatuses.ts';
import {
  allowed,
  inOpenProduction,
  isAssigned,
  isStaff,
  isSupervisorOf,
  refused,
  type TaskActor,
  type Verdict,
} from './taskActor.ts';

type CommentActor = TaskActor & { readonly comment: Pick<Comment, 'personId'> };
type ReplyActor = TaskActor & { readonly reply: Pick<Reply, 'personId'> };

/** Everything the account may do with one task. */
export function taskRights(actor: TaskActor & { readonly statuses: readonly TaskStatus[] }): TaskRights {
  return {
    canComment: mayComment(actor).allowed,
    statusIds: statusIdsFor(actor, actor.statuses),
    canPublish: mayPublish(actor).allowed,
    canAssign: maySupervise(actor).allowed,
    canAssignSelf: mayAssign({ ...actor, assignee: actor.person }).allowed,
    canUnassignSelf: isAssigned(actor) && mayUnassign({ ...actor, assigneeId: actor.person.id }).allowed,
    canSetPriority: maySupervise(actor).allowed,
    canPlan: mayEditTask(actor).allowed,
    canLogTime: mayLogTime(actor).allowed,
    canPin: maySupervise(actor).allowed,
    canDraw: mayDraw(actor).allowed,
    canSetMainPreview: mayChangePreview(actor, 'main').allowed,
    canValidate: mayChangePreview(actor, 'validation').allowed,
    canDeletePreview: mayChangePreview(actor, 'delete').allowed,
    refusals: refusalsOf(actor),
  };
}

function refusalsOf(actor: TaskActor & { readonly statuses: readonly TaskStatus[] }): TaskRights['refusals'] {
  const self = mayAssign({ ...actor, assignee: actor.person });
  const leaves = isAssigned(actor) && mayUnassign({ ...actor, assigneeId: actor.person.id }).allowed;
  const supervises = maySupervise(actor);
  const status = mayComment(actor);
  const verdicts: Readonly<Record<TaskDeed, Verdict>> = {
    comment: mayComment(actor),
    status: status.allowed && statusIdsFor(actor, actor.statuses).length === 0 ? refused('status-not-allowed') : status,
    publish: mayPublish(actor),
    // Whoever may come or go alone is shown that; what keeps an artist from it is theirs, not that they are no supervisor.
    assign: supervises.allowed || self.allowed || leaves ? allowed : actor.role === 'user' ? self : supervises,
    assignSelf: self,
    priority: supervises,
    plan: supervises,
    logTime: mayLogTime(actor),
  };
  return Object.fromEntries(
    Object.entries(verdicts).flatMap(([deed, verdict]) => (verdict.allowed ? [] : [[deed, verdict.reason]])),
  );
}

/** Whoever works on the task, answers for it, or was asked by name. Which status may come along: `maySetStatus`. */
export function mayComment(actor: TaskActor): Verdict {
  return inOpenProduction(actor, () => {
    const verdict = mayAct(actor);
    return !verdict.allowed && actor.isMentioned === true ? allowed : verdict;
  });
}

/** Adding preview files rests on the right to comment; being mentioned is not enough. */
export function mayPublish(actor: TaskActor): Verdict {
  return inOpenProduction(actor, () => mayAct(actor));
}

/**
 * A comment always carries a status: one that keeps the task's own (null) needs the right to that status too, as servers
 * refuse an artist's comment on a status artists may not set.
 */
export function maySetStatus(
  actor: TaskActor & { readonly statuses: readonly TaskStatus[]; readonly taskStatusId: Id | null },
): Verdict {
  const verdict = mayComment(actor);
  if (!verdict.allowed) return verdict;
  const wanted = actor.taskStatusId ?? actor.task.taskStatusId;
  return statusIdsFor(actor, actor.statuses).includes(wanted) ? allowed : refused('status-not-allowed');
}

/** Staff assign anybody, supervisors people of a department they share, artists themselves within their department. */
export function mayAssign(actor: TaskActor & { readonly assignee: Pick<Person, 'id' | 'departmentIds'> }): Verdict {
  const { person, assignee, role, taskType } = actor;
  return inOpenProduction(actor, () => {
    if (actor.task.assigneeIds.includes(assignee.id)) return refused('already-assigned');
    if (isStaff(actor)) return allowed;
    if (role === 'supervisor') {
      if (!isSupervisorOf(actor)) return refused('not-your-department');
      const isShared =
        person.departmentIds.length === 0 || person.departmentIds.some((id) => assignee.departmentIds.includes(id));
      return isShared ? allowed : refused('not-their-department');
    }
    if (role !== 'user' || assignee.id !== person.id) return refused('role');
    const departmentId = taskType?.departmentId ?? null;
    return departmentId !== null && person.departmentIds.includes(departmentId)
      ? allowed
      : refused('not-your-department');
  });
}

/** As assigning; and whoever is assigned may always leave. */
export function mayUnassign(actor: TaskActor & { readonly assigneeId: Id }): Verdict {
  return inOpenProduction(actor, () =>
    actor.assigneeId === actor.person.id && isAssigned(actor) ? allowed : maySupervise(actor),
  );
}

export const maySetPriority = (actor: TaskActor): Verdict => maySupervise(actor);
/** Estimation, dates, difficulty: what a supervisor plans. */
export const mayEditTask = (actor: TaskActor): Verdict => maySupervise(actor);
export const mayPin = (actor: TaskActor): Verdict => maySupervise(actor);

/**
 * Older servers refuse a mark of validation from everybody but staff, and clients may not choose what a shot is seen by. What is
 * deleted is gone for good.
 */
export function mayChangePreview(actor: TaskActor, change: 'main' | 'validation' | 'delete'): Verdict {
  return inOpenProduction(actor, () => {
    if (isStaff(actor)) return allowed;
    if (change !== 'main') return refused('role');
    return actor.role !== 'client' && (isAssigned(actor) || isSupervisorOf(actor)) ? allowed : refused('role');
  });
}

/** Servers take drawings from whoever leads, from clients, and not from those who work on the task. */
export function mayDraw(actor: TaskActor): Verdict {
  return inOpenProduction(actor, () =>
    isStaff(actor) || actor.role === 'client' || isSupervisorOf(actor) ? allowed : refused('role'),
  );
}

/** One's own time: the server takes it from those assigned, whatever their role. */
export function mayLogTime(actor: TaskActor): Verdict {
  return inOpenProduction(actor, () => {
    if (actor.role === 'client') return refused('role');
    if (!isAssigned(actor)) return refused('not-assigned');
    return actor.taskType?.allowTimelog === false ? refused('no-time-on-this-task-type') : allowed;
  });
}

export const mayEditComment = (actor: CommentActor): Verdict => authorOrStaff(actor, actor.comment.personId);
export const mayDeleteComment = (actor: CommentActor): Verdict => authorOrStaff(actor, actor.comment.personId);

/** A file of a reply goes with the comment's author too: the server looks at the comment alone. */
export const mayDeleteAttachment = (actor: CommentActor): Verdict => authorOrStaff(actor, actor.comment.personId);

/** Managers are not enough here: the reply's author, or an admin. */
export function mayDeleteReply(actor: ReplyActor): Verdict {
  return inOpenProduction(actor, () =>
    actor.role === 'admin' || actor.reply.personId === actor.person.id ? allowed : refused('not-the-author'),
  );
}

/** Ticking items of a checklist: author, assignees, the department's supervisors, staff. */
export function mayCheck(actor: CommentActor): Verdict {
  return inOpenProduction(actor, () => {
    if (actor.comment.personId === actor.person.id || isAssigned(actor)) return allowed;
    return maySupervise(actor);
  });
}

/** To one's own comment anybody, to those of others who may comment. */
export function mayReply(actor: CommentActor): Verdict {
  return actor.comment.personId === actor.person.id ? inOpenProduction(actor, () => allowed) : mayComment(actor);
}

/** Whoever sees a task may be told of what is said on it. */
export function mayFollow(actor: Pick<TaskActor, 'production'>): Verdict {
  return inOpenProduction(actor, () => allowed);
}

/** Whoever sees a comment may say that they have read it. */
export function mayAcknowledge(actor: Pick<TaskActor, 'production'>): Verdict {
  return inOpenProduction(actor, () => allowed);
}

function mayAct(actor: TaskActor): Verdict {
  const { role, entity, person } = actor;
  if (isStaff(actor) || role === 'client' || isAssigned(actor) || isSupervisorOf(actor)) return allowed;
  if (entity !== null && entity.createdBy === person.id) return allowed;
  return refused(role === 'supervisor' ? 'not-your-department' : 'not-assigned');
}

function maySupervise(actor: TaskActor): Verdict {
  return inOpenProduction(actor, () => {
    if (isStaff(actor) || isSupervisorOf(actor)) return allowed;
    return refused(actor.role === 'supervisor' ? 'not-your-department' : 'role');
  });
}

function authorOrStaff(actor: TaskActor, authorId: Id | null): Verdict {
  return inOpenProduction(actor, () =>
    isStaff(actor) || authorId === actor.person.id ? allowed : refused('not-the-author'),
  );
}

function statusIdsFor(actor: TaskActor, statuses: readonly TaskStatus[]): readonly Id[] {
  if (!mayComment(actor).allowed) return [];
  // Asked by name and nothing else: an answer, never another status.
  if (!mayAct(actor).allowed) return [actor.task.taskStatusId];
  return settableStatuses(actor, statuses).map(({ id }) => id);
}
