// The commands of package.json, as one tries them out: asked for help they say how they are called, and a wrong option is told.
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';

const commands = [
  ['bench', 'tools/bench.mjs'],
  ['bench', 'test/bench/run.ts'],
  ['simulate', 'test/simulation/run.ts'],
  ['studio', 'tools/studio.mjs'],
  ['zou', 'tools/zou.mjs'],
  ['looks', 'tools/looks.mjs'],
  ['dist', 'tools/dist.mjs'],
  ['start', 'tools/start.mjs'],
  ['test:zou', 'tools/test-zou.mjs'],
  ['test', 'tools/test.mjs'],
  ['check', 'tools/check.mjs'],
  ['dev', 'tools/dev.mjs'],
] as const;
/** What they do not know is for the app, and for electron-builder. */
const passesOn: readonly string[] = ['dist', 'start', 'dev'];

const run = (program: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', timeout: 30_000 });

describe.each(commands)('%s (%s)', (name, program) => {
  test('--help prints how it is called, and does nothing', () => {
    const { status, stdout, stderr } = run(program, '--nonsense', '--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^usage: npm (run )?${name}\\b`));
  });

  test.skipIf(passesOn.includes(name))('an option that there is not is told in one line', () => {
    const { status, stdout, stderr } = run(program, '--nonsense');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/--nonsense.*--help/)]);
  });
});
