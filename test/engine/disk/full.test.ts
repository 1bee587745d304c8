// A disk on which nothing more fits, or that takes no write any more: said, nothing lost, and all goes on when it is well again.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { textFixture } from '../../support/files.ts';
import { asking, signedIn, type SignedIn } from '../../support/signedIn.ts';
import { startTestEngine } from '../../support/testEngine.ts';
import { writeReleased } from '../migrations/released.ts';
import { canMount, mountSmallDisk, type SmallDisk } from './smallDisk.ts';

const opened: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

type Desk = {
  readonly disk: SmallDisk;
  readonly studio: RunningStudio;
  readonly artist: SignedIn;
  readonly taskId: string;
  readonly comment: (text: string) => ReturnType<SignedIn['command']>;
  readonly onServer: (text: string) => number;
};

async function sitDown(): Promise<Desk> {
  const disk = mountSmallDisk(48);
  opened.push(disk.remove);
  const studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 40, assets: 6, people: 12 });
  opened.push(() => studio.stop());
  const artist = await signedIn(studio, 'user', { dataFolder: join(disk.folder, 'data') });
  opened.push(() => artist.close());
  const taskId = (await artist.todo())[0]?.taskId ?? '';
  const wip = await artist.statusId('wip');
  return {
    disk,
    studio,
    artist,
    taskId,
    comment: (text) =>
      artist.command('postComment', {
        taskId,
        taskStatusId: wip,
        text,
        checklist: [],
        handles: [],
        draftKey: `task:${taskId}`,
      }),
    onServer: (text) => studio.studio().store.comment.filter((row) => row.text === text).length,
  };
}

/** A database takes a little into the room it has already. */
async function untilRefused(attempt: (number: number) => Promise<unknown>, code: string): Promise<number> {
  for (let number = 0; number < 400; number += 1) {
    const refusal: unknown = await attempt(number).then(
      () => null,
      (error: unknown) => error,
    );
    if (refusal === null) continue;
    expect(refusal).toMatchObject({ code });
    return number;
  }
  throw new Error('it took everything');
}

