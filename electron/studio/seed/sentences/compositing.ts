import type { Bank } from './bank.ts';

export const compositing: Bank = {
  brief: [
    'All layers are published, FX in two passes.',
    'Use the grade of {shot}.',
    'Depth is in meters, haze starts at the pier.',
    'Sky is a painting, see the sequence folder.',
  ],
  start: [
    'Layers are in, building the tree.',
    'Slap comp tonight.',
    'Template of the sequence works, adjusting the haze.',
  ],
  progress: [
    'Edges of {char} cleaned.',
    'Grain and halation are in.',
    'FX layer premultiplied twice, fixed.',
    'Lens breathing follows the focus pull at f{f}.',
    'Sky replaced, tracking is from layout.',
  ],
  publish: [
    'v{v}: slap comp with all layers.',
    'v{v}: haze and bloom, grade of {shot}.',
    'v{v}: fog behind {char}, in front of the set.',
    'Halation on the lamp, half of the last version.',
    'Focus pull from f{f} to f{g}.',
    'Final pixels, grain included.',
  ],
  retake: [
    'Bloom hides the face of {char}. Half of it.',
    'Black edge around {prop} at f{f}.',
    'Fog is in front of the mast and behind the sail.',
    'Too clean. The other shots of the sequence have more haze.',
    'Grain stops at f{g}.',
    'Focus lands on the rail, not on {prop}.',
    'Sky slides from f{f}: the track is of the old camera.',
  ],
  points: [
    'Bloom at half',
    'Edge of {prop}, f{f}',
    'Fog order',
    'Grain to the last frame',
    'Focus on {prop}',
    'Haze as in {shot}',
    'Sky with the new camera',
  ],
  approve: [
    'Final. Send it.',
    'Approved for the master.',
    'Done. One of the best of the sequence.',
    'Approved, delivery can take it.',
  ],
  question: [
    '{at} is there a matte for {prop}?',
    '{at} the fog layer has no depth, can you write it again?',
    '{at} do we keep the flare?',
  ],
};
