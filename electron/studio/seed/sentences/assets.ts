import type { Bank } from './bank.ts';

export const concept: Bank = {
  brief: [
    'Three directions, quick.',
    'Keep the lamp shape of the first board.',
    'Period is nineteen hundred and something, by the sea.',
    'Needs to read at forty pixels.',
  ],
  start: ['Collecting references of real ones.', 'Thumbnails today, color tomorrow.', 'Silhouettes first.'],
  progress: [
    'Second page of sketches.',
    'Color keys with the palette of the sequence.',
    'Trying a heavier foot.',
    'Rust is a map, not geometry.',
  ],
  publish: [
    'v{v}: three silhouettes, mine is the second.',
    'v{v}: color, front and side.',
    'Turnaround with measures.',
    'Sheet with materials.',
    'v{v}: simpler, wider, older.',
  ],
  retake: [
    'Second silhouette, with the top of the third.',
    'Too new. It has been in salt water for forty years.',
    'Lovely, but it will not fit through the door of the set.',
    'The color fights with the coat of Ines.',
    'Less detail below, nobody will see it.',
  ],
  points: [
    'Older wood',
    'Handle as in sketch two',
    'Color of the coat stays alone',
    'Measures on the sheet',
    'Back view',
  ],
  approve: [
    'Approved, model it like this.',
    'Yes. Exactly.',
    'Done, the sheet is clear.',
    'Approved with the warmer color.',
  ],
  question: ['{at} how tall is it next to Ines?', '{at} does it open?', '{at} do we ever see the back?'],
};

export const modeling: Bank = {
  brief: [
    'Concept is approved, measures are on the sheet.',
    'Hero model, close-up in two shots.',
    'Background, keep it below 4,000 polygons.',
  ],
  start: ['Base mesh today.', 'Starting from the scan.', 'Blocking the volumes against {set}.'],
  progress: [
    'Edge flow around the hinge is done.',
    'UVs laid out, two tiles.',
    'Bevels are in, {n} levels.',
    'Scale checked beside Ines.',
  ],
  publish: [
    'v{v}: base mesh, turntable.',
    'v{v}: final topology, UVs on two tiles.',
    'Clay turntable with close-ups.',
    'Damaged state added.',
    'v{v}: thinner handle, real thickness of the glass.',
  ],
  retake: [
    'Proportions are off by a head: see the sheet.',
    'Edge loops end at the joint, the rigger will need {n} more.',
    'Normals are flipped inside.',
    'Too perfect. Break the symmetry.',
    'Pivot is at the world origin, it hangs from the hook.',
  ],
  points: [
    'Pivot at the hook',
    '{n} loops at the joint',
    'Flip the inner normals',
    'Dent on the left side',
    'Names as in the convention',
  ],
  approve: ['Approved, clean mesh.', 'Done. Publish for rigging and shading.', 'Good topology, approved.'],
  question: ['{at} how many loops do you need here?', '{at} does it break in the film?', '{at} is the inside visible?'],
};

export const rigging: Bank = {
  brief: [
    'Two controls are enough, keep the second one soft.',
    'Needs stretch for two shots.',
    'Same names as the other boats.',
  ],
  start: ['Skeleton is placed.', 'Starting from the biped template.', 'Testing constraints with a cube.'],
  progress: [
    'Weights painted, shoulders to come.',
    'Chain is dynamic with an override.',
    'Controls colored and mirrored.',
    'Space switch for the hand.',
  ],
  publish: [
    'v{v}: chain rig is published. Two controls, keep the second one soft.',
    'v{v}: face with {n} shapes.',
    'v{v}: hands follow the rail.',
    'Light version for layout.',
    'Sail has two more controls for the flutter.',
  ],
  retake: [
    'Elbow collapses at 110 degrees.',
    'Rig is slow: {n} frames a second with the cloth on.',
    'Mirroring breaks the left hand.',
    'Space switch pops on the frame of the change.',
    'Animators cannot select the small ring.',
  ],
  points: [
    'Volume at the elbow',
    'Cloth off by default',
    'Bigger shape for the ring',
    'No pop in the space switch',
    'Lock scale on the controls',
  ],
  approve: ['Approved, tested in {shot}.', 'Good rig, fast.', 'Done. Animation can take it.'],
  question: [
    '{at} is stretch needed on the arms?',
    '{at} which way does the hinge open?',
    '{at} do you want the chain dynamic?',
  ],
};

export const shading: Bank = {
  brief: [
    'Brass, glass and soot. References in the folder.',
    'Wet and dry versions.',
    'Match the wood of the old jetty.',
  ],
  start: ['First maps tonight.', 'Base materials assigned.', 'Looking at the lamp in three lights.'],
  progress: [
    'Roughness map is hand painted.',
    'Salt on the edges.',
    'Glass has thickness now.',
    'Texture resolution down to {n}K where nobody looks.',
  ],
  publish: [
    'v{v}: turntable in day and night rig.',
    'v{v}: wet version.',
    'Soot on the glass, less on the left.',
    'Final maps, {n} tiles.',
    'v{v}: cloth with fuzz.',
  ],
  retake: [
    'Looks like plastic in the night rig.',
    'Brass is too clean for a lamp that is forty.',
    'The pattern repeats, I see it from across the street.',
    'Glass is black from the side.',
    'Coat needs the fuzz of the concept.',
  ],
  points: ['Roughness up', 'Soot at the top', 'Break the repetition', 'Glass from the side', 'Edges with salt'],
  approve: ['Approved in all three lights.', 'Done, it feels held.', 'Approved. Lovely glass.'],
  question: ['{at} is it wet in {shot}?', '{at} how close do we get?', '{at} same wood as the jetty?'],
};
