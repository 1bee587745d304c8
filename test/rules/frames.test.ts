import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  frameAtTime,
  frameCountOf,
  frameInRate,
  frameOfKitsuTime,
  frameRateOf,
  framesPerSecond,
  kitsuTime,
  timeOfFrame,
} from '../../shared/rules/frames.ts';
import { firstFrameNumber, frameIndexOf } from '../../shared/rules/frameNumbers.ts';
import {
  frameSpanPattern,
  frameSpansIn,
  frameSpanTag,
  joinNote,
  parseFrameSpan,
  splitNote,
} from '../../shared/rules/frameTags.ts';
import { timecode } from '../../shared/rules/timecode.ts';

const rates = [23.976, 24, 25, 29.97, 30, 48, 50, 59.94, 60] as const;
/** Three hours of the fastest. */
const anyFrame = fc.integer({ min: 0, max: 60 * 60 * 60 * 3 });
const anyRate = fc.constantFrom(...rates);

test.each([
  [23.976, 24_000, 1001],
  [23.98, 24_000, 1001],
  [24_000 / 1001, 24_000, 1001],
  [24, 24, 1],
  [25, 25, 1],
  [29.97, 30_000, 1001],
  [47.952, 48_000, 1001],
  [59.94, 60_000, 1001],
  [60, 60, 1],
  [12.5, 12_500, 1000],
  [119.88, 120_000, 1001],
])('%d frames a second are %i/%i', (fps, numerator, denominator) => {
  expect(frameRateOf(fps)).toEqual({ numerator, denominator });
});

it('what is no rate is refused', () => {
  for (const fps of [0, -24, Number.NaN, Infinity]) expect(() => frameRateOf(fps)).toThrow(RangeError);
});

describe('a frame and its time', () => {
  it('is the same frame at its beginning, in its middle and just before its end, at any rate', () => {
    fc.assert(
      fc.property(anyFrame, anyRate, (frame, fps) => {
        const rate = frameRateOf(fps);
        const lengthSeconds = 1 / framesPerSecond(rate);
        const begin = timeOfFrame(frame, rate);
        expect(frameAtTime(begin, rate)).toBe(frame);
        expect(frameAtTime(begin + lengthSeconds / 2, rate)).toBe(frame);
        expect(frameAtTime(begin + lengthSeconds * 0.89, rate)).toBe(frame);
        expect(frameAtTime(begin + lengthSeconds, rate)).toBe(frame + 1);
      }),
    );
  });

  it('survives the microseconds in which decoders count, rounded either way', () => {
    fc.assert(
      fc.property(anyFrame, anyRate, (frame, fps) => {
        const rate = frameRateOf(fps);
        const us = timeOfFrame(frame, rate) * 1e6;
        expect(frameAtTime(Math.floor(us) / 1e6, rate)).toBe(frame);
        expect(frameAtTime(Math.ceil(us) / 1e6, rate)).toBe(frame);
      }),
    );
  });

  it('is the time that exact fractions give', () => {
    expect(timeOfFrame(24_000, frameRateOf(23.976))).toBe(1001);
    expect(timeOfFrame(1, frameRateOf(25))).toBe(0.04);
    expect(timeOfFrame(86_400, frameRateOf(24))).toBe(3600);
    expect(frameAtTime(3600, frameRateOf(24))).toBe(86_400);
    expect(frameAtTime(1001, frameRateOf(59.94))).toBe(60_000);
  });

  it('a movie has as many frames as its length says, and never none', () => {
    expect(frameCountOf(10, frameRateOf(24))).toBe(240);
    expect(frameCountOf(10.01, frameRateOf(23.976))).toBe(240);
    expect(frameCountOf(9.958_333, frameRateOf(24))).toBe(239);
    expect(frameCountOf(0, frameRateOf(24))).toBe(1);
  });

  it('stands beside the frame of another rate that is on screen at the same time', () => {
    expect(frameInRate(48, frameRateOf(24), frameRateOf(25))).toBe(50);
    expect(frameInRate(47, frameRateOf(24), frameRateOf(25))).toBe(48);
    expect(frameInRate(47, frameRateOf(24), frameRateOf(24))).toBe(47);
    expect(frameInRate(100, frameRateOf(50), frameRateOf(25))).toBe(50);
    expect(frameInRate(101, frameRateOf(50), frameRateOf(25))).toBe(50);
  });
});

