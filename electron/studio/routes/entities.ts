/*
 * Entities by the generic route: every kind is a row of one table.
 */
import { emitEntity } from '../actions/entities.ts';
import { refreshReadiness } from '../actions/casting.ts';
import { answer, noContent, type Answer } from '../answer.ts';
import { param, type Call, isObject } from '../call.ts';
import { shownTime } from '../clock.ts';
import type { JsonObject } from '../columns.ts';
import { crudRoutes, listAnswer, objectBody, rowOf } from '../crud.ts';
import { ApiError, fixedError, forbidden, wrongParameter, errorBody } from '../errors.ts';
import { kindOf } from '../kinds.ts';
import {
  checkEntityRead,
  checkStaff,
  hasStaffAccess,
  isAdmin,
  isInTeam,
  isSupervisor,
  isVendor,
  relatedProjects,
} from '../permissions.ts';
import { plain, whole } from '../relations.ts';
import { del, get, put, type Route } from '../route.ts';
import { changedValues, checkConstraints, checkUnreferenced } from '../rowValues.ts';
import type { Sent } from '../serialise.ts';
import type { EntityRow } from '../tables.ts';

const presentEntity = (call: Call, entity: EntityRow, withRelations: boolean): Sent => ({
  ...(withRelations ? whole(call.studio, 'entity', entity) : plain(call.studio, 'entity', entity)),
  type: kindOf(call.studio, entity),
});

function list(call: Call): Answer {
  const own = isAdmin(call) ? null : new Set(relatedProjects(call).map((project) => project.id));
  // To a vendor the query's join gives every entity of a production once for each task he has in it: the rows of a page
  // count that often, but are sent once.
  const ownTasks = new Map<string, number>();
  if (isVendor(call)) {
    for (const { project_id: projectId } of call.studio.store.task.by('assignees', call.caller.id)) {
      ownTasks.set(projectId ?? '', (ownTasks.get(projectId ?? '') ?? 0) + 1);
    }
  }
  const times = (entity: EntityRow): number =>
    own !== null && !own.has(entity.project_id) ? 0 : isVendor(call) ? (ownTasks.get(entity.project_id) ?? 0) : 1;
  return listAnswer(call, 'entity', times, (entity, withRelations) => presentEntity(call, entity, withRelations));
}

const statuses = ['standby', 'running', 'complete', 'canceled'];

function checkEntityStatus(data: JsonObject): void {
  if ('status' in data && !statuses.includes(String(data['status']))) throw wrongParameter('Invalid status');
}

/** Staff and the creator; a supervisor the keys of `data` whose descriptor lists one of his departments. */
function mayUpdate(call: Call, entity: EntityRow, data: JsonObject): boolean {
  const { studio, caller } = call;
  if (hasStaffAccess(call, entity.project_id)) return true;
  if (!isInTeam(call, entity.project_id)) return false;
  if (entity.created_by === caller.id) return true;
  if (!isSupervisor(call, entity.project_id) || Object.keys(data).some((key) => key !== 'data')) return false;
  if (caller.departments.length === 0) return true;
  const kind = kindOf(studio, entity);
  const descriptors = studio.store.metadata_descriptor
    .by('project_id', entity.project_id)
    .filter((one) => one.entity_type === kind && ['Shot', 'Asset', 'Edit'].includes(kind));
  if (!studio.isNew && !('data' in data)) throw fixedError(400, { error: true, message: "'data'" });
  const own = isObject(data['data']) ? Object.keys(data['data']) : [];
  return (
    own.length > 0 &&
    own.every((key) =>
      descriptors.some(
        (one) => one.field_name === key && one.departments.some((id) => caller.departments.includes(id)),
      ),
    )
  );
}

const neverChanged = [
  'id',
  'created_at',
  'updated_at',
  'instance_casting',
  'project_id',
  'entities_in',
  'entities_out',
  'type',
  'shotgun_id',
  'created_by',
];

