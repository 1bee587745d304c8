import { describe, expect, test } from 'vitest';
import { joinedClips } from '../../../shared/rules/cut/cut.ts';
import { readEdl } from '../../../shared/rules/cut/readEdl.ts';
import { readOtio } from '../../../shared/rules/cut/readOtio.ts';
import { framesOfTimecode, timecode } from '../../../shared/rules/timecode.ts';

const edl = `TITLE: LANTERNFALL REEL 1
FCM: NON-DROP FRAME

001  AX       V     C        00:00:41:17 00:00:48:00 01:00:00:00 01:00:06:07
* FROM CLIP NAME: SQ010_SH0010_comp_v012.mov
002  AX       A     C        00:00:41:17 00:00:48:00 01:00:00:00 01:00:06:07
* FROM CLIP NAME: temp mix.wav
003  BL       V     C        00:00:00:00 00:00:01:00 01:00:06:07 01:00:07:07
004  SH0020   V     C        00:00:10:00 00:00:10:00 01:00:07:07 01:00:07:07
004  AX       V     D    012 00:00:41:17 00:00:43:17 01:00:07:07 01:00:09:07
* FROM CLIP NAME: SQ010_SH0010
* TO CLIP NAME: SQ010_SH0030
* SOURCE FILE: /edit/SQ010_SH0030.mov
`;

describe('an EDL', () => {
  test('says which frames of which shots are seen: no sound, no black, and of a dissolve what it leads to', () => {
    const cut = readEdl(edl, 24);
    expect(cut.title).toBe('LANTERNFALL REEL 1');
    expect(cut.clips).toEqual([
      { name: 'SQ010_SH0010_comp_v012.mov', sourceIn: 1001, sourceOut: 1152, place: 4 },
      { name: 'SQ010_SH0030', sourceIn: 1001, sourceOut: 1049, place: 10 },
    ]);
    expect(cut.problems).toEqual([]);
    expect([cut.fps, cut.isDropFrame]).toEqual([24, false]);
  });

  test('that drops frames is of 29.97, whatever the production has', () => {
    const cut = readEdl('FCM: DROP FRAME\n001 SH0010 V C 00:00:59;28 00:01:00;02 01:00:00;00 01:00:00;02', 24);
    expect(cut.isDropFrame).toBe(true);
    expect(cut.fps).toBeCloseTo(29.97, 2);
    // The two numbers between are nobody's.
    expect(cut.clips[0]).toMatchObject({ sourceIn: 1798, sourceOut: 1800 });
  });

  test('that is broken is told line by line, and the rest is read', () => {
    const cut = readEdl(
      [
        'TITLE: BROKEN',
        '001 SH0010 V C 00:00:00:27 00:00:02:00 01:00:00:00 01:00:02:00',
        '002 SH0020 V C 00:00:04:00 00:00:02:00 01:00:00:00 01:00:02:00',
        'what is this',
        '003 AX V C 00:00:00:00 00:00:02:00 01:00:00:00 01:00:02:00',
        '004 SH0040 V C 00:00:00:00 00:00:02:00 01:00:00:00 01:00:01:00',
        'M2 SH0040 048.0 00:00:00:00',
        '005 SH0050 V C 00:00:00:00 00:00:02:00 01:00:00:00 01:00:02:00',
      ].join('\r\n'),
      24,
    );
    expect(cut.problems.map(({ place, problem }) => `${String(place)} ${problem}`)).toEqual([
      '2 timecode',
      '3 no-length',
      '4 unreadable-line',
      '5 no-name',
      '6 retimed',
    ]);
    expect(cut.clips.map(({ name }) => name)).toEqual(['SH0040', 'SH0050']);
  });

  test('of as many events without a length as a broken editor writes is read at once', () => {
    const event = '001  AX  V  C  00:00:10:00 00:00:10:00 01:00:07:07 01:00:07:07\n';
    // Copying the rest of the file for each of them would take minutes.
    expect(readEdl(event.repeat(150_000), 24).problems).toHaveLength(1);
  });

  test('without an event is no cut', () => {
    expect(readEdl('', 24).problems).toEqual([{ problem: 'not-a-cut', place: 1, text: '' }]);
    expect(readEdl('\u0000\u0001PK', 24).clips).toEqual([]);
  });
});

