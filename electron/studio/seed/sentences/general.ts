import type { Bank, Lines } from './bank.ts';

/** For work that has no bank of its own: boards, edits, and whatever a studio calls its other steps. */
export const general: Bank = {
  brief: [
    'You can start, everything is in the folder.',
    'Ready when you are. Friday is fine.',
    'Take {shot} as the reference.',
  ],
  start: ['Starting today.', 'Opening the scene, back with a first look tonight.', 'On it.'],
  progress: ['Half way.', 'Notes of the morning are in.', 'Waiting for the last cache.', 'Second half tomorrow.'],
  publish: [
    'v{v}: all notes are in.',
    'v{v}: first version, complete.',
    'v{v}: {n} frames shorter.',
    'New version after the review.',
  ],
  retake: [
    'Almost. Look at f{f} again.',
    'Start is right, end is rushed from f{g}.',
    'Please match {shot}.',
    'It needs the pause we talked about.',
  ],
  points: ['Match {shot}', 'Check f{f}', '{n} frames at the tail', 'Names as in the convention'],
  approve: ['Approved.', 'Good, thank you.', 'Done. On to the next.', 'Approved in the review.'],
  question: ['{at} can you have a look?', '{at} which version is in the edit?'],
};

export const boardNotes: Lines = [
  'Panel of the color script.',
  'Frame from the animatic, for the list.',
  'Color key, approved with the director.',
  'Board panel, the camera is only a proposal.',
];

export const replies: Lines = [
  'Will do.',
  'Yes, by Tuesday. You can block with the old one.',
  'Do it, then only the tail is left for you.',
  'Good catch.',
  'I can raise the boom two degrees there too, it cuts better.',
  'Noted, after lunch.',
  'It is in the scene now.',
  'Let us look at it together at four.',
  'Same file, second take.',
  'Sorry, wrong playblast. The right one is up.',
  'Agreed.',
  'That was on purpose, but I see it.',
  'Chain rig is in, will do.',
];

export const clientNotes: Lines = [
  'We love this one. Could the lantern be a little warmer?',
  'Approved from our side.',
  'The test audience asked who the old man is. Can we see his face for a moment longer?',
  'Great. Please keep the logo area free at the end.',
  'Is this the final music?',
  'A touch brighter for the small screens, otherwise approved.',
];

export const departmentNews: Lines = [
  '@{department} New wind preset for sails, see the brief. Old one stays until Wednesday.',
  '@{department} Please publish with the new naming from today on.',
  '@{department} Farm is closed on Friday from six.',
  '@{department} Reference shoot is online, thank you all for the silly walks.',
];

export const chatLines: Lines = [
  'Morning. Anybody on the boat today?',
  'The beam should hit Petrel on the last word, not before.',
  'I have the sound of the bell, want to hear it?',
  'Which take did we choose on Friday?',
  'Take two, the one with the pause.',
  'Ah yes. It is in the edit.',
  'Playblast is up if someone has a minute.',
  'Looks great on the big screen.',
  'Can we push the lunch review to half past?',
  'Fine for me.',
  'The lantern is a bit bright in the reflection.',
  'Only in the viewer, the render is right.',
  'Perfect, then I leave it.',
  'Who has the key to the projection room?',
  'On the hook. It is always on the hook.',
  'Thank you!',
];
