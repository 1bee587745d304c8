// Which frame is on screen, read from the pixels of the real window: every rate and coding that a studio may have.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chanceOf } from '../support/chance.ts';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { post, put } from '../contract/client.ts';
import { colleagueAt } from '../support/colleague.ts';
import {
  bytesOf,
  clickMovie,
  codedFolder,
  type CodedMovie,
  codedMovies,
  keyFramesOf,
  undecodedMovies,
} from '../support/coded/movies.ts';
import { putUp } from '../support/coded/putUp.ts';
import { hearClicks } from '../support/coded/heard.ts';
import { readStrips } from '../support/coded/strip.ts';
import { cutOff } from '../support/coded/cutOff.ts';
import { countDecoded } from '../support/coded/decoded.ts';
import { lookThrough, planOfAsks, shownFrameCount } from '../support/coded/truth.ts';
import { paintedOf } from '../../renderer/features/player/draw/kitsuObject.ts';
import { frameOfKitsuTime } from '../../shared/rules/frames.ts';
import { dropFiles } from '../../tools/dropFiles.mjs';
import {
  killApp,
  openPlace,
  pictureOnFailure,
  removeApp,
  signInAs,
  startApp,
  type RunningApp,
} from './app/signedInApp.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

let studio: RunningStudio;
let proxy: RecordingProxy;
let running: RunningApp;
let previews: string;
let path: string;
let ids: readonly string[] = [];
let drawnId: string;
let cutFolder: string;
let cutId: string;
let cutWebmId: string;
let clickId: string;
let undecodedIds: readonly string[] = [];
/** A movie of another shot, as an address says what stands beside the picture. */
let besideWords: string;
let taskIds: readonly string[] = [];

/** With B-frames: what is kept last is not what is shown last. */
const whole = theMovie('h264-24');
const wholeWebm = theMovie('vp9-24');

const turnedNames = ['turned-90', 'turned-180', 'turned-270', 'mirrored-90'];
const marked = { left: 560, top: 0, width: 40, height: 40 };

function theMovie(name: string): CodedMovie {
  const movie = codedMovies.find((one) => one.name === name);
  if (movie === undefined) throw new Error(`no ${name}`);
  return movie;
}

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 4, tasksPerShot: 2, comments: 4, assets: 2 });
  const account = studio.accounts.find(({ role }) => role === 'manager');
  const { store } = studio.studio();
  const task = store.task.find(
    ({ id, entity_id: entityId }) =>
      store.preview_file.find((preview) => preview.task_id === id) === undefined &&
      typeof store.entity.find((entity) => entity.id === entityId)?.nb_frames === 'number',
  );
  const neighbour = store.task.find(({ entity_id: entityId }) => {
    const entity = store.entity.find(({ id }) => id === entityId);
    return entityId !== task?.entity_id && typeof entity?.nb_frames === 'number';
  });
  if (account === undefined || task === undefined || neighbour === undefined)
    throw new Error('nobody, or nothing, to review');
  const colleague = await colleagueAt(studio.url, account);
  ids = await putUp(colleague, task.id, codedFolder, codedMovies);
  const [first] = ids;
  cutFolder = mkdtempSync(join(tmpdir(), 'inari-cut-'));
  writeFileSync(join(cutFolder, whole.file), cutOff(bytesOf(codedFolder, whole), 0.6));
  writeFileSync(join(cutFolder, wholeWebm.file), bytesOf(codedFolder, wholeWebm).subarray(0, 200_000));
  [cutId = '', cutWebmId = ''] = await putUp(colleague, task.id, cutFolder, [whole, wholeWebm]);
  undecodedIds = await putUp(colleague, task.id, codedFolder, undecodedMovies);
  // Last: what one comes to by the shot alone is one that is seen.
  [clickId = ''] = await putUp(colleague, task.id, codedFolder, [clickMovie]);
  // As Kitsu's page draws on the upright picture: a mark on the cell of the strip that is always white.
  const mark = { ...marked, id: crypto.randomUUID(), type: 'rect', fill: '#ff0000', strokeWidth: 0 };
  const additions = [{ time: 0, drawing: { objects: [{ ...mark, canvasWidth: 640, canvasHeight: 360 }] } }];
  for (const name of turnedNames) {
    const id = ids[codedMovies.indexOf(theMovie(name))] ?? '';
    await colleague.does(
      put(`/actions/preview-files/${id}/update-annotations`, { additions, updates: [], deletions: [] }),
    );
  }
  const comment = `v${String(codedMovies.length + 1)} 00:16.667 (401) On a frame that is lost`;
  const note = { task_status_id: task.task_status_id, comment };
  await colleague.does(post(`/actions/tasks/${task.id}/comment`, note));
  drawnId = ids[codedMovies.findIndex(({ name }) => name === 'zou-24')] ?? '';
  taskIds = [task.id, neighbour.id];
  previews = `/productions/${task.project_id}/shots/tasks/${task.id}/previews`;
  path = `${previews}/${first ?? ''}`;
  const [besideId = ''] = await putUp(colleague, neighbour.id, codedFolder, [theMovie('zou-24')]);
  besideWords = `${neighbour.id}:${besideId}`;
  proxy = await openProxy(studio.url);
  running = await startApp();
  await signInAs(running, proxy, studio, 'manager');
});
afterAll(async () => {
  if (running) await removeApp(running);
  await proxy.close();
  await studio.stop();
  rmSync(cutFolder, { recursive: true, force: true });
});

