// The file that was published in the place of Kitsu's movie of it: which of its frames is seen, and that nothing else changes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bitsOfCodec, bitsOfPicture } from '../../renderer/features/player/movie/bits.ts';
import type { Medium } from '../../renderer/features/player/movie/medium.ts';
import { standingFor } from '../../renderer/features/player/movie/standingFor.ts';
import { paceBeside } from '../../renderer/features/player/playback/beside.ts';
import { framesPerSecond } from '../../shared/rules/frames.ts';
import { movieMedium } from './support/movieMedium.ts';

/** A movie whose pictures are the numbers of its frames, and the frames that it was asked for. */
function movieOf(fps: number, frameCount: number, more: Partial<Medium> = {}) {
  const wanted: number[] = [];
  const medium = movieMedium(fps, frameCount, {
    id: String(fps),
    at: (frame) => (frame >= 0 && frame < frameCount ? Object.assign(new Image(), { alt: String(frame) }) : null),
    want: (frame) => void wanted.push(frame),
    ...more,
  });
  return { medium, wanted };
}
const numberOf = (picture: CanvasImageSource | null): number =>
  picture instanceof HTMLImageElement ? Number(picture.alt) : -1;

const rates = fc.constantFrom(12, 23.976, 24, 25, 29.97, 30, 48, 50, 59.94, 60);

test('at each frame of Kitsu’s movie the original shows what is on screen as that frame begins', () => {
  fc.assert(
    fc.property(rates, rates, fc.nat(100_000), (kitsu, own, frame) => {
      const movie = movieOf(kitsu, 200_000).medium;
      const original = movieOf(own, 2_000_000).medium;
      const seen = numberOf(standingFor(movie, original).at(frame));
      const [ours, theirs] = [framesPerSecond(original.rate), framesPerSecond(movie.rate)];
      const seconds = frame / theirs;
      // It has begun, and the next one has not: to less than a hundredth of a frame.
      expect(seen / ours).toBeLessThanOrEqual(seconds + 0.01 / ours);
      expect((seen + 1) / ours).toBeGreaterThan(seconds - 0.01 / ours);
    }),
  );
});

test('at one rate it is the same frame, whatever the rate', () => {
  fc.assert(
    fc.property(rates, fc.nat(300_000), (fps, frame) => {
      const { medium } = movieOf(fps, 400_000);
      expect(numberOf(standingFor(medium, movieOf(fps, 400_000).medium).at(frame))).toBe(frame);
    }),
  );
});

test('it has the frames, the rate and the size of Kitsu’s movie, and its own pictures', () => {
  const movie = movieOf(24, 96).medium;
  const { medium: original, wanted } = movieOf(25, 100, {
    widthPx: 1920,
    heightPx: 1080,
    pixels: { width: 1920, height: 1080 },
    codec: 'VP9',
    bits: 10,
    cached: () => [{ from: 25, to: 49 }],
  });
  const seen = standingFor(movie, original);
  expect(seen).toMatchObject({ id: '24', frameCount: 96, widthPx: 640, heightPx: 360, codec: 'VP9', bits: 10 });
  expect(seen.rate).toEqual(movie.rate);
  expect(seen.pixels).toEqual({ width: 1920, height: 1080 });
  seen.want(48, 1);
  expect(wanted).toEqual([50]);
  // Frame 24 of 24 a second is a second in, as is frame 25 of 25; 48 is two.
  expect(seen.cached()).toEqual([{ from: 24, to: 47 }]);
});

test('a shorter original stays on its last frame; of a longer one it is told how much is never seen', () => {
  const movie = movieOf(24, 96).medium;
  expect(numberOf(standingFor(movie, movieOf(25, 50).medium).at(95))).toBe(49);
  expect(paceBeside(movie, movieOf(25, 50).medium)).toEqual({ otherFps: 25, endsAt: 48, over: 0, isCut: false });
  expect(paceBeside(movie, movieOf(25, 100).medium)).toEqual({ otherFps: 25, endsAt: null, over: 0, isCut: false });
  expect(paceBeside(movie, movieOf(25, 112).medium).over).toBe(12);
  expect(paceBeside(movie, { ...movieOf(25, 50).medium, lostFrames: 50 }).isCut).toBe(true);
  expect(paceBeside(movie, movieOf(24, 97).medium)).toEqual({ otherFps: null, endsAt: null, over: 1, isCut: false });
});

test.each([
  ['avc1.64001f', 8],
  ['avc1.6e0032', 10],
  // 4:2:2 and 4:4:4 may have either.
  ['avc1.7a0032', null],
  ['avc1.f4001f', null],
  ['vp09.00.10.08', 8],
  ['vp09.02.10.10.01', 10],
  ['av01.0.05M.10', 10],
  ['vp8', 8],
  ['hvc1.2.4.L120.90', 10],
  ['xyz', null],
])('%s says that it has %s bits a channel', (codec, bits) => {
  expect(bitsOfCodec(codec)).toBe(bits);
});

test('a PNG says how many bits it has in its head, a JPEG has 8, and of the others nothing is known', async () => {
  const head = new Uint8Array(33);
  head[24] = 16;
  expect(await bitsOfPicture(new Blob([head], { type: 'image/png' }))).toBe(16);
  head[24] = 1;
  expect(await bitsOfPicture(new Blob([head], { type: 'image/png' }))).toBe(8);
  expect(await bitsOfPicture(new Blob([], { type: 'image/jpeg' }))).toBe(8);
  expect(await bitsOfPicture(new Blob([], { type: 'image/webp' }))).toBeNull();
});
