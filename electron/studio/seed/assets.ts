import { timeText } from './calendar.ts';
import type { FieldFiller } from './descriptors.ts';
import { add, type Writable } from './draft.ts';
import type { Making } from './making.ts';
import type { PlannedEntity } from './planned.ts';
import type { Production } from './production.ts';
import type { Settings } from './settings.ts';
import type { AssetStory, AssetTypeName } from './stories/story.ts';

export type AssetPlan = PlannedEntity & { readonly type: AssetTypeName };

/** As many assets as asked for: the story's first (spread over its types), then numbered copies of them. */
export function assetStoriesFor(stories: readonly AssetStory[], count: number): AssetStory[] {
  if (count >= stories.length) {
    return Array.from({ length: count }, (_, index) => {
      const story = stories[index % stories.length];
      const round = Math.floor(index / stories.length) + 1;
      return story && round > 1 ? { ...story, name: `${story.name} ${round}` } : story;
    }).filter((story) => story !== undefined);
  }
  const byType = new Map<string, AssetStory[]>();
  for (const story of stories) byType.set(story.type, [...(byType.get(story.type) ?? []), story]);
  const kept = [...byType.values()].flatMap((ofType) =>
    ofType.slice(0, Math.max(1, Math.round((ofType.length / stories.length) * count))),
  );
  return kept.slice(0, count);
}

/** What the film leans on is further along than its dressing. */
const states: Readonly<Record<string, number>> = {
  Ines: 1,
  'Hero lantern': 1,
  Petrel: 1,
  'Lantern chain': 0.56,
  'Old jetty': 1,
  'Point light': 1,
  Gull: 1,
  'Old Marlow': 1,
  Squall: 0.6,
  Shoal: 0.7,
  Logbook: 0.7,
  'Lamp room': 0.62,
};

const efforts: Readonly<Record<AssetTypeName, number>> = {
  Characters: 2,
  Props: 0.45,
  Environment: 1.2,
  FX: 0.6,
  Vehicles: 1.2,
};

export function makeAssets(
  making: Making,
  settings: Settings,
  production: Production,
  fields: FieldFiller,
  stories: readonly AssetStory[],
  episodes: readonly Writable<'entity'>[] = [],
): AssetPlan[] {
  const { draft, newId, calendar } = making;
  const random = making.chance(`assets of ${production.name}`);
  return stories.map((story, index): AssetPlan => {
    const created = timeText(
      calendar.momentMs(production.days.from - random.whole(-20, 18), random.whole(9, 17), random.whole(0, 59)),
    );
    // In a series most assets are of the main pack, some belong to the episode they were made for.
    const episode = episodes.length > 0 && index % 5 === 4 ? (episodes[index % episodes.length] ?? null) : null;
    const row = add(draft, 'entity', {
      id: newId(),
      created_at: created,
      name: story.name,
      description: story.description,
      project_id: production.id,
      entity_type_id: settings.entityTypes.get(story.type) ?? '',
      source_id: episode?.id ?? null,
      is_shared: !production.isSeries && index % 31 === 2,
      data: fields('Asset', random),
    });
    const early = Math.max(0, 1 - index / Math.max(12, stories.length));
    return {
      row,
      production,
      kind: 'asset',
      type: story.type,
      path: story.name,
      progress: states[story.name] ?? Math.min(1, random.between(0.18, 0.9) + early * 0.35),
      picture: story.picture,
      variant: index,
      durationFrames: 0,
      effort: efforts[story.type],
      cast: { character: story.name, prop: story.name, set: 'the set' },
      neighbour: stories[index + 1]?.name ?? story.name,
    };
  });
}
