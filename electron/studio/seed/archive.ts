import { assetStoriesFor, makeAssets } from './assets.ts';
import { assetKindsFor } from './assetKinds.ts';
import { makeCastings } from './castings.ts';
import type { Content } from './content.ts';
import type { Crew } from './crew.ts';
import { makeDescriptors } from './descriptors.ts';
import type { Making } from './making.ts';
import { makeProduction, teamOf } from './production.ts';
import type { Settings } from './settings.ts';
import { shotMaker } from './shots.ts';
import { lanternfallAssets } from './stories/lanternfallAssets.ts';
import { lanternfallSequences } from './stories/lanternfallShots.ts';
import { planTasks } from './tasks.ts';

/** A short film of two years ago, delivered and closed. */
export function makeArchive(making: Making, settings: Settings, crew: Crew): Content {
  const production = makeProduction(making, settings, {
    name: 'The Paper Boat',
    code: 'TPB',
    description: 'Short film, delivered. Ines was drawn for it first.',
    isSeries: false,
    framesPerSecond: 24,
    frameIn: 1001,
    resolution: '1920x1080',
    style: '2d3d',
    isClosed: true,
    team: teamOf(crew, ({ role }) => role !== 'client' && role !== 'vendor'),
    picture: { scene: 'rowboatMirror', frame: 1, variant: 2 },
    days: { from: -390, to: -210 },
    more: { production_type: 'short' },
  });
  const fields = makeDescriptors(making, settings, production);
  const assets = makeAssets(making, settings, production, fields, assetStoriesFor(lanternfallAssets, 5)).map(
    (asset) => ({ ...asset, progress: 1 }),
  );
  const makeShots = shotMaker(making, settings, production, fields);
  const [, , storm] = lanternfallSequences;
  const sequence = makeShots(
    {
      name: 'SQ010',
      title: 'The paper boat',
      progress: 2,
      shots: (storm ?? lanternfallSequences[0]).shots.slice(0, 6),
    },
    null,
  );
  const castings = makeCastings(making, [sequence], assets);
  const random = making.chance('tasks of The Paper Boat');
  const tasks = [
    ...assets.flatMap((asset) => planTasks(making, settings, crew, asset, assetKindsFor(asset, settings), random)),
    ...sequence.shots.flatMap((shot) => planTasks(making, settings, crew, shot, settings.shotKinds, random)),
  ];
  return { production, sequences: [sequence], assets, castings, tasks };
}
