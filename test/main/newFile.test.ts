import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeNewFile } from '../../electron/main/newFile.ts';

test('what is downloaded writes nothing over, whatever stands there, and goes where the page cannot say', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'inari-downloads-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(path.join(folder, 'Shots.csv'), 'of somebody');
  expect(await writeNewFile(folder, 'Shots.csv', 'one')).toBe(path.join(folder, 'Shots (2).csv'));
  expect(await writeNewFile(folder, '../../Shots.csv', 'two')).toBe(path.join(folder, '..-..-Shots.csv'));
  expect(await writeNewFile(path.join(folder, 'new'), 'Shots.csv', 'three')).toBe(
    path.join(folder, 'new', 'Shots.csv'),
  );
  expect(await readFile(path.join(folder, 'Shots.csv'), 'utf8')).toBe('of somebody');
  expect((await readdir(folder)).toSorted()).toEqual(['..-..-Shots.csv', 'Shots (2).csv', 'Shots.csv', 'new']);
});
