/*
 * Productions as the rich lists send them, and their metadata descriptors.
 */
import type { Context } from './call.ts';
import { kindOf } from './kinds.ts';
import { isClient, isOpen, isVendor } from './permissions.ts';
import { whole } from './relations.ts';
import type { Sent } from './serialise.ts';
import type { EntityRow, ProjectRow, Row } from './tables.ts';

/** First running episode by name, else the first. */
export function firstEpisode({ studio }: Context, projectId: string): EntityRow | undefined {
  const episodes = studio.store.entity
    .by('project_id', projectId)
    .filter((entity) => kindOf(studio, entity) === 'Episode')
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  return episodes.find((episode) => episode.status === 'running') ?? episodes[0];
}

/** Of one production: clients see what is for clients, vendors (1.0.97) what is for everybody or their departments. */
export function mayKnow(context: Context, descriptor: Row<'metadata_descriptor'>): boolean {
  const { project_id: projectId, departments } = descriptor;
  if (isClient(context, projectId)) return descriptor.for_client;
  if (!context.studio.isNew || !isVendor(context, projectId)) return true;
  return departments.length === 0 || departments.some((id) => context.caller.departments.includes(id));
}

function descriptorsOf(context: Context, project: ProjectRow): Row<'metadata_descriptor'>[] {
  const { studio, caller } = context;
  const rows = studio.store.metadata_descriptor;
  if (isClient(context, project.id)) return rows.by('project_id', project.id).filter((one) => one.for_client);
  if (!isVendor(context, project.id)) return rows.by('project_id', project.id);
  // 0.20.52 forgets the production here: a vendor gets those of all.
  const all = studio.isNew ? rows.by('project_id', project.id) : rows.all();
  return all.filter(
    (one) => one.departments.length === 0 || one.departments.some((id) => caller.departments.includes(id)),
  );
}

const shortDescriptor = (one: Row<'metadata_descriptor'>, isNew: boolean): Sent => ({
  id: one.id,
  name: one.name,
  field_name: one.field_name,
  data_type: one.data_type,
  choices: one.choices,
  for_client: one.for_client,
  entity_type: one.entity_type,
  ...(isNew ? { task_type_id: one.task_type_id, position: one.position } : {}),
  departments: one.departments,
});

/** `kind`: those of one entity type, `Project` for instance. */
export const shortDescriptors = (context: Context, project: ProjectRow, kind: string | null = null): Sent[] =>
  descriptorsOf(context, project)
    .filter((one) => kind === null || one.entity_type === kind)
    .map((one) => shortDescriptor(one, context.studio.isNew));

export function richProject(context: Context, project: ProjectRow): Sent {
  const { studio } = context;
  const { isNew } = studio;
  const taskTypes = Object.entries(project.task_type_links);
  const sent: Sent = {
    ...whole(studio, 'project', project),
    descriptors: shortDescriptors(context, project),
    ...(isNew ? { task_type_links: project.task_type_links } : {}),
    task_types_priority: Object.fromEntries(taskTypes.map(([id, link]) => [id, link.priority])),
    task_statuses_link: Object.fromEntries(
      Object.entries(project.task_status_links).map(([id, { priority, roles_for_board, is_client_allowed }]) => [
        id,
        { priority, roles_for_board, ...(isNew ? { is_client_allowed } : {}) },
      ]),
    ),
  };
  if (project.production_type === 'tvshow') {
    const episode = firstEpisode(context, project.id);
    if (episode !== undefined) sent['first_episode_id'] = episode.id;
  }
  return sent;
}

/** Open productions of the caller; an admin's are all open ones. */
export function openProjects(context: Context, name: string | null = null): ProjectRow[] {
  const { studio, caller } = context;
  return studio.store.project.filter(
    (project) =>
      isOpen(context, project) &&
      (name === null || project.name === name) &&
      (caller.role === 'admin' || project.team.includes(caller.id)),
  );
}