const usual = { seeks: 100, steps: 100 };
const fewer = { seeks: 20, steps: 20 };

/** Four thousand frames of eighteen movies: a minute on two idle cores. */
const manyFramesMs = 400_000;

const goTo = (place: string): Promise<void> => openPlace(running.page, place);

/** Answers how large it was. */
async function sizeWindow(size: readonly number[]): Promise<readonly number[]> {
  return await running.app.evaluate(({ BrowserWindow }, [width = 0, height = 0]) => {
    const [window] = BrowserWindow.getAllWindows();
    const before = window?.getSize() ?? [];
    window?.setSize(width, height);
    return before;
  }, size);
}

test(
  'the frame on screen is the one that was asked for, in every movie',
  async () => {
    pictureOnFailure(() => running, 'review');
    const { page } = running;
    // The fewer pixels there are to be drawn, the more frames can be looked at.
    const usualSize = await sizeWindow([800, 560]);
    await goTo(path);
    const wrong: string[] = [];
    for (const [index, movie] of codedMovies.entries()) {
      await page.getByRole('button', { name: `Shown: v${String(index + 1)}` }).waitFor();
      await page.locator('[data-index]:not([data-awaited])').waitFor();
      const frameCount = await shownFrameCount(page);
      expect(frameCount, movie.name).toBe(Math.round((movie.seconds - movie.shift / movie.fps) * movie.fps));
      const keyFrames = keyFramesOf(movie, frameCount);
      const asks = planOfAsks({ frameCount, keyFrames, ...(movie.seconds < 20 ? fewer : usual), seed: index + 1 });
      const seen = await lookThrough(page, asks, movie.shift, 'at-once');
      wrong.push(...seen.wrong.map((words) => `${movie.name}: ${words}`));
      // The next revision begins on the frame that the last one stood on.
      if (index < codedMovies.length - 1) await page.keyboard.press('ArrowUp');
    }
    expect(wrong).toEqual([]);
    expect(running.pageErrors).toEqual([]);
    await sizeWindow(usualSize);
  },
  manyFramesMs,
);

test('what a file has turned is as large as it is seen, and a drawing of Kitsu’s lies where it does on its page', async () => {
  pictureOnFailure(() => running, 'turned');
  const { page } = running;
  for (const name of turnedNames) {
    await goTo(`${previews}/${ids[codedMovies.indexOf(theMovie(name))] ?? ''}`);
    await page.locator('[data-index="0"]:not([data-awaited])').waitFor();
    await readStrips(page);
    expect(await page.evaluate(() => codedStrip.number()), name).toBe(0);
    const player = page.locator('[data-region="player"]');
    const drawn = await player.locator('[data-object] rect').boundingBox();
    const canvas = await player.locator('canvas').first().boundingBox();
    if (drawn === null || canvas === null) throw new Error(`${name}: nothing is drawn`);
    const scale = Math.min(canvas.width / 640, canvas.height / 360);
    expect(drawn.x, name).toBeCloseTo(canvas.x + (canvas.width - 640 * scale) / 2 + marked.left * scale, 0);
    expect(drawn.y, name).toBeCloseTo(canvas.y + (canvas.height - 360 * scale) / 2, 0);
    expect(drawn.width, name).toBeCloseTo(marked.width * scale, 0);
    await player.focus();
    await page.keyboard.press('h');
    await player.getByText('640 × 360', { exact: true }).waitFor();
    await page.keyboard.press('h');
  }
  expect(running.pageErrors).toEqual([]);
});

