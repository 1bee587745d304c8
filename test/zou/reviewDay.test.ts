// The review day, in the real app and on real servers: a supervisor keeps a playlist of thirty shots here, the line is cut, and all of
// it is gone through by keys: played, drawn on, answered, on to the next. The app is killed in the middle; the line comes back. An
// independent client then finds each answer once, and each drawing once, on the frame that was on screen.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { get, post, put, upload } from '../contract/client.ts';
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
import { drawHere, goToIndex, playABit, untilShown, writeNote } from '../e2e/app/reviewPlayer.ts';
import { untilEverythingIsSent } from '../e2e/app/taskPanel.ts';
import { openKeyring, type Keyring } from '../e2e/support/keyring.ts';
import { openProxy, type RecordingProxy } from '../e2e/support/recordingProxy.ts';
import { codedFolder } from '../support/coded/movies.ts';
import { readStrips } from '../support/coded/strip.ts';
import { colleagueAt, type Colleague } from '../support/colleague.ts';
import { accountOf, featureOf, zouServers, type ZouAccount } from './servers.ts';

const shotCount = 30;
/** The frames of each movie: every shot is drawn on at another one, the first and the last among them. */
const frameCount = shotCount;
const fps = 25;
const playlistName = 'Review day';
/** Drawn on when the power goes, and answered afterwards. */
const killedAt = 15;

const idRow = z.object({ id: z.string() });
const taskType = z.object({ id: z.string(), for_entity: z.string(), department_id: z.string().nullable() });
const taskRow = z.object({ id: z.string(), entity_id: z.string(), task_type_id: z.string() });
const statusRow = z.object({ id: z.string(), short_name: z.string() });
const preview = z.object({
  revision: z.number(),
  status: z.string(),
  annotations: z
    .array(z.object({ time: z.number(), drawing: z.object({ objects: z.array(z.looseObject({ id: z.string() })) }) }))
    .nullable(),
});
const comment = z.object({
  id: z.string(),
  text: z.string(),
  person_id: z.string(),
  task_status: z.object({ short_name: z.string() }),
});

type Shot = { readonly taskId: string; readonly entityId: string; readonly previewFileId: string };

/** Every other one with words; one of two statuses, by its key. */
const wordsOf = (index: number): string | null => (index % 2 === 0 ? `Review day, remark ${String(index)}` : null);
const answerOf = (index: number) => (index % 3 === 0 ? { key: '3', status: 'done' } : { key: '1', status: 'retake' });

