import type { ErrorDetail } from '../../../shared/errors.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { Task } from '../../../shared/model/task.ts';
import type { TaskActor, Verdict } from '../../../shared/rules/taskActor.ts';
import type { PlanContext, Plan } from './command.ts';

/** Who wants to act on a task: the mirror's task with what waits laid over. Null where the task is not in the mirror. */
export function taskActorOf(taskId: Id, context: PlanContext): (TaskActor & { readonly task: Task }) | null {
  const task = context.taskWithOverlay(taskId);
  if (task === null) return null;
  const { tables, me } = context;
  return {
    role: context.roleIn(task.productionId),
    person: me,
    production: tables.productions.get(task.productionId),
    task,
    taskType: tables.taskTypes.get(task.taskTypeId),
    entity: tables.entities.get(task.entityId),
    isMentioned: tables.comments.areMentioning(taskId, me.id),
  };
}

/** One command for a task, if the rules allow it. */
export function planFor<Payload>(
  taskId: Id,
  context: PlanContext,
  rule: (actor: TaskActor & { readonly task: Task }) => Verdict,
  payload: (actor: TaskActor & { readonly task: Task }) => Payload,
  /** With the refusal: which of several changes it is about. */
  about: ErrorDetail = {},
): Plan<Payload> {
  const actor = taskActorOf(taskId, context);
  if (actor === null) return { kind: 'refused', taskId, code: 'not-on-this-disk', detail: {} };
  const verdict = rule(actor);
  return verdict.allowed
    ? { kind: 'accepted', taskId, payload: payload(actor) }
    : { kind: 'refused', taskId, code: 'not-allowed', detail: { ...about, reason: verdict.reason } };
}
