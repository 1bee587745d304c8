/*
 * Castings by entity, sequence, episode, asset type; entity links; instances of assets.
 */
import { castOf, presentCasting, setCasting, type CastAsset } from '../actions/casting.ts';
import { answer, type Answer } from '../answer.ts';
import { isId, isObject, jsonBody, param, type Call } from '../call.ts';
import type { Json } from '../columns.ts';
import { crudRoutes, numberInQuery } from '../crud.ts';
import { exactTime } from '../clock.ts';
import { arrayExpected, forbidden, notFound, fixedError, crash } from '../errors.ts';
import { isAssetType, kindOf, ofKind, typeOfKind, type EntityKind } from '../kinds.ts';
import { need, needEntity } from '../lookups.ts';
import { oldestFirst, pageOf } from '../paging.ts';
import { checkEntityRead, checkNotVendorSinceOne, checkProject, checkStaff } from '../permissions.ts';
import { plain } from '../relations.ts';
import { del, get, put, sinceOne, type Route, takingAnyId } from '../route.ts';
import type { Sent } from '../serialise.ts';
import type { EntityRow, Row } from '../tables.ts';

export const named = (call: Call, name: string, kind: EntityKind): EntityRow =>
  ofKind(call.studio, needEntity(call, param(call, name)), kind);

function entityCasting(call: Call): Answer {
  checkProject(call, param(call, 'project_id'));
  checkNotVendorSinceOne(call, param(call, 'project_id'));
  if (call.studio.isNew) needEntity(call, param(call, 'entity_id'));
  return answer(presentCasting(call, param(call, 'entity_id')));
}

function assetCasting(call: Call): Answer {
  const asset = named(call, 'asset_id', 'Asset');
  checkEntityRead(call, asset);
  return answer(presentCasting(call, asset.id));
}

function castFrom(body: Json): CastAsset[] {
  const list: readonly Json[] = Array.isArray(body) ? body : [];
  return list.filter(isObject).flatMap((one) => {
    const { asset_id: assetId, nb_occurences: count, label } = one;
    if (typeof assetId !== 'string' || count === undefined) return [];
    return [{ assetId, count: Number(count), label: typeof label === 'string' ? label : '' }];
  });
}

function replace(call: Call, entity: EntityRow): Answer {
  const body = castingBody(call);
  const cast = castFrom(body).filter((one) => isId(one.assetId) && call.studio.store.entity.has(one.assetId));
  setCasting(call, entity, cast, Array.isArray(body) ? body.length : 0);
  return answer(body);
}

/** 1.0.97 wants a list, and says so before anything else. */
function castingBody(call: Call): Json {
  if (!call.studio.isNew) return jsonBody(call);
  if (call.body.kind !== 'json' || !Array.isArray(call.body.value)) throw arrayExpected();
  return call.body.value as readonly Json[];
}

function replaceEntityCasting(call: Call): Answer {
  if (call.studio.isNew && (call.body.kind !== 'json' || !Array.isArray(call.body.value))) {
    // The one place that says it without a full stop.
    throw fixedError(400, { error: true, message: 'Request body must be a JSON array' });
  }
  castingBody(call);
  checkStaff(call, param(call, 'project_id'));
  return replace(call, needEntity(call, param(call, 'entity_id')));
}

function replaceAssetCasting(call: Call): Answer {
  castingBody(call);
  const asset = named(call, 'asset_id', 'Asset');
  checkStaff(call, asset.project_id);
  return replace(call, asset);
}

/** 1.0.54: several entities at once, `{id: [...]}`. */
function replaceMany(call: Call): Answer {
  checkStaff(call, param(call, 'project_id'));
  const body = jsonBody(call);
  if (!isObject(body)) {
    throw fixedError(400, {
      error: true,
      message: 'Request body must be a JSON object mapping entity ids to casting arrays',
    });
  }
  for (const [id, cast] of Object.entries(body)) {
    const list = castFrom(cast);
    setCasting(call, needEntity(call, id), list, list.length);
  }
  return answer(body);
}

