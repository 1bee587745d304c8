import type { Context } from '../call.ts';
import type { JsonObject } from '../columns.ts';
import { emit } from '../events.ts';
import type { CommentRow } from '../tables.ts';

/** What later servers say more about a comment in its events. */
export const commentDetails = ({ studio }: Context, comment: CommentRow): JsonObject =>
  studio.isNew ? { person_id: comment.person_id, for_client: comment.for_client } : {};

/** `comment:update`. 0.20.52 names the comment alone, and after an edit not even the production. */
export function emitCommentUpdate(context: Context, comment: CommentRow, projectId: string | null): void {
  const { isNew } = context.studio;
  const payload = {
    comment_id: comment.id,
    ...(isNew ? { task_id: comment.object_id } : {}),
    ...commentDetails(context, comment),
  };
  emit(context, 'comment:update', payload, { projectId });
}
