/*
 * Files of the pipeline: working files of tasks, output files of entities and instances.
 */
import { assign } from '../actions/assign.ts';
import { answer, created, type Answer } from '../answer.ts';
import { files, param, queryFlag, requiredText, text, wholeNumber, type Call } from '../call.ts';
import { crudRoutes } from '../crud.ts';
import { badRequest, fixedError } from '../errors.ts';
import { emit } from '../events.ts';
import { fileAnswer } from '../fileAnswers.ts';
import { fullEntityName, slug } from '../names.ts';
import { need, needEntity, needTask } from '../lookups.ts';
import { checkNotVendor, checkProject, checkTaskAction, checkTaskRead, isAdmin, isInTeam } from '../permissions.ts';
import { plain, whole } from '../relations.ts';
import { get, post, put, type Route } from '../route.ts';
import type { Sent } from '../serialise.ts';
import type { Row, TaskRow } from '../tables.ts';

type Working = Row<'working_file'>;

export type Output = Row<'output_file'>;

const working = (call: Call, row: Working): Sent => plain(call.studio, 'working_file', row);

export const output = (call: Call, row: Output): Sent => plain(call.studio, 'output_file', row);

export const newestRevision = <R extends { readonly revision: number | null }>(left: R, right: R): number =>
  (right.revision ?? 0) - (left.revision ?? 0);

function readableTask(call: Call): TaskRow {
  const task = needTask(call, param(call, 'task_id'));
  checkTaskRead(call, task);
  return task;
}

/** The highest revision of each name. */
function lastWorking(call: Call): Answer {
  const task = readableTask(call);
  const result: Record<string, Sent> = {};
  for (const row of call.studio.store.working_file.by('task_id', task.id).sort(newestRevision)) {
    result[row.name ?? ''] ??= working(call, row);
  }
  return answer(result);
}

const workingOfTask = (call: Call): Answer => {
  const task = readableTask(call);
  const rows = call.studio.store.working_file.by('task_id', task.id).sort(newestRevision);
  return answer(rows.map((row) => working(call, row)));
};

function workingOfEntity(call: Call): Answer {
  const { studio } = call;
  const entity = needEntity(call, param(call, 'entity_id'));
  checkProject(call, entity.project_id);
  const taskId = text(call, 'task_id', null);
  const name = text(call, 'name', null);
  const withRelations = queryFlag(call, 'relations');
  const rows = studio.store.working_file
    .by('entity_id', entity.id)
    .filter((row) => (taskId === null || row.task_id === taskId) && (name === null || row.name === name))
    .sort(newestRevision);
  return answer(rows.map((row) => (withRelations ? whole(studio, 'working_file', row) : working(call, row))));
}

function usualSoftware(call: Call): Row<'software'> {
  const { software } = call.studio.store;
  return (
    software.find((one) => one.name === '3ds Max') ??
    software.insert({ name: '3ds Max', short_name: 'max', file_extension: '.max' })
  );
}

/** A path as a simple file tree would have it: production / entity / task type. */
function folderOf(call: Call, task: TaskRow): string {
  const { studio } = call;
  const { store } = studio;
  const entity = store.entity.get(task.entity_id);
  const parts = [
    store.project.get(task.project_id)?.name ?? '',
    ...(entity === undefined ? [] : fullEntityName(studio, entity).name.split(' / ')),
    store.task_type.get(task.task_type_id)?.name ?? '',
  ];
  return `/productions/${parts.map(slug).join('/')}`;
}

export const padded = (revision: number): string => `v${String(revision).padStart(3, '0')}`;