function change(call: Call): Answer {
  const { studio } = call;
  const { store } = studio;
  const body = objectBody(call);
  const entity = rowOf(call, 'entity', param(call, 'instance_id'));
  if (!mayUpdate(call, entity, body)) throw forbidden();
  checkEntityStatus(body);
  const given = isObject(body['data']) ? body['data'] : {};
  const data: JsonObject = {
    ...Object.fromEntries(Object.entries(body).filter(([key]) => !neverChanged.includes(key))),
    data: { ...entity.data, ...given },
    ...(body['source_id'] === 'null' ? { source_id: null } : {}),
  };
  const values = changedValues(studio, 'entity', data);
  checkConstraints(store, 'entity', values, entity);
  const changed = store.entity.update(entity.id, values);
  const kind = kindOf(studio, changed);
  if (kind === 'Shot') keepVersion(call, entity, changed);
  if (kind === 'Asset' && changed.ready_for !== entity.ready_for) refreshReadiness(call, changed);
  emitEntity(call, 'update', changed);
  return answer(presentEntity(call, changed, true));
}

/** A shot renamed or re-timed more than a minute after its last change keeps its former self. */
function keepVersion(call: Call, before: EntityRow, after: EntityRow): void {
  const isSame = before.data?.['frame_in'] === after.data?.['frame_in'] && before.name === after.name;
  const secondsBetween =
    (Date.parse(`${shownTime(after.updated_at)}Z`) - Date.parse(`${shownTime(before.updated_at)}Z`)) / 1000;
  if (isSame || secondsBetween <= 60) return;
  call.studio.store.entity_version.insert({
    name: before.name,
    data: after.data,
    entity_id: after.id,
    person_id: call.caller.id,
  });
}

const words: Readonly<Record<number, string>> = {
  400: '400 Bad Request: ',
  403: '403 Forbidden: ',
  404: '404 Not Found: ',
  415: '415 Unsupported Media Type: ',
};

/** Up to 1.0.67 whatever goes wrong here is a 400, a refusal included; only a missing row stays a 404. */
function update(call: Call): Answer {
  if (call.studio.isNew) return change(call);
  try {
    return change(call);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { problem, status } = error;
    if (problem.kind === 'parameter') throw fixedError(400, { error: true, message: problem.message });
    if (problem.kind === 'crash') {
      throw fixedError(400, { error: true, message: 'list indices must be integers or slices, not str' });
    }
    const body = errorBody(error, call.studio.version, { isJson: true, isReading: false });
    const text = isObject(body) && typeof body['message'] === 'string' ? body['message'] : '';
    const message = `${problem.kind === 'plain' ? (words[status] ?? '') : ''}${text}`;
    throw fixedError(status === 404 ? 404 : 400, { error: true, message });
  }
}

function remove(call: Call): Answer {
  const { studio } = call;
  const { store } = studio;
  const entity = rowOf(call, 'entity', param(call, 'instance_id'));
  if (entity.created_by !== call.caller.id) checkStaff(call, entity.project_id);
  for (const link of [
    ...store.entity_link.by('entity_in_id', entity.id),
    ...store.entity_link.by('entity_out_id', entity.id),
  ]) {
    store.entity_link.delete(link.id);
  }
  checkUnreferenced(store, 'entity', entity.id);
  emitEntity(call, 'delete', entity);
  store.entity.delete(entity.id);
  return noContent();
}

const [, create, read] = crudRoutes({
  table: 'entity',
  path: '/data/entities',
  readsFirst: 'project_id',
  mayCreate: (call, data) => checkStaff(call, typeof data['project_id'] === 'string' ? data['project_id'] : null),
  beforeCreate: (call, data) => {
    checkEntityStatus(data);
    return { ...data, created_by: call.caller.id };
  },
  mayRead: (call, entity) => checkEntityRead(call, entity),
  presentOne: presentEntity,
});

export const entityRoutes: readonly Route[] = [
  get('/data/entities', list),
  ...(create === undefined || read === undefined ? [] : [create, read]),
  put('/data/entities/:instance_id', update),
  del('/data/entities/:instance_id', remove),
];