const time = (value: number, rate = 25) => ({ OTIO_SCHEMA: 'RationalTime.1', value, rate });
const range = (start: number, frames: number, rate = 25) => ({
  OTIO_SCHEMA: 'TimeRange.1',
  start_time: time(start, rate),
  duration: time(frames, rate),
});
const clip = (name: string, more: object) => ({ OTIO_SCHEMA: 'Clip.2', name, ...more });
const timeline = (children: object[], kind = 'Video') =>
  JSON.stringify({
    OTIO_SCHEMA: 'Timeline.1',
    name: 'Reel 1',
    tracks: { OTIO_SCHEMA: 'Stack.1', children: [{ OTIO_SCHEMA: 'Track.1', kind, children }] },
  });

describe('an OTIO timeline', () => {
  test('is read in its own rate: ranges of clips, also of those that are seen whole, gaps left out', () => {
    const cut = readOtio(
      timeline([
        clip('SQ010_SH0010', { source_range: range(1001, 152) }),
        { OTIO_SCHEMA: 'Gap.1', source_range: range(0, 12) },
        clip('SQ010_SH0020', {
          source_range: null,
          media_references: { DEFAULT_MEDIA: { available_range: range(0, 88) } },
          active_media_reference_key: 'DEFAULT_MEDIA',
        }),
        { OTIO_SCHEMA: 'Stack.1', children: [clip('SQ010_SH0030', { source_range: range(10, 5) })] },
      ]),
      24,
    );
    expect([cut.title, cut.fps, cut.problems]).toEqual(['Reel 1', 25, []]);
    expect(cut.clips.map(({ name, sourceIn, sourceOut }) => [name, sourceIn, sourceOut])).toEqual([
      ['SQ010_SH0010', 1001, 1153],
      ['SQ010_SH0020', 0, 88],
      ['SQ010_SH0030', 10, 15],
    ]);
  });

  test('tells of clips without a name, a range or a length, and of those that are retimed', () => {
    const cut = readOtio(
      timeline([
        clip('', { source_range: range(0, 5) }),
        clip('A', {}),
        clip('B', { source_range: range(0, 0) }),
        clip('C', { source_range: range(0, 5), effects: [{ OTIO_SCHEMA: 'LinearTimeWarp.1' }] }),
      ]),
      24,
    );
    expect(cut.problems.map(({ place, problem }) => `${String(place)} ${problem}`)).toEqual([
      '1 no-name',
      '2 timecode',
      '3 no-length',
      '4 retimed',
    ]);
    expect(cut.clips).toHaveLength(1);
  });

  test('that lies in itself without end, or counts beyond all numbers, breaks nothing', () => {
    const stacks = `${'{"OTIO_SCHEMA":"Stack.1","children":['.repeat(20_000)}${']}'.repeat(20_000)}`;
    const deep = readOtio(`{"OTIO_SCHEMA":"Timeline.1","tracks":${stacks}}`, 24);
    expect(deep.problems).toMatchObject([{ problem: 'not-a-cut' }]);
    const endless = timeline([clip('A', { source_range: range(0, 5) })]).replace('"value":5', '"value":1e999');
    expect(readOtio(endless, 24)).toMatchObject({ fps: 24, clips: [], problems: [{ problem: 'timecode' }] });
  });

  test.each(['', '{', '[]', '{"OTIO_SCHEMA":"Clip.1"}', timeline([clip('A', { source_range: range(0, 5) })], 'Audio')])(
    'is no cut: %j',
    (text) => {
      expect(readOtio(text, 24)).toMatchObject({ clips: [], problems: [{ problem: 'not-a-cut' }] });
    },
  );
});

test('of a shot that is cut in twice, all that is seen lies between its first and its last frame', () => {
  const part = (name: string, sourceIn: number, sourceOut: number) => ({ name, sourceIn, sourceOut, place: 1 });
  expect(joinedClips([part('A', 20, 30), part('B', 0, 5), part('A', 5, 8)])).toEqual([
    part('A', 5, 30),
    part('B', 0, 5),
  ]);
});

test.each([23.976, 24, 25, 29.97, 30, 50, 59.94])(
  'a timecode at %d frames a second is the frame it was written for',
  (fps) => {
    for (const frame of [0, 1, 1799, 1800, 3598, 17_981, 17_982, 107_892, 215_784])
      expect(framesOfTimecode(timecode(frame, fps), fps)).toBe(frame);
    expect(framesOfTimecode(`00:00:00:${String(Math.round(fps))}`, fps)).toBeNull();
  },
);
