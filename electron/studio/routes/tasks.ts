/*
 * Tasks: the generic routes, creating and deleting many, assigning, and the lists a task's panel needs.
 */
import { seenTask, isBlankedFor } from '../clientView.ts';
import { deleteTaskRow, removeTask } from '../actions/removal.ts';
import { authenticate } from '../authenticate.ts';
import { answer, created, type Answer } from '../answer.ts';
import { tagged } from '../boardAnswer.ts';
import { isId, jsonArgument, jsonBody, param, queryFlag, text, type Call, type OpenCall, isObject } from '../call.ts';
import type { JsonObject } from '../columns.ts';
import { crudRoutes, listAnswer, numberInQuery, noIndex, pythonError } from '../crud.ts';
import { crash, databaseError, fixedError, notFound, wrongParameter } from '../errors.ts';
import { emit } from '../events.ts';
import { kindOf } from '../kinds.ts';
import { need, needEntity, needTask } from '../lookups.ts';
import { newestChangeFirst, pageOf } from '../paging.ts';
import { safePerson } from '../people.ts';
import {
  checkProject,
  checkStaff,
  checkTaskRead,
  checkTaskUpdate,
  isAdmin,
  isAssignedTo,
  isVendor,
  relatedProjects,
} from '../permissions.ts';
import { plain, whole } from '../relations.ts';
import { get, open, put, untilOne, type Route } from '../route.ts';
import { checkConstraints, checkUnreferenced, newValues } from '../rowValues.ts';
import type { Sent } from '../serialise.ts';
import type { EntityRow, TaskRow } from '../tables.ts';

/** Tasks a list shows: a vendor's own, others those of their open productions, an admin's all. */
function visibleTasks(call: Call): (task: TaskRow) => boolean {
  if (isAdmin(call)) return () => true;
  if (isVendor(call)) return (task) => isAssignedTo(call, task);
  const own = new Set(relatedProjects(call).map((project) => project.id));
  return (task) => task.project_id !== null && own.has(task.project_id);
}

const episodeOfTask = (call: Call, task: TaskRow): string | null => {
  const { entity } = call.studio.store;
  return entity.get(entity.get(entity.get(task.entity_id)?.parent_id)?.id)?.parent_id ?? null;
};

const present = (call: Call, task: TaskRow, withRelations: boolean): Sent =>
  seenTask(call, task.project_id, withRelations ? whole(call.studio, 'task', task) : plain(call.studio, 'task', task));

function listTasks(call: Call): Answer {
  const episodeId = call.query.get('episode_id');
  const isVisible = visibleTasks(call);
  const isWanted = (task: TaskRow): boolean =>
    isVisible(task) && (episodeId === null || episodeOfTask(call, task) === episodeId);
  return listAnswer(call, 'task', isWanted, (task, withRelations) => present(call, task, withRelations));
}

/** The server checks no role here (and before 0.20.84 not even a token); a body's own id is kept. */
function createTask(call: OpenCall): Answer {
  const { studio } = call;
  const { store } = studio;
  if (studio.isNew) authenticate(studio, call.headers);
  const body = jsonBody(call);
  if (!isObject(body)) {
    if (studio.isNew) throw wrongParameter('A JSON object is expected.');
    throw body === null ? pythonError("argument of type 'NoneType' is not iterable") : noIndex();
  }
  const data: JsonObject = body;
  const taskType = store.task_type.get(String(data['task_type_id']));
  const entity = store.entity.get(String(data['entity_id']));
  if (studio.isNew && typeof data['task_type_id'] !== 'string')
    throw wrongParameter('A valid task_type_id is required.');
  if (!('task_type_id' in data) || !('entity_id' in data)) throw crash();
  if (taskType === undefined || entity === undefined) throw notFound();
  if (taskType.for_entity !== kindOf(studio, entity)) {
    throw fixedError(400, { error: true, message: 'Task type of the task does not match entity type.' });
  }
  const id = typeof data['id'] === 'string' && isId(data['id']) ? data['id'].toLowerCase() : null;
  const given = Object.fromEntries(Object.entries(data).filter(([key]) => key !== 'type'));
  if (studio.isNew && given['name'] === undefined) given['name'] = 'main';
  const values = newValues(studio, 'task', given);
  try {
    if (id !== null && store.task.has(id)) throw databaseError('', '');
    checkConstraints(store, 'task', values, null);
  } catch {
    throw fixedError(400, { message: 'Task already exists.' });
  }
  const task = store.task.insert({ ...values, ...(id === null ? {} : { id }) });
  const author = store.person.get(task.assigner_id) ?? store.person.all()[0];
  if (author !== undefined) {
    emit({ studio, caller: author }, 'task:new', { task_id: task.id }, { projectId: task.project_id });
  }
  return created(whole(studio, 'task', task));
}

function deleteTask(call: Call, task: TaskRow): void {
  if (queryFlag(call, 'force')) removeTask(call, task);
  else {
    checkUnreferenced(call.studio.store, 'task', task.id);
    deleteTaskRow(call, task);
  }
}

const taskCrud = crudRoutes({
  table: 'task',
  path: '/data/tasks',
  without: ['list', 'create'],
  mayRead: (call, task) => checkTaskRead(call, task),
  presentOne: present,
  mayUpdate: (call, task, data) => checkTaskUpdate(call, task, Object.keys(data)),
  beforeUpdate: (call, task, data) => {
    const own = data['data'];
    if (!call.studio.isNew || typeof own !== 'object' || own === null || Array.isArray(own)) return data;
    return { ...data, data: { ...task.data, ...(own as JsonObject) } };
  },
  mayDelete: (call, task) => checkStaff(call, task.project_id),
  remove: deleteTask,
});

