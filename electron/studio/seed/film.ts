import { assetStoriesFor, makeAssets } from './assets.ts';
import { makeAssetCastings, makeCastings } from './castings.ts';
import { makeConcepts } from './concepts.ts';
import type { Content } from './content.ts';
import type { Crew } from './crew.ts';
import { makeDescriptors } from './descriptors.ts';
import { makeEdits } from './edits.ts';
import type { Making } from './making.ts';
import { makeProduction } from './production.ts';
import type { Settings } from './settings.ts';
import { shotMaker, storiesFor } from './shots.ts';
import { lanternfallAssets } from './stories/lanternfallAssets.ts';
import { lanternfallSequences } from './stories/lanternfallShots.ts';
import { planTasks } from './tasks.ts';
import { assetKindsFor } from './assetKinds.ts';

/** The feature film Lanternfall: as many shots and assets as the options ask for. */
export function makeFilm(making: Making, settings: Settings, crew: Crew): Content {
  const { options } = making;
  const production = makeProduction(making, settings, {
    name: 'Lanternfall',
    code: 'LTF',
    description: 'A girl, a lantern and a light that stopped answering. Feature film, 88 minutes.',
    isSeries: false,
    framesPerSecond: 24,
    frameIn: 1001,
    resolution: '2048x1152',
    style: '3d',
    isClosed: false,
    isScripted: true,
    team: crew.all,
    picture: { scene: 'lighthouseNight', frame: 1, variant: 0 },
    days: { from: -160, to: 140 },
    more: { man_days: 4200, is_frame_in_numbering: true, revision_padding: 3, is_publish_default_for_artists: true },
  });
  const fields = makeDescriptors(making, settings, production);
  const assets = makeAssets(making, settings, production, fields, assetStoriesFor(lanternfallAssets, options.assets));
  const makeShots = shotMaker(making, settings, production, fields);
  const stories = storiesFor(lanternfallSequences, options.shots, making.chance('sequences'));
  const sequences = stories.map((story) => makeShots(story, null));
  const castings = makeCastings(making, sequences, assets);
  makeAssetCastings(making, assets);
  const edits = makeEdits(making, settings, production, [
    { name: 'Reel 1', description: 'Harbor dawn to the storm', episode: null, progress: 0.9 },
    { name: 'Reel 2', description: 'From the log to the festival', episode: null, progress: 0.5 },
    { name: 'Reel 3', description: 'The drowned light to the end', episode: null, progress: 0.3 },
    { name: 'Trailer', description: 'Ninety seconds for the market', episode: null, progress: 1 },
  ]);
  makeConcepts(making, settings, crew, production, assets);
  const random = making.chance('tasks of Lanternfall');
  const tasks = [
    ...assets.flatMap((asset) => planTasks(making, settings, crew, asset, assetKindsFor(asset, settings), random)),
    ...sequences.flatMap((sequence) => [
      ...planTasks(making, settings, crew, sequence, settings.sequenceKinds, random),
      ...sequence.shots.flatMap((shot) => planTasks(making, settings, crew, shot, settings.shotKinds, random)),
    ]),
    ...edits.flatMap((edit) => planTasks(making, settings, crew, edit, settings.editKinds, random)),
  ];
  return { production, sequences, assets, castings, tasks };
}
