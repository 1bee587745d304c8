/*
 * Output files: what pipelines publish, of entities and of cast instances.
 */
import { answer, created, type Answer } from '../answer.ts';
import { checkGiven, param, requiredText, text, wholeNumber, type Call } from '../call.ts';
import { crudRoutes } from '../crud.ts';
import { crash, fixedError, forbidden } from '../errors.ts';
import { emit } from '../events.ts';
import { fullEntityName, slug } from '../names.ts';
import { need, needEntity } from '../lookups.ts';
import {
  checkEntityRead,
  checkNotVendor,
  checkProject,
  checkStaff,
  isAdmin,
  isManager,
  isWorkingOn,
  relatedProjects,
} from '../permissions.ts';
import { plain } from '../relations.ts';
import { get, post, type Route } from '../route.ts';
import type { EntityRow, Row } from '../tables.ts';
import { type Output, output, newestRevision, padded } from './files.ts';

type Filter = (row: Output) => boolean;

function asked(call: Call): Filter {
  const keys = ['output_type_id', 'task_type_id', 'representation', 'file_status_id', 'name'] as const;
  const wanted = keys.flatMap((key) => {
    const value = text(call, key, null);
    return value === null ? [] : [[key, value] as const];
  });
  return (row) => wanted.every(([key, value]) => row[key] === value);
}

function readableEntity(call: Call): EntityRow {
  const entity = needEntity(call, param(call, 'entity_id'));
  checkProject(call, entity.project_id);
  return entity;
}

function instanceOf(call: Call): Row<'asset_instance'> {
  const instance = need(call, 'asset_instance', param(call, 'asset_instance_id'));
  checkProject(call, needEntity(call, instance.asset_id).project_id);
  return instance;
}

const ofEntity = (call: Call, entity: EntityRow): Output[] =>
  call.studio.store.output_file.by('entity_id', entity.id).filter((row) => row.asset_instance_id === null);

function ofInstance(call: Call): Output[] {
  const instance = instanceOf(call);
  const temporal = call.params['temporal_entity_id'] ?? text(call, 'temporal_entity_id', null);
  return call.studio.store.output_file
    .by('asset_instance_id', instance.id)
    .filter((row) => temporal === null || row.temporal_entity_id === temporal);
}

/** One a group of task type, output type, name and representation; groups without a type do not match. */
function lastOf(rows: readonly Output[]): Output[] {
  const last = new Map<string, Output>();
  for (const row of [...rows].sort(newestRevision)) {
    if (row.task_type_id === null || row.output_type_id === null) continue;
    const key = [row.task_type_id, row.output_type_id, row.name, row.representation].join(' ');
    if (!last.has(key)) last.set(key, row);
  }
  return [...last.values()];
}

const sendAll = (call: Call, rows: readonly Output[]): Answer => answer(rows.map((row) => output(call, row)));

function typesOf(call: Call, rows: readonly Output[]): Answer {
  const ids = new Set(rows.map((row) => row.output_type_id));
  const types = call.studio.store.output_type.all().filter((type) => ids.has(type.id));
  return answer(
    types
      .sort((left, right) => (left.name < right.name ? -1 : 1))
      .map((type) => plain(call.studio, 'output_type', type)),
  );
}

function ofType(call: Call, rowsOf: (call: Call) => readonly Output[]): Answer {
  const type = need(call, 'output_type', param(call, 'output_type_id'));
  const rows = rowsOf(call);
  const representation = call.query.get('representation');
  const found = rows
    .filter((row) => row.output_type_id === type.id)
    .filter((row) => representation === null || row.representation === representation)
    .sort(newestRevision);
  return sendAll(call, found);
}

function usualStatus(call: Call): Row<'file_status'> {
  const { file_status: statuses } = call.studio.store;
  return (
    statuses.find((one) => one.name === 'To be reviewed') ??
    statuses.insert({ name: 'To be reviewed', color: '#FFFFFF' })
  );
}

type Place = { readonly entity: EntityRow; readonly instanceId: string | null; readonly temporalId: string | null };

const isOfPlace =
  (call: Call, { entity, instanceId, temporalId }: Place): Filter =>
  (row) =>
    row.entity_id === entity.id &&
    row.asset_instance_id === instanceId &&
    row.temporal_entity_id === temporalId &&
    row.output_type_id === text(call, 'output_type_id', null) &&
    row.task_type_id === text(call, 'task_type_id', null) &&
    row.name === text(call, 'name', 'main');

function nextRevision(call: Call, place: Place): number {
  const known = call.studio.store.output_file.by('entity_id', place.entity.id).filter(isOfPlace(call, place));
  return 1 + Math.max(0, ...known.map((row) => row.revision));
}

