/*
 * Status automations: when a task reaches a status, another of the same entity is set too, or the asset becomes ready.
 */
import type { Context } from '../call.ts';
import { emit } from '../events.ts';
import { kindOf } from '../kinds.ts';
import type { ProjectRow, Row, TaskRow } from '../tables.ts';
import { refreshReadiness } from './casting.ts';
import { addPreview, lastPreview, revisionFiles } from './previews.ts';
import { copyPreview } from './uploads.ts';

/** Posts the comment of an automation, which may set off others: whoever posts comments hands that in. */
export type Post = (
  context: Context,
  wish: { readonly taskId: string; readonly statusId: string; readonly text: string; readonly authorId: string },
) => { readonly comment: Row<'comment'> };

const priorityOf = (project: ProjectRow, taskTypeId: string | null): number =>
  taskTypeId === null ? 0 : (project.task_type_links[taskTypeId]?.priority ?? 0);

export function runAutomations(context: Context, task: TaskRow, personId: string, post: Post): void {
  const { store } = context.studio;
  const project = store.project.get(task.project_id);
  for (const id of project?.status_automations ?? []) {
    const automation = store.status_automation.get(id);
    if (automation !== undefined && project !== undefined) run(context, project, automation, task, personId, post);
  }
}

function run(
  context: Context,
  project: ProjectRow,
  automation: Row<'status_automation'>,
  task: TaskRow,
  personId: string,
  post: Post,
): void {
  const isMeant =
    !automation.archived &&
    task.task_type_id === automation.in_task_type_id &&
    task.task_status_id === automation.in_task_status_id;
  if (!isMeant) return;
  if (automation.out_field_type === 'ready_for') {
    becomeReady(context, automation, task);
    return;
  }
  // Never backwards in the production's order.
  if (priorityOf(project, automation.in_task_type_id) > priorityOf(project, automation.out_task_type_id)) return;
  setStatus(context, automation, task, personId, post);
}

function setStatus(
  context: Context,
  automation: Row<'status_automation'>,
  task: TaskRow,
  personId: string,
  post: Post,
): void {
  const { store } = context.studio;
  const target = store.task
    .by('entity_id', task.entity_id)
    .filter((other) => other.task_type_id === automation.out_task_type_id)
    .sort((left, right) => (left.name < right.name ? -1 : 1))[0];
  if (target === undefined || automation.out_task_status_id === null) return;
  const taskType = store.task_type.get(automation.in_task_type_id)?.name ?? '';
  const status = store.task_status.get(automation.in_task_status_id)?.name ?? '';
  const { comment } = post(context, {
    taskId: target.id,
    statusId: automation.out_task_status_id,
    text: `Change triggered by ${taskType} set to ${status}`,
    authorId: personId,
  });
  const last = automation.import_last_revision ? lastPreview(context, task.id) : undefined;
  if (last === undefined) return;
  for (const file of revisionFiles(context, task.id, last.revision)) {
    const current = store.comment.get(comment.id);
    if (current !== undefined) copyPreview(context, file, addPreview(context, target, current, null, personId));
  }
}

function becomeReady(context: Context, automation: Row<'status_automation'>, task: TaskRow): void {
  const { studio } = context;
  const entity = studio.store.entity.get(task.entity_id);
  if (entity === undefined || kindOf(studio, entity) !== 'Asset') return;
  const asset = studio.store.entity.update(entity.id, { ready_for: automation.out_task_type_id });
  emit(context, 'asset:update', { asset_id: asset.id }, { projectId: asset.project_id });
  refreshReadiness(context, asset);
}
