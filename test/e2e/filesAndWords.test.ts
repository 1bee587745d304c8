// Files that are neither picture nor movie are looked at beside their comment, and what one writes is spell-checked, in the real app.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import { heroLantern } from '../../electron/studio/samples/glb.ts';
import { lookNotes } from '../../electron/studio/samples/pdf.ts';
import { bellBuoy } from '../../electron/studio/samples/wave.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import {
  chooseProduction,
  pictureOnFailure,
  removeApp,
  signInAs,
  startApp,
  type RunningApp,
} from './app/signedInApp.ts';
import { composer, openShotTask, sentComment, writeComment } from './app/taskPanel.ts';
import { tasksOfArtist } from './app/tasksOfArtist.ts';
import { expectUsable } from './app/usable.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

const packed = (name: string) => readFileSync(join(import.meta.dirname, '../renderer/models', name));
const scratch = mkdtempSync(join(tmpdir(), 'inari-viewers-'));
const files = {
  'lantern.glb': heroLantern(),
  'look.pdf': lookNotes(),
  'bell.wav': bellBuoy(),
  'render.json': Buffer.from('{\n  "samples": 256\n}\n'),
  'broken.glb': heroLantern().subarray(0, 400),
  'draco.glb': packed('lantern-draco-sequential.glb'),
  'meshopt.glb': packed('lantern-meshopt.glb'),
  'sign.glb': packed('sign-etc1s.glb'),
  'torn.glb': tornDraco(),
  'rig.xyz': Buffer.from('nothing that is known'),
} as const;

/** Its words are whole, what is packed is not. */
function tornDraco(): Buffer {
  const bytes = packed('lantern-draco-sequential.glb');
  return Buffer.from(bytes.fill(0xa5, 20 + bytes.readUInt32LE(12) + 8));
}

let studio: RunningStudio;
let proxy: RecordingProxy;
let running: RunningApp;

beforeAll(async () => {
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(scratch, name), bytes);
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 40, assets: 6 });
  proxy = await openProxy(studio.url);
  // A processor draws the models here: four times as many pixels for softer edges would be nothing that is looked at.
  running = await startApp({}, ['--webgl-antialiasing-mode=none']);
  await signInAs(running, proxy, studio, 'manager');
  await chooseProduction(running.page, 'Lanternfall');
  const [task] = tasksOfArtist(studio);
  if (task === undefined) throw new Error('no shot has a task');
  await openShotTask(running.page, task);
});
afterAll(async () => {
  if (running) await removeApp(running);
  await proxy.close();
  await studio.stop();
  rmSync(scratch, { recursive: true, force: true });
});

const patience = { timeout: 30_000 };
/** Without graphics a processor draws the models. */
const slow = { timeout: 100_000 };
const patientMs = 400_000;
const keepPicture = (): void => pictureOnFailure(() => running, 'files-and-words');

async function openedIn(comment: Locator, name: string): Promise<Locator> {
  await comment.getByRole('button', { name: new RegExp(`^${name.replace('.', '\\.')}`) }).click();
  return comment.locator('[data-opened]');
}

/** Its animation, which plays from the beginning, would be drawn without end, by the processor that everything else waits for. */
async function holdStill(model: Locator): Promise<void> {
  const animation = model.getByRole('button', { name: 'Animation', exact: true });
  await animation.click();
  await expect.poll(() => animation.getAttribute('aria-pressed')).toBe('false');
}

/** Of what a canvas shows: how much is no background, and how much has a strong colour. */
async function shownOn(canvas: Locator) {
  const picture = (await canvas.screenshot()).toString('base64');
  return running.page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const found = { drawn: 0, red: 0, green: 0, blue: 0 };
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
      const isOther = [red, green, blue].some((value, of) => Math.abs(value - (data[of] ?? 0)) > 8);
      const strong = (one: number, ...others: readonly number[]) => one > 60 && one > 1.15 * Math.max(...others);
      if (isOther) found.drawn += 1;
      if (strong(red, green, blue)) found.red += 1;
      if (strong(green, red, blue)) found.green += 1;
      if (strong(blue, red, green)) found.blue += 1;
    }
    return Object.fromEntries(Object.entries(found).map(([name, count]) => [name, (count * 4) / data.length]));
  }, picture);
}