function newOutput(call: Call, placeOf: (call: Call) => Place, errorKey: 'error' | 'message'): Answer {
  const { studio } = call;
  const { store } = studio;
  checkGiven(call, 'output_type_id', 'task_type_id');
  const typeId = requiredText(call, 'output_type_id');
  const taskTypeId = requiredText(call, 'task_type_id');
  requiredText(call, 'comment');
  const place = placeOf(call);
  const { entity } = place;
  const fail = (message: string): Error => fixedError(400, { [errorKey]: message });
  const type = store.output_type.get(typeId);
  if (type === undefined) throw fail('Cannot find given output type.');
  const taskType = need(call, 'task_type', taskTypeId);
  const personId = text(call, 'person_id', call.caller.id);
  if (!store.person.has(personId)) throw fail('Cannot find given person.');
  const name = text(call, 'name', 'main');
  const representation = text(call, 'representation', '');
  const wished = wholeNumber(call, 'revision', 0);
  const revision = wished < 1 ? nextRevision(call, place) : wished;
  const clash = store.output_file
    .by('entity_id', entity.id)
    .filter(isOfPlace(call, place))
    .some((row) => row.revision === revision && row.representation === representation);
  if (clash) throw fail('The given output file already exists.');
  const folder = `/productions/${slug(store.project.get(entity.project_id)?.name ?? '')}/${fullEntityName(studio, entity).name.split(' / ').map(slug).join('/')}/output`;
  const fileName = `${slug(`${taskType.name} ${type.name} ${name}`)}_${padded(revision)}`;
  const extension = text(call, 'extension', '');
  const row = store.output_file.insert({
    name,
    revision,
    representation,
    extension,
    comment: text(call, 'comment', ''),
    nb_elements: wholeNumber(call, 'nb_elements', 1),
    path: `${folder}/${fileName}${extension}`,
    entity_id: entity.id,
    asset_instance_id: place.instanceId,
    temporal_entity_id: place.temporalId,
    output_type_id: type.id,
    task_type_id: taskType.id,
    person_id: personId,
    source_file_id: store.working_file.get(text(call, 'working_file_id', null))?.id ?? null,
    file_status_id: text(call, 'file_status_id', usualStatus(call).id),
  });
  emit(call, 'output-file:new', { output_file_id: row.id }, { projectId: entity.project_id });
  return created({ ...output(call, row), folder_path: folder, file_name: fileName });
}

const entityPlace = (call: Call): Place => ({ entity: readableEntity(call), instanceId: null, temporalId: null });

const instancePlace = (call: Call): Place => {
  const instance = instanceOf(call);
  const temporal = needEntity(call, param(call, 'temporal_entity_id'));
  return { entity: needEntity(call, instance.asset_id), instanceId: instance.id, temporalId: temporal.id };
};

const askNext =
  (placeOf: (call: Call) => Place) =>
  (call: Call): Answer => {
    checkGiven(call, 'output_type_id', 'task_type_id');
    const typeId = requiredText(call, 'output_type_id');
    const taskTypeId = requiredText(call, 'task_type_id');
    need(call, 'output_type', typeId);
    need(call, 'task_type', taskTypeId);
    return answer({ next_revision: nextRevision(call, placeOf(call)) });
  };

const instancePath = '/data/asset-instances/:asset_instance_id/entities/:temporal_entity_id';

export const outputFileRoutes: readonly Route[] = [
  get('/data/entities/:entity_id/output-files', (call) =>
    sendAll(call, ofEntity(call, readableEntity(call)).filter(asked(call)).sort(newestRevision)),
  ),
  get('/data/entities/:entity_id/output-files/last-revisions', (call) =>
    sendAll(call, lastOf(ofEntity(call, readableEntity(call)).filter(asked(call)))),
  ),
  post('/data/entities/:entity_id/output-files/new', (call) => newOutput(call, entityPlace, 'error')),
  post('/data/entities/:entity_id/output-files/next-revision', askNext(entityPlace)),
  get('/data/entities/:entity_id/output-types', (call) => typesOf(call, ofEntity(call, readableEntity(call)))),
  get('/data/entities/:entity_id/output-types/:output_type_id/output-files', (call) =>
    ofType(call, () => ofEntity(call, readableEntity(call))),
  ),
  get('/data/projects/:project_id/output-files', (call) => {
    const { store } = call.studio;
    const projectId = param(call, 'project_id');
    checkStaff(call, projectId);
    const rows = store.entity
      .by('project_id', projectId)
      .flatMap((entity) => store.output_file.by('entity_id', entity.id));
    return sendAll(call, rows.filter(asked(call)));
  }),
  get('/data/asset-instances/:asset_instance_id/output-files', (call) => {
    // A programming error of 0.20.52.
    if (!call.studio.isNew) throw crash();
    return sendAll(call, ofInstance(call).filter(asked(call)).sort(newestRevision));
  }),
  get(`${instancePath}/output-files/last-revisions`, (call) =>
    sendAll(call, lastOf(ofInstance(call).filter(asked(call)))),
  ),
  post(`${instancePath}/output-files/new`, (call) => newOutput(call, instancePlace, 'message')),
  post(`${instancePath}/output-files/next-revision`, askNext(instancePlace)),
  get(`${instancePath}/output-types`, (call) => typesOf(call, ofInstance(call))),
  get(`${instancePath}/output-types/:output_type_id/output-files`, (call) => ofType(call, ofInstance)),
  ...crudRoutes({
    table: 'output_file',
    path: '/data/output-files',
    lenientId: 'reading',
    mayList: (call) => checkNotVendor(call),
    isVisible: (call) => {
      if (isAdmin(call)) return () => true;
      const own = new Set(relatedProjects(call).map((project) => project.id));
      return (row) => own.has(call.studio.store.entity.get(row.entity_id)?.project_id ?? '');
    },
    projectOf: (call, row) => call.studio.store.entity.get(row.entity_id)?.project_id ?? null,
    mayRead: (call, row) => checkEntityRead(call, needEntity(call, row.entity_id)),
    mayUpdate: (call, row) => {
      if (isManager(call)) return;
      if (!isWorkingOn(call, row.temporal_entity_id ?? row.entity_id)) throw forbidden();
    },
  }),
];
