// What is kept on this computer on purpose, from the command line.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { errorIn, inariOf, rowsIn, type Ended, type Inari } from './support/inari.ts';
import { accountOf } from './support/people.ts';

let studio: RunningStudio;
let inari: Inari;

const run = (...args: string[]): Promise<Ended> => inari.run(args);
const online = (...args: string[]): Promise<Ended> =>
  inari.run([...args, '--password-stdin'], `${accountOf(studio, 'manager').password}\n`);
const pins = async () => rowsIn(await run('pin', '--json'));

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 60, assets: 6 });
  inari = inariOf();
  const sync = await online(
    'sync',
    'Lanternfall',
    '--server',
    studio.url,
    '--account',
    accountOf(studio, 'manager').email,
  );
  if (sync.code !== 0) throw new Error(sync.err);
});
afterAll(async () => {
  await studio.stop();
  inari.remove();
});

test('a set says what it costs before it is pinned, is fetched on demand, and is let go', async () => {
  const groups = rowsIn(await run('shots', 'Lanternfall', '--json')).map(({ group }) => String(group));
  let path = '';
  for (const group of new Set(groups)) {
    const dry = await run('pin', 'add', `Lanternfall/${group}`, '--media', 'thumbnails', '--dry-run', '--json');
    expect(dry.json()).toMatchObject({ subject: { kind: 'sequence' }, revisionCount: 3, isCounted: true });
    const { fileCount } = dry.json() as { fileCount: number };
    if (fileCount > 0) path = `Lanternfall/${group}`;
  }
  expect(path).not.toBe('');
  expect(await pins()).toEqual([]);

  const added = await run('pin', 'add', path, '--media', 'thumbnails', '--json');
  const { id } = added.json() as { id: string };
  expect(await pins()).toMatchObject([{ id, what: path, media: 'thumbnails', state: 'waiting', filesHere: 0 }]);
  expect((await run('pin')).out).toMatch(
    new RegExp(`^${id.slice(0, 8)} +${path} +\\d+ shots, \\d+ tasks +thumbnails`, 'm'),
  );

  const fetched = await online('pin', '--wait', '--json');
  expect([fetched.code, fetched.err]).toEqual([0, '']);
  const [set] = rowsIn(fetched);
  expect(set).toMatchObject({ id, state: 'up-to-date', failed: [] });
  expect(set?.['filesHere']).toBe(set?.['files']);
  expect(set?.['files']).not.toBe(0);

  expect((await run('pin', 'pause', id.slice(0, 8), '--json')).json()).toEqual({ paused: [id] });
  expect(await pins()).toMatchObject([{ state: 'paused' }]);
  expect((await run('pin', 'resume', id)).code).toBe(0);
  expect((await run('pin', 'remove', id, '--json')).json()).toEqual({ removed: [id] });
  expect((await run('pin')).out).toBe('Nothing is pinned.\n');
});

test('a production, a search and one’s own tasks are pinned by their names, each once', async () => {
  expect((await run('pin', 'add', 'lanternfall', '--media', 'thumbnails')).code).toBe(0);
  expect((await run('pin', 'add', 'Lanternfall', '--media', 'previews', '--revisions', 'all')).code).toBe(0);
  expect((await run('pin', 'add', 'Lanternfall', 'animation=wip', '--assets')).code).toBe(0);
  expect((await run('pin', 'add', '--my-tasks')).code).toBe(0);
  expect((await pins()).map(({ subject, media, revisions }) => [subject, media, revisions])).toEqual([
    [expect.objectContaining({ kind: 'production' }), 'previews', null],
    [expect.objectContaining({ kind: 'search', entityKind: 'Asset', search: 'animation=wip' }), 'previews', 3],
    [{ kind: 'my-tasks' }, 'previews', 3],
  ]);
});

test('what it does not understand ends with 2, what there is not with 4', async () => {
  for (const args of [
    ['add'],
    ['add', 'Lanternfall', '--media', 'huge'],
    ['add', 'Lanternfall', '--revisions', '0'],
    ['remove'],
    ['frob'],
  ])
    expect([args, (await run('pin', ...args)).code]).toEqual([args, 2]);
  const unknown = await run('pin', 'add', 'Lanternfall/No such sequence', '--json');
  expect([unknown.code, errorIn(unknown)['code']]).toEqual([4, 'unknown-name']);
  expect((await run('pin', 'remove', 'no such id')).code).toBe(4);
});
