/*
 * New tasks for entities; an entity that has one of the type already is passed over.
 */
import type { Context } from '../call.ts';
import { emit } from '../events.ts';
import { plain } from '../relations.ts';
import type { Sent } from '../serialise.ts';
import { defaultStatusFor } from '../statuses.ts';
import type { EntityRow, TaskTypeRow } from '../tables.ts';

export function createTasks(context: Context, taskType: TaskTypeRow, entities: readonly EntityRow[]): Sent[] {
  const { studio, caller } = context;
  const { store } = studio;
  const made: Sent[] = [];
  for (const entity of entities) {
    if (store.task.by('entity_id', entity.id).some((task) => task.task_type_id === taskType.id)) continue;
    const status = defaultStatusFor(studio, entity);
    const task = store.task.insert({
      name: 'main',
      project_id: entity.project_id,
      task_type_id: taskType.id,
      task_status_id: status.id,
      entity_id: entity.id,
      assigner_id: caller.id,
    });
    made.push({
      ...plain(studio, 'task', task),
      assignees: [],
      task_status_name: status.name,
      task_status_short_name: status.short_name,
      task_status_color: status.color,
      task_type_name: taskType.name,
      task_type_color: taskType.color,
      task_type_priority: taskType.priority,
    });
    emit(context, 'task:new', { task_id: task.id }, { projectId: entity.project_id });
  }
  return made;
}
