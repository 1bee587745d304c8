import type { Call } from './call.ts';
import type { TaskRow } from './tables.ts';

/** By production, episode, sequence, kind, name and task type; what has none comes last. */
export function placeFirst({ studio }: Call): (left: TaskRow, right: TaskRow) => number {
  const { store } = studio;
  const last = '\uffff';
  const keys = new Map<string, string>();
  const keyOf = (task: TaskRow): string => {
    const known = keys.get(task.id);
    if (known !== undefined) return known;
    const entity = store.entity.get(task.entity_id);
    const sequence = store.entity.get(entity?.parent_id);
    const key = [
      store.project.get(task.project_id)?.name,
      store.entity.get(sequence?.parent_id)?.name,
      sequence?.name,
      store.entity_type.get(entity?.entity_type_id)?.name,
      entity?.name,
      store.task_type.get(task.task_type_id)?.name,
    ]
      .map((name) => name ?? last)
      .join('\u0000');
    keys.set(task.id, key);
    return key;
  };
  return (left, right) => (keyOf(left) < keyOf(right) ? -1 : 1);
}
