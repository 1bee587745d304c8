import type { TodoRow } from '../../../shared/model/screens.ts';
import { go } from '../../place/navigation.ts';
import { pageOfKind, type Place } from '../../place/place.ts';

export function taskPlace({ productionId, entity, taskId }: TodoRow): Extract<Place, { readonly page: 'task' }> {
  return { page: 'task', productionId, list: pageOfKind(entity.kind), taskId };
}

/** On its own page. */
export function openTask(row: TodoRow): void {
  go(taskPlace(row));
}
