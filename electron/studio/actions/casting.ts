/*
 * Castings: which assets an entity holds, and what follows for counters, episodes and readiness.
 */
import type { Context } from '../call.ts';
import { emit } from '../events.ts';
import { kindOf, kindWord } from '../kinds.ts';
import type { Sent } from '../serialise.ts';
import type { EntityRow, ProjectRow, Row, TaskRow } from '../tables.ts';

export type CastAsset = { readonly assetId: string; readonly count: number; readonly label: string };

type Cast = { readonly link: Row<'entity_link'>; readonly asset: EntityRow; readonly typeName: string };

/** Links out of an entity to assets that are not canceled, by type and name. */
export function castOf({ studio }: Context, entityId: string): Cast[] {
  const { store } = studio;
  return store.entity_link
    .by('entity_in_id', entityId)
    .flatMap((link): Cast[] => {
      const asset = store.entity.get(link.entity_out_id);
      if (asset === undefined || asset.canceled) return [];
      return [{ link, asset, typeName: store.entity_type.get(asset.entity_type_id)?.name ?? '' }];
    })
    .sort(
      (left, right) =>
        left.typeName.localeCompare(right.typeName, 'en') || left.asset.name.localeCompare(right.asset.name, 'en'),
    );
}

/** The full rows of one entity's casting. */
export const presentCasting = (context: Context, entityId: string): Sent[] =>
  castOf(context, entityId).map(({ link, asset, typeName }) => ({
    asset_id: asset.id,
    asset_name: asset.name,
    asset_type_name: typeName,
    ready_for: asset.ready_for,
    episode_id: asset.source_id,
    preview_file_id: asset.preview_file_id,
    nb_occurences: link.nb_occurences,
    label: link.label,
    is_shared: asset.is_shared,
    project_id: asset.project_id,
  }));

/** Replaces an entity's casting. */
export function setCasting(context: Context, entity: EntityRow, cast: readonly CastAsset[], length: number): void {
  const { studio } = context;
  const { store, isNew } = studio;
  const projectId = entity.project_id;
  const before = store.entity_link.by('entity_in_id', entity.id);
  const kind = kindOf(studio, entity);
  const removed = before.map((link) => link.entity_out_id).filter((id) => !cast.some((one) => one.assetId === id));
  if (kind === 'Episode') for (const assetId of removed) removeFromShots(context, entity, assetId);
  for (const link of before) store.entity_link.delete(link.id);
  for (const one of cast) {
    link(context, entity, one);
    if (kind === 'Episode') emit(context, 'asset:update', { asset_id: one.assetId }, { projectId });
  }
  const changed = store.entity.update(entity.id, { nb_entities_out: length });
  if (kind === 'Shot') {
    refreshShot(context, changed);
    if (isNew) for (const assetId of removed) leaveEpisode(context, entity, assetId);
  }
  const word = kind === 'Shot' || kind === 'Episode' ? kindWord(studio, entity) : 'asset';
  const difference = {
    added_asset_ids: cast.map((one) => one.assetId).filter((id) => !before.some((old) => old.entity_out_id === id)),
    removed_asset_ids: removed,
  };
  emit(
    context,
    `${word}:casting-update`,
    {
      [`${word}_id`]: entity.id,
      ...(word !== 'asset' || isNew ? { nb_entities_out: length } : {}),
      ...(isNew ? difference : {}),
    },
    { projectId },
  );
}

function link(context: Context, entity: EntityRow, { assetId, count, label }: CastAsset): void {
  const { studio } = context;
  const { store } = studio;
  const projectId = entity.project_id;
  const known = store.entity_link.by('entity_in_id', entity.id).find((one) => one.entity_out_id === assetId);
  if (known !== undefined) {
    store.entity_link.update(known.id, { nb_occurences: count, label });
    emit(context, 'entity-link:update', { entity_link_id: known.id, nb_occurences: count }, { projectId });
    return;
  }
  if (kindOf(studio, entity) === 'Shot') joinEpisode(context, entity, assetId, label);
  const made = store.entity_link.insert({
    entity_in_id: entity.id,
    entity_out_id: assetId,
    nb_occurences: count,
    label,
  });
  emit(
    context,
    'entity-link:new',
    { entity_link_id: made.id, entity_in_id: entity.id, entity_out_id: assetId, nb_occurences: count },
    { projectId },
  );
}