test(
  'a document, a sound, data and a model are looked at in their place; what is broken or unknown says so',
  async () => {
    keepPicture();
    const { app, page } = running;
    await writeComment(app, page, { text: 'All of it.', files: Object.keys(files).map((name) => join(scratch, name)) });
    const comment = sentComment(page, 'All of it.');
    await comment.waitFor();
    const opened = (name: string) => openedIn(comment, name);

    const pdf = await opened('look.pdf');
    await pdf.getByText(/^1 of \d+$/).waitFor();
    await expect.poll(() => pdf.locator('canvas').count(), patience).toBeGreaterThan(0);
    await pdf.getByRole('button', { name: 'Next page' }).click();
    await pdf.getByText(/^2 of \d+$/).waitFor();

    const sound = await opened('bell.wav');
    const position = sound.getByRole('slider', { name: 'Position' });
    await position.waitFor();
    const before = await position.getAttribute('aria-valuetext');
    await position.press('End');
    await expect.poll(() => position.getAttribute('aria-valuetext'), patience).not.toBe(before);

    const data = await opened('render.json');
    await data.getByText('"samples"').waitFor();

    const model = await opened('lantern.glb');
    await model.getByText(/triangle/).waitFor(slow);
    expect(
      await model.getByRole('img', { name: 'Model lantern.glb' }).or(model.locator('canvas')).count(),
    ).toBeGreaterThan(0);
    await model.getByRole('button', { name: 'Wireframe' }).click();
    await holdStill(model);
    await expectUsable(page);

    const broken = await opened('broken.glb');
    await broken.getByText(/This file is damaged/).waitFor();
    const unknown = await opened('rig.xyz');
    await unknown.getByRole('button', { name: 'Show in folder' }).waitFor();
    expect(running.pageErrors).toEqual([]);
  },
  patientMs,
);

/** Opens what a model is lit by, and closes it again: it would lie over the model. */
async function chooseLight(
  model: Locator,
  choose: (tile: (name: string) => Locator) => Promise<unknown>,
): Promise<void> {
  const { page } = running;
  await model.getByRole('button', { name: 'Light and backdrop' }).click();
  const tiles = page.getByRole('group', { name: 'Background' });
  await choose((name) => tiles.getByRole('button', { name }));
  await page.keyboard.press('Escape');
  await tiles.waitFor({ state: 'detached' });
  // What opened it has the focus again, and says its name over what stands below.
  await page.locator(':focus').blur();
  await page.mouse.move(5, 5);
}

/** Of its lower part, over which nothing of the panel lies, once it stays as it is. */
async function settledPicture(canvas: Locator, last = ''): Promise<string> {
  await canvas.evaluate((element) => element.scrollIntoView({ block: 'end' }));
  const box = await canvas.boundingBox();
  if (box === null) throw new Error('the canvas is not on screen');
  const clip = { ...box, y: box.y + box.height / 2, height: box.height / 2 };
  const next = (await running.page.screenshot({ clip })).toString('base64');
  return next === last ? next : settledPicture(canvas, next);
}

