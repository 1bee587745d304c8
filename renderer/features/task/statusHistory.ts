/** How a task came to stand where it stands, as its conversation tells it. */
import type { ShownComment } from '../../../shared/model/screens.ts';
import type { Id, Instant } from '../../../shared/model/studio.ts';

export type StatusStep = {
  readonly commentId: Id;
  readonly taskStatusId: Id;
  readonly personId: Id | null;
  readonly at: Instant;
  /** Until the next one, milliseconds; null for where it stands now. */
  readonly lastedMs: number | null;
  readonly revision: number | null;
};

/** Newest first: each comment that gave the task another status than the one before it had. */
export function statusHistory(comments: readonly ShownComment[]): readonly StatusStep[] {
  const steps: StatusStep[] = [];
  for (const comment of comments.toSorted((one, other) => (one.createdAt < other.createdAt ? -1 : 1))) {
    const before = steps.at(-1);
    if (comment.taskStatusId === null || comment.taskStatusId === before?.taskStatusId) continue;
    if (before !== undefined)
      steps[steps.length - 1] = { ...before, lastedMs: Date.parse(comment.createdAt) - Date.parse(before.at) };
    steps.push({
      commentId: comment.id,
      taskStatusId: comment.taskStatusId,
      personId: comment.personId,
      at: comment.createdAt,
      lastedMs: null,
      revision: comment.revision,
    });
  }
  return steps.toReversed();
}
