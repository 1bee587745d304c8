import type { Annotation } from '../tables/values.ts';
import { arrow, frameTime, ring, stroke, words } from './annotations.ts';
import type { BeatKind } from './beats.ts';
import type { Crew } from './crew.ts';
import type { Told } from './history.ts';
import type { Making } from './making.ts';
import type { StatusName } from './settings.ts';

type Line = {
  /** Days before today; moved to the Friday before when that is a weekend. */
  readonly daysAgo: number;
  readonly at: string;
  readonly kind: BeatKind;
  readonly status: StatusName;
  readonly by: string;
  readonly text: string;
  /** `+` before a point that is ticked. */
  readonly points?: readonly string[];
  readonly replies?: readonly { readonly minutesLater: number; readonly by: string; readonly text: string }[];
  readonly notes?: readonly {
    readonly frame: number;
    readonly x: number;
    readonly y: number;
    readonly text?: string;
  }[];
};

const line = (
  daysAgo: number,
  at: string,
  kind: BeatKind,
  status: StatusName,
  by: string,
  text: string,
  more: Pick<Line, 'points' | 'replies' | 'notes'> = {},
): Line => ({
  daysAgo,
  at,
  kind,
  status,
  by,
  text,
  ...more,
});

/** The conversations around the demonstrator's open work, by shot and task type. */
const lines: Readonly<Record<string, readonly Line[]>> = {
  'SQ020/SH0040 Animation': [
    line(
      12,
      '10:12',
      'brief',
      'ready',
      'Hana Okafor',
      'Layout is locked. The lift is the heart of the sequence: one breath before it, nothing after it.',
    ),
    line(
      11,
      '09:20',
      'start',
      'wip',
      'Camille Roy',
      'Blocking with the board poses. Lantern is constrained to the wrist for now.',
    ),
    line(7, '16:40', 'publish', 'wfa', 'Camille Roy', 'v1: blocking, eight key poses, held.'),
    line(6, '11:05', 'retake', 'retake', 'Hana Okafor', 'Poses tell the story. Lose the second glance, then spline.', {
      points: ['+One glance only', '+Feet together on the last plank'],
    }),
    line(5, '17:10', 'publish', 'wfa', 'Camille Roy', 'v2: spline on twos, hand and lantern still move as one.', {
      notes: [{ frame: 1043, x: 520, y: 400 }],
    }),
    line(
      4,
      '10:30',
      'retake',
      'retake',
      'Hana Okafor',
      'Good. No weight at f1043: let the lantern drag behind the wrist, then overshoot.',
      { points: ['+Head turn at f1061'] },
    ),
    line(1, '15:02', 'publish', 'wfa', 'Camille Roy', 'v3: on ones, head turn is in. Drag is a first try.', {
      notes: [
        { frame: 1024, x: 392, y: 560, text: 'slides' },
        { frame: 1038, x: 470, y: 330 },
        { frame: 1043, x: 508, y: 420, text: 'weight here' },
      ],
    }),
    line(
      1,
      '17:20',
      'retake',
      'retake',
      'Hana Okafor',
      'Great energy on the lift. The arc breaks at f1038, her elbow leads too late, and the lantern has no weight on the way down. Keep the head turn, it is lovely.',
      {
        points: ['+Offset elbow by 3 frames', 'Lantern drag, f1043 to f1061', 'Ease the settle on the last step'],
      },
    ),
    line(
      0,
      '09:31',
      'question',
      'retake',
      'Tomasz Nowak',
      'Chain rig is published, lantern_hero v12. Two controls, keep the second one soft.',
    ),
  ],
  'SQ020/SH0040 FX': [
    line(2, '16:05', 'start', 'wip', 'Priya Nair', 'Starting from the embers of SH0050.'),
    line(0, '09:12', 'publish', 'wip', 'Priya Nair', 'Lamp bloom and embers, first pass.'),
  ],
  'SQ020/SH0040 Lighting': [
    line(4, '14:20', 'start', 'wip', 'Marcus Webb', 'Night rig is in, lamp is the key.'),
    line(
      1,
      '11:20',
      'question',
      'wip',
      'Marcus Webb',
      'Rim flips between f1085 and f1086. @Camille Roy is the key parented to the lantern or to her wrist?',
    ),
  ],
  'SQ020/SH0040 Layout': [
    line(16, '10:00', 'board', 'todo', 'Nadia Ferro', 'Color key, approved with the director.'),
    line(14, '11:40', 'start', 'wip', 'Aiko Mori', 'Framing from the board, jetty is the light version.'),
    line(13, '17:15', 'publish', 'wfa', 'Aiko Mori', 'v2: 40 mm, height of the girl.'),
    line(
      12,
      '09:50',
      'retake',
      'retake',
      'Hana Okafor',
      'We lose the point behind the mast. Move the boat, not the camera.',
      { points: ['+Petrel to the right', '+Level the horizon'] },
    ),
    line(11, '18:05', 'publish', 'wfa', 'Aiko Mori', 'v3: Petrel moved, horizon level.'),
    line(8, '15:30', 'publish', 'wfa', 'Aiko Mori', 'v4: four frames more at the head.'),
    line(8, '16:45', 'approve', 'done', 'Nadia Ferro', 'Camera approved, locked for animation.'),
  ],
  'SQ010/SH0140 Animation': [
    line(10, '10:10', 'start', 'wip', 'Camille Roy', 'Starting with the run-up, wings from the reference.'),
    line(7, '15:15', 'publish', 'wfa', 'Camille Roy', 'v1: take-off on twos.'),
    line(6, '11:40', 'retake', 'retake', 'Hana Okafor', 'Wings beat too evenly. Two strong ones, then let it glide.', {
      points: ['+Two strong beats', '+Glide from f1040'],
    }),
    line(4, '16:20', 'publish', 'wfa', 'Camille Roy', 'v2: landing on ones, wing fold softer.', {
      notes: [{ frame: 1012, x: 700, y: 330 }],
    }),
    line(
      4,
      '18:42',
      'retake',
      'retake',
      'Hana Okafor',
      'Tail feathers intersect the boom from f1012. The landing itself is right, do not touch the timing. Move the boom clear or fold the tail earlier, whichever is cheaper.',
      {
        points: ['Tail clear of the boom, f1012 to f1030', 'Same clearance on the last step'],
        replies: [
          {
            minutesLater: 16,
            by: 'Tomasz Nowak',
            text: 'I can raise the boom two degrees in SH0130 too, it cuts better.',
          },
          { minutesLater: 19, by: 'Hana Okafor', text: 'Do it. @Camille Roy then only the tail is left for you.' },
        ],
      },
    ),
    line(
      0,
      '08:58',
      'question',
      'retake',
      'Tomasz Nowak',
      'Boom is up two degrees in SH0130 and SH0140, layout v5. You can start from it.',
    ),
  ],
  'SQ020/SH0020 Animation': [
    line(6, '10:20', 'start', 'wip', 'Leïla Haddad', 'Three landings from the reference, choosing the clumsy one.'),
    line(4, '16:10', 'publish', 'wfa', 'Leïla Haddad', 'v1: landing, two steps, wings stay open.'),
    line(1, '10:30', 'retake', 'retake', 'Hana Okafor', 'The clumsy one, yes. Sail must react to the weight.', {
      points: ['+Boom dips 2 frames later'],
    }),
    line(
      0,
      '08:21',
      'publish',
      'wfa',
      'Leïla Haddad',
      '@Animation New wind preset for sails, see the brief. Old one stays until Wednesday.',
    ),
  ],
  'SQ020/SH0050 Animation': [
    line(3, '10:00', 'brief', 'ready', 'Hana Okafor', 'All in the eyes. Breath first, lips last.'),
    line(2, '16:30', 'start', 'wip', 'Camille Roy', 'Blocking with breath pass, no lips yet.'),
  ],
  'SQ030/SH0020 Animation': [
    line(
      6,
      '09:40',
      'start',
      'wip',
      'Camille Roy',
      'Hands on the line first, the deck is moving too much to judge the feet.',
    ),
    line(4, '15:47', 'question', 'wip', 'Tomasz Nowak', 'Camera is final, you can polish the deck contact.'),
  ],
  'SQ020/SH0070 Animation': [
    line(2, '16:12', 'brief', 'ready', 'Aiko Mori', 'Layout approved, shoal proxy is in the scene.'),
  ],
  'SQ020/SH0090 Animation': [
    line(2, '16:14', 'brief', 'ready', 'Hana Okafor', 'Marlow turns three pages, then looks up at f1090.'),
  ],
  'SQ030/SH0080 Animation': [
    line(2, '16:15', 'brief', 'ready', 'Hana Okafor', 'Walk cycle on uneven ground, lantern is practical.'),
  ],
  'SQ020/SH0010 Animation': [
    line(16, '10:05', 'start', 'wip', 'Camille Roy', 'Boat on the ocean preset first, Ines after.'),
    line(12, '16:00', 'publish', 'wfa', 'Camille Roy', 'v1: boat path and heel.'),
    line(11, '10:20', 'retake', 'retake', 'Hana Okafor', 'Path is right, the boat is too light.'),
    line(8, '17:30', 'publish', 'wfa', 'Camille Roy', 'v2: slower roll, mast follows.'),
    line(7, '09:45', 'retake', 'retake', 'Hana Okafor', 'Better. Now the sail: it is a board.'),
    line(6, '16:50', 'publish', 'wfa', 'Camille Roy', 'v3: first flutter.'),
    line(6, '18:10', 'retake', 'retake', 'Hana Okafor', 'Yes. More of it, and later.'),
    line(5, '15:40', 'publish', 'wfa', 'Camille Roy', 'v4: flutter on twos, wake is a placeholder.', {
      notes: [{ frame: 1034, x: 640, y: 600, text: 'wake starts late' }],
    }),
    line(4, '16:20', 'retake', 'retake', 'Hana Okafor', 'Close. Four things and it is done.', {
      points: [
        '+Sail flutter on ones, f1012',
        '+Wake starts with the hull, f1034',
        'Hold the turn 6 frames, f1061',
        'Rope settles before the cut',
      ],
    }),
    line(
      1,
      '11:04',
      'question',
      'retake',
      'Tomasz Nowak',
      'Petrel v08 is out for the flutter, the sail has two more controls.',
    ),
    line(
      0,
      '09:38',
      'publish',
      'wfa',
      'Camille Roy',
      'v5, sail flutter and wake timing. The wake now starts with the hull, not the sail. I kept your hold at f1061, tell me if it is too long.',
    ),
  ],
  'SQ010/SH0110 Animation': [
    line(7, '10:15', 'start', 'wip', 'Camille Roy', 'Tide first, then the boats.'),
    line(5, '16:30', 'publish', 'wfa', 'Camille Roy', 'v1: both boats on paths.'),
    line(4, '11:30', 'retake', 'retake', 'Hana Okafor', 'Second boat is a copy of the first. Half a beat later.', {
      points: ['+Second boat half a beat later'],
    }),
    line(1, '16:05', 'publish', 'wfa', 'Camille Roy', 'v2, second boat follows the tide, oars on twos.'),
  ],
  'SQ010/SH0120 Animation': [
    line(9, '10:00', 'start', 'wip', 'Camille Roy', 'Legs over the rail: hips pinned, everything hangs from there.'),
    line(7, '15:00', 'publish', 'wfa', 'Camille Roy', 'v1: blocking.'),
    line(6, '10:40', 'retake', 'retake', 'Hana Okafor', 'Feet are restless. She is waiting, not bored.'),
    line(4, '15:20', 'publish', 'wfa', 'Camille Roy', 'v2: feet are still, toes are not.'),
    line(2, '14:10', 'publish', 'wfa', 'Camille Roy', 'v3: eyes follow the boat out of frame.'),
    line(1, '08:40', 'approve', 'done', 'Hana Okafor', 'Lovely. Nothing to add.'),
  ],
};