test('what nothing here decodes says what it is and what to do, alone and beside another', async () => {
  pictureOnFailure(() => running, 'undecoded');
  const { page } = running;
  for (const [at, codec] of ['HEVC', 'ProRes 422'].entries()) {
    await goTo(`${previews}/${undecodedIds[at] ?? ''}`);
    await page.getByText(`Nothing here decodes ${codec}. Open it in another program, or publish it as H.264`).waitFor();
    await page.getByRole('button', { name: 'Save as…' }).waitFor();
    await goTo(`${path}?compare=${undecodedIds[at] ?? ''}`);
    await page.locator('[data-index="0"]:not([data-awaited])').waitFor();
    await page.getByText(`nothing here decodes ${codec}; as H.264 it can be compared`).waitFor();
  }
  expect(running.pageErrors).toEqual([]);
});

test('for a seek among open groups no more is decoded than two of them', async () => {
  pictureOnFailure(() => running, 'open-groups');
  const { page } = running;
  const movie = theMovie('open-24');
  const chance = chanceOf(5);
  const counts: number[] = [];
  for (let times = 0; times < 6; times += 1) {
    // What is decoded stays in memory: each begins with nothing but what lies ahead of the first frame.
    await goTo(`${previews}/${ids[codedMovies.indexOf(movie)] ?? ''}`);
    await page.locator('[data-index="0"]:not([data-awaited])').waitFor();
    const frame = 120 + chance.below(movie.seconds * movie.fps - 120);
    await countDecoded(page, movie.fps);
    expect((await lookThrough(page, [{ kind: 'seek', frame }], movie.shift, 'at-once')).wrong).toEqual([]);
    counts.push(...(await page.evaluate(() => decodedUntil())));
  }
  expect(counts).toHaveLength(6);
  // Up to four pictures that are shown later are decoded before a frame.
  expect(Math.max(...counts)).toBeLessThanOrEqual(2 * movie.keyEach + 4);
});

test('what is decoded on the way to a frame and will not be shown is not kept', async () => {
  pictureOnFailure(() => running, 'on-the-way');
  const { page } = running;
  await goTo(`${previews}/${ids[codedMovies.indexOf(whole)] ?? ''}`);
  await page.locator('[data-index="0"]:not([data-awaited])').waitFor();
  const lookAt = async (frame: number, kind: 'seek' | 'step' = 'seek') =>
    expect((await lookThrough(page, [{ kind, frame }], whole.shift, 'at-once')).wrong).toEqual([]);
  await countDecoded(page, whole.fps);
  // Two hundred and more after its key picture, which is frame 156.
  await lookAt(370);
  const kept = async () => page.evaluate(() => decodedAndKept().filter((frame) => frame >= 156 && frame <= 370));
  expect(await kept()).toEqual(Array.from({ length: 13 }, (_, at) => 358 + at));
  // For whoever goes back from there the group is decoded once more, and all of it is kept.
  await lookAt(369, 'step');
  await expect.poll(async () => (await kept())[0]).toBeLessThan(280);
  for (let frame = 368; frame > 340; frame -= 1) await lookAt(frame, 'step');
});

test('who plays faster than pictures are decoded has none of them decoded time after time', async () => {
  pictureOnFailure(() => running, 'too-fast');
  const { page } = running;
  await goTo(`${previews}/${ids[codedMovies.indexOf(whole)] ?? ''}`);
  await page.locator('[data-index="0"]:not([data-awaited])').waitFor();
  // A hundred in a second at most, where twice as many are played.
  await countDecoded(page, whole.fps, 10);
  for (let times = 0; times < 4; times += 1) await page.keyboard.press('l');
  const frame = async () => Number(await page.locator('[data-index]').getAttribute('data-index'));
  await expect.poll(frame).toBeGreaterThan(300);
  await page.keyboard.press('k');
  expect(await page.evaluate(() => decodedInAll())).toBeLessThan(2 * whole.seconds * whole.fps);
});

test('of a movie that was cut off every frame before the cut is shown, and where it ends is said', async () => {
  pictureOnFailure(() => running, 'cut-off');
  const { page } = running;
  await goTo(`${previews}/${cutId}`);
  await page.locator('[data-index="0"]:not([data-awaited])').waitFor();
  const frameCount = await shownFrameCount(page);
  // And seven bytes of one more.
  expect(frameCount).toBe(293);
  const first = Number(await page.locator('[data-frame]').getAttribute('data-frame'));
  const ends = `The file is incomplete: it ends at frame ${String(first + frameCount - 1)}, ${String(480 - frameCount)} frames are missing.`;
  await page.getByText(ends).waitFor();
  const asks = planOfAsks({ frameCount, keyFrames: [0, 250], ...fewer, seed: 3 });
  expect((await lookThrough(page, asks, 0, 'at-once')).wrong).toEqual([]);
  expect(running.pageErrors).toEqual([]);
});

