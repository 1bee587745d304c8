// A disk that meets an error while the app is open, and takes no write any more: Linux mounts it read-only by itself.
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import { asking, signedIn } from '../../support/signedIn.ts';
import { startTestEngine } from '../../support/testEngine.ts';
import { canFail, mountFailingDisk } from './failingDisk.ts';

const opened: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

describe.runIf(canFail())('a disk that turns read-only under an open account', () => {
  test('takes no command and says so; all that was taken is there when it is well again, and is sent once', async () => {
    const disk = mountFailingDisk(64);
    opened.push(disk.remove);
    const studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 40, assets: 6, people: 12 });
    opened.push(() => studio.stop());
    const dataFolder = join(disk.folder, 'data');
    const artist = await signedIn(studio, 'user', { dataFolder });
    const session = await artist.query('session', {});
    const accountId = session.kind === 'open' ? session.account.id : '';
    const taskId = (await artist.todo())[0]?.taskId ?? '';
    const comment = (text: string) =>
      artist.command('postComment', { taskId, taskStatusId: null, text, checklist: [], handles: [], draftKey: null });
    studio.faults.set([{ action: { kind: 'refuse' } }]);
    const texts = ['one', 'two', 'three', 'four'].map((text) => `${text}, while the disk was well`);
    for (const text of texts) await comment(text);

    disk.fail();
    await expect(comment('on a disk that takes nothing')).rejects.toMatchObject({
      code: expect.stringMatching(/^(?:folder-not-writable|disk-unusable)$/),
    });
    // Reading goes on, and shows what was taken; what was not is not there.
    expect((await artist.query('queue', {})).rows).toHaveLength(texts.length);
    expect((await artist.todo()).length).toBeGreaterThan(0);
    await artist.close();

    disk.repair();
    const waiting = asking(await startTestEngine({ dataFolder }));
    opened.push(() => waiting.close());
    await waiting.call('openAccount', { accountId });
    expect((await waiting.query('queue', {})).rows).toHaveLength(texts.length);
    studio.faults.clear();
    // The session was not yet brought to the disk when that failed: one signs in again.
    const [{ email, password } = { email: '', password: '' }] = studio.accounts.filter(({ role }) => role === 'user');
    await waiting.call('signIn', { url: studio.url, email, password, code: null });
    await waiting.untilQueueIsEmpty(60_000);
    const { store } = studio.studio();
    for (const text of texts) expect(store.comment.filter((row) => row.text === text)).toHaveLength(1);
    expect(store.comment.filter((row) => row.text === 'on a disk that takes nothing')).toHaveLength(0);
  }, 120_000);
});