test(
  'a background that was never downloaded is said not to be here while there is no connection, and the model stands in neutral light',
  async () => {
    keepPicture();
    const { page } = running;
    const comment = sentComment(page, 'All of it.');
    const model = await openedIn(comment, 'sign.glb');
    await model.getByText(/^2 triangles/).waitFor(slow);
    await model.getByRole('button', { name: 'Grid' }).click();
    const canvas = model.locator('canvas');
    const lit = await settledPicture(canvas);
    await chooseLight(model, (tile) => tile('Neutral room').click());
    await expect.poll(() => settledPicture(canvas), slow).not.toBe(lit);
    const neutral = await settledPicture(canvas);

    await proxy.stop();
    const offline = page.getByText(/^(Offline|Server not answering)/).first();
    await offline.waitFor();
    await chooseLight(model, (tile) => tile('Harbor at noon').click());
    const said = model.getByText(
      'The background is not on this computer, and cannot be downloaded now: this is neutral light.',
    );
    await said.waitFor();
    // All of it can be read, however narrow it is here.
    expect(await said.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(0);
    expect(await settledPicture(canvas)).toBe(neutral);
    // One that is here lights it as ever.
    await chooseLight(model, (tile) => tile('Studio, soft light').click());
    await said.waitFor({ state: 'detached' });
    await expect.poll(() => settledPicture(canvas), slow).toBe(lit);
    await chooseLight(model, (tile) => tile('Harbor at noon').click());
    await said.waitFor();

    await proxy.start();
    await offline.waitFor({ state: 'detached' });
    await said.waitFor({ state: 'detached' });
    await expect.poll(() => settledPicture(canvas), slow).not.toBe(neutral);
    await chooseLight(model, (tile) => tile('Studio, soft light').click());
    await expectUsable(page);
    await comment.getByRole('button', { name: /^sign\.glb/ }).click();
    await model.waitFor({ state: 'detached' });
    expect(running.pageErrors).toEqual([]);
  },
  patientMs,
);

test(
  'a model is lit by a background of its production, which is turned, shown behind it and remembered',
  async () => {
    keepPicture();
    const { page } = running;
    const comment = sentComment(page, 'All of it.');
    let model = await openedIn(comment, 'sign.glb');
    await model.getByText(/^2 triangles/).waitFor(slow);
    await model.getByRole('button', { name: 'Grid' }).click();
    const canvas = model.locator('canvas');
    const before = { picture: '' };
    const untilOther = async () => {
      await expect.poll(() => settledPicture(canvas), slow).not.toBe(before.picture);
      before.picture = await settledPicture(canvas);
    };

    await chooseLight(model, (tile) =>
      expect.poll(() => tile('Studio, soft light').getAttribute('aria-pressed')).toBe('true'),
    );
    before.picture = await settledPicture(canvas);
    await chooseLight(model, (tile) => tile('Neutral room').click());
    await untilOther();
    await chooseLight(model, (tile) => tile('Harbor at noon').click());
    await untilOther();
    const { drawn: few = 1 } = await shownOn(canvas);
    expect(few).toBeLessThan(0.7);
    await chooseLight(model, () => page.getByRole('radio', { name: 'Shown' }).click());
    await untilOther();
    expect((await shownOn(canvas))['drawn']).toBeGreaterThan(0.8);
    await expectUsable(page);

    const drag = async (key: 'Control' | 'Alt', right: number, down: number) => {
      await canvas.hover();
      const box = await canvas.boundingBox();
      if (box === null) throw new Error('the canvas is not on screen');
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await page.keyboard.down(key);
      await page.mouse.down();
      await page.mouse.move(x + right, y + down, { steps: 4 });
      await page.mouse.up();
      await page.keyboard.up(key);
    };
    const slider = (name: string) => page.getByRole('slider', { name });
    await drag('Control', 80, 0);
    await chooseLight(model, () => expect.poll(() => slider('Rotation').inputValue()).toBe('40'));
    await untilOther();
    await drag('Alt', 0, 60);
    await chooseLight(model, () => expect.poll(() => slider('Field of view').inputValue()).toBe('49'));
    await untilOther();

    // Another model of the same production.
    model = await openedIn(comment, 'meshopt.glb');
    await model.getByText(/^960 triangles/).waitFor(slow);
    await holdStill(model);
    await chooseLight(model, async (tile) => {
      await expect.poll(() => tile('Harbor at noon').getAttribute('aria-pressed')).toBe('true');
      expect(await page.getByRole('radio', { name: 'Shown' }).isChecked()).toBe(true);
      expect(await slider('Rotation').inputValue()).toBe('40');
    });
    expect(running.pageErrors).toEqual([]);
  },
  patientMs,
);

test(
  'a packed model is shown as the one it was packed from',
  async () => {
    keepPicture();
    const comment = sentComment(running.page, 'All of it.');
    const shown = async (name: string, facts: RegExp, { moves = true, isFirst = false } = {}) => {
      const model = await openedIn(comment, name);
      await model.getByText(facts).waitFor(slow);
      if (moves) await holdStill(model);
      await model.getByRole('button', { name: 'Grid' }).click();
      // In no light that comes later; remembered from then on.
      if (isFirst) await chooseLight(model, (tile) => tile('Neutral room').click());
      const canvas = model.locator('canvas');
      // Drawn a moment after it is built.
      await expect.poll(async () => (await shownOn(canvas))['drawn'], slow).toBeGreaterThan(0.02);
      return shownOn(canvas);
    };
    const plain = await shown('lantern.glb', /^960 triangles · 5 meshes$/, { isFirst: true });
    for (const name of ['draco.glb', 'meshopt.glb']) {
      const { drawn = 0 } = await shown(name, /^960 triangles · 5 meshes$/);
      expect(Math.abs(drawn - (plain['drawn'] ?? 0)) / drawn).toBeLessThan(0.05);
    }
    const { drawn = 0, red, green, blue } = await shown('sign.glb', /^2 triangles · 1 mesh$/, { moves: false });
    for (const field of [red, green, blue]) expect((field ?? 0) / drawn).toBeGreaterThan(0.15);
    const torn = await openedIn(comment, 'torn.glb');
    await torn.getByText(/This file is damaged/).waitFor();
    expect(running.pageErrors).toEqual([]);
  },
  patientMs,
);

test('nothing is compiled while the app runs, but in the thread that unpacks models, and that one reaches nothing', async () => {
  keepPicture();
  const assets = readdirSync(join(import.meta.dirname, '../../out/renderer/assets'));
  const policies = await running.page.evaluate(
    async (names) => {
      const policyOf = async (name: string) => {
        const answer = await fetch(`/${name}`);
        return [name.replace(/^.*\/(\w+)-.*$/, '$1'), answer.headers.get('content-security-policy')] as const;
      };
      return Promise.all(names.map(policyOf));
    },
    [...assets.filter((name) => name.endsWith('.js')).map((name) => `assets/${name}`), 'index.html'],
  );
  const compiling = policies.filter(([, policy]) => policy === null || /wasm|eval/.test(policy));
  expect(compiling).toEqual([['unpackWorker', "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"]]);
  const compiled = await running.page.evaluate(() =>
    WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)).then(
      () => 'compiled',
      (error: unknown) => String(error),
    ),
  );
  expect(compiled).toMatch(/Content Security Policy/);
});

