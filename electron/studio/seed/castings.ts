import type { Random } from '../random.ts';
import type { AssetPlan } from './assets.ts';
import { add, type Draft } from './draft.ts';
import type { Making } from './making.ts';
import type { SequencePlan, ShotPlan } from './shots.ts';

/** Which assets an entity holds, by its id: what readiness is counted from. */
export type Castings = Map<string, AssetPlan[]>;

const entry = /^([^*/]+)(?:\*(\d+))?(?:\/(\w+))?$/;

/**
 * Casts the assets that the script names; where the studio has none of them (few assets, or shots beyond the script) one to
 * five by chance. In a series an asset is also cast in the episode of the shot, as the server does.
 */
export function makeCastings(
  making: Making,
  sequences: readonly SequencePlan[],
  assets: readonly AssetPlan[],
): Castings {
  const { draft } = making;
  const castings: Castings = new Map();
  const random = making.chance(`casting of ${sequences[0]?.production.name ?? ''}`);
  const byName = new Map(assets.map((asset) => [asset.path, asset]));
  const inEpisodes = new Map<string, Set<AssetPlan>>();
  if (assets.length === 0) return castings;
  for (const sequence of sequences) {
    const episodeId = sequence.row.parent_id;
    for (const shot of sequence.shots) {
      const cast = castOf(shot, byName, assets, random);
      for (const { asset, count, label } of cast)
        link(making, draft, shot.row.id, asset, count, label, shot.row.created_at);
      const list = cast.map(({ asset }) => asset);
      shot.row.nb_entities_out = list.length;
      castings.set(shot.row.id, list);
      if (episodeId === null) continue;
      const inEpisode = inEpisodes.get(episodeId) ?? new Set();
      for (const asset of list) inEpisode.add(asset);
      inEpisodes.set(episodeId, inEpisode);
    }
  }
  for (const [episodeId, inEpisode] of inEpisodes) {
    for (const asset of inEpisode) link(making, draft, episodeId, asset, 1, '', asset.row.created_at);
    const episode = draft.entity.find(({ id }) => id === episodeId);
    if (episode) episode.nb_entities_out = inEpisode.size;
  }
  return castings;
}

type CastLine = { readonly asset: AssetPlan; readonly count: number; readonly label: string };

function castOf(
  shot: ShotPlan,
  byName: ReadonlyMap<string, AssetPlan>,
  assets: readonly AssetPlan[],
  random: Random,
): CastLine[] {
  const named = shot.story.cast.flatMap((text): CastLine[] => {
    const [, name = '', count, label] = entry.exec(text) ?? [];
    const asset = byName.get(name);
    return asset ? [{ asset, count: Number(count ?? 1), label: label ?? 'animate' }] : [];
  });
  if (named.length > 0) return named;
  const picked = new Set<AssetPlan>();
  for (let wanted = random.whole(1, 5); wanted > 0; wanted -= 1) {
    const asset = assets[Math.floor(random.next() ** 1.5 * assets.length)];
    if (asset) picked.add(asset);
  }
  return [...picked].map((asset) => ({
    asset,
    count: random.pick([1, 1, 1, 1, 2, 6]),
    label: random.pick(['animate', 'animate', 'fixed']),
  }));
}

function link(
  { newId }: Making,
  draft: Draft,
  inId: string,
  asset: AssetPlan,
  count: number,
  label: string,
  created: string,
): void {
  add(draft, 'entity_link', {
    id: newId(),
    created_at: created,
    entity_in_id: inId,
    entity_out_id: asset.row.id,
    nb_occurences: count,
    label,
  });
}

/** Assets made of others: the boat carries its lights. */
export function makeAssetCastings(making: Making, assets: readonly AssetPlan[]): void {
  const byName = new Map(assets.map((asset) => [asset.path, asset]));
  for (const [whole, parts] of [
    ['Petrel', ['Masthead light', 'Stern light', 'Heaving line']],
    ['Ines', ['Hero lantern']],
    ['Lamp room', ['Altar lamp', 'Ledger of lights']],
    ['Ferry', ['Life boat', 'Life ring']],
  ] as const) {
    const into = byName.get(whole);
    const found = parts.map((part) => byName.get(part)).filter((part) => part !== undefined);
    if (!into || found.length === 0) continue;
    for (const part of found) link(making, making.draft, into.row.id, part, 1, '', into.row.created_at);
    into.row.nb_entities_out = found.length;
  }
}
