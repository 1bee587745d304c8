/*
 * New shots, sequences, episodes, edits, concepts, scenes and assets.
 */
import { emitEntity, findOrCreate } from '../actions/entities.ts';
import { created, type Answer } from '../answer.ts';
import {
  flag,
  isId,
  isObject,
  jsonArgument,
  param,
  requiredText,
  text,
  textList,
  wholeNumber,
  type Call,
} from '../call.ts';
import type { JsonObject } from '../columns.ts';
import { badArgument, crash, notFound } from '../errors.ts';
import { emit } from '../events.ts';
import { isAssetType, ofKind } from '../kinds.ts';
import { need, needEntity } from '../lookups.ts';
import { checkProject, checkStaff, isAdmin } from '../permissions.ts';
import { post, type Route } from '../route.ts';
import { as, notForClients } from '../kindReaders.ts';

const objectArgument = (call: Call, name: string): JsonObject | null => {
  const value = jsonArgument(call, name, null);
  if (value !== null && !isObject(value)) {
    throw badArgument(
      name,
      'dictionary update sequence element #0 has length 1; 2 is required',
      'Input should be a valid dictionary',
    );
  }
  return value;
};

function projectForStaff(call: Call): string {
  const project = need(call, 'project', param(call, 'project_id'));
  checkStaff(call, project.id);
  return project.id;
}

function newShot(call: Call): Answer {
  const name = requiredText(call, 'name');
  const sequenceId = text(call, 'sequence_id', null);
  const data = objectArgument(call, 'data');
  const nbFrames = wholeNumber(call, 'nb_frames', null);
  const projectId = projectForStaff(call);
  const sequence = sequenceId === null ? null : ofKind(call.studio, needEntity(call, sequenceId), 'Sequence');
  const made = findOrCreate(call, {
    kind: 'Shot',
    projectId,
    name,
    parentId: sequence?.id ?? null,
    values: { data, nb_frames: nbFrames, description: text(call, 'description', null) },
  });
  // Before 1.0.65 the row is made and then its sequence is looked for.
  if (sequence === null && made.isNew && !call.studio.isNew) throw crash();
  if (made.isNew) emitEntity(call, 'new', made.entity, { episode_id: sequence?.parent_id ?? null });
  return created(as(call, made.entity, 'Shot'));
}

function newSequence(call: Call): Answer {
  const name = requiredText(call, 'name');
  const data = objectArgument(call, 'data') ?? {};
  const projectId = projectForStaff(call);
  const episodeId = text(call, 'episode_id', null);
  const episode = episodeId === null ? null : ofKind(call.studio, needEntity(call, episodeId), 'Episode');
  const made = findOrCreate(call, {
    kind: 'Sequence',
    projectId,
    name,
    parentId: episode?.id ?? null,
    values: { data, description: text(call, 'description', '') },
  });
  if (made.isNew) emitEntity(call, 'new', made.entity);
  return created(as(call, made.entity, 'Sequence'));
}

const episodeStatuses = ['running', 'complete', 'standby', 'canceled'] as const;

function newEpisode(call: Call): Answer {
  const name = requiredText(call, 'name');
  const data = objectArgument(call, 'data') ?? {};
  const projectId = projectForStaff(call);
  const wish = text(call, 'status', 'running');
  const made = findOrCreate(call, {
    kind: 'Episode',
    projectId,
    name,
    parentId: null,
    values: {
      data,
      description: text(call, 'description', ''),
      status: episodeStatuses.find((status) => status === wish) ?? 'running',
    },
  });
  if (made.isNew) emitEntity(call, 'new', made.entity);
  return created(as(call, made.entity, 'Episode'));
}

function newEdit(call: Call): Answer {
  const name = requiredText(call, 'name', 'The edit name is required.');
  const data = objectArgument(call, 'data');
  const projectId = projectForStaff(call);
  const given = text(call, 'episode_id', null);
  const parentId = given !== null && given.length >= 36 ? given : null;
  const made = findOrCreate(call, {
    kind: 'Edit',
    projectId,
    name,
    parentId,
    values: { data, description: text(call, 'description', call.studio.isNew ? '' : null) },
  });
  emitEntity(call, 'new', made.entity, { parent_id: parentId });
  return created(as(call, made.entity, 'Edit'));
}

function newConcept(call: Call): Answer {
  const name = requiredText(call, 'name');
  const data = objectArgument(call, 'data');
  const project = need(call, 'project', param(call, 'project_id'));
  checkProject(call, project.id);
  notForClients(call, project.id);
  const links = (textList(call, 'entity_concept_links') ?? []).filter((id) => call.studio.store.entity.has(id));
  const made = findOrCreate(call, {
    kind: 'Concept',
    projectId: project.id,
    name,
    parentId: null,
    values: { data, description: text(call, 'description', null), entity_concept_links: links },
  });
  if (made.isNew) emitEntity(call, 'new', made.entity);
  return created({ ...as(call, made.entity, 'Concept'), entity_concept_links: made.entity.entity_concept_links });
}

function newScene(call: Call): Answer {
  const name = requiredText(call, 'name');
  const projectId = projectForStaff(call);
  const made = findOrCreate(call, {
    kind: 'Scene',
    projectId,
    name,
    parentId: text(call, 'sequence_id', null),
    values: { data: {} },
  });
  if (made.isNew) emitEntity(call, 'new', made.entity);
  return created(as(call, made.entity, 'Scene'));
}

function newAsset(call: Call): Answer {
  const { studio } = call;
  const name = requiredText(call, 'name', 'The asset name is required.');
  const data = objectArgument(call, 'data') ?? {};
  const isShared = flag(call, 'is_shared');
  const given = text(call, 'episode_id', null);
  if (studio.isNew && (name === '' || (given !== null && !isId(given)))) {
    throw name === ''
      ? badArgument('name', '', 'String should have at least 1 character')
      : badArgument('episode_id', '', 'Input should be a valid UUID');
  }
  const projectId = param(call, 'project_id');
  if (isAdmin(call)) need(call, 'project', projectId);
  else checkStaff(call, projectId);
  const type = need(call, 'entity_type', param(call, 'asset_type_id'));
  if (!isAssetType(type)) throw notFound();
  const asset = studio.store.entity.insert({
    name,
    data,
    is_shared: isShared,
    description: text(call, 'description', null),
    source_id: given !== null && given.length >= 36 ? given : null,
    project_id: projectId,
    entity_type_id: type.id,
    created_by: call.caller.id,
  });
  emit(call, 'asset:new', { asset_id: asset.id, asset_type: type.id }, { projectId });
  return created(as(call, asset, 'Asset'));
}

export const newEntityRoutes: readonly Route[] = [
  post('/data/projects/:project_id/shots', newShot),
  post('/data/projects/:project_id/sequences', newSequence),
  post('/data/projects/:project_id/episodes', newEpisode),
  post('/data/projects/:project_id/edits', newEdit),
  post('/data/projects/:project_id/concepts', newConcept),
  post('/data/projects/:project_id/scenes', newScene),
  post('/data/projects/:project_id/asset-types/:asset_type_id/assets/new', newAsset),
];
