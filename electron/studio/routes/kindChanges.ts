/*
 * Changing and deleting entities by their kind.
 */
import { cancelOrDelete, emitEntity } from '../actions/entities.ts';
import { answer, created, noContent, type Answer } from '../answer.ts';
import { isId, isObject, jsonBody, param, queryFlag, requiredText, text, type Call } from '../call.ts';
import { crash, forbidden, arrayExpected, wrongParameter } from '../errors.ts';
import { emptyBody } from '../crud.ts';
import { emit } from '../events.ts';
import { kindOf, ofKind, type EntityKind } from '../kinds.ts';
import { needEntity, need } from '../lookups.ts';
import { checkEntity, checkProject, checkStaff, hasProjectAccess } from '../permissions.ts';
import { del, get, post, put, sinceOne, type Route } from '../route.ts';
import { changedValues, checkConstraints } from '../rowValues.ts';
import type { Sent } from '../serialise.ts';
import { as, named } from '../kindReaders.ts';

const remove =
  (kind: EntityKind) =>
  (call: Call): Answer => {
    const id = param(call, `${kind.toLowerCase()}_id`);
    if (kind === 'Asset' && !isId(id)) throw crash();
    const entity = named(call, `${kind.toLowerCase()}_id`, kind);
    const isCreator = entity.created_by === call.caller.id;
    // The servers have it the wrong way round for sequences: anybody but the creator passes, in the team or not.
    if (kind === 'Sequence' ? isCreator : !isCreator) checkStaff(call, entity.project_id);
    else if (kind !== 'Sequence' && call.studio.isNew && !hasProjectAccess(call, entity.project_id)) throw forbidden();
    cancelOrDelete(call, entity, queryFlag(call, 'force'));
    return noContent();
  };

/** 1.0.54: many at once, as deleting one by one. */
function removeMany(call: Call): Answer {
  const projectId = param(call, 'project_id');
  need(call, 'project', projectId);
  const ids = call.body.kind === 'json' ? call.body.value : null;
  if (!Array.isArray(ids)) throw arrayExpected();
  checkStaff(call, projectId);
  const list: readonly unknown[] = ids;
  for (const id of list.map(String)) {
    const entity = call.studio.store.entity.get(id);
    if (entity?.project_id === projectId) cancelOrDelete(call, entity, queryFlag(call, 'force'));
  }
  return answer(ids);
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

function updateShot(call: Call): Answer {
  const { studio } = call;
  const shot = named(call, 'shot_id', 'Shot');
  checkStaff(call, shot.project_id);
  const body = jsonBody(call);
  if (body === null) throw emptyBody();
  if (!isObject(body)) throw crash();
  const values = changedValues(
    studio,
    'entity',
    Object.fromEntries(Object.entries(body).filter(([key]) => !neverChanged.includes(key))),
  );
  checkConstraints(studio.store, 'entity', values, shot);
  const changed = studio.store.entity.update(shot.id, values);
  emitEntity(call, 'update', changed);
  return answer(as(call, changed, studio.isNew ? 'Shot' : 'Entity'));
}

/** Frame counts of shots from the newest movie of a task type. */
function setFrames(call: Call): Answer {
  const { studio } = call;
  const { store } = studio;
  const projectId = param(call, 'project_id');
  const taskTypeId = param(call, 'task_type_id');
  checkStaff(call, projectId);
  if (!isId(projectId) || !isId(taskTypeId)) throw wrongParameter('Invalid project or task type id');
  need(call, 'project', projectId);
  const episodeId = text(call, 'episode_id', '');
  const fps = Number((store.project.get(projectId)?.fps ?? '25').replace(',', '.')) || 25;
  const changed: Sent[] = [];
  for (const task of store.task.by('project_id', projectId)) {
    const shot = store.entity.get(task.entity_id);
    if (task.task_type_id !== taskTypeId || shot === undefined || kindOf(studio, shot) !== 'Shot') continue;
    if (episodeId !== '' && store.entity.get(shot.parent_id)?.parent_id !== episodeId) continue;
    const movie = store.preview_file
      .by('task_id', task.id)
      .filter((file) => file.extension === 'mp4' && file.position === 1)
      .sort((left, right) => right.revision - left.revision)[0];
    if (movie === undefined) continue;
    const updated = store.entity.update(shot.id, { nb_frames: Math.round(movie.duration * fps) });
    emitEntity(call, 'update', updated);
    changed.push(as(call, updated, 'Shot'));
  }
  return answer(changed);
}

const sceneShots = (call: Call): Answer => {
  const scene = named(call, 'scene_id', 'Scene');
  checkEntity(call, scene.id);
  return answer(call.studio.store.entity.by('source_id', scene.id).map((shot) => as(call, shot, 'Shot')));
};

function addSceneShot(call: Call): Answer {
  const shotId = requiredText(call, 'shot_id');
  const scene = named(call, 'scene_id', 'Scene');
  checkProject(call, scene.project_id);
  const shot = ofKind(call.studio, needEntity(call, shotId), 'Shot');
  const changed = call.studio.store.entity.update(shot.id, { source_id: scene.id });
  emit(call, 'shot:add-to-scene', { scene_id: scene.id, shot_id: shot.id }, { projectId: scene.project_id });
  return created(as(call, changed, 'Shot'));
}

function removeSceneShot(call: Call): Answer {
  const scene = named(call, 'scene_id', 'Scene');
  checkProject(call, scene.project_id);
  const shot = named(call, 'shot_id', 'Shot');
  call.studio.store.entity.update(shot.id, { source_id: null });
  emit(call, 'shot:remove-from-scene', { scene_id: scene.id, shot_id: shot.id }, { projectId: scene.project_id });
  return noContent();
}

const kindWords = ['Shot', 'Asset', 'Edit', 'Concept', 'Sequence', 'Episode', 'Scene'] as const;

export const kindChangeRoutes: readonly Route[] = [
  ...kindWords.map((kind) => del(`/data/${kind.toLowerCase()}s/:${kind.toLowerCase()}_id`, remove(kind))),
  put('/data/shots/:shot_id', updateShot),
  ...sinceOne(post('/actions/projects/:project_id/delete-entities', removeMany)),
  post('/actions/projects/:project_id/task-types/:task_type_id/set-shot-nb-frames', setFrames),
  get('/data/scenes/:scene_id/shots', sceneShots),
  post('/data/scenes/:scene_id/shots', addSceneShot),
  del('/data/scenes/:scene_id/shots/:shot_id', removeSceneShot),
];