describe('Kitsu’s times', () => {
  it.each([
    [0, 24, 0],
    [1, 24, 0.0417],
    [42, 24, 1.7514],
    [2000, 24, 83.4],
    [1, 25, 0.04],
    [1043, 25, 41.72],
    [30, 23.976, 1.251],
    [29, 29.97, 0.9686],
    [599, 59.94, 10.0033],
  ])('of frame %i at %d is %d', (frame, fps, time) => {
    expect(kitsuTime(frame, fps)).toBe(time);
    expect(frameOfKitsuTime(time, fps)).toBe(frame);
  });

  it('are the same frame when they come back, at any rate and however far they have run from the clock', () => {
    fc.assert(
      fc.property(anyFrame, anyRate, (frame, fps) => {
        expect(frameOfKitsuTime(kitsuTime(frame, fps), fps)).toBe(frame);
      }),
    );
  });

  it('of older players, which wrote down where they stood, are the frame that was on screen', () => {
    const wrong = rates.flatMap((fps) =>
      [0, 1, 23, 24, 301, 1200, 4000].filter((frame) => {
        const time = frame / fps;
        const isAlsoSnapped = Math.abs(kitsuTime(Math.round(time / kitsuTime(1, fps)), fps) - time) < 0.000_05;
        return !isAlsoSnapped && frameOfKitsuTime(time, fps) !== frame;
      }),
    );
    expect(wrong).toEqual([]);
    // Written with four decimals it lies just before its frame.
    expect(frameOfKitsuTime(41.7083, 24)).toBe(1001);
  });

  it('a frame that is written beside the time decides only where the time leaves both open', () => {
    // 52.125 s is the snapped time of frame 1250 and the clock's of frame 1251.
    expect(frameOfKitsuTime(52.125, 24)).toBe(1250);
    expect(frameOfKitsuTime(52.125, 24, 1251)).toBe(1251);
    expect(frameOfKitsuTime(52.125, 24, '1251')).toBe(1251);
    expect(frameOfKitsuTime(52.125, 24, 1250)).toBe(1250);
    // Players that counted from 1 wrote the next one.
    expect(frameOfKitsuTime(1.7514, 24, 43)).toBe(42);
    expect(frameOfKitsuTime(1.7514, 24, '041')).toBe(42);
  });

  it('never stand before the beginning', () => {
    expect(frameOfKitsuTime(-0.01, 24)).toBe(0);
  });
});

describe('the number of a frame', () => {
  it('begins with 0, 1 or where the shot begins', () => {
    expect(firstFrameNumber('zero', 1001)).toBe(0);
    expect(firstFrameNumber('one', 1001)).toBe(1);
    expect(firstFrameNumber('shot', 1001)).toBe(1001);
    expect(firstFrameNumber('shot', null)).toBe(1);
    expect(firstFrameNumber('shot', 0)).toBe(0);
  });

  it('leads to the frame, and to the nearest one beyond the ends', () => {
    expect(frameIndexOf(1043, 1001, 152)).toBe(42);
    expect(frameIndexOf(1001, 1001, 152)).toBe(0);
    expect(frameIndexOf(1152, 1001, 152)).toBe(151);
    expect(frameIndexOf(1153, 1001, 152)).toBe(151);
    expect(frameIndexOf(3, 1001, 152)).toBe(0);
  });
});

