import { expect, test } from 'vitest';
import { notedFrames } from '../../renderer/features/player/draw/notedFrames.ts';

test('frames that comments speak of are marked once each, those of another revision are not', () => {
  const texts = ['f1003 and f1003', 'v2 00:00.042 (002)', 'v1 00:00.083 (003)'];
  expect(notedFrames(texts, 1001, 2).map(({ frame, to }) => [frame, to])).toEqual([
    [2, 2],
    [1, 1],
  ]);
});

test('a comment that speaks of thousands of ranges marks no more than one sees', () => {
  const ranges = Array.from({ length: 9_000 }, (_, at) => `v2 00:00.000 (1) – v2 00:00.000 (${String(at + 2)})`);
  expect(notedFrames([ranges.join(' ')], 1001, 2)).toHaveLength(500);
});
