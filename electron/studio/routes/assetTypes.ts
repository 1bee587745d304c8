/*
 * Asset types: of the studio, of a production, of what a shot casts.
 */
import { answer, type Answer } from '../answer.ts';
import { isId, param, type Call } from '../call.ts';
import { notFound, wrongParameter } from '../errors.ts';
import { isAssetType } from '../kinds.ts';
import { need } from '../lookups.ts';
import { checkProject } from '../permissions.ts';
import { plain, whole } from '../relations.ts';
import { get, type Route } from '../route.ts';
import { assetTypes } from './context.ts';
import { named } from '../kindReaders.ts';

function projectAssetTypes(call: Call): Answer {
  const { studio } = call;
  const projectId = param(call, 'project_id');
  checkProject(call, projectId);
  if (studio.isNew && !isId(projectId)) throw wrongParameter(`Invalid UUID value: ${projectId}`);
  const ids = new Set(studio.store.entity.by('project_id', projectId).map((entity) => entity.entity_type_id));
  return answer(
    studio.store.entity_type
      .all()
      .filter((type) => isAssetType(type) && ids.has(type.id))
      .map((type) => ({ ...plain(studio, 'entity_type', type), type: 'AssetType' })),
  );
}

function shotAssetTypes(call: Call): Answer {
  const { studio } = call;
  const shot = named(call, 'shot_id', 'Shot');
  checkProject(call, shot.project_id);
  const ids = new Set(
    studio.store.entity_link
      .by('entity_in_id', shot.id)
      .map((link) => studio.store.entity.get(link.entity_out_id)?.entity_type_id),
  );
  return answer(
    studio.store.entity_type
      .all()
      .filter((type) => ids.has(type.id))
      .map((type) => ({ ...plain(studio, 'entity_type', type), type: 'AssetType' })),
  );
}

function assetType(call: Call): Answer {
  const type = need(call, 'entity_type', param(call, 'asset_type_id'));
  if (!isAssetType(type)) throw notFound();
  return answer({ ...whole(call.studio, 'entity_type', type), type: 'AssetType' });
}

export const assetTypeRoutes: readonly Route[] = [
  get('/data/asset-types', (call) => answer(assetTypes(call))),
  get('/data/asset-types/:asset_type_id', assetType),
  get('/data/projects/:project_id/asset-types', projectAssetTypes),
  get('/data/shots/:shot_id/asset-types', shotAssetTypes),
];
