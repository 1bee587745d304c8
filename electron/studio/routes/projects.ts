/*
 * Productions: lists, the generic routes, team and settings.
 */
import { findOrCreate, emitEntity } from '../actions/entities.ts';
import { removeProject } from '../actions/removeProject.ts';
import { answer, created, noContent, type Answer } from '../answer.ts';
import { param, queryFlag, requiredText, text, type Call, isId } from '../call.ts';
import type { JsonObject } from '../columns.ts';
import { crudRoutes, rowOf } from '../crud.ts';
import { crash, fixedError, notFound, wrongParameter } from '../errors.ts';
import { emit } from '../events.ts';
import { need } from '../lookups.ts';
import { minimalPerson, safePerson } from '../people.ts';
import { checkProject, checkStaff, isAdmin, isManager, isOpen, checkAdmin, relatedProjects } from '../permissions.ts';
import { firstEpisode, openProjects, richProject, shortDescriptors } from '../projects.ts';
import { plain, whole } from '../relations.ts';
import { del, get, post, put, sinceOne, type Route } from '../route.ts';
import type { Sent } from '../serialise.ts';
import { tableNamed } from '../store.ts';
import type { ProjectRow, TableName } from '../tables.ts';
import { roles, type Role, type TaskStatusLink, type TaskTypeLink } from '../tables/values.ts';

const open = (call: Call): Answer =>
  answer(openProjects(call, call.query.get('name')).map((project) => richProject(call, project)));

const withStatus = (call: Call, project: ProjectRow): Sent => ({
  ...plain(call.studio, 'project', project),
  project_status_name: call.studio.store.project_status.get(project.project_status_id)?.name ?? null,
});

function all(call: Call): Answer {
  const name = call.query.get('name');
  const projects = call.studio.store.project
    .filter((project) => isAdmin(call) || project.team.includes(call.caller.id))
    .filter((project) => name === null || project.name.toLowerCase() === name.toLowerCase())
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  if (name !== null && projects.length === 0) throw notFound();
  if (name !== null || !isAdmin(call)) return answer(projects.map((project) => plain(call.studio, 'project', project)));
  return answer(
    projects.map((project) => ({
      ...withStatus(call, project),
      ...(call.studio.isNew ? { descriptors: shortDescriptors(call, project, 'Project') } : {}),
    })),
  );
}

const styles = new Set(
  '2d 2dpaper 3d 2d3d ar vfx stop-motion motion-design archviz commercial catalog immersive nft video-game vr'.split(
    ' ',
  ),
);

function checkStyle(data: JsonObject): JsonObject {
  if (!('production_style' in data)) return data;
  const style = data['production_style'] ?? '2d3d';
  if (!styles.has(String(style))) throw wrongParameter('Invalid production_style');
  return { ...data, production_style: style };
}

/** What 0.20.52 gives a new production; newer ones leave it to the studio's settings. */
const usualCompression = { hd_bitrate_compression: 28, ld_bitrate_compression: 6 } as const;

const usualBoardRoles: readonly Role[] = ['user', 'admin', 'supervisor', 'manager', 'vendor'];

export const taskTypeLink = (priority: number | null): TaskTypeLink => ({
  priority,
  hd_bitrate_compression: null,
  ld_bitrate_compression: null,
  is_client_visible: true,
});

export const taskStatusLink = (priority: number | null): TaskStatusLink => ({
  priority,
  roles_for_board: usualBoardRoles,
  is_client_allowed: null,
});

/** A production's types and statuses may be sent as lists of ids; here they are links on its row. */
function linkLists(call: Call, data: JsonObject, before: ProjectRow | null): Partial<ProjectRow> {
  const idsIn = (key: string, table: TableName): string[] | null => {
    const value = data[key];
    if (!Array.isArray(value)) return null;
    return value.map(String).filter((id) => tableNamed(call.studio.store, table).has(id));
  };
  const taskTypes = idsIn('task_types', 'task_type');
  const statuses = idsIn('task_statuses', 'task_status');
  return {
    ...(taskTypes === null
      ? {}
      : {
          task_type_links: Object.fromEntries(
            taskTypes.map((id) => [id, before?.task_type_links[id] ?? taskTypeLink(null)]),
          ),
        }),
    ...(statuses === null
      ? {}
      : {
          task_status_links: Object.fromEntries(
            statuses.map((id) => [id, before?.task_status_links[id] ?? taskStatusLink(null)]),
          ),
        }),
  };
}

const withoutLists = (data: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(data).filter(([key]) => key !== 'task_types' && key !== 'task_statuses'));

function openStatusId(call: Call): string {
  const { project_status: statuses } = call.studio.store;
  return (statuses.find((status) => status.name === 'Open') ?? statuses.insert({ name: 'Open', color: '#000000' })).id;
}

function afterCreate(call: Call, project: ProjectRow, sent: Sent): Sent {
  const body = call.body.kind === 'json' ? (call.body.value as JsonObject) : {};
  const lists = linkLists(call, body, null);
  if (Object.keys(lists).length > 0) call.studio.store.project.amend(project.id, lists);
  if (project.production_type !== 'tvshow') return sent;
  const made = findOrCreate(call, {
    kind: 'Episode',
    projectId: project.id,
    name: 'E01',
    parentId: null,
    values: { status: 'running', description: '', data: {} },
  });
  emitEntity(call, 'new', made.entity);
  return { ...sent, first_episode_id: made.entity.id };
}

