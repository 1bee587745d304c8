/*
 * Assets that other productions may cast.
 */
import { answer, type Answer } from '../answer.ts';
import { flag, isId, param, textList, type Call } from '../call.ts';
import { crash, missingArgument, wrongParameter } from '../errors.ts';
import { kindOf, ofKind } from '../kinds.ts';
import { needEntity } from '../lookups.ts';
import { checkProject, checkStaff, isAdmin } from '../permissions.ts';
import { get, post, takingAnyId, type Route } from '../route.ts';
import type { EntityRow } from '../tables.ts';
import { as } from '../kindReaders.ts';

/** The shared flag; without ids (or with none) for every asset of the production or type. */
function share(call: Call): Answer {
  const { studio } = call;
  const isShared = flag(call, 'is_shared', true);
  const projectId = call.params['project_id'] ?? null;
  const typeId = call.params['asset_type_id'] ?? null;
  const ids = typeId === null ? textList(call, 'asset_ids') : null;
  if (projectId === null) {
    if (ids === null) {
      if (!studio.isNew) throw missingArgument('asset_ids');
      return answer([]);
    }
    for (const id of ids) checkStaff(call, ofKind(studio, needEntity(call, id), 'Asset').project_id);
  } else if (!isAdmin(call)) {
    checkStaff(call, projectId);
  }
  if (ids?.some((id) => !isId(id)) === true) throw studio.isNew ? wrongParameter('Validation error.') : crash();
  const isMeant = (entity: EntityRow): boolean =>
    kindOf(studio, entity) === 'Asset' &&
    (typeId === null || entity.entity_type_id === typeId) &&
    (ids === null || ids.length === 0 || ids.includes(entity.id));
  const rows = (
    projectId === null ? studio.store.entity.all() : studio.store.entity.by('project_id', projectId)
  ).filter(isMeant);
  return answer(rows.map((asset) => as(call, studio.store.entity.update(asset.id, { is_shared: isShared }), 'Asset')));
}

/** Assets of other productions cast in what stands below something here, as shots do; canceled ones left out. */
function sharedUsed(call: Call): Answer {
  const { studio } = call;
  const { store } = studio;
  const projectId = param(call, 'project_id');
  checkProject(call, projectId);
  const episodeId = call.params['episode_id'];
  const found = new Map<string, EntityRow>();
  for (const holder of store.entity.by('project_id', projectId)) {
    const sequence = store.entity.get(holder.parent_id);
    if (sequence === undefined) continue;
    if (episodeId !== undefined && !['main', 'all'].includes(episodeId) && sequence.parent_id !== episodeId) continue;
    for (const link of store.entity_link.by('entity_in_id', holder.id)) {
      const asset = store.entity.get(link.entity_out_id);
      if (asset === undefined || asset.project_id === projectId || asset.canceled || !asset.is_shared) continue;
      found.set(asset.id, asset);
    }
  }
  return answer([...found.values()].map((asset) => as(call, asset, 'Asset')));
}

export const sharedAssetRoutes: readonly Route[] = [
  get('/data/projects/:project_id/assets/shared-used', sharedUsed),
  ...takingAnyId(get('/data/projects/:project_id/episodes/:episode_id/assets/shared-used', sharedUsed)),
  post('/actions/assets/share', share),
  post('/actions/projects/:project_id/assets/share', share),
  post('/actions/projects/:project_id/asset-types/:asset_type_id/assets/share', share),
];