test('a note on a frame that is lost, and a link to it, lead to the last whole one and say so', async () => {
  pictureOnFailure(() => running, 'lost-frame');
  const { page } = running;
  await goTo(`${previews}/${cutId}`);
  await page.locator('[data-index="0"]:not([data-awaited])').waitFor();
  const first = Number(await page.locator('[data-frame]').getAttribute('data-frame'));
  const missing = page.getByText(
    `Frame ${String(first + 400)} is missing: the file is incomplete, and this is its last frame, ${String(first + 292)}.`,
  );
  const panel = page.locator('[data-region="panel"]');
  await panel.getByRole('button', { name: String(first + 400) }).click();
  await missing.waitFor();
  await page.locator('[data-index="292"]:not([data-awaited])').waitFor();
  await page.getByRole('button', { name: 'One frame back' }).click();
  await page.getByText('The file is incomplete: it ends at frame').waitFor();
  await goTo(`${previews}/${cutId}?frame=${String(first + 400)}`);
  await missing.waitFor();
  expect(running.pageErrors).toEqual([]);
});

test('a cut off WebM says so too: its pictures went with their times, and it still says how long it was to be', async () => {
  pictureOnFailure(() => running, 'cut-off-webm');
  const { page } = running;
  await goTo(`${previews}/${cutWebmId}`);
  await page.locator('[data-index="0"]:not([data-awaited])').waitFor();
  const frameCount = await shownFrameCount(page);
  // Pictures lie in clusters of four seconds: of the fourth there is not all.
  expect(frameCount).toBe(288);
  const first = Number(await page.locator('[data-frame]').getAttribute('data-frame'));
  const ends = `The file is incomplete: it ends at frame ${String(first + frameCount - 1)}, ${String(480 - frameCount)} frames are missing.`;
  await page.getByText(ends).waitFor();
  const asks = planOfAsks({ frameCount, keyFrames: [0, 96], ...fewer, seed: 3 });
  expect((await lookThrough(page, asks, 0, 'at-once')).wrong).toEqual([]);
});

test('the difference of a movie with itself is black, enlarged as it is and sixteen times as strong', async () => {
  pictureOnFailure(() => running, 'difference');
  const { page } = running;
  await goTo(`${path}?compare=${path.split('/').at(-1) ?? ''}`);
  await page.getByRole('button', { name: /^B: / }).waitFor();
  await page.locator('[data-index]:not([data-awaited])').waitFor();
  await readStrips(page);
  expect(await page.evaluate(() => codedStrip.brightest())).toBeGreaterThan(200);
  await page.getByRole('button', { name: 'Difference', exact: true }).click();
  await page.getByRole('button', { name: /^Gain/ }).click();
  await page.getByRole('menuitemcheckbox', { name: '16×' }).click();
  await expect.poll(async () => page.evaluate(() => codedStrip.brightest())).toBe(0);
});

test('what is drawn, moved and rubbed at in the window is on that frame of the server, at that place', async () => {
  pictureOnFailure(() => running, 'drawing');
  const { page } = running;
  const { store } = studio.studio();
  const onServer = () => store.preview_file.get(drawnId)?.annotations ?? [];
  await goTo(`${previews}/${drawnId}`);
  await page.locator('[data-index]:not([data-awaited])').waitFor();
  await page.keyboard.press('Shift+ArrowRight');
  const board = page.locator('[data-region="player"] [data-tool]');
  const { x = 0, y = 0, width = 0, height = 0 } = (await board.boundingBox()) ?? {};
  const drag = async (...points: readonly (readonly [number, number])[]) => {
    for (const [index, [across, down]] of points.entries()) {
      await page.mouse.move(x + width * across, y + height * down, { steps: index === 0 ? 1 : 5 });
      if (index === 0) await page.mouse.down();
    }
    await page.mouse.up();
  };
  await page.keyboard.press('d');
  await drag([0.4, 0.4], [0.5, 0.5], [0.6, 0.4]);
  await page.keyboard.press('Escape');
  await expect.poll(() => onServer()).toHaveLength(1);
  await drag([0.35, 0.35], [0.65, 0.55]);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('e');
  await drag([0.5, 0.3], [0.5, 0.7]);
  await expect.poll(() => JSON.stringify(onServer())).toContain('destination-out');
  const frame = Number(await page.locator('[data-index]').getAttribute('data-index'));
  const [entry] = onServer();
  expect(frameOfKitsuTime(entry?.time ?? -1, 24)).toBe(frame);
  expect(frame).toBe(10);
  const painted = paintedOf({ ...entry?.drawing.objects[0], id: 'stroke' });
  // Drawn around the middle, and moved by ten pixels.
  expect(painted?.placement.middle.x).toBeCloseTo((painted?.canvas?.width ?? 0) / 2 + 10, -1);
  await page.keyboard.press('Control+z');
  await expect.poll(() => JSON.stringify(onServer())).not.toContain('destination-out');
  expect(running.pageErrors).toEqual([]);
});