type Shape = 'sequence' | 'episode' | 'asset type';

/** Castings of several entities, by entity id: those without any are not there. */
function grouped(call: Call, holders: readonly EntityRow[], shape: Shape): Answer {
  const { store } = call.studio;
  const castings: Record<string, Sent[]> = {};
  for (const holder of holders) {
    const cast = castOf(call, holder.id);
    if (cast.length === 0) continue;
    const sequence = store.entity.get(holder.parent_id)?.name ?? '';
    castings[holder.id] = cast.map(({ link, asset, typeName }) => ({
      asset_id: asset.id,
      name: asset.name,
      asset_name: asset.name,
      asset_type_name: typeName,
      ...(shape === 'sequence' ? { sequence_name: sequence } : {}),
      preview_file_id: asset.preview_file_id,
      nb_occurences: link.nb_occurences,
      label: link.label,
      ...(shape === 'asset type' ? {} : { is_shared: asset.is_shared, project_id: asset.project_id }),
    }));
  }
  return answer(castings);
}

function shotsIn(call: Call, projectId: string): EntityRow[] {
  const typeId = typeOfKind(call.studio, 'Shot').id;
  const { store } = call.studio;
  const key = (shot: EntityRow): string => `${store.entity.get(shot.parent_id)?.name ?? ''}\u0000${shot.name}`;
  return store.entity
    .by('project_id', projectId)
    .filter((entity) => entity.entity_type_id === typeId && entity.parent_id !== null)
    .sort((left, right) => (key(left) < key(right) ? -1 : 1));
}

function allSequences(call: Call): Answer {
  const projectId = param(call, 'project_id');
  checkProject(call, projectId);
  checkNotVendorSinceOne(call, projectId);
  const episodeId = call.params['episode_id'];
  if (episodeId === 'main') return answer({});
  const shots = shotsIn(call, projectId).filter(
    (shot) => episodeId === undefined || call.studio.store.entity.get(shot.parent_id)?.parent_id === episodeId,
  );
  return grouped(call, shots, 'sequence');
}

function oneSequence(call: Call): Answer {
  const projectId = param(call, 'project_id');
  checkProject(call, projectId);
  checkNotVendorSinceOne(call, projectId);
  const sequence = named(call, 'sequence_id', 'Sequence');
  if (call.studio.isNew && sequence.project_id !== projectId) throw forbidden();
  return grouped(
    call,
    shotsIn(call, sequence.project_id).filter((shot) => shot.parent_id === sequence.id),
    'sequence',
  );
}

function episodes(call: Call): Answer {
  const projectId = param(call, 'project_id');
  checkProject(call, projectId);
  checkNotVendorSinceOne(call, projectId);
  // Whatever has a casting, not only episodes.
  return grouped(call, call.studio.store.entity.by('project_id', projectId), 'episode');
}

function assetTypeCasting(call: Call): Answer {
  const projectId = param(call, 'project_id');
  checkProject(call, projectId);
  checkNotVendorSinceOne(call, projectId);
  const type = need(call, 'entity_type', param(call, 'asset_type_id'));
  if (!isAssetType(type)) throw notFound();
  const holders = call.studio.store.entity.by('project_id', projectId).filter((one) => one.entity_type_id === type.id);
  return grouped(call, holders, 'asset type');
}

