import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMediaOut } from '../../electron/main/mediaOut.ts';
import { arriveWhole } from '../../electron/main/wholeFile.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'inari-out-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = () => createMediaOut(folder, () => Promise.reject(new Error('nothing is dragged here')));
const open = (name: string) => start().copyOf(name, async (place) => writeFileSync(place, 'as it came'));

test('a copy that nobody worked in goes with the next start, one that was saved over stays', async () => {
  const left = await open('notes.pdf');
  const edited = await open('sheet.csv');
  writeFileSync(edited, 'an hour of work');
  const beside = await open('model.glb');
  writeFileSync(`${beside}.autosave`, 'another');
  // Its own copy is made once the folder has been cleared.
  await open('next.txt');
  expect(existsSync(left)).toBe(false);
  expect(readFileSync(edited, 'utf8')).toBe('an hour of work');
  expect(existsSync(`${beside}.autosave`)).toBe(true);
});

test('a copy that was cut off on its way is nobody’s work, and goes with the next start', async () => {
  let begun = '';
  const isCutOff = async (place: string) => {
    begun = place;
    writeFileSync(place, 'half of');
    throw new Error('the app is gone');
  };
  await expect(start().copyOf('movie.mov', isCutOff)).rejects.toThrow('the app is gone');
  expect(existsSync(begun)).toBe(true);
  await open('next.txt');
  expect(existsSync(begun)).toBe(false);
});

const boxes = (...kinds: readonly string[]) =>
  Buffer.concat(kinds.map((kind) => Buffer.concat([Buffer.from([0, 0, 0, 20]), Buffer.from(kind.padEnd(16, '\0'))])));
const matroska = (kind: string) =>
  Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x93, 0x42, 0x82, 0x80 + kind.length]), Buffer.from(kind)]);
const sourceUrl = 'kitsu-media://movie-source/0f0f';
const shelved = (bytes: Buffer) => {
  const at = path.join(folder, 'shelved.mp4');
  writeFileSync(at, bytes);
  return createMediaOut(folder, () =>
    Promise.resolve({
      contentId: 'one',
      path: at,
      contentType: 'video/mp4',
      totalBytes: bytes.length,
      availableBytes: bytes.length,
      isComplete: true,
    }),
  );
};

test.each([
  ['QuickTime', boxes('ftypqt  ', 'moov'), 'lantern_v3.mp4', 'lantern_v3.mov'],
  ['QuickTime of old', boxes('wide', 'mdat', 'moov'), 'lantern_v3.MP4', 'lantern_v3.mov'],
  ['WebM', matroska('webm'), 'lantern_v3.mp4', 'lantern_v3.webm'],
  ['Matroska', matroska('matroska'), 'lantern_v3.mp4', 'lantern_v3.mkv'],
  ['an MP4', boxes('ftypisom', 'moov'), 'lantern_v3.mp4', 'lantern_v3.mp4'],
  ['QuickTime that its author had called so', boxes('ftypqt  '), 'lantern_v3.mov.mp4', 'lantern_v3.mov'],
  ['an MP4 that was called otherwise', boxes('ftypisom'), 'lantern_v3.mov', 'lantern_v3.mp4'],
  ['something else', Buffer.from('who knows what this is'), 'lantern_v3.mp4', 'lantern_v3.mp4'],
] as const)('the file that a movie was made of leaves as what it is: %s', async (_what, bytes, suggested, name) => {
  const out = shelved(bytes);
  expect(await out.nameOf(sourceUrl, suggested)).toBe(name);
  const dragged = await out.fileOf(sourceUrl, suggested);
  expect(path.basename(dragged)).toBe(name);
  expect(readFileSync(dragged)).toEqual(bytes);
  // Kitsu's own movie is what its row says.
  expect(await out.nameOf('kitsu-media://movie/0f0f', suggested)).toBe(suggested);
});

test('the file that a movie was made of stays as it is here, whatever a program does with what was dragged to it', async () => {
  const out = shelved(boxes('ftypisom', 'moov'));
  writeFileSync(await out.fileOf(sourceUrl, 'lantern_v3.mp4'), 'saved in place');
  expect(readFileSync(path.join(folder, 'shelved.mp4'))).toEqual(boxes('ftypisom', 'moov'));
});

test('what cannot be written leaves what had that name before', async () => {
  const place = path.join(folder, 'report.pdf');
  writeFileSync(place, 'of yesterday');
  const isFull = async (arriving: string) => {
    writeFileSync(arriving, 'half of');
    throw new Error('no space left');
  };
  await expect(arriveWhole(place, isFull)).rejects.toThrow('no space left');
  expect(readFileSync(place, 'utf8')).toBe('of yesterday');
});