test('an arrow and words are on that frame of the server where they were put, and a laser leaves nothing', async () => {
  pictureOnFailure(() => running, 'words-and-arrow');
  const { page } = running;
  await goTo(`${previews}/${drawnId}`);
  await page.locator('[data-index="0"]:not([data-awaited])').waitFor();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowRight');
  await page.locator('[data-index="30"]:not([data-awaited])').waitFor();
  const onFrame = () => {
    const entries = studio.studio().store.preview_file.get(drawnId)?.annotations ?? [];
    return entries.find(({ time }) => frameOfKitsuTime(time, 24) === 30)?.drawing.objects ?? [];
  };
  const tool = (name: string) =>
    page.getByRole('toolbar', { name: 'Drawing', exact: true }).getByRole('button', { name, exact: true });
  const board = page.locator('[data-region="player"] [data-tool]');
  const { x = 0, y = 0, width = 0, height = 0 } = (await board.boundingBox()) ?? {};
  const drag = async () => {
    await page.mouse.move(x + width * 0.4, y + height * 0.4);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.6, y + height * 0.6, { steps: 5 });
  };
  const middleOf = (at: number) => {
    const painted = paintedOf({ id: '', ...onFrame()[at] });
    const { x: across = 0, y: down = 0 } = painted?.placement.middle ?? {};
    return { across: across / (painted?.canvas?.width ?? 1), down: down / (painted?.canvas?.height ?? 1) };
  };
  await tool('Arrow').click();
  await drag();
  await page.mouse.up();
  await expect.poll(() => onFrame().length).toBe(1);
  // Its shaft and the two sides of its head.
  expect(JSON.stringify(onFrame()[0]).match(/"L"/g)).toHaveLength(3);
  expect(middleOf(0).across).toBeCloseTo(0.5, 1);
  expect(middleOf(0).down).toBeCloseTo(0.5, 1);
  await tool('Text').click();
  await page.mouse.click(x + width * 0.3, y + height * 0.3);
  await page.getByRole('textbox', { name: 'Text' }).waitFor();
  await page.keyboard.type('Mind the gap');
  await page.keyboard.press('Enter');
  await expect.poll(() => onFrame().length).toBe(2);
  expect(onFrame()[1]).toMatchObject({ text: 'Mind the gap' });
  expect(middleOf(1).down).toBeCloseTo(0.3, 1);
  await page.keyboard.press('Shift+D');
  await drag();
  const trail = page.locator('[data-region="player"] [data-tool="laser"] polyline');
  await trail.waitFor();
  await page.mouse.up();
  await trail.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  expect(onFrame()).toHaveLength(2);
  expect(running.pageErrors).toEqual([]);
});

