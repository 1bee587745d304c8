/*
 * Lists of shots, sequences, episodes, edits, concepts, scenes and assets.
 */
import { answer, type Answer } from '../answer.ts';
import { isId, param, queryFlag, type Call } from '../call.ts';
import { crash, wrongParameter } from '../errors.ts';
import { kindOf, ofKind, typeOfKind, type ReservedKind } from '../kinds.ts';
import { need, needEntity } from '../lookups.ts';
import { byName } from '../paging.ts';
import { checkEntityRead, checkProject, isAdmin, isVendor, isInTeam, checkEntity } from '../permissions.ts';
import { plain, whole } from '../relations.ts';
import { get, type Route, takingAnyId } from '../route.ts';
import type { EntityRow } from '../tables.ts';
import { as, named, allOf, wanted, withNames, notForClients, isHeld, shotsOfEpisode } from '../kindReaders.ts';

function listShots(call: Call): Answer {
  const sequenceId = call.query.get('sequence_id');
  const sequence = sequenceId === null ? null : ofKind(call.studio, needEntity(call, sequenceId), 'Sequence');
  checkProject(call, sequence?.project_id ?? call.query.get('project_id'));
  const rows = wanted(call, 'Shot', sequence === null ? {} : { parent_id: sequence.id }).filter(
    (shot) => shot.parent_id !== null,
  );
  return answer(rows.sort(byName).map((shot) => withNames(call, shot, 'Shot')));
}

function listScenes(call: Call): Answer {
  checkProject(call, call.query.get('project_id'));
  return answer(wanted(call, 'Scene', {}).map((scene) => withNames(call, scene, 'Scene')));
}

function listSequences(call: Call): Answer {
  const episodeId = call.query.get('episode_id');
  const episode = episodeId === null ? null : ofKind(call.studio, needEntity(call, episodeId), 'Episode');
  checkProject(call, episode?.project_id ?? call.query.get('project_id'));
  const rows = allOf(call, 'Sequence', episode === null ? {} : { parent_id: episode.id }, ['episode_id']);
  return answer(rows.sort(byName).map((one) => as(call, one, 'Sequence')));
}

function listEpisodes(call: Call): Answer {
  checkProject(call, call.query.get('project_id'));
  return answer(
    allOf(call, 'Episode', {})
      .sort(byName)
      .map((one) => as(call, one, 'Episode')),
  );
}

function listEdits(call: Call): Answer {
  for (const [key, value] of call.query) {
    if (key.endsWith('_id') && !isId(value)) {
      throw wrongParameter('One of the ID sent in parameter is not properly formatted.');
    }
  }
  checkProject(call, call.query.get('project_id'));
  return answer(
    wanted(call, 'Edit', {})
      .sort(byName)
      .map((edit) => withNames(call, edit, 'Edit')),
  );
}

function listConcepts(call: Call): Answer {
  const projectId = call.query.get('project_id');
  checkProject(call, projectId);
  notForClients(call, projectId);
  return answer(
    wanted(call, 'Concept', {})
      .sort(byName)
      .map((one) => ({ ...withNames(call, one, 'Concept'), entity_concept_links: one.entity_concept_links })),
  );
}

function listAssets(call: Call): Answer {
  const projectId = call.query.get('project_id');
  if (projectId !== null) checkProject(call, projectId);
  const episodeId = call.query.get('episode_id');
  let rows = wanted(call, 'Asset', {}, ['episode_id']);
  const isLimited = call.studio.isNew || call.query.has('is_shared');
  if (projectId === null && isLimited && !isAdmin(call)) {
    rows = rows.filter((asset) => isInTeam(call, asset.project_id));
  }
  if (episodeId !== null) rows = rows.filter((asset) => isInEpisode(call, asset, episodeId));
  return answer(rows.map((asset) => as(call, asset, 'Asset')));
}

const isInEpisode = (call: Call, asset: EntityRow, episodeId: string): boolean =>
  asset.source_id === episodeId ||
  call.studio.store.entity_link.by('entity_out_id', asset.id).some((link) => link.entity_in_id === episodeId);

const ofProject =
  (kind: ReservedKind) =>
  (call: Call): Answer => {
    const project = need(call, 'project', param(call, 'project_id'));
    checkProject(call, project.id);
    if (kind === 'Concept') notForClients(call, project.id);
    const { studio } = call;
    const typeId = typeOfKind(studio, kind).id;
    const rows = studio.store.entity
      .by('project_id', project.id)
      .filter((entity) => entity.entity_type_id === typeId)
      .filter((entity) => !isVendor(call, project.id) || kind === 'Scene' || isHeld(call, entity, kind));
    // Of a vendor's sequences and episodes the kind is not told.
    const isBare = isVendor(call, project.id) && (kind === 'Sequence' || kind === 'Episode');
    return answer(
      rows.sort(byName).map((entity) => ({
        ...as(call, entity, isBare ? 'Entity' : kind),
        ...(kind === 'Concept' ? { entity_concept_links: entity.entity_concept_links } : {}),
      })),
    );
  };

