/*
 * Metadata descriptors of a production.
 */
import { mayKnow } from '../projects.ts';
import { answer, created, noContent, type Answer } from '../answer.ts';
import { argument, checkGiven, param, text, textList, type Call, requiredText } from '../call.ts';
import { crudRoutes } from '../crud.ts';
import { badArgument, forbidden, missingArgument, wrongParameter } from '../errors.ts';
import { emit } from '../events.ts';
import { kindOf } from '../kinds.ts';
import { inProject, need } from '../lookups.ts';
import { slug } from '../names.ts';
import { byName } from '../paging.ts';
import {
  checkProject,
  hasStaffAccess,
  isAdmin,
  isInTeam,
  isSupervisor,
  relatedProjects,
  checkStaff,
} from '../permissions.ts';
import { plain, whole } from '../relations.ts';
import { del, get, post, put, sinceOne, type Route } from '../route.ts';
import type { Sent } from '../serialise.ts';
import type { EntityRow, Row } from '../tables.ts';

type Descriptor = Row<'metadata_descriptor'>;

const oldTypes = ['string', 'number', 'list', 'taglist', 'boolean', 'checklist'];
const newTypes = [...oldTypes, 'date', 'url', 'textarea', 'person'];
const entityTypes = ['Asset', 'Shot', 'Edit', 'Episode', 'Sequence'];

const typesOf = (call: Call): readonly string[] => (call.studio.isNew ? newTypes : oldTypes);

function checkType(call: Call, type: unknown): void {
  if (!typesOf(call).includes(String(type))) throw wrongParameter('Invalid data_type');
}

/** A supervisor manages descriptors of his own departments. */
function checkDepartments(call: Call, projectId: string, departments: readonly string[]): void {
  if (hasStaffAccess(call, projectId)) return;
  const own = call.caller.departments;
  const isAllowed =
    isSupervisor(call, projectId) &&
    isInTeam(call, projectId) &&
    departments.length > 0 &&
    own.every((id) => departments.includes(id));
  if (!isAllowed) throw forbidden();
}

const sent = (call: Call, row: Descriptor): Sent => whole(call.studio, 'metadata_descriptor', row);

function list(call: Call): Answer {
  const projectId = param(call, 'project_id');
  checkProject(call, projectId);
  const rows = call.studio.store.metadata_descriptor
    .by('project_id', projectId)
    .filter((one) => mayKnow(call, one))
    .sort(byName);
  return answer(rows.map((row) => sent(call, row)));
}

/** JSON true and the text "True"; 0.20.52 takes the text "true" for false. */
function isForClient(call: Call): boolean {
  const value = argument(call, 'for_client') ?? null;
  return value === true || value === 'True' || (call.studio.isNew && value === 'true');
}

function create(call: Call): Answer {
  const { studio } = call;
  const projectId = param(call, 'project_id');
  const entityType = text(call, 'entity_type', 'Asset');
  const name = text(call, 'name', null);
  const dataType = text(call, 'data_type', null);
  if (name === null) throw missingArgument('name');
  if (dataType === null) throw missingArgument('data_type');
  const departments = textList(call, 'departments') ?? [];
  checkDepartments(call, projectId, departments);
  const known = studio.isNew ? [...entityTypes, 'Project', 'Task'] : entityTypes;
  if (!known.includes(entityType)) {
    throw wrongParameter('Wrong entity type. Please select Asset, Shot, Sequence, Episode or Edit.');
  }
  if (name === '') {
    throw studio.isNew
      ? badArgument('name', '', 'String should have at least 1 character')
      : wrongParameter('Name cannot be empty.');
  }
  checkType(call, dataType);
  for (const id of departments) need(call, 'department', id);
  const fieldName = slug(name);
  const clash = studio.store.metadata_descriptor
    .by('project_id', projectId)
    .some((one) => one.entity_type === entityType && (one.name === name || one.field_name === fieldName));
  if (clash || !studio.store.project.has(projectId)) throw wrongParameter('Metadata descriptor already exists.');
  const row = studio.store.metadata_descriptor.insert({
    project_id: projectId,
    entity_type: entityType,
    name,
    data_type: dataType as Descriptor['data_type'],
    field_name: fieldName,
    choices: textList(call, 'choices') ?? [],
    for_client: isForClient(call),
    departments,
  });
  emit(call, 'metadata-descriptor:new', { metadata_descriptor_id: row.id }, { projectId });
  return created(studio.isNew ? sent(call, row) : plain(studio, 'metadata_descriptor', row));
}

const isDescribed = (call: Call, entity: EntityRow, row: Descriptor): boolean =>
  kindOf(call.studio, entity) === row.entity_type;