test('between in and out it plays there and back, and no frame beyond them is on screen', async () => {
  pictureOnFailure(() => running, 'there-and-back');
  const { page } = running;
  await goTo(`${previews}/${drawnId}`);
  await page.locator('[data-index="0"]:not([data-awaited])').waitFor();
  await readStrips(page);
  await page.locator('[data-region="player"]').focus();
  await page.keyboard.press('Shift+ArrowRight');
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowRight');
  await page.locator('[data-index="12"]:not([data-awaited])').waitFor();
  await page.keyboard.press('i');
  for (let step = 0; step < 8; step += 1) await page.keyboard.press('ArrowRight');
  await page.locator('[data-index="20"]:not([data-awaited])').waitFor();
  await page.keyboard.press('o');
  // Over and over, once, there and back.
  await page.keyboard.press('p');
  await page.keyboard.press('p');
  const seen = await page.evaluate(async () => {
    const stop = codedStrip.watch();
    document.querySelector<HTMLButtonElement>('[data-region="player"] button[aria-keyshortcuts="Space"]')?.click();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    return stop();
  });
  await page.keyboard.press('k');
  const numbers = seen.map(({ number }) => number);
  expect([Math.min(...numbers), Math.max(...numbers)]).toEqual([12, 20]);
  const turns = numbers.filter((number, at) => {
    const [before, after] = [numbers[at - 1], numbers[at + 1]];
    return before !== undefined && after !== undefined && (number - before) * (after - number) < 0;
  });
  expect(turns.length).toBeGreaterThanOrEqual(3);
  expect(turns.every((number) => number <= 14 || number >= 18)).toBe(true);
  await page.keyboard.press('Shift+I');
  await page.keyboard.press('p');
  expect(running.pageErrors).toEqual([]);
});

test('one channel alone is grey on the screen, and the same key brings the colours back', async () => {
  pictureOnFailure(() => running, 'channels');
  const { page } = running;
  const { store } = studio.studio();
  // The coded movies are grey.
  const headland = store.entity.find(({ name }) => name === 'Red headland');
  const of = store.task.find(({ entity_id: id }) => id === headland?.id);
  const [coloured] = store.preview_file.by('task_id', of?.id ?? '');
  await goTo(`/productions/${of?.project_id ?? ''}/concepts/tasks/${of?.id ?? ''}/previews/${coloured?.id ?? ''}`);
  await page.getByRole('heading', { level: 1, name: /Red headland/ }).waitFor();
  await page.locator('[data-region="player"] canvas:not([data-blank])').first().waitFor();
  await page.locator('[data-region="player"]').focus();
  const canvas = page.locator('[data-region="player"] canvas').first();
  const { x = 0, y = 0, width = 0, height = 0 } = (await canvas.boundingBox()) ?? {};
  const clip = { x: x + width * 0.3, y: y + height * 0.3, width: width * 0.4, height: height * 0.4 };
  /** By how much red, green and blue differ on the screen, where they do most. */
  const colourfulness = async (): Promise<number> =>
    await page.evaluate(
      async (picture) => {
        const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
        pen?.drawImage(bitmap, 0, 0);
        const pixels = pen?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [];
        let most = 0;
        for (let at = 0; at < pixels.length; at += 4) {
          const [red = 0, green = 0, blue = 0] = pixels.slice(at, at + 3);
          most = Math.max(most, Math.max(red, green, blue) - Math.min(red, green, blue));
        }
        return most;
      },
      (await page.screenshot({ clip })).toString('base64'),
    );
  await expect.poll(colourfulness).toBeGreaterThan(60);
  for (const key of ['Shift+R', 'Shift+L']) {
    await page.keyboard.press(key);
    await expect.poll(colourfulness).toBeLessThanOrEqual(2);
    await page.keyboard.press(key);
    await expect.poll(colourfulness).toBeGreaterThan(60);
  }
  expect(running.pageErrors).toEqual([]);
});

test('the frame one steps or drags to is heard, and not where that is switched off', async () => {
  pictureOnFailure(() => running, 'heard-frames');
  const { page } = running;
  await hearClicks(page);
  await goTo(`${previews}/${clickId}`);
  await page.locator('[data-index="0"]:not([data-awaited])').waitFor();
  const player = page.locator('[data-region="player"]');
  const index = () => page.locator('[data-index]').getAttribute('data-index');
  /** How often something was heard since it was asked last. */
  const heard = () => page.evaluate(() => codedClicks().length);
  const quietMs = 500;
  await player.focus();
  // There is a click at the beginning of each second, and nothing between them.
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('Shift+ArrowRight');
  await page.waitForTimeout(quietMs);
  await heard();
  for (const frame of [21, 22, 23]) {
    await page.keyboard.press('ArrowRight');
    await expect.poll(index).toBe(String(frame));
  }
  await page.waitForTimeout(quietMs);
  expect(await heard()).toBe(0);
  await page.keyboard.press('ArrowRight');
  await expect.poll(index).toBe('24');
  await expect.poll(heard).toBe(1);
  // Dragged there, too.
  const slider = page.getByRole('slider', { name: 'Frame' });
  const { x = 0, y = 0, width = 0, height = 0 } = (await slider.boundingBox()) ?? {};
  const last = Number(await slider.getAttribute('max'));
  await page.mouse.move(x + (width * 40) / last, y + height / 2);
  await page.mouse.down();
  await page.waitForTimeout(quietMs);
  await heard();
  let frame = 40;
  for (let at = 41; frame < 48 && at < 60; at += 0.5) {
    await page.mouse.move(x + (width * at) / last, y + height / 2);
    frame = Number(await slider.inputValue());
  }
  await expect.poll(heard).toBeGreaterThan(0);
  await page.mouse.up();
  await player.focus();
  await page.keyboard.press('Alt+m');
  await page.keyboard.press('Home');
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('Shift+ArrowRight');
  await page.waitForTimeout(quietMs);
  await heard();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(index).toBe('24');
  await page.waitForTimeout(quietMs);
  expect(await heard()).toBe(0);
  await page.keyboard.press('Alt+m');
  expect(running.pageErrors).toEqual([]);
});

