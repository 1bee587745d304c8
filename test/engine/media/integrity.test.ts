import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isWholeFile } from '../../../electron/engine/media/integrity.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'inari-integrity-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const movie = readFileSync(path.join(import.meta.dirname, '../../e2e/rim/clip.mp4'));
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const isWhole = (bytes: Buffer): Promise<boolean> => {
  const file = path.join(folder, 'file');
  writeFileSync(file, bytes);
  return isWholeFile(file);
};
const withZerosFrom = (bytes: Buffer, share: number): Buffer =>
  Buffer.concat([
    bytes.subarray(0, Math.floor(bytes.length * share)),
    Buffer.alloc(Math.ceil(bytes.length * (1 - share))),
  ]);

describe('a file that is kept is read to be whole', () => {
  test.each<[what: string, bytes: Buffer, isWhole: boolean]>([
    ['a picture', picture, true],
    ['a picture cut short', picture.subarray(0, -5), false],
    ['a picture whose end was never written', withZerosFrom(picture, 0.7), false],
    ['a photograph', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 0xff, 0xd9]), true],
    ['a photograph cut short', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), false],
    ['a movie', movie, true],
    ['a movie cut short', movie.subarray(0, -100), false],
    ['a movie whose end was never written', withZerosFrom(movie, 0.5), false],
    ['a movie with more room behind it', Buffer.concat([movie, Buffer.from([0, 0, 0, 8]), Buffer.from('free')]), true],
    ['nothing', Buffer.alloc(0), false],
    ['zeros', Buffer.alloc(4_000), false],
    ['any other file', Buffer.from('%PDF-1.7 and so on'), true],
  ])('%s', async (_what, bytes, whole) => {
    expect(await isWhole(bytes)).toBe(whole);
  });
});