function remove(call: Call, project: ProjectRow): void {
  if (queryFlag(call, 'force')) removeProject(call, project);
  else {
    call.studio.store.project.delete(project.id);
    emit(call, 'project:delete', { project_id: project.id });
  }
}

function deleteProject(call: Call): Answer {
  const project = rowOf(call, 'project', param(call, 'instance_id'));
  if (isOpen(call, project)) throw fixedError(400, { error: true, message: 'Only closed projects can be deleted' });
  checkAdmin(call);
  remove(call, project);
  return noContent();
}

const projectCrud = crudRoutes({
  table: 'project',
  path: '/data/projects',
  looksInside: 'by index',
  without: ['delete'],
  mayList: () => undefined,
  isVisible: (call) => {
    if (isAdmin(call)) return () => true;
    const own = new Set(relatedProjects(call).map((project) => project.id));
    return (project) => own.has(project.id);
  },
  beforeCreate: (call, data) => {
    const checked: JsonObject = { ...(call.studio.isNew ? {} : usualCompression), ...withoutLists(checkStyle(data)) };
    return 'project_status_id' in checked ? checked : { ...checked, project_status_id: openStatusId(call) };
  },
  afterCreate,
  mayRead: (call, project) => checkProject(call, project.id),
  presentOne: (call, project, withRelations) => ({
    ...(withRelations ? wholeProject(call, project) : plain(call.studio, 'project', project)),
    project_status_name: call.studio.store.project_status.get(project.project_status_id)?.name ?? null,
  }),
  protectedKeys: ['team'],
  mayUpdate: (call, project) => checkStaff(call, project.id),
  beforeUpdate: (call, project, data) => {
    const lists = linkLists(call, data, project);
    if (Object.keys(lists).length > 0) call.studio.store.project.amend(project.id, lists);
    return withoutLists(checkStyle(data));
  },
  afterUpdate: (call, project, sent) =>
    project.production_type === 'tvshow'
      ? { ...sent, first_episode_id: firstEpisode(call, project.id)?.id ?? null }
      : sent,
});

function wholeProject(call: Call, project: ProjectRow): Sent {
  if (call.studio.isNew) return richProject(call, project);
  return whole(call.studio, 'project', project);
}

function team(call: Call): Answer {
  const { studio } = call;
  const projectId = param(call, 'project_id');
  checkProject(call, projectId);
  if (studio.isNew && !isId(projectId)) throw crash();
  const project = need(call, 'project', projectId);
  return answer(
    project.team.flatMap((id) => {
      const person = studio.store.person.get(id);
      if (person === undefined) return [];
      const sent = isManager(call, projectId) ? safePerson(studio, person, true) : minimalPerson(call, person);
      return [studio.isNew ? { ...sent, project_role: project.team_roles[id] ?? null } : sent];
    }),
  );
}

export function save(call: Call, project: ProjectRow, values: Partial<ProjectRow>): ProjectRow {
  const changed = call.studio.store.project.update(project.id, values);
  emit(call, 'project:update', {}, { projectId: project.id });
  return changed;
}

export const staffProject = (call: Call): ProjectRow => {
  const projectId = param(call, 'project_id');
  if (isAdmin(call)) return need(call, 'project', projectId);
  checkStaff(call, projectId);
  return need(call, 'project', projectId);
};

function addMember(call: Call): Answer {
  const { studio } = call;
  const id = requiredText(call, 'person_id');
  const project = staffProject(call);
  const person = studio.store.person.get(id);
  if (person === undefined) throw studio.isNew ? notFound() : crash();
  const role = studio.isNew ? roles.find((one) => one === text(call, 'role', null)) : undefined;
  const changed =
    project.team.includes(person.id) && role === undefined
      ? project
      : save(call, project, {
          team: [...new Set([...project.team, person.id])],
          ...(role === undefined ? {} : { team_roles: { ...project.team_roles, [person.id]: role } }),
        });
  return created(plain(studio, 'project', changed));
}

/** 1.0.59: a role of its own in this production. */
function setMemberRole(call: Call): Answer {
  const wish = text(call, 'role', null);
  const personId = param(call, 'person_id');
  const noMember = (): Error => wrongParameter('Person is not a member of the project team');
  if (isAdmin(call) && isId(param(call, 'project_id')) && !call.studio.store.project.has(param(call, 'project_id'))) {
    throw noMember();
  }
  if (isAdmin(call) && !isId(param(call, 'project_id'))) throw crash();
  const project = staffProject(call);
  const role = roles.find((one) => one === wish);
  if (wish !== null && (role === undefined || role === 'admin')) throw wrongParameter('Invalid role');
  if (!isId(personId)) throw crash();
  if (!project.team.includes(personId)) throw noMember();
  const { [personId]: _old, ...others } = project.team_roles;
  save(call, project, { team_roles: role === undefined ? others : { ...others, [personId]: role } });
  return answer({ project_id: project.id, person_id: personId, role: role ?? null });
}

function removeMember(call: Call): Answer {
  const project = staffProject(call);
  const personId = param(call, 'person_id');
  save(call, project, { team: project.team.filter((id) => id !== personId) });
  return noContent();
}

export const projectRoutes: readonly Route[] = [
  get('/data/projects/open', open),
  get('/data/projects/all', all),
  get('/data/user/projects/open', open),
  ...projectCrud,
  del('/data/projects/:instance_id', deleteProject),
  get('/data/projects/:project_id/team', team),
  post('/data/projects/:project_id/team', addMember),
  ...sinceOne(put('/data/projects/:project_id/team/:person_id', setMemberRole)),
  del('/data/projects/:project_id/team/:person_id', removeMember),
];
