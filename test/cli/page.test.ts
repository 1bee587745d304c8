// The ten things of docs/command-line.md, run as the page shows them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { accountOf, setStatusAsManager } from './support/people.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/command-line.md'), 'utf8');
const things = [...page.matchAll(/^### (\d+\. .*)\n(?:(?!^### )[\s\S])*?^```sh\n([\s\S]*?)^```$/gm)].map(
  ([, title = '', commands = '']) => ({ title, commands }),
);
const folder = mkdtempSync(join(tmpdir(), 'inari-page-'));
const programs = join(folder, 'bin');

let studio: RunningStudio;

const writeProgram = (name: string, line: string): void =>
  writeFileSync(join(programs, name), `#!/bin/sh\n${line}\n`, { mode: 0o755 });

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 60, assets: 6 });
  mkdirSync(programs);
  writeProgram('inari', `exec "${process.execPath}" "${join(root, 'electron/cli/cli.ts')}" "$@"`);
  // The desktop's own program for the password, where a test has no desktop.
  writeProgram('secret-tool', `echo "${accountOf(studio, 'user').password}"`);
  copyFileSync(join(root, 'electron/studio/movies/boats-leave.mp4'), join(folder, 'render.mp4'));
  writeFileSync(join(folder, 'notes.txt'), 'Hold the last pose.\n');
});
afterAll(async () => {
  await studio.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function runThing(commands: string, onError: (line: string) => Promise<void>) {
  const child = spawn('sh', ['-eu', '-c', commands], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PATH: `${programs}${delimiter}${process.env['PATH'] ?? ''}`,
      INARI_DATA: join(folder, 'inari'),
      NODE_COMPILE_CACHE: join(folder, 'compiled'),
      SERVER: studio.url,
      EMAIL: accountOf(studio, 'user').email,
    },
  });
  const errors: string[] = [];
  const doings: Promise<void>[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    errors.push(line);
    doings.push(onError(line));
  });
  const [out, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  await Promise.all(doings);
  return { code: Number(code), out, errors };
}

const file = (name: string): string => readFileSync(join(folder, name), 'utf8');
const onServer = (said: string) => studio.studio().store.comment.filter((row) => row.text === said);

/** What each has to have done, besides ending well. */
const done: readonly ((out: string) => void)[] = [
  (out) => expect(out).toContain(`Signed in to Halcyon Studio (${studio.url}) as Camille Roy.`),
  (out) => expect(out).toMatch(/^Lanternfall +LTF .* 20 +6 +complete/m),
  (out) => {
    expect(out).toContain('Lanternfall/SQ020/SH0010/Animation');
    expect(JSON.parse(file('my-tasks.json'))).not.toEqual([]);
  },
  (out) => {
    expect(out).toMatch(/\d of 20/);
    expect(JSON.parse(file('sq010.json'))).not.toEqual([]);
  },
  (out) => {
    expect(out).toMatch(/^Sent\.\n/);
    expect(out).toMatch(/SQ020_SH0010_animation_v002\.mp4 +Lanternfall\/SQ020\/SH0010\/Animation +96 frames/);
    expect(onServer('Rendered by the farm')).toHaveLength(1);
  },
  (out) => expect(out).toContain('Queued.'),
  (out) => expect(out).toMatch(/SH0010\/Animation +1h30 +waiting/),
  (out) => {
    expect(out).toContain('1 discarded.');
    expect(out).not.toContain('Never mind');
  },
  (out) => {
    expect(out).toBe('in step with the studio\n');
    expect(JSON.parse(file('report.json'))).toMatchObject({ sent: 2, waiting: 0, refused: [] });
    expect(onServer('Hold the last pose.')).toHaveLength(1);
    expect(onServer('Never mind')).toHaveLength(0);
  },
  () => {
    const path = 'Lanternfall/SQ020/SH0010/Animation';
    expect(JSON.parse(file('retakes.jsonl'))).toMatchObject({ event: 'task-status', path, status: 'retake' });
  },
];

test('the page shows ten things', () => {
  expect(things.map(({ title }) => Number.parseInt(title, 10))).toEqual(done.map((_check, index) => index + 1));
});

test.each(things.map((thing, index) => ({ ...thing, check: done[index] })))('$title', async ({ commands, check }) => {
  const [task] = studio.studio().store.comment.filter(({ text: said }) => said === 'Rendered by the farm');
  const ended = await runThing(commands, async (line) => {
    if (line.startsWith('Watching')) await setStatusAsManager(studio, String(task?.object_id), 'retake');
  });
  // What it waits for, and what stands out about a file, is said beside the answer.
  const isSaid = (line: string): boolean => line.startsWith('Watching') || line.startsWith('render.mp4: ');
  expect(ended.errors.filter((line) => !isSaid(line))).toEqual([]);
  expect(ended.code).toBe(0);
  check?.(ended.out);
});
