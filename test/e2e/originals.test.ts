// The file that was published beside the movie that Kitsu makes of it, at another rate: which frame is seen is read from pixels.
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { frameOfKitsuTime } from '../../shared/rules/frames.ts';
import { dropFiles } from '../../tools/dropFiles.mjs';
import { colleagueAt } from '../support/colleague.ts';
import { bytesOf, codedFolder, codedMovies, type CodedMovie } from '../support/coded/movies.ts';
import { putUp } from '../support/coded/putUp.ts';
import { readStrips } from '../support/coded/strip.ts';
import { shownFrameCount } from '../support/coded/truth.ts';
import {
  chooseProduction,
  openPlace,
  pictureOnFailure,
  removeApp,
  signInAs,
  startApp,
  type RunningApp,
} from './app/signedInApp.ts';
import { untilEverythingIsSent } from './app/taskPanel.ts';
import { tasksOfArtist } from './app/tasksOfArtist.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

const scratch = mkdtempSync(join(tmpdir(), 'inari-originals-'));
const movieNamed = (name: string): CodedMovie => {
  const found = codedMovies.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no movie ${name}`);
  return found;
};
/** 25 frames a second, as it was made; and as Kitsu keeps it, at the 24 of its production. Both carry their own frames' numbers. */
const published = movieNamed('h264-25');
const kept = movieNamed('zou-24');

let studio: RunningStudio;
let proxy: RecordingProxy;
let running: RunningApp;
let task: ReturnType<typeof tasksOfArtist>[number];
let previewId = '';
let besideId = '';
let review = '';

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 80, assets: 10 });
  proxy = await openProxy(studio.url);
  running = await startApp();
  await signInAs(running, proxy, studio, 'manager');
  await chooseProduction(running.page, 'Lanternfall');
  const [first] = tasksOfArtist(studio);
  if (first === undefined) throw new Error('the artist has no task');
  task = first;
});
afterAll(async () => {
  if (running) await removeApp(running);
  await proxy.close();
  await studio.stop();
  rmSync(scratch, { recursive: true, force: true });
});

const store = () => studio.studio().store;
const badge = () => running.page.getByRole('button', { name: 'Original or proxy' });
const drawn = () => running.page.locator('[data-region="player"] svg path').last();

/** What the badge says to whoever wants to know more. */
async function whyOf(): Promise<string> {
  const id = (await badge().getAttribute('aria-describedby')) ?? '';
  return (await running.page.locator(`[id="${id}"]`).textContent()) ?? '';
}

async function isShown(frame: number): Promise<void> {
  await running.page.locator(`[data-index="${String(frame)}"]:not([data-awaited])`).waitFor();
}
const number = (): Promise<number> => running.page.evaluate(() => codedStrip.number());

async function seek(frame: number): Promise<void> {
  await running.page.evaluate((to) => {
    const slider = document.querySelector('[data-region="player"] input[type="range"]');
    Reflect.set(HTMLInputElement.prototype, 'value', String(to), slider);
    slider?.dispatchEvent(new Event('input', { bubbles: true }));
  }, frame);
  await isShown(frame);
}

/** Loads the page anew: what is remembered is what this computer kept. */
async function reload(place: string | null): Promise<void> {
  await openPlace(running.page, place);
  await running.page.locator('[data-index]:not([data-awaited])').waitFor();
  await readStrips(running.page);
}

/** From now on; answers how many had no picture of the frame that one is on. */
async function watchRefreshes(page: RunningApp['page']): Promise<() => Promise<{ readonly blank: number }>> {
  const seen = await page.evaluateHandle(() => {
    const counted = { blank: 0 };
    const look = (): void => {
      if (document.querySelector('[data-index]:not([data-awaited])') === null) counted.blank += 1;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return counted;
  });
  return () => seen.jsonValue();
}

function keptFile({ userDataFolder }: RunningApp, id: string): string | null {
  const name = readdirSync(userDataFolder, { recursive: true, encoding: 'utf8' }).find(
    (one) => one.includes('movie-source') && one.includes(id) && one.endsWith('.mp4'),
  );
  return name === undefined ? null : join(userDataFolder, name);
}

const isWholeOnDisk = (of: RunningApp, id: string): boolean => {
  const path = keptFile(of, id);
  return path !== null && readFileSync(path).equals(Buffer.from(bytesOf(codedFolder, published)));
};

/** As the next revision of the artist's first task; answers its preview, of which Kitsu has made its movie. */
async function publishFromHere(movie: CodedMovie, words: string): Promise<string> {
  const { page } = running;
  const path = join(scratch, `${task.sequenceName}_${task.shotName}_${task.taskTypeName}_v030.mp4`.toLowerCase());
  copyFileSync(join(codedFolder, movie.file), path);
  await dropFiles(page, [path]);
  const sheet = page.getByRole('dialog', { name: 'Publish files' });
  await sheet
    .getByText(/^1 file as v\d|^as v\d/)
    .first()
    .waitFor();
  await sheet.getByRole('textbox').first().fill(words);
  await page.keyboard.press('Control+Enter');
  await sheet.waitFor({ state: 'detached' });
  const sent = () => store().comment.find(({ text }) => text === words)?.previews[0] ?? '';
  await expect.poll(() => store().preview_file.get(sent())?.status).toBe('ready');
  await untilEverythingIsSent(page);
  // What Kitsu's job does with it: at the rate of the production.
  studio.studio().files.write('previews', sent(), Buffer.from(bytesOf(codedFolder, kept)));
  return sent();
}

test('what was published from here is seen as it was made, at the same moment of each frame of Kitsu’s movie', async () => {
  pictureOnFailure(() => running, 'originals');
  const { page } = running;
  // What is dropped on the player later stands beside what is there: both are published first.
  besideId = await publishFromHere(movieNamed('h264-30'), 'Made before');
  previewId = await publishFromHere(published, 'As it was made');
  const projectId = store().task.get(task.id)?.project_id ?? '';
  review = `/productions/${projectId}/shots/tasks/${task.id}/previews/${previewId}`;

  // Kitsu's movie cannot be had: the file is here alone, on that movie's frames; without a connection too.
  studio.faults.set([{ method: 'GET', path: '/movies/*', action: { kind: 'status', status: 503 } }]);
  await reload(review);
  await proxy.stop();
  await reload(null);
  await badge()
    .and(page.getByText('Original', { exact: true }))
    .waitFor();
  expect(await whyOf()).toContain('the movie that Kitsu made is not on this disk');
  expect(await shownFrameCount(page)).toBe(480);
  await seek(48);
  expect(await number()).toBe(50);

  // With each coming of the connection Kitsu's movie is tried anew; in no refresh of the screen is nothing shown meanwhile.
  const seen = await watchRefreshes(page);
  const connection = (words: RegExp) => page.getByRole('banner').getByText(words).waitFor();
  await proxy.start();
  await connection(/^Synced/);
  await proxy.stop();
  await connection(/^(Offline|Server not answering)/);
  expect(await whyOf()).toContain('the movie that Kitsu made is not on this disk');
  studio.faults.clear();
  await proxy.start();
  await expect.poll(whyOf).not.toContain('the movie that Kitsu made is not on this disk');
  await isShown(48);
  expect(await number()).toBe(50);
  expect(await seen()).toEqual({ blank: 0 });

  await badge()
    .and(page.getByText('Original', { exact: true }))
    .waitFor();
  expect(await shownFrameCount(page)).toBe(480);
  for (const frame of [0, 1, 23, 24, 25, 95, 240, 478, 479, 48]) {
    await seek(frame);
    expect([frame, await number()]).toEqual([frame, Math.floor((frame * 25) / 24)]);
  }
  expect(await whyOf()).toContain('25 fps beside Kitsu’s 24');
});

test('changing to Kitsu’s movie and back moves neither the playhead nor a drawing, which stays on its frame', async () => {
  pictureOnFailure(() => running, 'originals-drawn');
  const { page } = running;
  const onServer = () => store().preview_file.get(previewId)?.annotations ?? [];
  const board = page.locator('[data-region="player"] [data-tool]');
  const { x = 0, y = 0, width = 0, height = 0 } = (await board.boundingBox()) ?? {};
  await page.keyboard.press('d');
  await page.mouse.move(x + width * 0.4, y + height * 0.4);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.6, y + height * 0.6, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.press('Escape');
  await expect.poll(() => onServer()).toHaveLength(1);
  expect(frameOfKitsuTime(onServer()[0]?.time ?? -1, 24)).toBe(48);
  const place = await drawn().boundingBox();
  expect(await number()).toBe(50);

  await page.keyboard.press('Shift+Z');
  await badge()
    .and(page.getByText('Proxy', { exact: true }))
    .waitFor();
  await expect.poll(number).toBe(48);
  await isShown(48);
  expect(await drawn().boundingBox()).toEqual(place);
  await page.keyboard.press('Shift+Z');
  await expect.poll(number).toBe(50);
  await isShown(48);
  expect(await drawn().boundingBox()).toEqual(place);
  await page.keyboard.press('ArrowRight');
  await isShown(49);
  expect(await number()).toBe(51);
  expect(onServer()).toHaveLength(1);
});

test('which of the two one prefers is remembered; offline both are here', async () => {
  pictureOnFailure(() => running, 'originals-offline');
  await badge().click();
  await expect.poll(number).toBe(49);
  // Whole on this disk, whatever was looked at so far.
  await seek(479);
  await seek(0);
  await proxy.stop();
  await reload(null);
  await badge()
    .and(running.page.getByText('Proxy', { exact: true }))
    .waitFor();
  await seek(240);
  expect(await number()).toBe(240);
  await badge().click();
  await expect.poll(number).toBe(250);
  await proxy.start();
});

test('what stands beside it is seen as it was made, too, and each says so; a movie differs from itself in nothing', async () => {
  pictureOnFailure(() => running, 'originals-compared');
  const { page } = running;
  const account = studio.accounts.find(({ role }) => role === 'manager');
  if (account === undefined) throw new Error('nobody to publish');
  const [elsewhereId = ''] = await putUp(await colleagueAt(studio.url, account), task.id, codedFolder, [kept]);
  await expect.poll(() => store().preview_file.get(elsewhereId)?.status).toBe('ready');
  const labelOf = (letter: string) => page.locator(`[data-letter="${letter}"]`).locator('xpath=..');
  const says = async (letter: string, word: string) => await labelOf(letter).getByText(word, { exact: true }).waitFor();

  await reload(`${review}?compare=${besideId}`);
  await seek(48);
  await says('A', 'Original');
  await says('B', 'Original');
  // Mixed, B is seen alone at the end.
  await page.keyboard.press('Alt+o');
  await expect.poll(number).toBe(60);
  await page.keyboard.press('Shift+Z');
  await says('A', 'Proxy');
  await says('B', 'Proxy');
  await expect.poll(number).toBe(48);
  await page.keyboard.press('Shift+Z');
  await expect.poll(number).toBe(60);
  await page.keyboard.press('Alt+o');
  await expect.poll(number).toBe(50);

  // Of what was published elsewhere there is Kitsu's movie alone.
  await reload(`${review}?compare=${elsewhereId}`);
  await says('A', 'Original');
  await says('B', 'Proxy');

  await reload(`${review}?compare=${previewId}`);
  await seek(48);
  await says('B', 'Original');
  await page.getByRole('button', { name: 'Difference', exact: true }).click();
  await page.getByRole('button', { name: /^Gain/ }).click();
  await page.getByRole('menuitemcheckbox', { name: '16×' }).click();
  for (const frame of [48, 49, 300]) {
    await seek(frame);
    await expect.poll(async () => page.evaluate(() => codedStrip.brightest())).toBe(0);
  }
  expect(running.pageErrors).toEqual([]);
});

test('an original that is broken on the disk is said to be so, and Kitsu’s movie is seen', async () => {
  pictureOnFailure(() => running, 'originals-broken');
  const { page } = running;
  const path = keptFile(running, previewId) ?? '';
  writeFileSync(path, Buffer.alloc(statSync(path).size, 7));
  await reload(null);
  await page
    .getByRole('status')
    .filter({ hasText: 'cannot be decoded here: this is the movie that Kitsu made' })
    .waitFor();
  await badge()
    .and(page.getByText('Proxy', { exact: true }))
    .waitFor();
  await seek(240);
  expect(await number()).toBe(240);
  expect(running.pageErrors).toEqual([]);
});

describe('what a newer server keeps', () => {
  let newer: RunningStudio;
  let newerProxy: RecordingProxy;
  let other: RunningApp;
  let places: readonly string[] = [];
  let ids: readonly string[] = [];

  beforeAll(async () => {
    newer = await startDemoStudio({
      kitsu: '1.0.97',
      keepsSources: true,
      shots: 4,
      tasksPerShot: 2,
      comments: 4,
      assets: 2,
    });
    newerProxy = await openProxy(newer.url);
    other = await startApp();
    const account = newer.accounts.find(({ role }) => role === 'manager');
    const { store: rows, files } = newer.studio();
    const free = rows.task.find(
      ({ id, entity_id: entityId }) =>
        rows.preview_file.find((preview) => preview.task_id === id) === undefined &&
        typeof rows.entity.find((entity) => entity.id === entityId)?.nb_frames === 'number',
    );
    if (account === undefined || free === undefined) throw new Error('nobody, or nothing, to review');
    ids = await putUp(await colleagueAt(newer.url, account), free.id, codedFolder, [published, published]);
    for (const id of ids) {
      await vi.waitUntil(() => rows.preview_file.get(id)?.status === 'ready', { timeout: 10_000 });
      files.write('previews', id, Buffer.from(bytesOf(codedFolder, kept)));
    }
    places = ids.map((id) => `/productions/${free.project_id}/shots/tasks/${free.id}/previews/${id}`);
    await signInAs(other, newerProxy, newer, 'manager');
  });
  afterAll(async () => {
    if (other) await removeApp(other);
    await newerProxy.close();
    await newer.stop();
  });

  async function goTo(place: string | undefined): Promise<void> {
    const { page } = other;
    await openPlace(page, place ?? '');
    await page.locator('[data-index]:not([data-awaited])').waitFor();
    await readStrips(page);
  }
  const isSaid = (page: RunningApp['page'], word: string): Promise<void> =>
    page
      .getByRole('button', { name: 'Original or proxy' })
      .and(page.getByText(word, { exact: true }))
      .waitFor();

  test('is fetched for whoever asks for it, and then on this disk', async () => {
    pictureOnFailure(() => other, 'originals-fetched');
    const { page } = other;
    await goTo(places[0]);
    const shown = () => page.evaluate(() => codedStrip.number());
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('Shift+ArrowRight');
    await page.locator('[data-index="50"]:not([data-awaited])').waitFor();
    expect(await shown()).toBe(50);
    expect(newerProxy.requests().filter((asked) => asked.includes('/movies/source/'))).toEqual([]);
    await page.keyboard.press('Shift+Z');
    await expect.poll(shown).toBe(52);
    await isSaid(page, 'Original');
    await page.locator('[data-index="50"]:not([data-awaited])').waitFor();
    // As soon as all of it has arrived it is here for good, without a connection too.
    await expect.poll(() => isWholeOnDisk(other, ids[0] ?? '')).toBe(true);
    expect(other.pageErrors).toEqual([]);
  });

  test('goes on arriving in one window when the other one leaves it', async () => {
    pictureOnFailure(() => other, 'originals-two-windows');
    const { page, app } = other;
    const { faults } = newer;
    // Some six seconds.
    faults.set([{ method: 'GET', path: '/movies/source/*', action: { kind: 'slow', bytesPerSecond: 9_000 } }]);
    const [, id = ''] = ids;
    await goTo(places[1]);
    const opened = app.waitForEvent('window');
    await page.keyboard.press('Control+Shift+D');
    const second = await opened;
    await second.locator('[data-index="0"]:not([data-awaited])').waitFor();
    const asked = () =>
      newerProxy.requests().filter((one) => one.includes(`/movies/source/preview-files/${id}`)).length;
    await page.keyboard.press('Shift+Z');
    await second.keyboard.press('Shift+Z');
    await expect.poll(asked).toBe(1);
    await page.keyboard.press('Shift+Z');
    await isSaid(page, 'Proxy');
    expect(isWholeOnDisk(other, id)).toBe(false);
    await isSaid(second, 'Original');
    await expect.poll(() => isWholeOnDisk(other, id)).toBe(true);
    expect(asked()).toBe(1);
    await readStrips(second);
    await second.locator('[data-index="0"]:not([data-awaited])').waitFor();
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('Shift+ArrowRight');
    await second.locator('[data-index="50"]:not([data-awaited])').waitFor();
    expect(await second.evaluate(() => codedStrip.number())).toBe(52);
    expect(await page.evaluate(() => codedStrip.number())).toBe(50);
    faults.clear();
    expect(other.pageErrors).toEqual([]);
  });
});