function newWorking(call: Call): Answer {
  const { studio } = call;
  const name = requiredText(call, 'name', 'The asset name is required.');
  const task = readableTask(call);
  const software = need(call, 'software', text(call, 'software_id', usualSoftware(call).id));
  const known = studio.store.working_file.by('task_id', task.id).filter((row) => row.name === name);
  const wished = wholeNumber(call, 'revision', 0);
  const revision = wished === 0 ? 1 + Math.max(0, ...known.map((row) => row.revision ?? 0)) : wished;
  // Making a working file puts its author on the task.
  assign(call, task, call.caller);
  if (known.some((row) => row.revision === revision)) {
    throw fixedError(400, { error: 'The given working file already exists.' });
  }
  const row = studio.store.working_file.insert({
    name,
    revision,
    comment: text(call, 'comment', ''),
    description: null,
    path: `${folderOf(call, task)}/${slug(name)}_${padded(revision)}`,
    task_id: task.id,
    entity_id: task.entity_id,
    person_id: text(call, 'person_id', call.caller.id),
    software_id: software.id,
  });
  emit(call, 'working-file:new', { working_file_id: row.id }, { projectId: task.project_id });
  return created(working(call, row));
}

function workingPath(call: Call): Answer {
  const task = readableTask(call);
  const name = text(call, 'name', 'main');
  const wished = wholeNumber(call, 'revision', 0);
  const known = call.studio.store.working_file.by('task_id', task.id).filter((row) => row.name === name);
  const revision = wished === 0 ? 1 + Math.max(0, ...known.map((row) => row.revision ?? 0)) : wished;
  return answer({ path: folderOf(call, task), name: `${slug(name)}_${padded(revision)}` });
}

function ownWorking(call: Call): Working {
  const row = need(call, 'working_file', param(call, 'working_file_id'));
  checkTaskAction(call, needTask(call, row.task_id));
  return row;
}

function readableWorking(call: Call): Working {
  const row = need(call, 'working_file', param(call, 'working_file_id'));
  checkTaskRead(call, needTask(call, row.task_id));
  return row;
}

function storeWorking(call: Call): Answer {
  const row = readableWorking(call);
  const file = files(call).find((one) => one.field === 'file');
  if (file === undefined)
    throw badRequest('The browser (or proxy) sent a request that this server could not understand.');
  call.studio.files.keep('working-files', row.id, file.path);
  return created(working(call, row));
}

/** An id is looked up among working files, then among output files. */
function anyFile(call: Call): Answer {
  const { studio } = call;
  const { store } = studio;
  const id = param(call, 'file_id');
  const row = store.working_file.get(id);
  if (row !== undefined) {
    checkProject(call, needTask(call, row.task_id).project_id);
    return answer(whole(studio, 'working_file', row));
  }
  const found = need(call, 'output_file', id);
  checkProject(call, needEntity(call, found.entity_id).project_id);
  return answer(output(call, found));
}

export const fileRoutes: readonly Route[] = [
  get('/data/files/:file_id', anyFile),
  get('/data/tasks/:task_id/working-files', workingOfTask),
  post('/data/tasks/:task_id/working-files/new', newWorking),
  get('/data/tasks/:task_id/working-files/last-revisions', lastWorking),
  post('/data/tasks/:task_id/working-file-path', workingPath),
  get('/data/entities/:entity_id/working-files', workingOfEntity),
  get('/data/working-files/:working_file_id/file', (call) =>
    fileAnswer.workingFile(call.studio, readableWorking(call)),
  ),
  post('/data/working-files/:working_file_id/file', storeWorking),
  put('/actions/working-files/:working_file_id/comment', (call) => {
    const comment = requiredText(call, 'comment', 'Comment field expected.');
    return answer(working(call, call.studio.store.working_file.update(ownWorking(call).id, { comment })));
  }),
  put('/actions/working-files/:working_file_id/modified', (call) => {
    const row = ownWorking(call);
    return answer(working(call, call.studio.store.working_file.update(row.id, {})));
  }),
  ...crudRoutes({
    table: 'working_file',
    path: '/data/working-files',
    lenientId: 'reading',
    mayList: (call) => checkNotVendor(call),
    isVisible: (call) => (row) =>
      isAdmin(call) || isInTeam(call, call.studio.store.entity.get(row.entity_id)?.project_id ?? null),
    mayRead: (call, row) => checkTaskRead(call, needTask(call, row.task_id)),
    mayUpdate: (call, row) => checkTaskAction(call, needTask(call, row.task_id)),
  }),
];
