// An off-by-one in any conversion of frames has to be noticed: each is made in turn, and the tests of frames have to fail.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, expect, test } from 'vitest';
import { mutants, outcome, type Outcome } from './offByOne.ts';

const root = join(import.meta.dirname, '../..');
const outcomes = new Map<string | null, Outcome>();

beforeAll(async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'noticed.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [lines, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (code !== 0) throw new Error(`it ended with ${String(code)}`);
  for (const line of lines.trim().split('\n')) {
    const said = outcome.parse(JSON.parse(line));
    outcomes.set(said.mutant, said);
  }
}, 900_000);

test('without a change these tests hold', () => {
  expect(outcomes.get(null)).toMatchObject({ failed: 0 });
  expect(outcomes.get(null)?.passed).toBeGreaterThan(0);
});

test.each(mutants)('it is noticed when $name', ({ name, file, from }) => {
  expect(readFileSync(join(root, file), 'utf8').split(from), 'it stands there once').toHaveLength(2);
  expect(outcomes.get(name)?.failed).toBeGreaterThan(0);
});
