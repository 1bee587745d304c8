/*
 * `/data/user/context`: what a client loads first.
 */
import { answer, type Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import { isAssetType } from '../kinds.ts';
import { minimalPerson, safePerson } from '../people.ts';
import { isAdmin, isClient, isManager, relatedProjects } from '../permissions.ts';
import { openProjects, richProject } from '../projects.ts';
import { plain, whole } from '../relations.ts';
import { get, type Route } from '../route.ts';
import { groupedFilterGroups, groupedFilters } from '../searchFilters.ts';
import type { Sent } from '../serialise.ts';
import type { TableName } from '../tables.ts';
import { tableNamed } from '../store.ts';

const userLimit = 100;

const all = ({ studio }: Call, name: TableName): Sent[] =>
  tableNamed(studio.store, name)
    .all()
    .map((row) => plain(studio, name, row as never));

export function assetTypes({ studio }: Call): Sent[] {
  return studio.store.entity_type
    .all()
    .filter(isAssetType)
    .map((type) => ({ ...whole(studio, 'entity_type', type), type: 'AssetType' }));
}

/** Roles that a production gives the caller instead of his own. */
const ownRoles = ({ studio, caller }: Call): Sent =>
  Object.fromEntries(
    studio.store.project.all().flatMap(({ id, team_roles: roles }) => {
      const role = roles[caller.id];
      return role === undefined ? [] : [[id, role]];
    }),
  );

function persons(call: Call): Sent[] {
  const { studio } = call;
  const people = studio.store.person.all();
  if (isManager(call)) return people.map((person) => safePerson(studio, person, true));
  if (!studio.isNew || !isClient(call)) return people.map((person) => minimalPerson(call, person, true));
  // 1.0.97: a client knows the people of his productions, without departments and login.
  const known = new Set(relatedProjects(call).flatMap((project) => project.team));
  return people.filter((person) => known.has(person.id)).map((person) => minimalPerson(call, person));
}

function context(call: Call): Answer {
  const { studio, caller } = call;
  const { store } = studio;
  const projects = openProjects(call);
  return answer({
    asset_types: assetTypes(call),
    custom_actions: all(call, 'custom_action'),
    status_automations: all(call, 'status_automation'),
    departments: all(call, 'department'),
    studios: all(call, 'studio'),
    notification_count: store.notification.by('person_id', caller.id).filter((one) => !one.read).length,
    persons: persons(call),
    project_status: all(call, 'project_status'),
    projects: projects.map((project) => richProject(call, project)),
    ...(studio.isNew ? { project_roles: ownRoles(call) } : {}),
    task_types: all(call, 'task_type'),
    task_status: all(call, 'task_status'),
    search_filters: groupedFilters(call),
    search_filter_groups: groupedFilterGroups(call),
    preview_background_files: all(call, 'preview_background_file'),
    ...(studio.isNew ? { plugins: [] } : {}),
    ...(isAdmin(call) ? { user_limit: userLimit } : {}),
  });
}

export const contextRoutes: readonly Route[] = [get('/data/user/context', context)];