type MenuItem = { readonly label?: string; readonly click?: () => void };

type Held = { heldLabels: string[]; builtCount: number };

/** The system's menu chooses the item of that label by itself; what it held is kept. */
async function answerMenu(choose: string): Promise<void> {
  await running.app.evaluate(({ Menu }, label) => {
    const kept = globalThis as unknown as Held;
    kept.heldLabels = [];
    kept.builtCount = 0;
    Menu.buildFromTemplate = (template) => {
      const items = template as MenuItem[];
      kept.heldLabels = items.map((item) => item.label ?? '');
      kept.builtCount += 1;
      return {
        popup: ({ callback }: { readonly callback?: () => void } = {}) => {
          items.find((item) => item.label === label)?.click?.();
          callback?.();
        },
      } as unknown as ReturnType<typeof Menu.buildFromTemplate>;
    };
  }, choose);
}

/** What the menu of the first word holds. It stands before everything until it is answered: nobody asks for a second one. */
async function menuOfFirstWord(): Promise<readonly string[]> {
  const before = await builtCount();
  await composer(running.page).click({ button: 'right', position: { x: 24, y: 16 } });
  await expect.poll(builtCount, patience).toBe(before + 1);
  return running.app.evaluate(() => (globalThis as unknown as Held).heldLabels);
}
const builtCount = () => running.app.evaluate(() => (globalThis as unknown as Held).builtCount);

/** A right click on the first word of what is written, until the checker has found it. */
async function askAbout(text: string, choose: string): Promise<readonly string[]> {
  await answerMenu(choose);
  await composer(running.page).fill('');
  await composer(running.page).pressSequentially(text);
  let labels: readonly string[] = [];
  await expect.poll(async () => (labels = await menuOfFirstWord()).length, patience).toBeGreaterThan(4);
  return labels;
}

test('a wrong word of either language gets its suggestion, and one that is added is wrong no more', async () => {
  keepPicture();
  const { page } = running;
  expect(await askAbout('Recieve the plates. ', 'Receive')).toContain('Receive');
  await expect.poll(() => composer(page).inputValue(), patience).toBe('Receive the plates. ');
  expect(await askAbout('Bonjuor à tous. ', 'Bonjour')).toContain('Bonjour');
  await expect.poll(() => composer(page).inputValue(), patience).toMatch(/^Bonjour à /);

  await askAbout('Zorblax is seen. ', 'Add to the dictionary');
  await composer(page).fill('');
  await composer(page).pressSequentially('Zorblax is here. ');
  // Had it been wrong, it would be so by now: the one before it took no longer.
  await answerMenu('');
  await expect.poll(menuOfFirstWord, patience).toEqual(['Cut', 'Copy', 'Paste', 'Select all']);
  await composer(page).fill('');
  expect(running.pageErrors).toEqual([]);
});