describe.each(zouServers().map((server) => ({ server, version: server.version })))(
  'a review day at Kitsu $version',
  ({ server, version }) => {
    const scratch = mkdtempSync(join(tmpdir(), 'inari-review-day-'));
    let proxy: RecordingProxy;
    let keyring: Keyring;
    let running: RunningApp;
    let supervisor: ZouAccount;
    let witness: Colleague;
    let shots: readonly Shot[] = [];
    /** Of the supervisor, who has said something on some of these shots before. */
    let earlier: ReadonlySet<string> = new Set();

    const keepPicture = (): void => pictureOnFailure(() => running, `review-day-${version}`);

    beforeAll(async () => {
      supervisor = accountOf(server, 'supervisor1');
      witness = await colleagueAt(server.url, accountOf(server, 'admin'));
      proxy = await openProxy(server.url);
      keyring = await openKeyring();
      running = await startApp({ env: keyring.env });
    });
    afterAll(async () => {
      if (running) await removeApp(running);
      await keyring.close();
      await proxy.close();
      rmSync(scratch, { recursive: true, force: true });
    });

    /** Thirty shots of a department of the supervisor's, each with a movie of as many frames, in a playlist. */
    async function putUpShots(): Promise<readonly Shot[]> {
      const movie = join(scratch, 'coded.mp4');
      const cut = ['-frames:v', String(frameCount), '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-an', movie];
      execFileSync('ffmpeg', ['-v', 'error', '-i', join(codedFolder, 'h264-25.mp4'), ...cut]);
      const file = {
        name: 'file',
        fileName: 'coded.mp4',
        type: 'video/mp4',
        bytes: new Uint8Array(readFileSync(movie)),
      };
      const projectId = featureOf(server);
      const { departments } = await witness.read(
        z.object({ departments: z.array(z.string()) }),
        get(`/data/persons/${supervisor.id}`, { relations: 'true' }),
      );
      const types = await witness.read(z.array(taskType), get('/data/task-types'));
      const type = types.find(
        ({ for_entity: kind, department_id: department }) =>
          kind === 'Shot' && department !== null && departments.includes(department),
      );
      const all = await witness.read(z.array(taskRow), get('/data/tasks', { project_id: projectId }));
      const tasks = all.filter(({ task_type_id: typeId }) => typeId === type?.id).slice(0, shotCount);
      if (tasks.length < shotCount) throw new Error('the supervisor has too few shots');
      const statuses = await witness.read(z.array(statusRow), get('/data/task-status'));
      const waiting = statuses.find(({ short_name: name }) => name === 'wfa')?.id;

      const made: Shot[] = [];
      // The server makes its pictures of a movie in the request that brings it: two at once, for its two workers.
      for (let at = 0; at < tasks.length; at += 2)
        made.push(
          ...(await Promise.all(
            tasks.slice(at, at + 2).map(async ({ id: taskId, entity_id: entityId }) => {
              const said = { task_status_id: waiting, comment: 'For the review day.' };
              const { id: commentId } = await witness.read(idRow, post(`/actions/tasks/${taskId}/comment`, said));
              const adds = post(`/actions/tasks/${taskId}/comments/${commentId}/add-preview`, {});
              const { id: previewFileId } = await witness.read(idRow, adds);
              // As it is: what is on screen carries the numbers that were put into it.
              await witness.does({
                ...upload(`/pictures/preview-files/${previewFileId}`, [file]),
                query: { normalize: 'false' },
              });
              return { taskId, entityId, previewFileId };
            }),
          )),
        );
      for (const { previewFileId } of made)
        await expect
          .poll(async () => (await witness.read(preview, get(`/data/preview-files/${previewFileId}`))).status)
          .toBe('ready');
      const { id: playlistId } = await witness.read(
        idRow,
        post('/data/playlists', { name: playlistName, project_id: projectId, for_entity: 'shot' }),
      );
      const entries = made.map(({ entityId, previewFileId }) => ({
        entity_id: entityId,
        preview_file_id: previewFileId,
      }));
      await witness.does(put(`/data/playlists/${playlistId}`, { shots: entries }));
      return made;
    }

    const previewsOnServer = () =>
      Promise.all(shots.map(({ previewFileId: id }) => witness.read(preview, get(`/data/preview-files/${id}`))));

    /** Of each shot what the supervisor said on it. */
    async function answersOnServer(): Promise<readonly (readonly z.output<typeof comment>[])[]> {
      const said = [];
      for (const { taskId } of shots)
        said.push(await witness.read(z.array(comment), get(`/data/tasks/${taskId}/comments`)));
      return said.map((comments) => comments.filter(({ person_id: author }) => author === supervisor.id));
    }
    const openPlaylists = async (page: Page): Promise<void> => {
      await sideLink(page, 'Playlists').click();
      await page.getByRole('navigation', { name: 'Playlists' }).getByText(playlistName, { exact: true }).click();
      await page
        .getByRole('list', { name: playlistName })
        .getByRole('listitem')
        .nth(shotCount - 1)
        .waitFor();
    };

    /** Where the app was last is kept now and then: after a kill it may be a few shots before. */
    async function walkTo(page: Page, index: number): Promise<void> {
      const place = page
        .getByRole('region', { name: 'Player' })
        .getByText(/^\d+ of \d+$/)
        .first();
      const at = async (): Promise<number> => Number((await place.textContent())?.split(' ')[0]) - 1;
      for (let now = await at(); now < index; now = await at()) {
        await page.keyboard.press('Alt+k');
        await expect.poll(at).toBe(now + 1);
      }
    }

    /** Played for some frames, then to the frame of this shot by its number. */
    async function playAndStand(page: Page, index: number): Promise<void> {
      await playABit(page);
      await goToIndex(page, index);
      // What is on screen says itself which frame it is.
      await readStrips(page);
      expect(await page.evaluate(() => codedStrip.number())).toBe(index);
    }

    async function answer(page: Page, index: number): Promise<void> {
      const words = wordsOf(index);
      if (words !== null) await writeNote(page, words);
      await page.keyboard.press(answerOf(index).key);
    }

    const waiting = (page: Page, count: number) =>
      page
        .getByRole('banner')
        .getByText(new RegExp(`^${String(count)} waiting`))
        .first()
        .waitFor();

    test('in the morning the playlist is kept on this computer', async () => {
      keepPicture();
      shots = await putUpShots();
      earlier = new Set((await answersOnServer()).flatMap((of) => of.map(({ id }) => id)));
      const { page } = running;
      await signInAt(running, proxy, supervisor);
      await chooseProduction(page, 'Seed Feature');
      await openPlaylists(page);
      await page.keyboard.press('o');
      const dialog = page.getByRole('dialog', { name: 'Make available offline' });
      await dialog.getByRole('button', { name: 'Make available offline' }).click();
      await dialog.waitFor({ state: 'detached' });
      await sideLink(page, 'Sync and storage').click();
      const card = page.getByRole('listitem', { name: playlistName });
      await expect.poll(() => card.getAttribute('data-state'), { timeout: 120_000 }).toBe('up-to-date');
      await openPlaylists(page);
      await proxy.stop();
      await page
        .getByText(/^(Offline|Server not answering)/)
        .first()
        .waitFor();
    });

    test('without the line half of it is reviewed, and the app is killed over a drawing', async () => {
      keepPicture();
      const { page } = running;
      await page.keyboard.press('v');
      for (let index = 0; index < killedAt; index += 1) {
        await untilShown(page, index, shotCount);
        await playAndStand(page, index);
        await drawHere(page);
        await answer(page, index);
      }
      await untilShown(page, killedAt, shotCount);
      await playAndStand(page, killedAt);
      await drawHere(page);
      // A drawing and an answer each, and this drawing.
      await waiting(page, 2 * killedAt + 1);
      expect(running.pageErrors).toEqual([]);
      await killApp(running);
    });

    test('started again it goes on where it was, to the last shot', async () => {
      keepPicture();
      running = await startApp({ userDataFolder: running.userDataFolder, env: keyring.env });
      const { page } = running;
      await waiting(page, 2 * killedAt + 1);
      await walkTo(page, killedAt);
      for (let index = killedAt; index < shotCount; index += 1) {
        await untilShown(page, index, shotCount);
        if (index > killedAt) {
          await playAndStand(page, index);
          await drawHere(page);
        }
        await answer(page, index);
      }
      await waiting(page, 2 * shotCount);
      expect(running.pageErrors).toEqual([]);
    });

    test('with the line back everything is sent', async () => {
      keepPicture();
      const { page } = running;
      await proxy.start();
      await page.keyboard.press('Control+r');
      await untilEverythingIsSent(page, 120_000);
      expect(await page.getByRole('dialog').count()).toBe(0);
      expect(running.pageErrors).toEqual([]);
    });

    test('another client finds each answer once, with its words, its status and its frame', async () => {
      const answers = (await answersOnServer()).map((of) =>
        of
          .filter(({ id }) => !earlier.has(id))
          .map(({ text, task_status: { short_name: status } }) => ({ text, status })),
      );
      // One of the shots had a revision before.
      const revisions = (await previewsOnServer()).map(({ revision }) => revision);
      // Kitsu's tags count frames from 1.
      const tag = (index: number): string =>
        `v${String(revisions[index])} 00:0${(index / fps).toFixed(3)} (${String(index + 1).padStart(3, '0')})`;
      expect(answers).toEqual(
        shots.map((_, index) => {
          const words = wordsOf(index);
          return [{ text: words === null ? '' : `${tag(index)} ${words}`, status: answerOf(index).status }];
        }),
      );
    });

    test('another client finds each drawing once, on the frame that was on screen', async () => {
      const rows = await previewsOnServer();
      // Kitsu's page stands on whole frame lengths, and looks for exactly that time.
      const kitsuTime = (frame: number): number => Number((frame * Number((1 / fps).toFixed(4))).toFixed(4));
      expect(
        rows.map(({ annotations }) =>
          (annotations ?? []).map(({ time, drawing: { objects } }) => ({ time, strokes: objects.length })),
        ),
      ).toEqual(shots.map((_, index) => [{ time: kitsuTime(index), strokes: 1 }]));
    });
  },
);
