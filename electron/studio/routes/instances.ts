/*
 * Asset instances: what is placed into shots, scenes and assets.
 */
import { answer, created, noContent, type Answer } from '../answer.ts';
import { param, requiredText, text, type Call } from '../call.ts';
import { crudRoutes } from '../crud.ts';
import { crash } from '../errors.ts';
import { emit } from '../events.ts';
import { need, needEntity } from '../lookups.ts';
import { checkProject, checkEntity, checkEntityRead } from '../permissions.ts';
import { plain } from '../relations.ts';
import { del, get, post, type Route } from '../route.ts';
import type { Sent } from '../serialise.ts';
import type { Row } from '../tables.ts';
import { named } from './castings.ts';

type Instance = Row<'asset_instance'>;

function byKey(call: Call, rows: readonly Instance[], keyOf: (row: Instance) => readonly (string | null)[]): Answer {
  const result: Record<string, Sent[]> = {};
  for (const row of [...rows].sort((left, right) => (left.number ?? 0) - (right.number ?? 0))) {
    for (const key of keyOf(row)) (result[key ?? 'None'] ??= []).push(plain(call.studio, 'asset_instance', row));
  }
  return answer(result);
}

function instancesOf(call: Call, kind: 'shot' | 'scene'): Answer {
  const asset = named(call, 'asset_id', 'Asset');
  checkProject(call, asset.project_id);
  const { store } = call.studio;
  const rows = store.asset_instance.by('asset_id', asset.id);
  return byKey(call, rows, (row) =>
    kind === 'scene' ? [row.scene_id] : store.entity.by('instance_casting', row.id).map((shot) => shot.id),
  );
}

function assetInstances(call: Call): Answer {
  const asset = named(call, 'asset_id', 'Asset');
  checkProject(call, asset.project_id);
  return byKey(call, call.studio.store.asset_instance.by('target_asset_id', asset.id), (row) => [row.asset_id]);
}

function instantiate(call: Call, column: 'target_asset_id' | 'scene_id', holderId: string, assetId: string): Instance {
  const { store } = call.studio;
  const asset = needEntity(call, assetId);
  const number =
    1 +
    Math.max(
      0,
      ...store.asset_instance
        .by('asset_id', asset.id)
        .filter((one) => one[column] === holderId)
        .map((one) => one.number ?? 0),
    );
  return store.asset_instance.insert({
    asset_id: asset.id,
    [column]: holderId,
    number,
    name: `${asset.name.replace(/[^A-Za-z0-9]+/g, '_')}_${String(number).padStart(4, '0')}`,
    description: text(call, 'description', null),
  });
}

function addAssetInstance(call: Call): Answer {
  const assetId = requiredText(call, 'asset_to_instantiate_id');
  const holder = named(call, 'asset_id', 'Asset');
  checkProject(call, holder.project_id);
  const made = instantiate(call, 'target_asset_id', holder.id, assetId);
  emit(call, 'asset_instance:new', { asset_id: holder.id, asset_instantiated: assetId, asset_instance_id: made.id });
  return created(plain(call.studio, 'asset_instance', made));
}

function cameraInstances(call: Call): Answer {
  checkProject(call, named(call, 'scene_id', 'Scene').project_id);
  return answer({});
}

function sceneInstances(call: Call): Answer {
  const scene = named(call, 'scene_id', 'Scene');
  checkProject(call, scene.project_id);
  return byKey(call, call.studio.store.asset_instance.by('scene_id', scene.id), (row) => [row.asset_id]);
}

function addSceneInstance(call: Call): Answer {
  const assetId = requiredText(call, 'asset_id');
  const scene = named(call, 'scene_id', 'Scene');
  checkProject(call, scene.project_id);
  const made = instantiate(call, 'scene_id', scene.id, assetId);
  emit(call, 'asset_instance:new', { scene_id: scene.id, asset_id: assetId, asset_instance_id: made.id });
  return created(plain(call.studio, 'asset_instance', made));
}

function shotInstances(call: Call): Answer {
  const shot = named(call, 'shot_id', 'Shot');
  checkProject(call, shot.project_id);
  if (call.studio.isNew) checkEntity(call, shot.id);
  const rows = shot.instance_casting.flatMap((id) => call.studio.store.asset_instance.get(id) ?? []);
  return byKey(call, rows, (row) => [row.asset_id]);
}

function addShotInstance(call: Call): Answer {
  const { studio } = call;
  const id = requiredText(call, 'asset_instance_id');
  const shot = named(call, 'shot_id', 'Shot');
  checkProject(call, shot.project_id);
  const instance = need(call, 'asset_instance', id);
  const changed = studio.store.entity.update(shot.id, {
    instance_casting: [...new Set([...shot.instance_casting, instance.id])],
  });
  emit(call, 'asset_instance:add-to-shot', { shot_id: shot.id, asset_instance_id: instance.id });
  return created(plain(studio, 'entity', changed));
}

function removeShotInstance(call: Call): Answer {
  const shot = named(call, 'shot_id', 'Shot');
  checkProject(call, shot.project_id);
  const instance = need(call, 'asset_instance', param(call, 'asset_instance_id'));
  if (!shot.instance_casting.includes(instance.id)) throw crash();
  call.studio.store.entity.update(shot.id, {
    instance_casting: shot.instance_casting.filter((id) => id !== instance.id),
  });
  emit(call, 'asset_instance:remove-from-shot', { shot_id: shot.id, asset_instance_id: instance.id });
  return noContent();
}

export const instanceRoutes: readonly Route[] = [
  get('/data/assets/:asset_id/shot-asset-instances', (call) => instancesOf(call, 'shot')),
  get('/data/assets/:asset_id/scene-asset-instances', (call) => instancesOf(call, 'scene')),
  get('/data/assets/:asset_id/asset-asset-instances', assetInstances),
  post('/data/assets/:asset_id/asset-asset-instances', addAssetInstance),
  get('/data/scenes/:scene_id/asset-instances', sceneInstances),
  post('/data/scenes/:scene_id/asset-instances', addSceneInstance),
  get('/data/scenes/:scene_id/camera-instances', cameraInstances),
  get('/data/shots/:shot_id/asset-instances', shotInstances),
  post('/data/shots/:shot_id/asset-instances', addShotInstance),
  del('/data/shots/:shot_id/asset-instances/:asset_instance_id', removeShotInstance),
  ...crudRoutes({
    table: 'asset_instance',
    path: '/data/asset-instances',
    mayRead: (call, row) => checkEntityRead(call, needEntity(call, row.asset_id)),
    mayUpdate: (call, row) => checkEntityRead(call, needEntity(call, row.asset_id)),
  }),
];
