// An off-by-one in any conversion of frames has to be noticed: each is made in turn, and the tests of frames have to fail.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { mutants } from './offByOne.ts';

const root = join(import.meta.dirname, '../..');

async function runTests(mutant: string): Promise<{ readonly code: number | null; readonly said: string }> {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/mutants/vitest.config.ts'];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, INARI_MUTANT: mutant, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const said = await text(child.stdout);
  return { code: await ended, said };
}

test('without a change these tests hold', async () => {
  const { code, said } = await runTests('');
  expect(said).toMatch(/Tests +\d+ passed/);
  expect(code).toBe(0);
});

test.concurrent.each(mutants)('it is noticed when $name', async ({ name, file, from }) => {
  expect(readFileSync(join(root, file), 'utf8').split(from), 'it stands there once').toHaveLength(2);
  const { code, said } = await runTests(name);
  expect(said).toMatch(/Tests +.*failed/);
  expect(code).toBe(1);
});
