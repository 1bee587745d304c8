/*
 * What the caller works on, by production, kind and parent.
 */
import { answer, type Answer } from '../answer.ts';
import { param, type Call } from '../call.ts';
import { notFound } from '../errors.ts';
import { isAssetType, kindOf, ofKind, typeOfKind, type EntityKind } from '../kinds.ts';
import { need, needEntity } from '../lookups.ts';
import { plain } from '../relations.ts';
import { get, type Route } from '../route.ts';
import type { Sent } from '../serialise.ts';
import type { EntityRow } from '../tables.ts';
import { taskTypesOf } from '../taskLists.ts';
import { ownTasks } from './user.ts';

export const named = (call: Call, kind: EntityKind): EntityRow =>
  ofKind(call.studio, needEntity(call, param(call, `${kind.toLowerCase()}_id`)), kind);

const tasksOn =
  (kind: EntityKind) =>
  (call: Call): Answer => {
    const entity = named(call, kind);
    const tasks = ownTasks(call).filter((task) => task.entity_id === entity.id);
    return answer(tasks.map((task) => plain(call.studio, 'task', task)));
  };

const taskTypesOn =
  (kind: EntityKind) =>
  (call: Call): Answer => {
    const entity = named(call, kind);
    return answer(
      taskTypesOf(
        call,
        ownTasks(call).filter((task) => task.entity_id === entity.id),
      ),
    );
  };

/** Entities of the caller's tasks, each once. */
function ownEntities(call: Call): EntityRow[] {
  const ids = new Set(ownTasks(call).map((task) => task.entity_id));
  return [...ids].flatMap((id) => call.studio.store.entity.get(id) ?? []);
}

const as = (call: Call, entity: EntityRow, type: string): Sent => ({ ...plain(call.studio, 'entity', entity), type });

function ownAssets(call: Call): Answer {
  const project = need(call, 'project', param(call, 'project_id'));
  const type = need(call, 'entity_type', param(call, 'asset_type_id'));
  if (!isAssetType(type)) throw notFound();
  const assets = ownEntities(call).filter(
    (entity) => entity.project_id === project.id && entity.entity_type_id === type.id,
  );
  return answer(assets.map((asset) => as(call, asset, 'Asset')));
}

function ownAssetTypes(call: Call): Answer {
  const { studio } = call;
  const project = need(call, 'project', param(call, 'project_id'));
  const ids = new Set(
    ownEntities(call)
      .filter((entity) => entity.project_id === project.id)
      .map((entity) => entity.entity_type_id),
  );
  const types = studio.store.entity_type.all().filter((type) => isAssetType(type) && ids.has(type.id));
  return answer(types.map((type) => ({ ...plain(studio, 'entity_type', type), type: 'AssetType' })));
}

const parentsOf = (call: Call, entities: readonly EntityRow[]): EntityRow[] => {
  const ids = new Set(entities.map((entity) => entity.parent_id));
  return [...ids].flatMap((id) => call.studio.store.entity.get(id) ?? []);
};

function ownShots(call: Call, projectId: string): EntityRow[] {
  const shotTypeId = typeOfKind(call.studio, 'Shot').id;
  return ownEntities(call).filter((entity) => entity.project_id === projectId && entity.entity_type_id === shotTypeId);
}

function ownSequences(call: Call): Answer {
  const project = need(call, 'project', param(call, 'project_id'));
  const sequences = parentsOf(call, ownShots(call, project.id));
  return answer(sequences.map((sequence) => as(call, sequence, 'Sequence')));
}

function ownEpisodes(call: Call): Answer {
  const project = need(call, 'project', param(call, 'project_id'));
  const episodes = parentsOf(call, parentsOf(call, ownShots(call, project.id)));
  return answer(episodes.map((episode) => as(call, episode, 'Episode')));
}

const ownBelow =
  (kind: 'Shot' | 'Scene') =>
  (call: Call): Answer => {
    const sequence = named(call, 'Sequence');
    const entities = ownEntities(call).filter(
      (entity) => entity.parent_id === sequence.id && kindOf(call.studio, entity) === kind,
    );
    return answer(entities.map((entity) => as(call, entity, kind)));
  };

export const ownEntityRoutes: readonly Route[] = [
  ...(['Asset', 'Shot', 'Scene', 'Sequence'] as const).flatMap((kind) => {
    const word = kind.toLowerCase();
    return [
      get(`/data/user/${word}s/:${word}_id/tasks`, tasksOn(kind)),
      get(`/data/user/${word}s/:${word}_id/task-types`, taskTypesOn(kind)),
    ];
  }),
  get('/data/user/projects/:project_id/asset-types', ownAssetTypes),
  get('/data/user/projects/:project_id/asset-types/:asset_type_id/assets', ownAssets),
  get('/data/user/projects/:project_id/sequences', ownSequences),
  get('/data/user/projects/:project_id/episodes', ownEpisodes),
  get('/data/user/sequences/:sequence_id/shots', ownBelow('Shot')),
  get('/data/user/sequences/:sequence_id/scenes', ownBelow('Scene')),
];
