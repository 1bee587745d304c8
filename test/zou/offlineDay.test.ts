// The offline day, in the real app and on real servers: signed in, the server goes, one works on, the app is killed, the server
// comes back. An independent client then finds each thing on the server once. With a key store nothing is asked on the way;
// without one a single sign-in, and everything opens before it.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { get } from '../contract/client.ts';
import { colleagueAt, type Colleague } from '../support/colleague.ts';
import {
  chooseProduction,
  killApp,
  pictureOnFailure,
  removeApp,
  sideLink,
  signInAt,
  startApp,
  type RunningApp,
} from '../e2e/app/signedInApp.ts';
import {
  commentSaying,
  composer,
  logTime,
  openShotTask,
  panel,
  publish,
  untilEverythingIsSent,
  writeComment,
} from '../e2e/app/taskPanel.ts';
import { openKeyring, type Keyring } from '../e2e/support/keyring.ts';
import { openProxy, type RecordingProxy } from '../e2e/support/recordingProxy.ts';
import { expectOwnWork } from './ownWork.ts';
import { accountOf, featureOf, zouServers, type ZouAccount } from './servers.ts';

const days = zouServers().flatMap((server) => [
  { server, version: server.version, hasKeyring: true, who: 'artist1' },
  { server, version: server.version, hasKeyring: false, who: 'artist2' },
]);

const clipSeconds = 4;

const userTask = z.object({
  id: z.string(),
  project_id: z.string(),
  entity_name: z.string(),
  entity_type_name: z.string(),
  task_status_id: z.string(),
});
const attachment = z.object({ id: z.string(), name: z.string(), size: z.number() });
const comment = z.object({
  id: z.string(),
  text: z.string(),
  person_id: z.string(),
  created_at: z.string(),
  task_status: z.object({ short_name: z.string() }),
  attachment_files: z.array(attachment),
  previews: z.array(z.object({ id: z.string(), revision: z.number() })),
});
type Comment = z.infer<typeof comment>;
type Task = { readonly id: string; readonly shotName: string };

