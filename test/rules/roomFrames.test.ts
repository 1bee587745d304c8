import { expect, it } from 'vitest';
import { frameRateOf } from '../../shared/rules/frames.ts';
import { frameOfRoom, roomFrameOf } from '../../shared/rules/roomFrames.ts';

const rates = [23.976, 24, 25, 29.97, 30, 48, 50, 59.94, 60];
const frames = Array.from({ length: 4_000 }, (_, frame) => frame);

/** Kitsu's page, by its own arithmetic: frame lengths of four decimals, and whole frames of those. */
const frameLength = (fps: number): number => Math.round((1 / fps) * 10_000) / 10_000;

/** What the page tells while it stands on a frame: the number on its counter. */
const told = (frame: number): number => frame + 1;

/**
 * The frame that the page shows once it was told one. It looks for the time of the frame before it, with a hundredth of a second
 * on top, and shows the whole frame nearest to that.
 */
function shownByPage(current: number, fps: number): number {
  const length = frameLength(fps);
  const time = (current - 1) * length + 0.01;
  const rounded = Math.round(Math.round(time / length) * length * 10_000) / 10_000;
  // It asks its video for this part of a second, with a thousandth on top, and that shows the frame that has begun.
  return Math.floor((rounded / length / fps + 0.001) * fps);
}

it.each(rates)("Kitsu's page shows the frame that is told, at %f frames a second", (fps) => {
  const rate = frameRateOf(fps);
  const off = frames.filter((frame) => shownByPage(roomFrameOf(frame, rate, fps), fps) !== frame);
  expect(off).toEqual([]);
});

it.each(rates)("the frame that Kitsu's page tells is the one shown here, at %f frames a second", (fps) => {
  const rate = frameRateOf(fps);
  expect(frames.filter((frame) => frameOfRoom(told(frame), rate, fps) !== frame)).toEqual([]);
});

it.each(rates.flatMap((movie) => rates.filter((fps) => fps >= movie).map((fps) => [movie, fps] as const)))(
  'a movie of %f frames a second in a production of %f is on the same frame for all',
  (movie, fps) => {
    const rate = frameRateOf(movie);
    expect(frames.filter((frame) => frameOfRoom(roomFrameOf(frame, rate, fps), rate, fps) !== frame)).toEqual([]);
  },
);

it('a movie of twice the frames is at most one of them apart: the room counts by the production', () => {
  const rate = frameRateOf(48);
  const apart = frames.map((frame) => Math.abs(frameOfRoom(roomFrameOf(frame, rate, 24), rate, 24) - frame));
  expect(Math.max(...apart)).toBe(1);
});