const episodeOf = ({ studio }: Context, shot: EntityRow): string | null =>
  studio.store.entity.get(shot.parent_id)?.parent_id ?? null;

/** An asset cast in a shot is cast in its episode too. */
function joinEpisode(context: Context, shot: EntityRow, assetId: string, label: string): void {
  const { entity_link: links } = context.studio.store;
  const episodeId = episodeOf(context, shot);
  if (episodeId === null || links.by('entity_in_id', episodeId).some((one) => one.entity_out_id === assetId)) return;
  links.insert({ entity_in_id: episodeId, entity_out_id: assetId, nb_occurences: 1, label });
  emit(context, 'asset:update', { asset_id: assetId }, { projectId: shot.project_id });
}

/** 1.0.97: an asset no shot of the episode uses any more leaves it. */
function leaveEpisode(context: Context, shot: EntityRow, assetId: string): void {
  const { store } = context.studio;
  const episodeId = episodeOf(context, shot);
  if (episodeId === null) return;
  const isUsed = store.entity_link.by('entity_out_id', assetId).some((one) => {
    const other = store.entity.get(one.entity_in_id);
    return other !== undefined && other.id !== episodeId && episodeOf(context, other) === episodeId;
  });
  const link = store.entity_link.by('entity_in_id', episodeId).find((one) => one.entity_out_id === assetId);
  if (isUsed || link === undefined) return;
  store.entity_link.delete(link.id);
  const projectId = shot.project_id;
  emit(context, 'asset:update', { asset_id: assetId }, { projectId });
  emit(
    context,
    'episode:casting-update',
    {
      episode_id: episodeId,
      nb_entities_out: store.entity_link.by('entity_in_id', episodeId).length,
      added_asset_ids: [],
      removed_asset_ids: [assetId],
    },
    { projectId },
  );
}

/** An asset taken out of an episode is taken out of its shots. */
function removeFromShots(context: Context, episode: EntityRow, assetId: string): void {
  const { store } = context.studio;
  for (const one of store.entity_link.by('entity_out_id', assetId)) {
    const shot = store.entity.get(one.entity_in_id);
    if (shot === undefined || shot.id === episode.id || episodeOf(context, shot) !== episode.id) continue;
    store.entity_link.delete(one.id);
    const changed = store.entity.update(shot.id, { nb_entities_out: shot.nb_entities_out - 1 });
    refreshShot(context, changed);
    emit(
      context,
      'shot:casting-update',
      { shot_id: shot.id, nb_entities_out: changed.nb_entities_out },
      { projectId: shot.project_id },
    );
  }
}

/** Counts anew how many cast assets are ready for each task of a shot. */
function refreshShot(context: Context, shot: EntityRow): void {
  const { store } = context.studio;
  const project = store.project.get(shot.project_id);
  const cast = store.entity_link
    .by('entity_in_id', shot.id)
    .flatMap((one) => store.entity.get(one.entity_out_id) ?? []);
  for (const task of store.task.by('entity_id', shot.id)) {
    const ready = cast.filter((asset) => isReady(project, asset, task)).length;
    store.task.update(task.id, { nb_assets_ready: ready });
    emit(
      context,
      'task:update-casting-stats',
      { task_id: task.id, nb_assets_ready: ready },
      { projectId: shot.project_id, isLive: true },
    );
  }
}

/** A shared asset of another production always counts as ready. */
function isReady(project: ProjectRow | undefined, asset: EntityRow, task: TaskRow): boolean {
  if (asset.is_shared && asset.project_id !== task.project_id) return true;
  if (asset.ready_for === null || project === undefined || task.task_type_id === null) return false;
  const reached = project.task_type_links[asset.ready_for]?.priority ?? -1;
  const wanted = project.task_type_links[task.task_type_id]?.priority ?? 0;
  return wanted <= (reached === 0 ? -1 : reached);
}

/** After an asset's readiness changed: every shot it is cast in. */
export function refreshReadiness(context: Context, asset: EntityRow): void {
  const { studio } = context;
  for (const one of studio.store.entity_link.by('entity_out_id', asset.id)) {
    const shot = studio.store.entity.get(one.entity_in_id);
    if (shot !== undefined && kindOf(studio, shot) === 'Shot') refreshShot(context, shot);
  }
}