test('a frame that is typed is the one on screen, what is none says why, and Escape leaves it at that', async () => {
  pictureOnFailure(() => running, 'go-to-frame');
  const { page } = running;
  await goTo(`${previews}/${ids[codedMovies.findIndex(({ name }) => name === 'zou-24')] ?? ''}`);
  await page.locator('[data-index="0"]:not([data-awaited])').waitFor();
  await readStrips(page);
  const field = page.getByRole('textbox', { name: 'Go to frame' });
  const isOn = async (frame: number) => {
    await field.waitFor({ state: 'detached' });
    await page.locator(`[data-index="${String(frame)}"]:not([data-awaited])`).waitFor();
    expect(await page.evaluate(() => codedStrip.number())).toBe(frame);
    // Whoever has the keys now is the player itself, none of its buttons.
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-region'))).toBe('player');
  };
  const first = Number(await page.locator('[data-frame]').getAttribute('data-frame'));
  // All at once, as it is typed by whoever knows where: no digit may go to the player, where it is a status.
  await page.keyboard.type(`:${String(first + 12)}`);
  await page.keyboard.press('Enter');
  await isOn(12);
  await page.keyboard.press('ArrowRight');
  await isOn(13);
  for (const [typed, frame] of [
    ['2:05', 53],
    ['00:00:01:00', 24],
    ['2,5', 60],
    ['10 s', 240],
    ['-40', 200],
    [String(first + 77), 77],
  ] as const) {
    await page.keyboard.press('Control+g');
    await field.waitFor();
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    await isOn(frame);
  }
  const address = page.url();
  await page.getByRole('button', { name: 'Go to frame' }).click();
  await field.fill(String(first + 9_999));
  await page.keyboard.press('Enter');
  await page.getByText(`The movie has frames ${String(first)} to ${String(first + 479)}.`).waitFor();
  await page.keyboard.press('Escape');
  await isOn(77);
  expect(page.url()).toBe(address);
  await page.keyboard.press('ArrowLeft');
  await isOn(76);
});

test('no refresh of the screen is without the frame, while the stage becomes smaller and larger', async () => {
  pictureOnFailure(() => running, 'resized');
  const { page } = running;
  await goTo(path);
  await page.locator('[data-index]:not([data-awaited])').waitFor();
  await readStrips(page);
  const seen = await page.evaluate(async () => {
    const region = document.querySelector<HTMLElement>('[data-region="player"]');
    const stop = codedStrip.watch();
    for (const width of ['70%', '', '60%', '']) {
      if (region) region.style.maxWidth = width;
      await new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 100))),
      );
    }
    return stop();
  });
  expect(seen.map(({ number }) => number)).toEqual([0]);
});

test('the second window is on the frame that the window at work is on, until it is told to stay', async () => {
  pictureOnFailure(() => running, 'second-window');
  const { page, app } = running;
  await openPlace(page, path);
  const frameOf = (of: typeof page) => of.locator('[data-index]:not([data-awaited])').getAttribute('data-index');
  await page.locator('[data-index="0"]:not([data-awaited])').waitFor();
  const opened = app.waitForEvent('window');
  await page.keyboard.press('Control+Shift+D');
  const second = await opened;
  await second.locator('[data-index="0"]:not([data-awaited])').waitFor();
  for (let step = 0; step < 7; step += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(() => frameOf(second)).toBe('7');

  await second.getByRole('button', { name: /^Stay here/ }).click();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => frameOf(page)).toBe('8');
  expect(await frameOf(second)).toBe('7');
  await second.getByRole('button', { name: /^Stay here/ }).click();
  await expect.poll(() => frameOf(second)).toBe('8');

  await page.keyboard.press('Control+Shift+D');
  await expect.poll(() => second.isClosed()).toBe(true);
});

