import type { Crew } from './crew.ts';
import { add } from './draft.ts';
import type { Making } from './making.ts';
import type { Production } from './production.ts';
import type { Settings } from './settings.ts';

type Line = readonly [
  owner: string,
  listType: string,
  entityType: string | null,
  name: string,
  query: string,
  isShared?: boolean,
];

const lines: readonly Line[] = [
  ['Nadia Ferro', 'shot', 'Shot', 'Open', '-animation=done', true],
  ['Nadia Ferro', 'shot', 'Shot', 'Retakes', 'animation=retake', true],
  ['Nadia Ferro', 'shot', 'Shot', 'To comp', 'lighting=done compositing=-done', true],
  ['Nadia Ferro', 'asset', 'Asset', 'Not modeled', 'modeling=-done', true],
  ['Hana Okafor', 'shot', 'Shot', 'Waiting for me', 'animation=wfa'],
  ['Hana Okafor', 'shot', 'Shot', 'Camille', 'assignedto[Animation]=[Camille Roy]'],
  ['Camille Roy', 'shot', 'Shot', 'The crossing', 'sq020'],
  ['Camille Roy', 'asset', 'Asset', 'Characters', 'type=Characters'],
  ['Marcus Webb', 'shot', 'Shot', 'Night', 'tags=night lighting=-done'],
];

/** Saved searches of people, some of them shared with the team in a group. */
export function makeSearchFilters(
  { draft, newId }: Making,
  settings: Settings,
  crew: Crew,
  production: Production,
): void {
  const created_at = production.row.created_at;
  const manager = crew.managers[0];
  const group = add(draft, 'search_filter_group', {
    id: newId(),
    created_at,
    list_type: 'shot',
    entity_type: 'Shot',
    name: 'Dailies',
    color: '#3ecfc0',
    is_shared: true,
    person_id: manager.id,
    project_id: production.id,
  });
  for (const [owner, listType, entityType, name, query, isShared] of lines) {
    const person = crew.find(owner);
    if (!person) continue;
    add(draft, 'search_filter', {
      id: newId(),
      created_at,
      list_type: listType,
      entity_type: entityType,
      name,
      search_query: query,
      is_shared: isShared ?? false,
      search_filter_group_id: isShared && listType === 'shot' ? group.id : null,
      department_id: name === 'To comp' ? (settings.departments.get('Compositing') ?? null) : null,
      person_id: person.id,
      project_id: production.id,
    });
  }
  const camille = crew.find('Camille Roy');
  if (camille)
    add(draft, 'search_filter', {
      id: newId(),
      created_at,
      list_type: 'todos',
      name: 'Retakes',
      search_query: 'retake',
      person_id: camille.id,
    });
}
