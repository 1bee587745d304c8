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