describe.runIf(canMount())('a full disk', () => {
  test('takes no command, says so, keeps the draft, and loses none of what it took', async () => {
    const { disk, studio, artist, comment, onServer } = await sitDown();
    studio.faults.set([{ action: { kind: 'refuse' } }]);
    await artist.call('syncNow', {});
    const draft = JSON.stringify({
      text: 'x'.repeat(2_000),
      checklist: [],
      taskStatusId: null,
      files: [],
      isPublish: false,
    });
    await artist.call('saveDraft', { key: 'reply:any', value: draft });
    disk.fill();
    await untilRefused(
      (number) => artist.call('saveDraft', { key: 'reply:any', value: `${draft}${' '.repeat(number)}` }),
      'disk-full',
    );
    const taken = await untilRefused(
      (number) => comment(`on a full disk ${String(number)} ${'x'.repeat(3_000)}`),
      'disk-full',
    );
    // Reading goes on, what was taken is there, and what was not is not.
    expect((await artist.query('queue', {})).rows).toHaveLength(taken);
    expect((await artist.todo()).length).toBeGreaterThan(0);
    expect((await artist.query('draft', { key: 'reply:any' })).value?.startsWith(draft)).toBe(true);

    disk.empty();
    await comment('when there was room again');
    studio.faults.clear();
    await artist.call('syncNow', {});
    await artist.untilQueueIsEmpty(30_000);
    for (let number = 0; number < taken; number += 1)
      expect(onServer(`on a full disk ${String(number)} ${'x'.repeat(3_000)}`)).toBe(1);
    expect(onServer('when there was room again')).toBe(1);
  });

  test('on which an answer could not be written down makes no second one', async () => {
    const { disk, studio, artist, comment, onServer } = await sitDown();
    await artist.call('pauseSync', { isPaused: true });
    await comment('sent without room');
    // The server has acted by the time the disk is full.
    studio.faults.set([{ method: 'POST', path: '/actions/*', times: 1, action: { kind: 'delay', ms: 400 } }]);
    await artist.call('pauseSync', { isPaused: false });
    await artist.until(async () => (await artist.query('queue', {})).rows[0]?.state === 'sending', 'it is sent');
    disk.fill();
    await artist.until(() => Promise.resolve(onServer('sent without room') === 1), 'the server has it');
    await artist.until(
      () => Promise.resolve(studio.requests.all().some(({ method, status }) => method === 'POST' && status === 201)),
      'it has answered',
    );
    disk.empty();
    await artist.call('retryAll', {});
    await artist.untilQueueIsEmpty(60_000);
    expect(onServer('sent without room')).toBe(1);
  }, 90_000);

  test('keeps what was read so far, and the rest comes when there is room', async () => {
    const { disk, studio, artist, taskId } = await sitDown();
    const { store, publish } = studio.studio();
    const task = store.task.get(taskId);
    disk.fill();
    for (let number = 0; number < 60; number += 1)
      store.comment.insert({
        object_id: taskId,
        object_type: 'Task',
        person_id: store.person.find(({ role }) => role === 'supervisor')?.id ?? '',
        task_status_id: task?.task_status_id ?? '',
        text: `told ${String(number)} ${'x'.repeat(20_000)}`,
      });
    store.task.update(taskId, {});
    publish('task:update', { task_id: taskId, project_id: task?.project_id ?? '' });
    const told = async () =>
      (await artist.query('comments', { taskId })).comments.filter(({ text }) => text.startsWith('told ')).length;
    await artist.call('wantScopes', { scopes: [{ kind: 'task', taskId }] });
    await artist.until(
      () => Promise.resolve(studio.requests.all().some(({ path }) => path === `/data/tasks/${taskId}/comments`)),
      'it is read',
    );
    expect((await artist.query('sync', {})).connection.kind).not.toBe('unreachable');
    expect(await told()).toBe(0);
    disk.empty();
    await artist.call('syncNow', {});
    await artist.until(async () => (await told()) === 60, 'the rest is here', 60_000);
  }, 90_000);

  test('queues a file by keeping to the original, or not at all', async () => {
    const { disk, artist, taskId } = await sitDown();
    const { handle } = await textFixture(artist, 'note.txt', 'what I saw');
    disk.fill();
    const asked = {
      taskId,
      taskStatusId: null,
      text: 'with a file',
      checklist: [],
      handles: [handle],
      draftKey: null,
    };
    const outcome: unknown = await artist.command('postComment', asked).catch((error: unknown) => error);
    if (outcome instanceof Error) expect(outcome).toMatchObject({ code: 'disk-full' });
    else
      expect((await artist.query('queue', {})).rows.flatMap(({ files }) => files.map(({ kept }) => kept))).toEqual([
        'original',
      ]);
    disk.empty();
    await artist.untilQueueIsEmpty(60_000);
  }, 90_000);

  test('on which an old database cannot be brought up to date leaves it as it is, and opens it when there is room', async () => {
    const disk = mountSmallDisk(24);
    opened.push(disk.remove);
    const { studio, artist } = await sitDown();
    const session = await artist.query('session', {});
    const accountId = session.kind === 'open' ? session.account.id : '';
    await artist.close();
    const dataFolder = join(disk.folder, 'data');
    const first = await signedIn(studio, 'user', { dataFolder });
    await first.close();
    const path = join(dataFolder, 'accounts', accountId, 'mirror.db');
    for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
    writeReleased(path, 1);
    const before = readFileSync(path);
    disk.fill();
    const second = asking(await startTestEngine({ dataFolder }));
    opened.push(() => second.close());
    await expect(second.call('openAccount', { accountId })).rejects.toMatchObject({ code: 'disk-full' });
    expect(Buffer.compare(readFileSync(path), before)).toBe(0);
    disk.empty();
    await second.call('openAccount', { accountId });
    expect((await second.query('queue', {})).rows.length).toBeGreaterThan(10);
  });
});

describe.runIf(canMount())('a read-only disk', () => {
  test('is said, nothing on it is touched, and what waits there is sent when it can be written again', async () => {
    const { disk, studio, artist, comment, onServer } = await sitDown();
    const session = await artist.query('session', {});
    const accountId = session.kind === 'open' ? session.account.id : '';
    studio.faults.set([{ action: { kind: 'refuse' } }]);
    await artist.call('syncNow', {});
    await comment('waits on it');
    await artist.close();
    const path = join(artist.dataFolder, 'accounts', accountId, 'mirror.db');
    const before = readFileSync(path);
    studio.faults.clear();
    disk.makeReadOnly(true);
    const onReadOnly = asking(await startTestEngine({ dataFolder: artist.dataFolder }));
    await expect(onReadOnly.call('openAccount', { accountId })).rejects.toMatchObject({ code: 'folder-not-writable' });
    await onReadOnly.close();
    expect(Buffer.compare(readFileSync(path), before)).toBe(0);
    disk.makeReadOnly(false);
    const again = asking(await startTestEngine({ dataFolder: artist.dataFolder }));
    opened.push(() => again.close());
    await again.call('openAccount', { accountId });
    await again.untilQueueIsEmpty(30_000);
    expect(onServer('waits on it')).toBe(1);
  }, 90_000);
});
