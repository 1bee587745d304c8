// What is typed to get to a frame.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { frameRateOf, framesPerSecond, timeOfFrame } from '../../shared/rules/frames.ts';
import { timecode } from '../../shared/rules/timecode.ts';
import { type FrameContext, readTypedFrame } from '../../shared/rules/typedFrame.ts';

const rates = [23.976, 24, 25, 29.97, 30, 48, 50, 59.94, 60] as const;

const at = (more: Partial<FrameContext> = {}): FrameContext => ({
  here: 10,
  frameCount: 480,
  firstNumber: 1001,
  rate: frameRateOf(24),
  ...more,
});
const toFrame = (text: string, more: Partial<FrameContext> = {}): number | string => {
  const read = readTypedFrame(text, at(more));
  return read.kind === 'frame' ? read.frame : read.kind;
};

const anywhere = fc.record({
  frame: fc.integer({ min: 0, max: 60 * 60 * 60 * 3 }),
  here: fc.integer({ min: 0, max: 60 * 60 * 60 * 3 }),
  firstNumber: fc.constantFrom(0, 1, 86, 1001),
  fps: fc.constantFrom(...rates),
});

describe('what stands for a frame leads to it, at any rate', () => {
  it('its number as it is shown, its timecode, its time, and the way to it', () => {
    fc.assert(
      fc.property(anywhere, ({ frame, here, firstNumber, fps }) => {
        const rate = frameRateOf(fps);
        const of = { here, firstNumber, rate, frameCount: 60 * 60 * 60 * 3 + 1 };
        expect(toFrame(String(firstNumber + frame), of)).toBe(frame);
        expect(toFrame(timecode(frame, framesPerSecond(rate)), of)).toBe(frame);
        expect(toFrame(`${timeOfFrame(frame, rate).toFixed(3)} s`, of)).toBe(frame);
        const way = frame - here;
        expect(toFrame(`${way < 0 ? '-' : '+'}${String(Math.abs(way))}`, of)).toBe(frame);
      }),
    );
  });
});

test.each([
  [' 1013 ', 12],
  ['+12', 22],
  ['-4', 6],
  ['\u22124', 6],
  ['+ 1', 11],
  ['00:00:02:05', 53],
  ['00:00:02;05', 53],
  ['2:05', 53],
  ['0:2:5', 53],
  ['2s', 48],
  ['2 S', 48],
  ['2.5', 60],
  ['2,5', 60],
  ['2.5s', 60],
  ['+1s', 34],
  ['+1:02', 36],
])('%s is read', (text, frame) => {
  expect(toFrame(text)).toBe(frame);
});

test('what is no frame says why', () => {
  expect(readTypedFrame('', at()).kind).toBe('empty');
  expect(readTypedFrame('  ', at()).kind).toBe('empty');
  for (const text of ['soon', '1013x', '+', '--2', '1:2:3:4:5', '00:75:00:00', 's', '.', '1e3', '0x10'])
    expect(readTypedFrame(text, at()).kind, text).toBe('unreadable');
  for (const text of ['1000', '1481', '0', '+470', '-11', '20s', '00:01:00:00'])
    expect(readTypedFrame(text, at()).kind, text).toBe('outside');
  expect(readTypedFrame('2:24', at())).toEqual({ kind: 'too-many-frames', inSecond: 24 });
  const dropping = at({ rate: frameRateOf(29.97), frameCount: 5_000 });
  expect(readTypedFrame('00:01:00;01', dropping)).toEqual({ kind: 'dropped' });
  // A length of a minute is that, whatever numbers are dropped.
  expect(readTypedFrame('+1:00:00', dropping)).toEqual({ kind: 'frame', frame: 1810 });
});

test('the ends of the movie are its own', () => {
  expect([toFrame('1001'), toFrame('1480')]).toEqual([0, 479]);
  expect([toFrame('0', { firstNumber: 0 }), toFrame('479', { firstNumber: 0 })]).toEqual([0, 479]);
});
