import { add } from './draft.ts';
import type { Making } from './making.ts';
import type { PlannedTask } from './planned.ts';

const most = 400;

/** The event log's latest pages, as the newest comments left them. */
export function makeRecentEvents({ draft, newId }: Making, tasks: readonly PlannedTask[]): void {
  const projects = new Map(tasks.map(({ row }) => [row.id, row.project_id]));
  // The oldest of the newest: a threshold instead of sorting all of a large studio's comments.
  const threshold =
    draft.comment
      .map(({ created_at }) => created_at)
      .toSorted()
      .at(-most) ?? '';
  const recent = draft.comment
    .filter(({ created_at }) => created_at >= threshold)
    .toSorted((one, other) => (one.created_at < other.created_at ? -1 : 1));
  for (const comment of recent) {
    const projectId = projects.get(comment.object_id);
    if (projectId === undefined) continue;
    const log = (name: string, data: Record<string, string | null>) =>
      add(draft, 'api_event', {
        id: newId(),
        created_at: comment.created_at,
        name,
        user_id: comment.person_id,
        project_id: projectId,
        data: { ...data, project_id: projectId },
      });
    log('comment:new', { comment_id: comment.id, task_id: comment.object_id, task_status_id: comment.task_status_id });
    log('task:update', { task_id: comment.object_id });
    for (const id of comment.previews)
      log('preview-file:add-file', { preview_file_id: id, comment_id: comment.id, task_id: comment.object_id });
  }
}