/** The conversation a story fixes for a task, or null. People who are not in this crew are left out of it. */
export function scriptedTalk(
  making: Making,
  crew: Crew,
  path: string,
  kind: string,
  frameIn: number,
  framesPerSecond: number,
): Told[] | null {
  const found = lines[`${path} ${kind}`];
  if (!found) return null;
  const { calendar, newId } = making;
  const momentOf = ({ daysAgo, at }: Line): number => {
    const [hour = 0, minute = 0] = at.split(':').map(Number);
    return calendar.momentMs(daysAgo === 0 ? 0 : calendar.workday(-daysAgo), hour, minute);
  };
  const mentionedIn = (text: string) => crew.all.filter(({ name }) => new RegExp(`@${name}(?= |$)`).test(text));
  let last = 0;
  return found.flatMap((one): Told[] => {
    const author = crew.find(one.by);
    if (!author) return [];
    // Two days before a Monday and the Friday itself are the same day: keep the order.
    const momentMs = Math.min(calendar.nowMs, Math.max(last + 120_000, momentOf(one)));
    last = momentMs;
    const draw = { newId, personId: (crew.find('Hana Okafor') ?? author).id, colour: '#ff3860' };
    const annotations = one.notes?.map(({ frame, x, y, text }): Annotation => ({
      time: frameTime(frame - frameIn, framesPerSecond),
      drawing: {
        objects: text
          ? [
              ring(draw, x, y, 62, 56),
              arrow(draw, x + 240, y - 130, x + 70, y - 42),
              words(draw, x + 150, y - 178, text),
            ]
          : [
              stroke(draw, [
                [x - 60, y + 10],
                [x - 20, y - 46],
                [x + 44, y - 60],
                [x + 96, y - 20],
              ]),
            ],
      },
    }));
    return [
      {
        kind: one.kind,
        status: one.status,
        momentMs,
        author,
        text: one.text,
        mentioned: mentionedIn(one.text),
        checklist: (one.points ?? []).map((point) => ({
          text: point.replace('+', ''),
          checked: point.startsWith('+'),
        })),
        replies: (one.replies ?? []).flatMap(({ minutesLater, by, text }) => {
          const from = crew.find(by);
          return from
            ? [
                {
                  author: from,
                  momentMs: Math.min(calendar.nowMs, momentMs + minutesLater * 60_000),
                  text,
                  mentioned: mentionedIn(text),
                },
              ]
            : [];
        }),
        ...(annotations ? { annotations } : {}),
      },
    ];
  });
}
