import { add, type Writable } from './draft.ts';
import { timeText } from './calendar.ts';
import type { Making } from './making.ts';
import type { PlannedEntity } from './planned.ts';
import type { Production } from './production.ts';
import type { Settings } from './settings.ts';

export type EditStory = {
  readonly name: string;
  readonly description: string;
  readonly episode: Writable<'entity'> | null;
  readonly progress: number;
};

/** The cuts of a production, as entities whose tasks are planned like those of shots. */
export function makeEdits(
  making: Making,
  settings: Settings,
  production: Production,
  stories: readonly EditStory[],
): PlannedEntity[] {
  const { draft, newId, calendar } = making;
  return stories.map(({ name, description, episode, progress }, index): PlannedEntity => ({
    row: add(draft, 'entity', {
      id: newId(),
      created_at: timeText(calendar.momentMs(production.days.from + 8 + index, 11, 0)),
      name,
      description,
      project_id: production.id,
      entity_type_id: settings.entityTypes.get('Edit') ?? '',
      parent_id: episode?.id ?? null,
      data: {},
    }),
    production,
    kind: 'edit',
    path: name,
    progress,
    picture: production.isSeries ? 'harbourFront' : 'boatsLeave',
    variant: 0,
    durationFrames: 96,
    effort: 1,
    cast: { character: 'Ines', prop: 'the last cut', set: 'the reel' },
    neighbour: stories[index + 1]?.name ?? name,
  }));
}
