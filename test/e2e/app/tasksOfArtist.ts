import type { RunningStudio } from '../../../electron/studio/start.ts';

export type ArtistTask = {
  readonly id: string;
  readonly shotName: string;
  readonly sequenceName: string;
  readonly taskTypeName: string;
};

/** Open tasks of the artist on shots of the production that opens first. */
export function tasksOfArtist({ accounts, studio }: RunningStudio): readonly ArtistTask[] {
  const { store } = studio();
  const { email } = accounts.find(({ role }) => role === 'user') ?? {};
  const artist = store.person.find((person) => person.email === email);
  const project = store.project.find(({ name }) => name === 'Lanternfall');
  const shotType = store.entity_type.find(({ name }) => name === 'Shot');
  const openStatuses = new Set(store.task_status.filter((status) => !status.is_done).map(({ id }) => id));
  return store.task
    .filter(
      (task) =>
        task.project_id === project?.id &&
        task.assignees.includes(artist?.id ?? '') &&
        openStatuses.has(task.task_status_id ?? ''),
    )
    .flatMap((task) => {
      const entity = store.entity.get(task.entity_id);
      if (entity === undefined || entity.entity_type_id !== shotType?.id) return [];
      const sequenceName = store.entity.get(entity.parent_id ?? '')?.name ?? '';
      const taskTypeName = store.task_type.get(task.task_type_id)?.name ?? '';
      return [{ id: task.id, shotName: entity.name, sequenceName, taskTypeName }];
    });
}