describe.each(days)(
  'an offline day at Kitsu $version, with a key store: $hasKeyring',
  ({ server, hasKeyring, who }) => {
    const scratch = mkdtempSync(join(tmpdir(), 'inari-day-'));
    const note = join(scratch, 'notes.txt');
    const movie = join(scratch, 'sh_anim_v012.mp4');
    const noteBytes = Buffer.from(`what I saw\n${'0123456789'.repeat(5_000)}`);
    const statuses = ['wip', 'wfa', 'wip'] as const;

    let proxy: RecordingProxy;
    let keyring: Keyring | null = null;
    let running: RunningApp;
    let person: ZouAccount;
    let witness: Colleague;
    let self: Colleague;
    let tasks: readonly Task[];
    let movieTask: Task;

    const keepPicture = (): void =>
      pictureOnFailure(() => running, `offline-day-${server.version}-${String(hasKeyring)}`);
    const env = () => (keyring === null ? {} : { env: keyring.env });

    beforeAll(async () => {
      writeFileSync(note, noteBytes);
      copyFileSync(join(import.meta.dirname, '../e2e/rim/clip.mp4'), movie);
      person = accountOf(server, who);
      witness = await colleagueAt(server.url, accountOf(server, 'admin'));
      self = await colleagueAt(server.url, person);
      const mine = await self.read(z.array(userTask), get('/data/user/tasks'));
      tasks = mine
        .filter((task) => task.project_id === featureOf(server) && task.entity_type_name === 'Shot')
        .slice(0, 4)
        .map(({ id, entity_name: shotName }) => ({ id, shotName }));
      if (tasks.length < 4) throw new Error(`${who} has too few tasks`);
      movieTask = await taskWithMovie();
      proxy = await openProxy(server.url);
      if (hasKeyring) keyring = await openKeyring();
      running = await startApp(env());
    });
    afterAll(async () => {
      if (running) await removeApp(running);
      await keyring?.close();
      await proxy.close();
      rmSync(scratch, { recursive: true, force: true });
    });

    async function taskWithMovie(): Promise<Task> {
      const found = server.previews.find(
        ({ extension, project_id: id }) => extension === 'mp4' && id === featureOf(server),
      );
      if (found === undefined) throw new Error('the feature has no movie');
      const { name } = await witness.read(z.object({ name: z.string() }), get(`/data/entities/${found.entity_id}`));
      return { id: found.task_id, shotName: name };
    }

    /** Plays the movie of the open task until another frame than the first is on screen. */
    async function watchMovie(): Promise<void> {
      const video = panel(running.page).locator('video').first();
      await video.waitFor();
      await panel(running.page).getByRole('button', { name: 'Play', exact: true }).click();
      await expect
        .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime), { timeout: 30_000 })
        .toBeGreaterThan(0.1);
    }

    const first = (): Task => {
      const [task] = tasks;
      if (task === undefined) throw new Error('no task');
      return task;
    };
    const commentsOn = (task: Task | undefined): Promise<Comment[]> =>
      witness.read(z.array(comment), get(`/data/tasks/${task?.id ?? ''}/comments`));
    const saying = async (task: Task | undefined, text: string) =>
      (await commentsOn(task)).filter((one) => one.text === text);

    test('in the morning: signed in, synced, a movie looked at', async () => {
      keepPicture();
      await signInAt(running, proxy, person);
      await chooseProduction(running.page, 'Seed Feature');
      await openShotTask(running.page, movieTask);
      await watchMovie();
      await running.page
        .getByText(/^(Connected|Synced)/)
        .first()
        .waitFor();
      expect(running.pageErrors).toEqual([]);
    });

    test('what one has to do, has done and was told is what the server answers', async () => {
      keepPicture();
      await expectOwnWork(running.page, self, featureOf(server));
    });

    test('without the server: shots and the movie are there, comments and a revision wait', async () => {
      keepPicture();
      const { app, page } = running;
      await proxy.stop();
      await page
        .getByText(/^(Offline|Server not answering)/)
        .first()
        .waitFor();
      await sideLink(page, 'My tasks').click();
      await openShotTask(page, movieTask);
      await watchMovie();
      for (const [index, status] of statuses.entries()) {
        const task = tasks[index];
        if (task === undefined) throw new Error('too few tasks');
        await openShotTask(page, task);
        await writeComment(app, page, { text: `Offline, remark ${String(index)}.`, status, files: [note] });
      }
      const last = tasks[3];
      if (last === undefined) throw new Error('too few tasks');
      await openShotTask(page, last);
      await publish(app, page, [movie], 'Offline, a revision.');
      await page.getByText('4 waiting').first().waitFor();
      // Something is being written while the app is killed: it was kept when the task was left.
      await openShotTask(page, first());
      await composer(page).fill('Half a thou');
      await openShotTask(page, last);
      expect(await commentSaying(page, 'Offline, a revision.').count()).toBe(1);
    });

    test('killed and started again, still without the server, all of it is there and nothing is asked', async () => {
      keepPicture();
      await killApp(running);
      rmSync(note);
      rmSync(movie);
      running = await startApp({ ...running, ...env() });
      const { page } = running;
      await page.getByText('4 waiting').first().waitFor();
      await openShotTask(page, first());
      await expect.poll(() => composer(page).inputValue()).toBe('Half a thou');
      await openShotTask(page, movieTask);
      await watchMovie();
      const last = tasks[3];
      if (last === undefined) throw new Error('too few tasks');
      await openShotTask(page, last);
      await commentSaying(page, 'Offline, a revision.').waitFor();
      await logTime(page, '2h17');
      await page.getByText('5 waiting').first().waitFor();
      expect(await page.getByRole('dialog').count()).toBe(0);
    });

    test('with the server back everything is sent, after one sign-in at most', async () => {
      keepPicture();
      const { page } = running;
      await proxy.start();
      await page.keyboard.press('Control+r');
      if (!hasKeyring) {
        const dialog = page.getByRole('dialog', { name: 'Sign in again' });
        await dialog.waitFor({ timeout: 60_000 });
        await dialog.getByLabel('Password', { exact: true }).fill(person.password);
        await dialog.getByLabel('Password', { exact: true }).press('Enter');
        await dialog.waitFor({ state: 'detached' });
      }
      await untilEverythingIsSent(page, 90_000);
      expect(await page.getByRole('dialog').allInnerTexts()).toEqual([]);
      expect(running.pageErrors).toEqual([]);
    });

    test('another client finds each comment once, in order, with its author, status and file', async () => {
      const found: Comment[] = [];
      for (const [index, status] of statuses.entries()) {
        const matching = await saying(tasks[index], `Offline, remark ${String(index)}.`);
        expect(matching).toMatchObject([
          { person_id: person.id, task_status: { short_name: status }, attachment_files: [{ name: 'notes.txt' }] },
        ]);
        found.push(...matching);
        const file = matching[0]?.attachment_files[0];
        const answer = await witness.session.send(get(`/data/attachment-files/${file?.id ?? ''}/file/notes.txt`));
        expect(Buffer.compare(answer.bytes, noteBytes)).toBe(0);
      }
      const times = found.map(({ created_at: time }) => time);
      expect(times).toEqual(times.toSorted());
      expect(await saying(first(), 'Half a thou')).toEqual([]);
    });

    test('another client finds the revision once, with its movie, and the time', async () => {
      const task = tasks[3];
      const [revision, ...others] = await saying(task, 'Offline, a revision.');
      expect(others).toEqual([]);
      expect(revision?.person_id).toBe(person.id);
      const preview = z.object({ original_name: z.string(), extension: z.string(), status: z.string() });
      const rows = (await commentsOn(task)).flatMap(({ previews }) => previews);
      const named = await Promise.all(rows.map(({ id }) => witness.read(preview, get(`/data/preview-files/${id}`))));
      expect(named.filter(({ original_name: name }) => name === 'sh_anim_v012')).toMatchObject([{ extension: 'mp4' }]);
      expect(revision?.previews).toHaveLength(1);
      const times = await witness.read(
        z.looseObject({ total: z.number() }),
        get(`/actions/tasks/${task?.id ?? ''}/time-spents`),
      );
      const own = z.array(z.object({ duration: z.number(), date: z.string() })).parse(times[person.id] ?? []);
      expect(own.filter(({ duration }) => duration === 137)).toHaveLength(1);
    });

    test('the movie plays for as long as the one that was chosen', async () => {
      const [revision] = await saying(tasks[3], 'Offline, a revision.');
      const row = z.object({ status: z.string(), duration: z.number().nullable() });
      const look = () => witness.read(row, get(`/data/preview-files/${revision?.previews[0]?.id ?? ''}`));
      // The server makes its own movie of it, in whatever time that takes.
      await expect.poll(async () => (await look()).status, { timeout: 300_000 }).toBe('ready');
      expect((await look()).duration).toBeCloseTo(clipSeconds, 1);
    });
  },
);