/** Where an asset is cast: shots first, then assets. */
function castIn(call: Call): Answer {
  const { studio } = call;
  const { store } = studio;
  const asset = named(call, 'asset_id', 'Asset');
  checkEntityRead(call, asset);
  const found = store.entity_link.by('entity_out_id', asset.id).flatMap((link) => {
    const holder = store.entity.get(link.entity_in_id);
    return holder === undefined || holder.canceled ? [] : [{ link, holder }];
  });
  const shots = found.flatMap(({ link, holder }) => {
    const sequence = store.entity.get(holder.parent_id);
    if (sequence === undefined) return [];
    const episode = store.entity.get(sequence.parent_id);
    return [
      {
        shot_id: holder.id,
        shot_name: holder.name,
        sequence_name: sequence.name,
        episode_id: episode?.id ?? 'None',
        episode_name: episode?.name ?? null,
        preview_file_id: holder.preview_file_id,
        nb_occurences: link.nb_occurences,
      },
    ];
  });
  const assets = found
    .filter(({ holder }) => kindOf(studio, holder) === 'Asset')
    .map(({ link, holder }) => ({
      asset_id: holder.id,
      asset_name: holder.name,
      asset_type_name: store.entity_type.get(holder.entity_type_id)?.name ?? '',
      preview_file_id: holder.preview_file_id,
      nb_occurences: link.nb_occurences,
    }));
  const key = (shot: (typeof shots)[number]): string =>
    `${shot.episode_name ?? ''} ${shot.sequence_name} ${shot.shot_name}`;
  return answer([...shots.sort((left, right) => (key(left) < key(right) ? -1 : 1)), ...assets]);
}

function projectLinks(call: Call): Answer {
  const { studio } = call;
  const { store } = studio;
  const projectId = param(call, 'project_id');
  checkStaff(call, projectId);
  need(call, 'project', projectId);
  const page = numberInQuery(call, 'page', -1);
  const limit = numberInQuery(call, 'limit', 0);
  const cursor = call.query.get('cursor_created_at');
  const links = store.entity
    .by('project_id', projectId)
    .flatMap((entity) => store.entity_link.by('entity_in_id', entity.id))
    .sort(oldestFirst);
  const show = (link: Row<'entity_link'>): Sent => plain(studio, 'entity_link', link);
  if (page > 0) return answer(pageOf(links, { page, limit: Math.max(0, limit) }, show, studio.isNew));
  // Here times are sent down to the microsecond.
  const exact = (link: Row<'entity_link'>): Sent => {
    const { updated_at: _updated, ...rest } = show(link);
    return { ...rest, created_at: exactTime(link.created_at) };
  };
  if (cursor !== null) {
    const size = limit > 0 ? limit : 100;
    const after = links.filter((link) => link.created_at > cursor);
    const data = after.slice(0, size);
    const next = data[data.length - 1];
    return answer({
      data: data.map((link) => ({ ...show(link), created_at: link.created_at, updated_at: link.updated_at })),
      total: links.length,
      nb_pages: Math.ceil(links.length / size),
      limit: size,
      page: null,
      next_cursor: next === undefined ? null : next.created_at,
    });
  }
  return answer((limit > 0 ? links.slice(0, limit) : links).map(exact));
}

function removeLink(call: Call): Answer {
  checkStaff(call, param(call, 'project_id'));
  if (call.studio.isNew && !isId(param(call, 'entity_link_id'))) throw crash();
  const link = need(call, 'entity_link', param(call, 'entity_link_id'));
  call.studio.store.entity_link.delete(link.id);
  return answer(plain(call.studio, 'entity_link', link));
}

export const castingRoutes: readonly Route[] = [
  get('/data/projects/:project_id/entities/:entity_id/casting', entityCasting),
  put('/data/projects/:project_id/entities/:entity_id/casting', replaceEntityCasting),
  ...takingAnyId(...sinceOne(put('/data/projects/:project_id/entities/casting', replaceMany))),
  get('/data/assets/:asset_id/casting', assetCasting),
  put('/data/assets/:asset_id/casting', replaceAssetCasting),
  get('/data/assets/:asset_id/cast-in', castIn),
  get('/data/projects/:project_id/asset-types/:asset_type_id/casting', assetTypeCasting),
  get('/data/projects/:project_id/episodes/casting', episodes),
  get('/data/projects/:project_id/sequences/:sequence_id/casting', oneSequence),
  get('/data/projects/:project_id/sequences/all/casting', allSequences),
  get('/data/projects/:project_id/episodes/:episode_id/sequences/all/casting', allSequences),
  get('/data/projects/:project_id/entity-links', projectLinks),
  del('/data/projects/:project_id/entity-links/:entity_link_id', removeLink),
  ...crudRoutes({ table: 'entity_link', path: '/data/entity-links' }),
];
