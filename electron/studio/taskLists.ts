/*
 * Tasks with the names around them: the todo lists, and the detailed tasks of an entity.
 */
import type { Context } from './call.ts';
import { shownTime } from './clock.ts';
import { seenTask } from './clientView.ts';
import { kindOf } from './kinds.ts';
import { plain, whole } from './relations.ts';
import type { Sent } from './serialise.ts';
import type { TaskRow } from './tables.ts';
import { newestFirst, oldestFirst } from './paging.ts';

/** The comment a todo row shows: the first by a non-client in 0.20.52's order of the day, which is the latest. */
function lastComment({ studio }: Context, taskId: string): Sent {
  const { store } = studio;
  const comment = store.comment
    .by('object_id', taskId)
    .filter((one) => store.person.get(one.person_id)?.role !== 'client')
    .sort(newestFirst)[0];
  if (comment === undefined) return {};
  return { text: comment.text, date: shownTime(comment.created_at), person_id: comment.person_id };
}

/** A task with the names of what it hangs on. */
function placedTask(context: Context, task: TaskRow): Sent {
  const { studio } = context;
  const { store } = studio;
  const project = store.project.get(task.project_id);
  const entity = store.entity.get(task.entity_id);
  const parent = store.entity.get(entity?.parent_id);
  const grandparent = store.entity.get(parent?.parent_id);
  const isSequence = entity !== undefined && kindOf(studio, entity) === 'Sequence' && parent !== undefined;
  const episode = isSequence ? parent : (grandparent ?? store.entity.get(entity?.source_id));
  return {
    ...whole(studio, 'task', task),
    project_name: project?.name ?? '',
    project_id: task.project_id,
    project_has_avatar: project?.has_avatar ?? false,
    entity_id: task.entity_id,
    entity_name: entity?.name ?? '',
    entity_description: entity?.description ?? null,
    entity_data: entity?.data ?? null,
    entity_preview_file_id: entity?.preview_file_id ?? '',
    entity_source_id: entity?.source_id ?? '',
    entity_type_name: store.entity_type.get(entity?.entity_type_id)?.name ?? '',
    entity_canceled: entity?.canceled ?? false,
    sequence_name: parent?.name ?? null,
    episode_id: episode?.id ?? '',
    episode_name: episode?.name ?? null,
    task_type_for_entity: store.task_type.get(task.task_type_id)?.for_entity ?? null,
  };
}

/** A row of the list of tasks that wait for feedback. */
export function checkRow(context: Context, task: TaskRow): Sent {
  const { store } = context.studio;
  const taskType = store.task_type.get(task.task_type_id);
  const status = store.task_status.get(task.task_status_id);
  return {
    ...placedTask(context, task),
    task_estimation: task.estimation,
    task_duration: task.duration,
    task_start_date: task.start_date === null ? null : shownTime(task.start_date),
    task_due_date: task.due_date === null ? null : shownTime(task.due_date),
    task_type_name: taskType?.name ?? '',
    task_status_name: status?.name ?? '',
    task_type_color: taskType?.color ?? null,
    task_status_color: status?.color ?? null,
    task_status_short_name: status?.short_name ?? '',
    last_comment: lastComment(context, task.id),
  };
}

/** A row of a person's list of tasks: that of an asset also says in which episodes it is cast. */
export function todoRow(context: Context, task: TaskRow): Sent {
  const { store } = context.studio;
  const sent = checkRow(context, task);
  const entity = store.entity.get(task.entity_id);
  if (entity === undefined || kindOf(context.studio, entity) !== 'Asset') return sent;
  const castIn = store.entity_link
    .by('entity_out_id', entity.id)
    .flatMap((link) => store.entity.get(link.entity_in_id) ?? [])
    .filter((one) => kindOf(context.studio, one) === 'Episode')
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  if (castIn.length === 0) return sent;
  return { ...sent, episode_ids: castIn.map((one) => one.id), episode_names: castIn.map((one) => one.name) };
}

/** A row of the list of everybody's tasks. */
export function openTaskRow(context: Context, task: TaskRow): Sent {
  const { store } = context.studio;
  const taskType = store.task_type.get(task.task_type_id);
  const status = store.task_status.get(task.task_status_id);
  return {
    ...placedTask(context, task),
    type_name: taskType?.name ?? '',
    status_name: status?.name ?? '',
    type_color: taskType?.color ?? null,
    status_color: status?.color ?? null,
    status_short_name: status?.short_name ?? '',
  };
}

/** Tasks of an entity with the names of what they hang on. */
export function detailedTasks(context: Context, tasks: readonly TaskRow[], withRelations: boolean): Sent[] {
  const { studio } = context;
  const { store } = studio;
  return [...tasks].sort(oldestFirst).map((task) => {
    const entity = store.entity.get(task.entity_id);
    return seenTask(context, task.project_id, {
      ...(withRelations ? whole(studio, 'task', task) : plain(studio, 'task', task)),
      project_name: store.project.get(task.project_id)?.name ?? '',
      task_type_name: store.task_type.get(task.task_type_id)?.name ?? '',
      task_status_name: store.task_status.get(task.task_status_id)?.name ?? '',
      entity_type_name: store.entity_type.get(entity?.entity_type_id)?.name ?? '',
      entity_name: entity?.name ?? '',
    });
  });
}

/** Task types of the tasks given, each once. */
export function taskTypesOf({ studio }: Context, tasks: readonly TaskRow[]): Sent[] {
  const ids = new Set(tasks.map((task) => task.task_type_id));
  return [...ids].flatMap((id) => {
    const type = studio.store.task_type.get(id);
    return type === undefined ? [] : [plain(studio, 'task_type', type)];
  });
}
