import type { ModelName, SceneName } from '../../art/pictures.ts';
import { shot, type AssetStory, type AssetTypeName, type ShotStory } from './story.ts';

export type EpisodeStory = {
  readonly name: string;
  readonly title: string;
  readonly status: 'complete' | 'running' | 'standby';
  readonly progress: number;
  /** Shots of each of its sequences; the script below is gone through again and again. */
  readonly sequences: readonly number[];
};

export const episodes: readonly EpisodeStory[] = [
  { name: 'E01', title: 'The lost oar', status: 'complete', progress: 1, sequences: [10, 9, 9] },
  { name: 'E02', title: 'A gull called Monday', status: 'running', progress: 0.7, sequences: [9, 8, 8] },
  { name: 'E03', title: 'Low tide', status: 'running', progress: 0.34, sequences: [8, 7, 6] },
  { name: 'E04', title: 'The singing kettle', status: 'standby', progress: 0, sequences: [6] },
];

/** What happens in the series, in the order of its boards. */
export const harbourTalesShots: readonly [ShotStory, ...ShotStory[]] = [
  shot('harbourFront', 'Titles: the harbor in the morning', 'Mira, Captain Bo, Harbor front/fixed', 75),
  shot('harbourFront', 'Mira jumps from boat to boat', 'Mira, Little boat*3', 75),
  shot('workshop', 'Captain Bo cannot find his oar', 'Captain Bo, Workshop/fixed, Oar'),
  shot('cottage', 'Everyone looks everywhere', 'Mira, Captain Bo, Cottage/fixed'),
  shot('kite', 'Is that an oar up there?', 'Mira, Kite, Beach/fixed'),
  shot('gullsAloft', 'Monday the gull has an idea', 'Monday'),
  shot('onDeck', 'Captain Bo explains, at length', 'Mira, Captain Bo, Deck/fixed'),
  shot('fromAbove', 'The boat goes in circles', 'Little boat, Wake'),
  shot('atWindow', 'Mira waits for the rain to stop', 'Mira, Window seat/fixed'),
  shot('rainyStreet', 'The race to the boathouse', 'Mira, Umbrella, Street/fixed'),
  shot('shoal', 'Meanwhile, under the boat', 'Fish choir*7', 98),
  shot('twoOnBench', 'They share an ice cream', 'Mira, Captain Bo, Bench'),
  shot('nets', 'The net has a surprise in it', 'Captain Bo, Net'),
  shot('winterHarbour', 'Dream: snow in June', 'Mira, Harbor front/fixed'),
  shot('paperDoor', 'Who is behind the door?', 'Captain Bo, Aunt Pearl'),
  shot('eveningFerry', 'The ferry whistles good night', 'Ferry'),
  shot('shadowPlay', 'Mira tells it her way', 'Mira, Bedroom/fixed'),
  shot('nightCrossing', 'End: a very small boat', 'Little boat, Mira', 88),
];

type Line = readonly [name: string, type: AssetTypeName, picture: ModelName | SceneName, description: string];

const lines: readonly Line[] = [
  ['Mira', 'Characters', 'child', 'Seven. Asks why. Cut-out rig with replacement mouths.'],
  ['Captain Bo', 'Characters', 'elder', 'Has a boat the size of a bathtub.'],
  ['Monday', 'Characters', 'gullModel', 'A gull. Does not speak, understands everything.'],
  ['Aunt Pearl', 'Characters', 'sailor', 'Repairs clocks and radios.'],
  ['Dot', 'Characters', 'dogModel', 'Sleeps in every shot.'],
  ['Inspector Whiskers', 'Characters', 'catModel', 'Follows Mira, denies it.'],
  ['Fish choir', 'Characters', 'fishModel', 'Seven fish, four parts.'],
  ['Harbor front', 'Environment', 'harbourFront', 'Main set, painted on five layers.'],
  ['Workshop', 'Environment', 'workshop', 'Bo never throws anything away.'],
  ['Cottage', 'Environment', 'cottage', 'Where Mira lives.'],
  ['Beach', 'Environment', 'kite', 'Low tide in E03.'],
  ['Deck', 'Environment', 'onDeck', 'Half of the boat, built large.'],
  ['Window seat', 'Environment', 'atWindow', 'Rain on a separate layer.'],
  ['Street', 'Environment', 'rainyStreet', 'Slopes down to the water.'],
  ['Bedroom', 'Environment', 'shadowPlay', 'Wall takes shadows.'],
  ['Night sea', 'Environment', 'nightCrossing', 'For the end of every episode.'],
  ['Little boat', 'Vehicles', 'dinghy', 'Bathtub sized, very fast.'],
  ['Ferry', 'Vehicles', 'ferryModel', 'Whistles in D.'],
  ['Tram', 'Vehicles', 'tram', 'Only in E02.'],
  ['Delivery bicycle', 'Vehicles', 'bicycle', 'Basket holds one gull.'],
  ['Fruit cart', 'Vehicles', 'cart', 'Falls over once an episode.'],
  ['Oar', 'Props', 'ladder', 'The lost one.'],
  ['Kite', 'Props', 'umbrella', 'Four tails.'],
  ['Umbrella', 'Props', 'umbrella', 'Turns inside out on cue.'],
  ['Bench', 'Props', 'parkBench', 'Fits two and a gull.'],
  ['Net', 'Props', 'rope', 'Pull, drop and tangle states.'],
  ['Singing kettle', 'Props', 'teapot', 'Title role of E04.'],
  ['Clock', 'Props', 'compass', 'Runs backwards.'],
  ['Radio', 'Props', 'crate', 'Glows when it plays.'],
  ['Treasure map', 'Props', 'seaChart', 'Drawn by Mira.'],
  ['Fog horn', 'Props', 'spyglass', 'Too large for the boat.'],
  ['Lost key', 'Props', 'key', 'Opens nothing.'],
  ['Lunch basket', 'Props', 'basket', 'Four sandwiches.'],
  ['Night lamp', 'Props', 'heroLantern', 'Mira sleeps with it on.'],
  ['Life ring', 'Props', 'buoy', 'Says BO.'],
  ['Bell', 'Props', 'bell', 'Rung by Monday.'],
  ['Paint pot', 'Props', 'oilCan', 'Three colors.'],
  ['Diary', 'Props', 'logbook', 'Mira reads from it.'],
  ['Wake', 'FX', 'wake', 'Drawn loops.'],
  ['Rain', 'FX', 'squallEffect', 'Drawn loops, two sizes.'],
  ['Splash', 'FX', 'splash', 'Six drawings.'],
  ['Smoke', 'FX', 'smoke', 'Ferry and chimney.'],
];

export const harbourTalesAssets: readonly AssetStory[] = lines.map(([name, type, picture, description]) => ({
  name,
  type,
  picture,
  description,
}));
