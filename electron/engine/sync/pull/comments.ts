/** What is said in a production as a whole: GET /data/projects/{id}/comments, newest change first. */
import type { Id } from '../../../../shared/model/studio.ts';
import type { Comment } from '../../../../shared/model/task.ts';
import type { PullParts } from './parts.ts';
import { walk, walkScope, type WalkSteps } from './walk.ts';

export type PulledComments = {
  /** What is here and what the server has are equally many: since nothing is missing, nothing was deleted there. */
  readonly areAllThere: boolean;
  /** Tasks on which something has a file of which only the id was told. */
  readonly withUnknownFiles: ReadonlySet<Id>;
};

/** What changed since the last time; the first time all of it. */
export async function pullComments(parts: PullParts, productionId: Id, signal: AbortSignal): Promise<PulledComments> {
  const { tables, progress } = parts;
  const scopeKey = `comments:${productionId}`;
  const isFirst = tables.scopes.get(scopeKey).state !== 'complete';
  const withUnknownFiles = new Set<Id>();
  let areAllThere = false;
  await walkScope(parts, scopeKey, {
    ...stepsOf(parts, productionId, signal, withUnknownFiles),
    onEnd: (totalCount) => {
      areAllThere = totalCount === tables.comments.countOf(productionId);
    },
    onProgress: (rowCount, totalCount) => {
      if (isFirst) progress.count(`production:${productionId}`, 'comments', rowCount, totalCount);
    },
  });
  return { areAllThere, withUnknownFiles };
}

/** The complete list, for what it does not hold any more of these tasks. */
export async function pullCommentsWhole(
  parts: PullParts,
  productionId: Id,
  taskIds: readonly Id[],
  signal: AbortSignal,
): Promise<void> {
  const { tables, db } = parts;
  const known = tables.comments.idsOfTasks(taskIds);
  const seen = new Set<Id>();
  const steps = stepsOf(parts, productionId, signal, new Set());
  const { isWhole } = await walk(parts, null, {
    ...steps,
    apply: (rows) => {
      for (const { id } of rows) seen.add(id);
      steps.apply(rows);
    },
  });
  if (isWhole)
    db.write(() => {
      tables.comments.remove(known.filter((id) => !seen.has(id)));
    });
}

function stepsOf(
  parts: PullParts,
  productionId: Id,
  signal: AbortSignal,
  withUnknownFiles: Set<Id>,
): WalkSteps<Comment> {
  const { tables, kitsu } = parts;
  return {
    read: (page, limit) => kitsu.commentsPage({ productionId, page, limit }, signal),
    apply: (rows) => {
      // Of those written in one second the older is kept first, as if they had come one by one.
      for (const comment of rows.toReversed()) {
        if (!tables.tasks.has(comment.taskId)) continue;
        const kept = withKnownAttachments(parts, comment);
        if (kept.attachments.length < comment.attachments.length) withUnknownFiles.add(comment.taskId);
        tables.comments.upsert(kept);
      }
    },
  };
}

/** The production's list tells attachments by id alone: those that are known stay, others come when the task is opened. */
function withKnownAttachments(parts: PullParts, comment: Comment): Comment {
  if (comment.attachments.every(({ name }) => name !== '')) return comment;
  const known = parts.tables.comments.get(comment.id)?.attachments ?? [];
  const listed = new Set(comment.attachments.map(({ id }) => id));
  return { ...comment, attachments: known.filter(({ id }) => listed.has(id)) };
}