function projectTasks(call: Call): Answer {
  const { store } = call.studio;
  const projectId = param(call, 'project_id');
  need(call, 'project', projectId);
  if (call.studio.isNew) checkProject(call, projectId);
  const taskTypeId = call.query.get('task_type_id');
  const episodeId = call.query.get('episode_id');
  if (episodeId !== null && !call.studio.isNew) throw crash();
  const page = numberInQuery(call, 'page', 0);
  const rows = store.task
    .by('project_id', projectId)
    .filter((task) => taskTypeId === null || task.task_type_id === taskTypeId)
    .filter((task) => episodeId === null || episodeOfTask(call, task) === episodeId)
    // Vendors see all of them, as long as they do not ask for an episode.
    .filter((task) => episodeId === null || !isVendor(call, projectId) || isAssignedTo(call, task))
    .sort(newestChangeFirst);
  const show = (task: TaskRow): Sent => whole(call.studio, 'task', task);
  if (page < 1) {
    const sent = rows.map(show);
    return tagged(call, projectId, sent, answer(sent));
  }
  return answer(pageOf(rows, { page, limit: 0 }, show, call.studio.isNew));
}

function fullTask(call: Call): Answer {
  const { studio } = call;
  const { store } = studio;
  const task = needTask(call, param(call, 'task_id'));
  checkTaskRead(call, task);
  const entity = needEntity(call, task.entity_id);
  const entityType = need(call, 'entity_type', entity.entity_type_id);
  const kind = kindOf(studio, entity);
  const assigner = store.person.get(task.assigner_id);
  const sequence =
    kind === 'Sequence' ? entity : ['Shot', 'Scene'].includes(kind) ? store.entity.get(entity.parent_id) : undefined;
  const episode = store.entity.get(sequence?.parent_id);
  const as = (row: EntityRow, type: string): Sent => ({ ...plain(studio, 'entity', row), type });
  const isBlanked = isBlankedFor(call, task.project_id);
  return answer({
    ...present(call, task, true),
    entity: plain(studio, 'entity', entity),
    entity_type: plain(studio, 'entity_type', entityType),
    is_subscribed: store.subscription.by('task_id', task.id).some((one) => one.person_id === call.caller.id),
    persons: (isBlanked ? [] : task.assignees).flatMap((id) => {
      const person = store.person.get(id);
      return person === undefined ? [] : [safePerson(studio, person, !studio.isNew)];
    }),
    project: plain(studio, 'project', need(call, 'project', task.project_id)),
    task_status: plain(studio, 'task_status', need(call, 'task_status', task.task_status_id)),
    task_type: plain(studio, 'task_type', need(call, 'task_type', task.task_type_id)),
    type: 'Task',
    ...(assigner === undefined || isBlanked ? {} : { assigner: safePerson(studio, assigner, true) }),
    ...(sequence === undefined ? {} : { sequence: as(sequence, 'Sequence') }),
    ...(episode === undefined ? {} : { episode: as(episode, 'Episode') }),
  });
}

function tasksOfEntityAndType(call: Call): Answer {
  const entity = needEntity(call, param(call, 'entity_id'));
  checkProject(call, entity.project_id);
  const tasks = call.studio.store.task
    .by('entity_id', entity.id)
    .filter((task) => task.task_type_id === param(call, 'task_type_id'));
  return answer(tasks.map((task) => present(call, task, false)));
}

function taskPreviews(call: Call): Answer {
  const task = needTask(call, param(call, 'task_id'));
  checkTaskRead(call, task);
  const files = call.studio.store.preview_file
    .by('task_id', task.id)
    .sort((left, right) => right.revision - left.revision);
  return answer(files.map((file) => plain(call.studio, 'preview_file', file)));
}

/** An action of old pipelines: sets the review status and tells the world, without a comment. */
function toReview(call: Call): Answer {
  const { studio } = call;
  const { store } = studio;
  const task = needTask(call, param(call, 'task_id'));
  checkTaskRead(call, task);
  const review = store.task_status.find((one) => one.is_feedback_request);
  const comment = text(call, 'comment', '');
  const changed =
    review !== undefined && jsonArgument(call, 'change_status', true) !== false
      ? store.task.update(task.id, { task_status_id: review.id })
      : task;
  const entity = needEntity(call, task.entity_id);
  const entityType = need(call, 'entity_type', entity.entity_type_id);
  const previewPath = { folder_path: '', file_name: '' };
  emit(call, 'task:to-review', {
    task_id: task.id,
    task_shotgun_id: task.shotgun_id,
    entity_type_name: entityType.name,
    previous_task_status_id: task.task_status_id,
    entity_shotgun_id: entity.shotgun_id,
    project_shotgun_id: null,
    person_shotgun_id: null,
    comment,
    preview_path: previewPath,
    change_status: true,
  });
  return answer({
    ...plain(studio, 'task', changed),
    project: plain(studio, 'project', need(call, 'project', task.project_id)),
    entity: plain(studio, 'entity', entity),
    entity_type: plain(studio, 'entity_type', entityType),
    person: safePerson(studio, call.caller),
    comment,
    preview_path: previewPath,
  });
}

export const taskRoutes: readonly Route[] = [
  get('/data/tasks', listTasks),
  open('POST', '/data/tasks', createTask),
  ...taskCrud,
  get('/data/projects/:project_id/tasks', projectTasks),
  get('/data/tasks/:task_id/full', fullTask),
  get('/data/tasks/:task_id/previews', taskPreviews),
  get('/data/entities/:entity_id/task-types/:task_type_id/tasks', tasksOfEntityAndType),
  ...untilOne(put('/actions/tasks/:task_id/to-review', toReview)),
];
