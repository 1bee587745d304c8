/*
 * Making and deleting many tasks at once.
 */
import { createTasks } from '../actions/createTasks.ts';
import { removeTask } from '../actions/removal.ts';
import { answer, created, noContent, type Answer } from '../answer.ts';
import { isId, isObject, jsonBody, param, textList, type Call } from '../call.ts';
import { arrayExpected, fixedError, forbidden, notFound, wrongParameter } from '../errors.ts';
import { filteredRows } from '../filters.ts';
import { kindOf, ofKind, type EntityKind } from '../kinds.ts';
import { need, needEntity } from '../lookups.ts';
import { checkAdmin, checkProject, checkStaff, isAdmin, isClient, isVendor, checkEntityRead } from '../permissions.ts';
import { del, post, sinceOne, type Route } from '../route.ts';
import type { EntityRow } from '../tables.ts';

/** Entities an array in the body names; without one, all of the kind (the trap of these routes). */
function entitiesFor(call: Call, kind: EntityKind | null, projectId: string, typeId: string | null): EntityRow[] {
  const { studio } = call;
  const { body } = call;
  if (body.kind !== 'json' && !studio.isNew) jsonBody(call);
  const ids = body.kind === 'json' ? body.value : null;
  if (studio.isNew && ids !== null && !Array.isArray(ids) && !(isObject(ids) && Object.keys(ids).length === 0)) {
    throw fixedError(400, {
      error: true,
      message: 'Validation error.',
      data: { errors: [{ field: 'body', message: 'Input should be a valid list' }] },
    });
  }
  const isOfKind = (entity: EntityRow): boolean =>
    kind === null ? entity.entity_type_id === typeId : kindOf(studio, entity) === kind;
  if (Array.isArray(ids) && ids.length > 0) {
    const list: readonly unknown[] = ids;
    return list
      .map((id) => {
        const text = String(id);
        if (studio.isNew && !isId(text)) throw wrongParameter('Validation error.');
        const entity = needEntity(call, text);
        return kind === null ? entity : ofKind(studio, entity, kind);
      })
      .filter((entity) => entity.project_id === projectId);
  }
  const query = new URLSearchParams(call.query);
  query.set('project_id', projectId);
  const allowed = new Set(filteredRows(studio, 'entity', query).map((row) => row.id));
  return studio.store.entity.by('project_id', projectId).filter((entity) => isOfKind(entity) && allowed.has(entity.id));
}

const createFor =
  (kind: EntityKind) =>
  (call: Call): Answer => {
    const projectId = param(call, 'project_id');
    if (kind === 'Concept') {
      checkProject(call, projectId);
      if (isVendor(call, projectId) || isClient(call, projectId)) throw forbidden();
    } else if (!isAdmin(call)) {
      checkStaff(call, projectId);
    }
    const taskType = need(call, 'task_type', param(call, 'task_type_id'));
    return created(createTasks(call, taskType, entitiesFor(call, kind, projectId, null)));
  };

function createForType(call: Call): Answer {
  const projectId = param(call, 'project_id');
  if (!isAdmin(call)) checkStaff(call, projectId);
  const taskType = need(call, 'task_type', param(call, 'task_type_id'));
  const name = param(call, 'entity_type').toLowerCase();
  const type = call.studio.store.entity_type.find((one) => one.name.toLowerCase() === name);
  if (type === undefined) throw notFound();
  return created(createTasks(call, taskType, entitiesFor(call, null, projectId, type.id)));
}

/** Tasks of the task types asked for, or of all that the production uses for such an entity. */
function createForEntity(call: Call): Answer {
  const { studio } = call;
  const { store } = studio;
  const entity = needEntity(call, param(call, 'entity_id'));
  checkEntityRead(call, entity);
  if (isVendor(call, entity.project_id) || isClient(call, entity.project_id)) throw forbidden();
  const asked = textList(call, 'task_type_ids') ?? [];
  const workflow = store.entity_type.get(entity.entity_type_id)?.task_types ?? [];
  const used = new Set(Object.keys(store.project.get(entity.project_id)?.task_type_links ?? {}));
  const types = asked.length > 0 ? asked.map((id) => need(call, 'task_type', id)) : store.task_type.all();
  const fitting = types.filter(
    (type) =>
      used.has(type.id) &&
      type.for_entity === kindOf(studio, entity) &&
      (workflow.length === 0 || workflow.includes(type.id)),
  );
  return created(fitting.flatMap((type) => createTasks(call, type, [entity])));
}

function deleteTasks(call: Call): Answer {
  const projectId = param(call, 'project_id');
  checkStaff(call, projectId);
  const ids = jsonBody(call);
  if (call.studio.isNew && !Array.isArray(ids)) throw arrayExpected();
  const list: readonly unknown[] = Array.isArray(ids) ? ids : [];
  const valid = list.map(String).filter(isId);
  for (const id of valid) {
    const task = call.studio.store.task.get(id);
    if (task?.project_id === projectId) removeTask(call, task);
  }
  return answer(valid);
}

function deleteTasksOfType(call: Call): Answer {
  checkAdmin(call);
  const project = need(call, 'project', param(call, 'project_id'));
  for (const task of call.studio.store.task.by('project_id', project.id)) {
    if (task.task_type_id === param(call, 'task_type_id')) removeTask(call, task);
  }
  return noContent();
}

export const newTaskRoutes: readonly Route[] = [
  ...(['assets', 'shots', 'edits', 'concepts'] as const).map((word) =>
    post(
      `/actions/projects/:project_id/task-types/:task_type_id/${word}/create-tasks`,
      createFor(({ assets: 'Asset', shots: 'Shot', edits: 'Edit', concepts: 'Concept' } as const)[word]),
    ),
  ),
  post('/actions/projects/:project_id/task-types/:task_type_id/create-tasks/:entity_type', createForType),
  ...sinceOne(post('/data/entities/:entity_id/tasks', createForEntity)),
  post('/actions/projects/:project_id/delete-tasks', deleteTasks),
  del('/actions/projects/:project_id/task-types/:task_type_id/delete-tasks', deleteTasksOfType),
];