test('the second window shows what stands beside the picture, and how: a neighbouring shot, a file of this computer', async () => {
  pictureOnFailure(() => running, 'second-window-beside');
  const { page, app } = running;
  const neighbour = `${path}?compare=${besideWords}`;
  await goTo(neighbour);
  await page.getByRole('button', { name: /^B: SH/ }).waitFor();
  await page.locator('[data-index="0"]:not([data-awaited])').waitFor();
  const opened = app.waitForEvent('window');
  await page.keyboard.press('Control+Shift+D');
  const second = await opened;
  const besideOf = (of: typeof page) => of.getByRole('button', { name: /^B: / }).getAttribute('aria-label');
  const beside = await besideOf(page);
  await expect.poll(() => besideOf(second)).toBe(beside);
  const isMode = (of: typeof page, mode: string) =>
    of.getByRole('group', { name: 'Compare by' }).getByRole('button', { name: mode, exact: true, pressed: true });
  await page.getByRole('button', { name: 'Side by side', exact: true }).click();
  await isMode(second, 'Side by side').waitFor();

  await page.getByRole('button', { name: 'Wipe', exact: true }).click();
  await dropFiles(page, [join(codedFolder, 'zou-24.mp4')], {
    words: 'Drop it to see it beside this, as B',
    x: 400,
    y: 300,
  });
  await page.getByRole('button', { name: 'B: zou-24.mp4' }).waitFor();
  await second.getByRole('button', { name: 'B: zou-24.mp4' }).waitFor();
  await isMode(second, 'Wipe').waitFor();
  // The line too, wherever it is moved to.
  const shareOf = async (of: typeof page): Promise<number> => {
    const [line, canvas] = await Promise.all([
      of.locator('[data-wipe-line]').boundingBox(),
      of.locator('canvas').first().boundingBox(),
    ]);
    if (line === null || canvas === null) return -1;
    return (line.x + line.width / 2 - canvas.x - canvas.width / 2) / canvas.width;
  };
  const disc = await page.getByTitle('Drag to move the line; twice: back to the middle').boundingBox();
  if (disc === null) throw new Error('no line');
  await page.mouse.move(disc.x + disc.width / 2, disc.y + disc.height / 2);
  await page.mouse.down();
  await page.mouse.move(disc.x + 100, disc.y + disc.height / 2, { steps: 4 });
  await page.mouse.up();
  expect(await shareOf(page)).toBeGreaterThan(0.02);
  await expect.poll(() => shareOf(second)).toBeGreaterThan(0.02);

  await page.getByRole('button', { name: /^Stop comparing/ }).click();
  await second.getByRole('button', { name: 'B: zou-24.mp4' }).waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Shift+D');
  await expect.poll(() => second.isClosed()).toBe(true);
  expect(running.pageErrors).toEqual([]);
});

test('after the computer has failed one comes back to the shot that was looked at last', async () => {
  pictureOnFailure(() => running, 'failed');
  const { page } = running;
  const lastPlace = async (of: typeof page): Promise<string> =>
    await of.evaluate(() => Object.entries(localStorage).find(([key]) => key.startsWith('inari.place.'))?.[1] ?? '');
  // Both are known by now, whichever tests ran before.
  await goTo(`${path}?compare=${besideWords}`);
  await page.getByRole('button', { name: /^B: SH/ }).waitFor();
  await goTo(`${path}?tasks=${taskIds.join(',')}`);
  await page.locator('[data-index="0"]:not([data-awaited])').waitFor();
  for (const [key, shot] of [
    ['PageDown', 1],
    ['PageUp', 0],
    ['PageDown', 1],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(() => lastPlace(page)).toContain(`/tasks/${taskIds[shot] ?? ''}`);
    await page.locator('[data-index]:not([data-awaited])').waitFor();
  }
  // With the frame that is in the address once one stands on it: it would come into it after the failure, else.
  await expect.poll(() => lastPlace(page)).toMatch(new RegExp(`/tasks/${taskIds[1] ?? ''}.*frame=\\d`));
  const last = await lastPlace(page);
  // For as long as anybody looks at a shot before something can happen to them.
  await page.waitForTimeout(600);
  await killApp(running);
  running = await startApp(running);
  await running.page.locator('[data-region="player"]').waitFor();
  expect(await lastPlace(running.page)).toBe(last);
});
