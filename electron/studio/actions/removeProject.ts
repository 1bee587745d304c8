/*
 * A production and everything in it, gone.
 */
import type { Context } from '../call.ts';
import { emit } from '../events.ts';
import type { ProjectRow } from '../tables.ts';
import { removeTask } from './removal.ts';

export function removeProject(context: Context, project: ProjectRow): void {
  const { store } = context.studio;
  for (const task of store.task.by('project_id', project.id)) removeTask(context, task);
  for (const entity of store.entity.by('project_id', project.id)) {
    for (const link of store.entity_link.by('entity_in_id', entity.id)) store.entity_link.delete(link.id);
    for (const link of store.entity_link.by('entity_out_id', entity.id)) store.entity_link.delete(link.id);
    for (const version of store.entity_version.by('entity_id', entity.id)) store.entity_version.delete(version.id);
  }
  const owned = [
    store.playlist,
    store.entity,
    store.metadata_descriptor,
    store.milestone,
    store.schedule_item,
    store.search_filter,
    store.search_filter_group,
    store.api_event,
  ] as const;
  for (const budget of store.budget.by('project_id', project.id)) {
    for (const entry of store.budget_entry.by('budget_id', budget.id)) store.budget_entry.delete(entry.id);
    store.budget.delete(budget.id);
  }
  for (const table of owned) {
    for (const row of table.filter(({ project_id: id }: { readonly project_id: string | null }) => id === project.id)) {
      table.delete(row.id);
    }
  }
  store.project.delete(project.id);
  emit(context, 'project:delete', { project_id: project.id });
}