describe('frame tags in comments', () => {
  const one = (revision: number, frame: number) => ({ revision, from: frame, to: frame });

  it('are written as Kitsu does', () => {
    expect(frameSpanTag(one(1, 11), 30)).toBe('v1 00:00.367 (012)');
    expect(frameSpanTag(one(3, 42), 24)).toBe('v3 00:01.750 (043)');
    expect(frameSpanTag(one(12, 1500), 25)).toBe('v12 01:00.000 (1501)');
    expect(frameSpanTag({ revision: 3, from: 42, to: 48 }, 24)).toBe('v3 00:01.750 (043) – v3 00:02.000 (049)');
  });

  it('are read in both of its forms', () => {
    expect(parseFrameSpan('v1 00:00.367 (012)')).toEqual(one(1, 11));
    expect(parseFrameSpan('v3 00:00:01:18 (043)')).toEqual(one(3, 42));
    expect(parseFrameSpan('01:00.000 (1501)')).toEqual({ revision: null, from: 1500, to: 1500 });
    for (const other of ['v1', '00:00.367', 'v1 00:00.367', '(012)', 'v1 0:0.3 (1)', 'x v1 00:00.367 (012)'])
      expect(parseFrameSpan(other), other).toBeNull();
  });

  it('come back as the frames they were written for, and their time lies within the first', () => {
    const anyFrameOfAMovie = fc.integer({ min: 0, max: 60 * 60 * 20 });
    fc.assert(
      fc.property(anyFrameOfAMovie, anyFrameOfAMovie, anyRate, (frame, other, fps) => {
        const span = { revision: 2, from: Math.min(frame, other), to: Math.max(frame, other) };
        const tag = frameSpanTag(span, fps);
        expect(parseFrameSpan(tag)).toEqual(span);
        const [, minutes, seconds] = /(\d+):(\d\d\.\d{3})/.exec(tag) ?? [];
        expect(frameAtTime(Number(minutes) * 60 + Number(seconds), frameRateOf(fps))).toBe(span.from);
      }),
    );
  });

  it('are found inside of a sentence, a range as one', () => {
    const words = 'Foot slides v3 00:01.750 (043) – v3 00:02.000 (049) and at 00:00:02:00 (049), f1003 too.';
    expect(words.match(new RegExp(frameSpanPattern, 'g'))).toEqual([
      'v3 00:01.750 (043) – v3 00:02.000 (049)',
      '00:00:02:00 (049)',
    ]);
    expect(frameSpansIn(words, 1001)).toEqual([
      { revision: 3, from: 42, to: 48 },
      { revision: null, from: 48, to: 48 },
      { revision: null, from: 2, to: 2 },
    ]);
  });

  it('stand before a note, and leave its words as they are', () => {
    const tag = 'v3 00:01.750 (043)';
    expect(splitNote(`${tag} Foot slides`)).toEqual({ span: one(3, 42), tag, words: 'Foot slides' });
    expect(splitNote('Foot slides')).toEqual({ span: null, tag: '', words: 'Foot slides' });
    expect(splitNote(`Foot slides ${tag}`)).toMatchObject({ span: null });
    expect(joinNote(tag, 'Foot slides')).toBe(`${tag} Foot slides`);
  });
});

test.each([
  [0, 24, '00:00:00:00'],
  [4218, 24, '00:02:55:18'],
  [1439, 24, '00:00:59:23'],
  [25, 25, '00:00:01:00'],
  [1799, 29.97, '00:00:59;29'],
  [1800, 29.97, '00:01:00;02'],
  [17_981, 29.97, '00:09:59;29'],
  [17_982, 29.97, '00:10:00;00'],
  [107_892, 29.97, '01:00:00;00'],
  [3599, 59.94, '00:00:59;59'],
  [3600, 59.94, '00:01:00;04'],
  [86_313, 23.976, '00:59:56:09'],
])('frame %i at %d is %s', (frames, fps, text) => {
  expect(timecode(frames, fps)).toBe(text);
});