function projectAssets(call: Call): Answer {
  const projectId = param(call, 'project_id');
  if (!isAdmin(call)) checkProject(call, projectId);
  const typeId = call.params['asset_type_id'];
  const rows = wanted(call, 'Asset', {
    project_id: projectId,
    ...(typeId === undefined ? {} : { entity_type_id: typeId }),
  });
  return answer(rows.map((asset) => as(call, asset, 'Asset')));
}

function episodeSequences(call: Call): Answer {
  const id = param(call, 'episode_id');
  if (!isId(id)) return answer([]);
  const episode = named(call, 'episode_id', 'Episode');
  checkProject(call, episode.project_id);
  const rows = allOf(call, 'Sequence', { parent_id: episode.id });
  const own = isVendor(call, episode.project_id) ? rows.filter((one) => isHeld(call, one, 'Sequence')) : rows;
  return answer(own.sort(byName).map((one) => as(call, one, 'Sequence')));
}

function sequenceShots(call: Call): Answer {
  const sequence = named(call, 'sequence_id', 'Sequence');
  checkProject(call, sequence.project_id);
  return answer(
    wanted(call, 'Shot', { parent_id: sequence.id })
      .sort(byName)
      .map((shot) => withNames(call, shot, 'Shot')),
  );
}

function sequenceScenes(call: Call): Answer {
  const sequence = named(call, 'sequence_id', 'Sequence');
  checkProject(call, sequence.project_id);
  if (call.studio.isNew) checkEntity(call, sequence.id);
  return answer(
    allOf(call, 'Scene', { parent_id: sequence.id })
      .sort(byName)
      .map((scene) => as(call, scene, 'Scene')),
  );
}

function episodeShots(call: Call): Answer {
  const { studio } = call;
  const episode = named(call, 'episode_id', 'Episode');
  checkProject(call, episode.project_id);
  const shots = shotsOfEpisode(call, episode);
  const withRelations = queryFlag(call, 'relations');
  return answer(
    shots.map((shot) => ({
      ...(withRelations ? whole(studio, 'entity', shot) : plain(studio, 'entity', shot)),
      type: 'Shot',
    })),
  );
}

function episodeEdits(call: Call): Answer {
  // 0.20.52 asks the wrong module for the episode.
  if (!call.studio.isNew) throw crash();
  const episode = named(call, 'episode_id', 'Episode');
  checkEntityRead(call, episode);
  const rows = call.studio.store.entity
    .by('parent_id', episode.id)
    .filter((one) => kindOf(call.studio, one) === 'Edit');
  const withRelations = queryFlag(call, 'relations');
  return answer(
    rows.map((edit) => ({
      ...as(call, edit, 'Edit'),
      ...(withRelations ? whole(call.studio, 'entity', edit) : {}),
      type: 'Edit',
    })),
  );
}

export const kindListRoutes: readonly Route[] = [
  get('/data/shots', listShots),
  get('/data/shots/all', listShots),
  get('/data/scenes', listScenes),
  get('/data/scenes/all', listScenes),
  get('/data/sequences', listSequences),
  get('/data/episodes', listEpisodes),
  get('/data/edits', listEdits),
  get('/data/edits/all', listEdits),
  get('/data/concepts', listConcepts),
  get('/data/assets', listAssets),
  get('/data/assets/all', listAssets),
  get('/data/projects/:project_id/shots', ofProject('Shot')),
  get('/data/projects/:project_id/scenes', ofProject('Scene')),
  get('/data/projects/:project_id/sequences', ofProject('Sequence')),
  get('/data/projects/:project_id/episodes', ofProject('Episode')),
  get('/data/projects/:project_id/edits', ofProject('Edit')),
  get('/data/projects/:project_id/concepts', ofProject('Concept')),
  get('/data/projects/:project_id/assets', projectAssets),
  get('/data/projects/:project_id/asset-types/:asset_type_id/assets', projectAssets),
  ...takingAnyId(get('/data/episodes/:episode_id/sequences', episodeSequences)),
  get('/data/episodes/:episode_id/shots', episodeShots),
  get('/data/episodes/:episode_id/edits', episodeEdits),
  get('/data/sequences/:sequence_id/shots', sequenceShots),
  get('/data/sequences/:sequence_id/scenes', sequenceScenes),
];
