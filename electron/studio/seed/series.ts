import { assetStoriesFor, makeAssets } from './assets.ts';
import { assetKindsFor } from './assetKinds.ts';
import { makeCastings } from './castings.ts';
import { timeText } from './calendar.ts';
import type { Content } from './content.ts';
import type { Crew } from './crew.ts';
import { makeDescriptors } from './descriptors.ts';
import { add } from './draft.ts';
import { makeEdits } from './edits.ts';
import type { Making } from './making.ts';
import { makeProduction, teamOf } from './production.ts';
import type { Settings } from './settings.ts';
import { shotMaker, type SequencePlan } from './shots.ts';
import { episodes as episodeStories, harbourTalesAssets, harbourTalesShots } from './stories/harbourTales.ts';
import { planTasks } from './tasks.ts';

const onlyOnTheFilm = new Set(['Oliver Brandt', 'Kofi Mensah', 'Mei Chen']);

/** The series Harbour Tales: four episodes, in full whatever the size of the film. */
export function makeSeries(making: Making, settings: Settings, crew: Crew): Content {
  const { draft, newId, calendar } = making;
  const production = makeProduction(making, settings, {
    name: 'Harbour Tales',
    code: 'HBT',
    description: 'Mira, Captain Bo and a gull called Monday. Series, 26 episodes of five minutes.',
    isSeries: true,
    framesPerSecond: 25,
    frameIn: 101,
    resolution: '1920x1080',
    style: '2d',
    isClosed: false,
    // Not everybody of the film is on the series.
    team: teamOf(
      crew,
      ({ role, name }, index) => role !== 'vendor' && !onlyOnTheFilm.has(name) && (index < 23 || index % 7 !== 6),
    ),
    picture: { scene: 'harbourFront', frame: 1, variant: 0 },
    days: { from: -130, to: 200 },
    more: { nb_episodes: 26, episode_span: 14, max_retakes: 3 },
  });
  const fields = makeDescriptors(making, settings, production);
  const rows = episodeStories.map((story, index) =>
    add(draft, 'entity', {
      id: newId(),
      created_at: timeText(calendar.momentMs(production.days.from - 10 + index, 10, 0)),
      name: story.name,
      description: story.title,
      project_id: production.id,
      entity_type_id: settings.entityTypes.get('Episode') ?? '',
      status: story.status,
      data: {},
    }),
  );
  const assets = makeAssets(
    making,
    settings,
    production,
    fields,
    assetStoriesFor(harbourTalesAssets, harbourTalesAssets.length),
    rows,
  );
  const makeShots = shotMaker(making, settings, production, fields);
  let next = 0;
  const sequences = episodeStories.flatMap((story, index): SequencePlan[] =>
    story.sequences.map((count, number) =>
      makeShots(
        {
          name: `SQ${String((number + 1) * 10).padStart(3, '0')}`,
          title: ['The problem', 'The search', 'The end of it'][number] ?? story.title,
          progress: Math.max(0, story.progress - number * (story.progress < 1 ? 0.12 : 0)),
          shots: Array.from({ length: count }, () => {
            const shot = harbourTalesShots[next % harbourTalesShots.length] ?? harbourTalesShots[0];
            next += 1;
            return shot;
          }),
        },
        rows[index] ?? null,
      ),
    ),
  );
  const castings = makeCastings(making, sequences, assets);
  // One shot was dropped in the edit: Kitsu keeps it, crossed out.
  const dropped = sequences[4]?.shots.at(-1);
  if (dropped) dropped.row.canceled = true;
  const edits = makeEdits(
    making,
    settings,
    production,
    episodeStories.slice(0, 3).map(({ name, title, progress }, index) => ({
      name: `${name} cut`,
      description: title,
      episode: rows[index] ?? null,
      progress,
    })),
  );
  const random = making.chance('tasks of Harbour Tales');
  const tasks = [
    ...assets.flatMap((asset) => planTasks(making, settings, crew, asset, assetKindsFor(asset, settings), random)),
    ...sequences.flatMap(({ shots }) =>
      shots.flatMap((shot) => planTasks(making, settings, crew, shot, settings.shotKinds, random)),
    ),
    ...edits.flatMap((edit) => planTasks(making, settings, crew, edit, settings.editKinds, random)),
  ];
  return { production, sequences, assets, castings, tasks };
}
