import type { Id } from '../../../shared/model/studio.ts';
import type { Comment, Task } from '../../../shared/model/task.ts';
import type { TaskActor, Verdict } from '../../../shared/rules/taskActor.ts';
import type { Plan, PlanContext } from './command.ts';
import { planFor, taskActorOf } from './taskActorOf.ts';

type CommentRuleActor = TaskActor & { readonly task: Task; readonly comment: Comment };

/** One command on a comment that is in the mirror. What only waits in the outbox is edited or discarded there. */
export function planForComment<Payload>(
  input: { readonly taskId: Id; readonly commentId: Id },
  context: PlanContext,
  rule: (actor: CommentRuleActor) => Verdict,
  payload: (comment: Comment) => Payload,
): readonly Plan<Payload>[] {
  const comment = context.tables.comments.get(context.tables.identities.resolve(input.commentId));
  if (comment === null || taskActorOf(input.taskId, context) === null)
    return [{ kind: 'refused', taskId: input.taskId, code: 'not-on-this-disk', detail: {} }];
  return [
    planFor(
      input.taskId,
      context,
      (actor) => rule({ ...actor, comment }),
      () => payload(comment),
    ),
  ];
}
