/*
 * One shot, sequence, episode, edit, concept, scene or asset, with what it casts and its versions.
 */
import { answer, type Answer } from '../answer.ts';
import { assetBoard, conceptBoard, editBoard, shotBoard } from '../boards.ts';
import { isId, param, type Call } from '../call.ts';
import { crash, forbidden } from '../errors.ts';
import type { EntityKind } from '../kinds.ts';
import { checkEntityRead, checkProject, isClient, checkEntity } from '../permissions.ts';
import { plain, whole } from '../relations.ts';
import { get, type Route } from '../route.ts';
import type { Sent } from '../serialise.ts';
import { as, named } from '../kindReaders.ts';
import type { EntityRow } from '../tables.ts';

/** Their ids are given to the database as they are. */
function ownNamed(call: Call, name: string, kind: EntityKind): EntityRow {
  if (!isId(param(call, name))) throw crash();
  return named(call, name, kind);
}

function oneShot(call: Call): Answer {
  const shot = (call.studio.isNew ? named : ownNamed)(call, 'shot_id', 'Shot');
  checkEntityRead(call, shot);
  const [board] = shotBoard(call, { id: shot.id, projectId: null, episodeId: null, isWhole: true });
  return answer({ ...board, ...whole(call.studio, 'entity', shot), type: 'Shot' });
}

function oneAsset(call: Call): Answer {
  const { studio } = call;
  const asset = ownNamed(call, 'asset_id', 'Asset');
  checkEntityRead(call, asset);
  const [board] = assetBoard(call, { id: asset.id, projectId: null, episodeId: null, isWhole: true }, true);
  const { source_id: _source, nb_frames: _frames, ...columns } = whole(studio, 'entity', asset);
  const type = studio.store.entity_type.get(asset.entity_type_id);
  return answer({
    ...columns,
    type: 'Asset',
    project_name: studio.store.project.get(asset.project_id)?.name ?? '',
    asset_type_id: type?.id ?? null,
    asset_type_name: type?.name ?? '',
    ...board,
  });
}

function oneEdit(call: Call): Answer {
  const edit = ownNamed(call, 'edit_id', 'Edit');
  checkEntityRead(call, edit);
  const [board] = editBoard(call, { id: edit.id, projectId: null, episodeId: null, isWhole: true });
  return answer(board);
}

function oneConcept(call: Call): Answer {
  const concept = ownNamed(call, 'concept_id', 'Concept');
  checkEntityRead(call, concept);
  if (isClient(call, concept.project_id)) throw forbidden();
  const [board] = conceptBoard(call, { id: concept.id, projectId: null, episodeId: null, isWhole: true });
  return answer({ ...board, ...whole(call.studio, 'entity', concept), type: 'Concept' });
}

const oneWithNames =
  (kind: 'Sequence' | 'Episode' | 'Scene') =>
  (call: Call): Answer => {
    const { store } = call.studio;
    const entity = named(call, `${kind.toLowerCase()}_id`, kind);
    checkProject(call, entity.project_id);
    if (call.studio.isNew && kind !== 'Episode') checkEntity(call, entity.id);
    const sent: Sent = { ...as(call, entity, kind), project_name: store.project.get(entity.project_id)?.name ?? '' };
    const sequence = kind === 'Scene' ? store.entity.get(entity.parent_id) : entity;
    if (kind === 'Scene')
      Object.assign(sent, { sequence_id: sequence?.id ?? null, sequence_name: sequence?.name ?? '' });
    const episode = kind === 'Episode' ? undefined : store.entity.get(sequence?.parent_id);
    if (episode !== undefined) Object.assign(sent, { episode_id: episode.id, episode_name: episode.name });
    return answer(sent);
  };

const castEntities =
  (kind: 'Shot' | 'Asset') =>
  (call: Call): Answer => {
    const { store } = call.studio;
    const entity = named(call, `${kind.toLowerCase()}_id`, kind);
    checkEntityRead(call, entity);
    const links = store.entity_link.by('entity_in_id', entity.id);
    return answer(
      links.flatMap((link) => {
        const asset = store.entity.get(link.entity_out_id);
        return asset === undefined ? [] : [as(call, asset, 'Asset')];
      }),
    );
  };

const versions =
  (kind: 'Shot' | 'Edit') =>
  (call: Call): Answer => {
    const { studio } = call;
    const entity = named(call, `${kind.toLowerCase()}_id`, kind);
    checkEntityRead(call, entity);
    const rows = studio.store.entity_version.by('entity_id', entity.id);
    return answer(rows.map((row) => plain(studio, 'entity_version', row)));
  };

export const kindOneRoutes: readonly Route[] = [
  get('/data/shots/:shot_id', oneShot),
  get('/data/assets/:asset_id', oneAsset),
  get('/data/edits/:edit_id', oneEdit),
  get('/data/concepts/:concept_id', oneConcept),
  get('/data/sequences/:sequence_id', oneWithNames('Sequence')),
  get('/data/episodes/:episode_id', oneWithNames('Episode')),
  get('/data/scenes/:scene_id', oneWithNames('Scene')),
  get('/data/shots/:shot_id/assets', castEntities('Shot')),
  get('/data/assets/:asset_id/assets', castEntities('Asset')),
  get('/data/shots/:shot_id/versions', versions('Shot')),
  get('/data/edits/:edit_id/versions', versions('Edit')),
];
