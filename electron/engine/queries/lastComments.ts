import type { TodoRow } from '../../../shared/model/screens.ts';
import type { Id, Role } from '../../../shared/model/studio.ts';
import type { Comment, Task } from '../../../shared/model/task.ts';
import type { QueryContext } from './context.ts';
import { roleIn } from './roles.ts';
import { visibleComments } from './visibleComments.ts';

type LastComment = NonNullable<TodoRow['lastComment']>;

/** The newest words on each task that the account may read; its own that wait are newer than any. */
export function lastComments(
  context: QueryContext,
  tasks: readonly Pick<Task, 'id' | 'productionId'>[],
): ReadonlyMap<Id, LastComment> {
  const { tables } = context;
  const { comments: waiting } = context.overlay();
  const newest = tables.comments.latestOf(tasks.map(({ id }) => id));
  const found = new Map<Id, LastComment>();
  const tests = new Map<Role, (comment: Comment) => boolean>();
  const visibleIn = (productionId: Id): ((comment: Comment) => boolean) => {
    const role = roleIn(context, productionId);
    const test = tests.get(role) ?? visibleComments(tables, role);
    tests.set(role, test);
    return test;
  };
  for (const { id, productionId } of tasks) {
    const added = waiting.get(id)?.findLast((patch) => patch.kind === 'add');
    if (added !== undefined) {
      found.set(id, { personId: added.personId, text: added.text, createdAt: added.writtenAt });
      continue;
    }
    const comment = newest.get(id);
    if (comment === undefined) continue;
    const isVisible = visibleIn(productionId);
    const shown = isVisible(comment) ? comment : newestOf(tables.comments.ofTask(id).filter(isVisible));
    if (shown !== null) found.set(id, { personId: shown.personId, text: shown.text, createdAt: shown.createdAt });
  }
  return found;
}

/** Pinned comments stand first in a task's list, whatever their age. */
function newestOf(comments: readonly Comment[]): Comment | null {
  return comments.reduce<Comment | null>(
    (newest, comment) => (newest === null || comment.createdAt > newest.createdAt ? comment : newest),
    null,
  );
}
