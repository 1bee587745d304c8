import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openByCommand, openFileCommand } from '../../electron/main/fileCommand.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'inari-command-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const inFolder = (name: string): string => path.join(folder, name);

/** A program that writes down what it was told. */
function program(body = ''): { readonly program: string; readonly words: string; readonly told: () => unknown } {
  const script = inFolder('program.cjs');
  const out = inFolder('told.json');
  writeFileSync(
    script,
    `require('fs').writeFileSync(${JSON.stringify(out)}, JSON.stringify(process.argv.slice(2)));${body}`,
  );
  return {
    program: process.execPath,
    words: `"${script}" --in={path} --end`,
    told: () => (existsSync(out) ? JSON.parse(readFileSync(out, 'utf8')) : null),
  };
}

test('the program gets the path as one word, and no shell reads it', async () => {
  const file = inFolder('a scene; touch HACKED $(touch HACKED) .nk');
  writeFileSync(file, '');
  const { told, ...command } = program();
  expect(await openByCommand(command, file)).toEqual({ kind: 'opened' });
  await vi.waitFor(() => expect(told()).toEqual([`--in=${file}`, '--end']), { timeout: 5_000 });
  expect(existsSync(inFolder('HACKED'))).toBe(false);
});

test('nothing is started for what is not there, or is no whole path', async () => {
  const { told, ...command } = program();
  expect(await openByCommand(command, inFolder('absent.nk'))).toEqual({ kind: 'not-found' });
  expect(await openByCommand(command, 'program.cjs')).toEqual({ kind: 'not-found' });
  writeFileSync(inFolder('there.nk'), '');
  expect(await openByCommand({ program: null, words: '' }, inFolder('there.nk'))).toEqual({ kind: 'no-command' });
  expect(told()).toBeNull();
});

test('a program that is gone, and one that gives up at once, are told', async () => {
  const file = inFolder('there.nk');
  writeFileSync(file, '');
  expect(await openByCommand({ program: inFolder('gone'), words: '' }, file)).toEqual({
    kind: 'not-started',
    program: 'gone',
    reason: 'ENOENT',
  });
  // A file that is no program: it is not made one.
  expect(await openByCommand({ program: file, words: '' }, file)).toMatchObject({
    kind: 'not-started',
    reason: 'EACCES',
  });
  const { program: run, words } = program('process.exit(3)');
  expect(await openByCommand({ program: run, words }, file, 30_000)).toMatchObject({ kind: 'ended', code: 3 });
});

test('what was chosen is there after another start, and a broken file is as none', () => {
  const file = inFolder('file-command.json');
  openFileCommand(file).keep({ program: '/opt/nuke', words: '--safe' });
  expect(openFileCommand(file).current()).toEqual({ program: '/opt/nuke', words: '--safe' });
  expect(openFileCommand(file).keep({ program: null })).toEqual({ program: null, words: '--safe' });
  writeFileSync(file, '{');
  expect(openFileCommand(file).current()).toEqual({ program: null, words: '' });
});
