// A home on another computer: the database does without shared memory there, loses nothing on the way, and it is said.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { networkDiskOf } from '../../../electron/engine/networkDisk.ts';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import { asking, openedProductionOf, signedIn, type SignedIn } from '../../support/signedIn.ts';
import { startTestEngine } from '../../support/testEngine.ts';

const nfs = 0x6969;
const ext4 = 0xef53;

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

test.each([
  [0x6969, 'NFS'],
  [0xfe534d42, 'SMB'],
  // As a signed number, which some systems tell.
  [0xff534d42 | 0, 'SMB'],
  [0x65735546, 'FUSE'],
  [0x00c36400, 'Ceph'],
  [ext4, null],
  [0x01021994, null],
  [0, null],
])('a file system of the kind %i is of a network: %s', (type, name) => {
  expect(networkDiskOf('/home/ada', () => type)).toBe(name);
});

test('a share of Windows is known by its path', () => {
  expect(networkDiskOf('\\\\studio\\homes\\ada', () => 0)).toBe('SMB');
});

test('a home that moves to the network and back keeps what waits, without a log there and with one here', async () => {
  const studio = await startDemoStudio({ shots: 12, tasksPerShot: 3, comments: 30, assets: 6, people: 12 });
  opened.push(() => studio.stop());
  const local = await signedIn(studio, 'user', { fileSystemType: () => ext4 });
  opened.push(() => local.remove());
  const session = await local.query('session', {});
  const accountId = session.kind === 'open' ? session.account.id : '';
  const path = join(local.dataFolder, 'accounts', accountId, 'mirror.db');
  const productionId = await openedProductionOf(local);
  const taskId = (await local.todo()).find((row) => row.productionId === productionId)?.taskId ?? '';
  const wip = await local.statusId('wip');
  const say = (engine: SignedIn, text: string) =>
    engine.command('postComment', { taskId, taskStatusId: wip, text, checklist: [], handles: [], draftKey: null });
  /** What the file says of itself: 2 with a log, 1 without. */
  const format = (): number | undefined => readFileSync(path)[18];
  studio.faults.set([{ action: { kind: 'refuse' } }]);
  await local.call('syncNow', {});
  await say(local, 'given at home');
  expect((await local.query('storage', {})).networkDisk).toBe(null);
  expect(existsSync(`${path}-wal`)).toBe(true);
  expect(format()).toBe(2);
  await local.close();

  const remote = asking(await startTestEngine({ dataFolder: local.dataFolder, fileSystemType: () => nfs }));
  await remote.call('openAccount', { accountId });
  expect((await remote.query('storage', {})).networkDisk).toBe('NFS');
  await say(remote, 'given on the network');
  expect((await remote.query('queue', {})).rows.map(({ excerpt }) => excerpt)).toEqual([
    'given at home',
    'given on the network',
  ]);
  expect(existsSync(`${path}-wal`)).toBe(false);
  expect(existsSync(`${path}-shm`)).toBe(false);
  expect(format()).toBe(1);
  await remote.close();

  studio.faults.clear();
  const again = asking(await startTestEngine({ dataFolder: local.dataFolder, fileSystemType: () => ext4 }));
  opened.push(() => again.close());
  await again.call('openAccount', { accountId });
  await again.untilQueueIsEmpty(30_000);
  expect(format()).toBe(2);
  const { store } = studio.studio();
  for (const text of ['given at home', 'given on the network'])
    expect(store.comment.filter((row) => row.text === text)).toHaveLength(1);
});
