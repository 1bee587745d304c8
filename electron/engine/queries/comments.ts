import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { ShownComment } from '../../../shared/model/screens.ts';
import type { Id, Instant } from '../../../shared/model/studio.ts';
import type { Comment } from '../../../shared/model/task.ts';
import { mayCheck, mayDeleteComment, mayDeleteReply, mayEditComment } from '../../../shared/rules/permissions.ts';
import type { TaskActor } from '../../../shared/rules/taskActor.ts';
import { overlaidTask } from '../commands/overlay.ts';
import type { QueryContext } from './context.ts';
import { freshnessOf } from './freshness.ts';
import { roleIn } from './roles.ts';
import { taskActor } from './taskRightsOf.ts';
import { visibleComments } from './visibleComments.ts';
import { withWaiting } from './waitingComments.ts';

type Input = InputOf<Queries, 'comments'>;
type Answer = AnswerOf<Queries, 'comments'>;

/** A clock's difference or a slow answer is no delay worth telling. */
const DELAY_MS = 60_000;

/** The conversation of a task, pinned first, then the newest, with what waits in its place. */
export function comments(context: QueryContext, { taskId }: Input): Answer {
  const { tables, overlay } = context;
  const freshness = freshnessOf(context, `task:${taskId}`);
  const task = tables.tasks.get(taskId);
  if (task === null) return { comments: [], freshness };

  const actor = taskActor(context, overlaidTask(task, overlay()));
  const visible = tables.comments.ofTask(taskId).filter(visibleComments(tables, roleIn(context, task.productionId)));
  const revisions = new Map(tables.previewFiles.ofTask(taskId).map((file) => [file.id, file.revision]));
  const written = tables.sent.writtenAtOf(visible.map(({ id }) => id));
  const shown = visible.map((comment) => shownComment(comment, actor, revisions, written));
  const patches = overlay().comments.get(taskId) ?? [];
  return {
    // What waits is newer than all that the server has, but pinned stays pinned.
    comments: withWaiting(shown, patches, task).toSorted((a, b) => Number(b.isPinned) - Number(a.isPinned)),
    freshness,
  };
}

function shownComment(
  comment: Comment,
  actor: TaskActor,
  revisions: ReadonlyMap<Id, number>,
  written: ReadonlyMap<Id, Instant>,
): ShownComment {
  const writtenAt = written.get(comment.id) ?? null;
  return {
    ...comment,
    commandId: null,
    mark: null,
    writtenAt:
      writtenAt !== null && Date.parse(comment.createdAt) - Date.parse(writtenAt) > DELAY_MS ? writtenAt : null,
    shownReplies: comment.replies
      .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0))
      .map((reply) => ({
        ...reply,
        commandId: null,
        mark: null,
        canDelete: mayDeleteReply({ ...actor, reply }).allowed,
        waitingFiles: [],
      })),
    waitingFiles: [],
    revision: comment.previewFileIds.map((id) => revisions.get(id)).find((known) => known !== undefined) ?? null,
    isOwn: comment.personId === actor.person.id,
    canEdit: mayEditComment({ ...actor, comment }).allowed,
    canDelete: mayDeleteComment({ ...actor, comment }).allowed,
    canCheck: mayCheck({ ...actor, comment }).allowed,
    acknowledgeMark: null,
  };
}