/** A new name renames the key inside every entity's data. */
function renameKeys(call: Call, row: Descriptor, fieldName: string | null): void {
  const { entity: entities } = call.studio.store;
  for (const entity of entities.by('project_id', row.project_id)) {
    if (entity.data === null || !(row.field_name in entity.data) || !isDescribed(call, entity, row)) continue;
    const { [row.field_name]: value, ...others } = entity.data;
    entities.update(entity.id, {
      data: fieldName === null || value === undefined || value === null ? others : { ...others, [fieldName]: value },
    });
  }
}

function update(call: Call): Answer {
  const { studio } = call;
  const projectId = param(call, 'project_id');
  const wishedType = text(call, 'data_type', studio.isNew ? 'string' : null);
  if (wishedType === null) throw missingArgument('data_type');
  const dataType = wishedType;
  const row = inProject(call, need(call, 'metadata_descriptor', param(call, 'descriptor_id')), projectId);
  const name = text(call, 'name', studio.isNew ? row.name : '');
  const departments = textList(call, 'departments') ?? [];
  checkDepartments(call, projectId, [...row.departments, ...departments]);
  if (name === '') throw wrongParameter('Name cannot be empty.');
  checkType(call, dataType);
  const fieldName = slug(name);
  if (fieldName !== row.field_name) renameKeys(call, row, fieldName);
  const changed = studio.store.metadata_descriptor.update(row.id, {
    name,
    field_name: fieldName,
    data_type: dataType as Descriptor['data_type'],
    choices: textList(call, 'choices') ?? [],
    for_client: isForClient(call),
    departments: departments.filter((id) => studio.store.department.has(id)),
  });
  emit(call, 'metadata-descriptor:update', { metadata_descriptor_id: row.id }, { projectId: row.project_id });
  return answer(studio.isNew ? sent(call, changed) : plain(studio, 'metadata_descriptor', changed));
}

function remove(call: Call): Answer {
  const row = need(call, 'metadata_descriptor', param(call, 'descriptor_id'));
  checkDepartments(call, param(call, 'project_id'), row.departments);
  renameKeys(call, row, null);
  call.studio.store.metadata_descriptor.delete(row.id);
  emit(call, 'metadata-descriptor:delete', { metadata_descriptor_id: row.id }, { projectId: row.project_id });
  return noContent();
}

function one(call: Call): Answer {
  const projectId = param(call, 'project_id');
  checkProject(call, projectId);
  const row = inProject(call, need(call, 'metadata_descriptor', param(call, 'descriptor_id')), projectId);
  if (call.studio.isNew && !mayKnow(call, row)) throw forbidden();
  return answer(sent(call, row));
}

/** 1.0.97: the order of a kind's descriptors. */
function reorder(call: Call): Answer {
  const projectId = param(call, 'project_id');
  checkGiven(call, 'entity_type', 'descriptor_ids');
  const entityType = requiredText(call, 'entity_type');
  const ids = textList(call, 'descriptor_ids') ?? [];
  checkStaff(call, projectId);
  const { metadata_descriptor: all } = call.studio.store;
  const rows = all.by('project_id', projectId).filter((row) => row.entity_type === entityType);
  const unknown = ids.find((id) => !rows.some((row) => row.id === id));
  if (unknown !== undefined) {
    throw wrongParameter(`Descriptor ${unknown} not found for project ${projectId} and entity type ${entityType}`);
  }
  const others = rows.filter((row) => !ids.includes(row.id)).sort(byName);
  const order = [...ids, ...others.map((row) => row.id)];
  return answer(order.map((id, at) => sent(call, all.update(id, { position: at + 1 }))));
}

export const descriptorRoutes: readonly Route[] = [
  get('/data/projects/:project_id/metadata-descriptors', list),
  post('/data/projects/:project_id/metadata-descriptors', create),
  ...sinceOne(post('/data/projects/:project_id/metadata-descriptors/reorder', reorder)),
  get('/data/projects/:project_id/metadata-descriptors/:descriptor_id', one),
  put('/data/projects/:project_id/metadata-descriptors/:descriptor_id', update),
  del('/data/projects/:project_id/metadata-descriptors/:descriptor_id', remove),
  ...crudRoutes({
    table: 'metadata_descriptor',
    path: '/data/metadata-descriptors',
    isWholeByDefault: true,
    mayList: () => undefined,
    isVisible: (call) => {
      if (isAdmin(call)) return () => true;
      const own = new Set(relatedProjects(call).map((project) => project.id));
      return (row) => own.has(row.project_id) && (!call.studio.isNew || mayKnow(call, row));
    },
    beforeCreate: (call, data) => {
      if ('data_type' in data) checkType(call, data['data_type']);
      return data;
    },
    afterCreate: (call, row, shown) => (call.studio.isNew ? sent(call, row) : shown),
    beforeUpdate: (call, _row, data) => {
      if ('data_type' in data) checkType(call, data['data_type']);
      return data;
    },
  }),
];
