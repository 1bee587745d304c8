import type { Studio } from './studio.ts';
import type { EntityRow, TaskStatusRow } from './tables.ts';
import { kindOf } from './kinds.ts';

/** The status a new task gets; concepts have one of their own. Made when a studio has none. */
function defaultStatus({ store }: Studio, isForConcept: boolean): TaskStatusRow {
  const [name, shortName, color] = isForConcept ? ['Neutral', 'neutral', '#CCCCCC'] : ['Todo', 'todo', '#f5f5f5'];
  return (
    store.task_status.find((status) => status.is_default && status.for_concept === isForConcept) ??
    store.task_status.find((status) => status.short_name === shortName && status.for_concept === isForConcept) ??
    store.task_status.insert({
      name,
      short_name: shortName,
      color,
      is_default: true,
      for_concept: isForConcept,
      is_artist_allowed: true,
      is_client_allowed: true,
    })
  );
}

export const defaultStatusFor = (studio: Studio, entity: EntityRow | undefined): TaskStatusRow =>
  defaultStatus(studio, entity !== undefined && kindOf(studio, entity) === 'Concept');
