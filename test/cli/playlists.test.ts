// Playlists from the command line: looked at, made and filled offline, sent with the next sync.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { inariOf, rowsIn, type Ended, type Inari } from './support/inari.ts';
import { accountOf } from './support/people.ts';

let studio: RunningStudio;
let inari: Inari;

const run = (...args: string[]): Promise<Ended> => inari.run(args);
const online = (...args: string[]): Promise<Ended> =>
  inari.run([...args, '--password-stdin'], `${accountOf(studio, 'manager').password}\n`);

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 60, assets: 6 });
  inari = inariOf();
  const { email } = accountOf(studio, 'manager');
  const sync = await online('sync', 'Lanternfall', '--server', studio.url, '--account', email);
  if (sync.code !== 0) throw new Error(sync.err);
});
afterAll(async () => {
  await studio.stop();
  inari.remove();
});

test('a playlist is made and filled without a connection, shown as it waits, and sent once', async () => {
  const listed = rowsIn(await run('playlists', 'Lanternfall', '--json'));
  expect(listed.length).toBeGreaterThan(3);
  const paths = rowsIn(await run('shots', 'Lanternfall', '--json')).map(
    ({ group, name }) => `${String(group)}/${String(name)}`,
  );
  const [first = '', second = '', third = ''] = paths;
  const made = await run('playlists', 'create', 'Lanternfall', 'From a script', first, second, '--json');
  expect([made.code, made.json()]).toMatchObject([0, { state: 'queued' }]);
  const added = await run('playlists', 'add', 'Lanternfall/From a script', third, first, '--json');
  expect(added.err).toContain('1 are in it already');
  const shown = await run('playlists', 'show', 'Lanternfall/From a script', '--json');
  expect(shown.json()).toMatchObject({
    entries: 3,
    waiting: 'waiting',
    shown: [{ name: first }, { name: second }, { name: third }],
  });
  expect((await run('playlists', 'show', 'Lanternfall/From a script')).out).toContain(first);
  expect((await online('sync')).code).toBe(0);
  const { store } = studio.studio();
  const [row, ...others] = store.playlist.filter(({ name }) => name === 'From a script');
  expect([others.length, row?.shots?.length]).toEqual([0, 3]);
});

test('a playlist can be pinned, and what is unknown is said', async () => {
  const dry = await run('pin', 'add', '--playlist', 'Lanternfall/From a script', '--dry-run', '--json');
  expect(dry.json()).toMatchObject({ subject: { kind: 'playlist' }, shotCount: 3 });
  expect((await run('playlists', 'show', 'Lanternfall/Nobody made it')).code).toBe(4);
  expect((await run('playlists', 'add', 'Lanternfall/From a script', 'SQ999/SH0010')).code).toBe(4);
  expect((await run('playlists', 'create', 'Lanternfall', 'From a script')).code).toBe(6);
});
