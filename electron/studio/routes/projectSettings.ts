/*
 * What a production sets: asset types, task types, statuses, automations, backgrounds.
 */
import { answer, created, noContent, type Answer } from '../answer.ts';
import { param, requiredText, textList, wholeNumber, type Call, text } from '../call.ts';
import { crash, notFound, wrongParameter } from '../errors.ts';
import { need } from '../lookups.ts';
import { checkManager, checkProject, checkStaff } from '../permissions.ts';
import { plain } from '../relations.ts';
import { del, get, post, type Route } from '../route.ts';
import { tableNamed } from '../store.ts';
import { roles } from '../tables/values.ts';
import { taskTypeLink, taskStatusLink, save, staffProject } from './projects.ts';

type ListSetting = 'asset_types' | 'status_automations' | 'preview_background_files';

const listTables = {
  asset_types: 'entity_type',
  status_automations: 'status_automation',
  preview_background_files: 'preview_background_file',
} as const;

const addToList =
  (list: ListSetting, idName: string) =>
  (call: Call): Answer => {
    const id = requiredText(call, idName);
    const project = staffProject(call);
    if (!tableNamed(call.studio.store, listTables[list]).has(id)) throw call.studio.isNew ? notFound() : crash();
    const changed = project[list].includes(id) ? project : save(call, project, { [list]: [...project[list], id] });
    return created(plain(call.studio, 'project', changed));
  };

const removeFromList =
  (list: ListSetting, idName: string) =>
  (call: Call): Answer => {
    const project = staffProject(call);
    save(call, project, { [list]: project[list].filter((id) => id !== param(call, idName)) });
    return noContent();
  };

const listOf =
  (list: ListSetting) =>
  (call: Call): Answer => {
    const { studio } = call;
    // 0.20.52 asks for the role before it looks for the production.
    if (list === 'status_automations' && !studio.isNew) checkManager(call);
    const project = need(call, 'project', param(call, 'project_id'));
    if (list === 'status_automations') checkStaff(call, project.id);
    else checkProject(call, project.id);
    const rows = project[list].flatMap((id) => tableNamed(studio.store, listTables[list]).get(id) ?? []);
    return answer(rows.map((row) => plain(studio, listTables[list], row as never)));
  };

function addTaskType(call: Call): Answer {
  const id = requiredText(call, 'task_type_id');
  const project = staffProject(call);
  need(call, 'task_type', id);
  const known = project.task_type_links[id];
  const links =
    known === undefined
      ? { ...project.task_type_links, [id]: taskTypeLink(wholeNumber(call, 'priority', null)) }
      : project.task_type_links;
  return created(plain(call.studio, 'project', save(call, project, { task_type_links: links })));
}

function removeTaskType(call: Call): Answer {
  const project = staffProject(call);
  const { [param(call, 'task_type_id')]: _gone, ...links } = project.task_type_links;
  save(call, project, { task_type_links: links });
  return noContent();
}

function addTaskStatus(call: Call): Answer {
  const id = requiredText(call, 'task_status_id');
  const project = staffProject(call);
  need(call, 'task_status', id);
  const links =
    id in project.task_status_links
      ? project.task_status_links
      : { ...project.task_status_links, [id]: taskStatusLink(null) };
  return created(plain(call.studio, 'project', save(call, project, { task_status_links: links })));
}

function removeTaskStatus(call: Call): Answer {
  const project = staffProject(call);
  const { [param(call, 'task_status_id')]: _gone, ...links } = project.task_status_links;
  save(call, project, { task_status_links: links });
  return noContent();
}

const linked =
  (table: 'task_type' | 'task_status') =>
  (call: Call): Answer => {
    const { studio } = call;
    const project = need(call, 'project', param(call, 'project_id'));
    checkProject(call, project.id);
    const ids = Object.keys(table === 'task_type' ? project.task_type_links : project.task_status_links);
    const rows = ids.flatMap((id) => tableNamed(studio.store, table).get(id) ?? []);
    return answer(rows.map((row) => plain(studio, table, row as never)));
  };

/** 1.0.97 reads these without a schema, and names one missing argument at a time. */
function checkLinkNamed(call: Call): void {
  if (call.studio.isNew && text(call, 'project_id', null) === null) {
    throw wrongParameter('Missing required parameter: project_id');
  }
}

/** The links themselves: a task type's place in the production's order. */
function setTaskTypeLink(call: Call): Answer {
  checkLinkNamed(call);
  const projectId = requiredText(call, 'project_id');
  const taskTypeId = requiredText(call, 'task_type_id');
  const priority = wholeNumber(call, 'priority', 1);
  checkStaff(call, projectId);
  const project = need(call, 'project', projectId);
  const known = project.task_type_links[taskTypeId] ?? taskTypeLink(priority);
  call.studio.store.project.update(project.id, {
    task_type_links: { ...project.task_type_links, [taskTypeId]: { ...known, priority } },
  });
  return created({
    project_id: projectId,
    task_type_id: taskTypeId,
    priority,
    id: taskTypeId,
    type: 'ProjectTaskTypeLink',
  });
}

function setTaskStatusLink(call: Call): Answer {
  checkLinkNamed(call);
  const projectId = requiredText(call, 'project_id');
  const statusId = requiredText(call, 'task_status_id');
  const priority = wholeNumber(call, 'priority', 1);
  const wished = textList(call, 'roles_for_board');
  checkStaff(call, projectId);
  const project = need(call, 'project', projectId);
  const known = project.task_status_links[statusId] ?? taskStatusLink(priority);
  const link = {
    ...known,
    priority,
    roles_for_board: wished === null ? known.roles_for_board : roles.filter((role) => wished.includes(role)),
  };
  call.studio.store.project.update(project.id, {
    task_status_links: { ...project.task_status_links, [statusId]: link },
  });
  return created({
    project_id: projectId,
    task_status_id: statusId,
    priority,
    roles_for_board: link.roles_for_board,
    id: statusId,
    type: 'ProjectTaskStatusLink',
  });
}

export const projectSettingRoutes: readonly Route[] = [
  post('/data/projects/:project_id/settings/asset-types', addToList('asset_types', 'asset_type_id')),
  del('/data/projects/:project_id/settings/asset-types/:asset_type_id', removeFromList('asset_types', 'asset_type_id')),
  post('/data/projects/:project_id/settings/task-types', addTaskType),
  del('/data/projects/:project_id/settings/task-types/:task_type_id', removeTaskType),
  get('/data/projects/:project_id/task-types', linked('task_type')),
  get('/data/projects/:project_id/settings/task-status', linked('task_status')),
  post('/data/projects/:project_id/settings/task-status', addTaskStatus),
  del('/data/projects/:project_id/settings/task-status/:task_status_id', removeTaskStatus),
  get('/data/projects/:project_id/settings/status-automations', listOf('status_automations')),
  post(
    '/data/projects/:project_id/settings/status-automations',
    addToList('status_automations', 'status_automation_id'),
  ),
  del(
    '/data/projects/:project_id/settings/status-automations/:status_automation_id',
    removeFromList('status_automations', 'status_automation_id'),
  ),
  get('/data/projects/:project_id/settings/preview-background-files', listOf('preview_background_files')),
  post(
    '/data/projects/:project_id/settings/preview-background-files',
    addToList('preview_background_files', 'preview_background_file_id'),
  ),
  del(
    '/data/projects/:project_id/settings/preview-background-files/:preview_background_file_id',
    removeFromList('preview_background_files', 'preview_background_file_id'),
  ),
  post('/data/task-type-links', setTaskTypeLink),
  post('/data/task-status-links', setTaskStatusLink),
];
