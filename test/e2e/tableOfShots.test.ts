// Whoever leads a production at its table of shots: find, choose, set many at once; and every page usable without a mouse or good eyes.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { pictureOnFailure, removeApp, sideLink, signInAs, startApp, type RunningApp } from './app/signedInApp.ts';
import { panel } from './app/taskPanel.ts';
import { expectUsable } from './app/usable.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

let studio: RunningStudio;
let proxy: RecordingProxy;
let running: RunningApp;

beforeAll(async () => {
  studio = await startDemoStudio();
  proxy = await openProxy(studio.url);
  running = await startApp();
  await signInAs(running, proxy, studio, 'manager');
});

afterAll(async () => {
  if (running) await removeApp(running);
  await proxy.close();
  await studio.stop();
});

const keepPicture = (): void => pictureOnFailure(() => running, 'table-of-shots');
const rowCount = async (): Promise<number> =>
  Number(await running.page.locator('main [role="grid"]').getAttribute('aria-rowcount'));

test('the table lists every shot of the production', async () => {
  keepPicture();
  const { page } = running;
  await sideLink(page, 'Shots').click();
  await page.locator('[data-line] [data-task]').first().waitFor();
  // The first sync may still be on its way: the foot of the table says so until all of it is here.
  await expect.poll(rowCount).toBeGreaterThan(80);
  await page.getByText(/of [\d,]+ loaded|More is on its way/).waitFor({ state: 'detached' });
});

test('a search narrows the table, and clearing it brings all back', async () => {
  keepPicture();
  const { page } = running;
  const all = await rowCount();
  const field = page.locator('main input[role="combobox"]');
  await field.fill('sh010');
  await expect.poll(rowCount).toBeLessThan(all);
  await field.fill('no such shot anywhere');
  await page.getByText('Nothing matches', { exact: false }).first().waitFor();
  await field.fill('');
  await expect.poll(rowCount).toBe(all);
  await field.press('Escape');
});

test('the head of a sequence says its frames and days, as the studio has them, and large pictures make room for themselves', async () => {
  keepPicture();
  const { page } = running;
  const { store } = studio.studio();
  const head = page
    .locator('main [data-line]')
    .filter({ has: page.locator('[data-group-fold]') })
    .first();
  const name = (await head.locator('[data-group-fold] > span').first().textContent()) ?? '';
  const production = store.project.find((row) => row.name === 'Lanternfall')?.id;
  const sequence = store.entity.find((row) => row.name === name && row.project_id === production)?.id;
  const shots = store.entity.filter((row) => row.parent_id === sequence && !row.canceled);
  const frames = shots.reduce((sum, row) => sum + (row.nb_frames ?? 0), 0);
  expect(frames).toBeGreaterThan(0);
  await head.getByText(`${frames.toLocaleString('en')} frames`, { exact: true }).waitFor();
  const ids = new Set(shots.map(({ id }) => id));
  const minutes = store.task
    .filter((task) => ids.has(task.entity_id ?? ''))
    .reduce((sum, { estimation }) => sum + estimation, 0);
  await head
    .getByText(`${String(Math.floor(minutes / 480))} d`, { exact: false })
    .first()
    .waitFor();

  const boxOf = async (row: number) => {
    const line = page
      .locator('main [data-line]')
      .filter({ has: page.locator('[data-task]') })
      .nth(row);
    const [whole, picture] = [await line.boundingBox(), await line.locator('[data-size="row"]').boundingBox()];
    if (whole === null || picture === null) throw new Error('the row is not drawn');
    return { top: whole.y, bottom: whole.y + whole.height, picture: picture.width };
  };
  expect((await boxOf(0)).picture).toBe(64);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('>large thumbnails');
  await page.getByRole('option', { name: /Show large thumbnails/ }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await boxOf(0)).picture).toBe(128);
  expect((await boxOf(1)).top).toBeGreaterThanOrEqual((await boxOf(0)).bottom);
  // The production's table keeps it, other tables are as they were.
  await page.reload();
  await expect.poll(async () => (await boxOf(0)).picture).toBe(128);
  await sideLink(page, 'Assets').click();
  await page.getByRole('heading', { name: 'Assets', level: 1 }).waitFor();
  await expect.poll(async () => (await boxOf(0)).picture).toBe(64);
  await sideLink(page, 'Shots').click();
  await page.getByRole('heading', { name: 'Shots', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Small', exact: true }).click();
  await expect.poll(async () => (await boxOf(0)).picture).toBe(64);
  await page.keyboard.press('Escape');
});

test('a double click opens the task that was pressed, though its panel comes between and lies over it', async () => {
  keepPicture();
  const { app, page } = running;
  for (let layer = 0; layer < 3; layer += 1) await page.keyboard.press('Escape');
  const before = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const resize = (width: number, height: number): Promise<void> =>
    app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setContentSize(to.width, to.height), {
      width,
      height,
    });
  // Wide, where the table becomes narrower; and small, where the panel lies over it.
  for (const [width, height] of [
    [1440, 900],
    [1024, 700],
  ] as const) {
    await resize(width, height);
    await page.waitForFunction((wanted) => innerWidth === wanted, width);
    await sideLink(page, 'Shots').click();
    await page.locator('main [data-line] [data-task]').first().waitFor();
    const point = await page.evaluate(() => {
      const cells = [...document.querySelectorAll<HTMLElement>('main [data-line] [data-task]')].flatMap((cell) => {
        const { right, left, top, bottom } = cell.getBoundingClientRect();
        const at = { x: (left + right) / 2, y: (top + bottom) / 2 };
        return cell.contains(document.elementFromPoint(at.x, at.y))
          ? [{ ...at, taskId: cell.dataset['task'] ?? '' }]
          : [];
      });
      return cells.toSorted((one, other) => other.x - one.x).at(0) ?? null;
    });
    if (point === null) throw new Error('no cell is in view');
    await page.mouse.move(point.x, point.y);
    await page.mouse.down();
    await page.mouse.up();
    await panel(page).waitFor();
    await page.waitForTimeout(120);
    // Another thing stands under the pointer by then.
    const under = await page.evaluate(
      ({ x, y }) => document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-task]')?.dataset['task'] ?? null,
      point,
    );
    expect(under).not.toBe(point.taskId);
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
    await page.locator('main').getByRole('heading', { level: 1 }).first().waitFor();
    // The last place is kept for the next start.
    await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain(`/tasks/${point.taskId}`);
  }
  await resize(before.width, before.height);
  await sideLink(page, 'Shots').click();
  await page.locator('main [data-line] [data-task]').first().waitFor();
});

test('a status set on several tasks by keyboard reaches the server', async () => {
  keepPicture();
  const { page } = running;
  const cells = page.locator('[data-line] [data-task]');
  const chosen = await cells.evaluateAll((nodes) =>
    nodes.slice(0, 3).map((node) => node.getAttribute('data-task') ?? ''),
  );
  await cells.nth(0).click();
  await cells.nth(1).click({ modifiers: ['ControlOrMeta'] });
  await cells.nth(2).click({ modifiers: ['ControlOrMeta'] });
  await page.getByText('3 tasks').first().waitFor();
  const statusOf = (id: string): string | null | undefined =>
    studio.studio().store.task.find((task) => task.id === id)?.task_status_id;
  const wanted = studio.studio().store.task_status.find((status) => status.short_name === 'retake')?.id;
  expect(chosen.every((id) => statusOf(id) === wanted)).toBe(false);
  await page.keyboard.press('s');
  await page.keyboard.type('retake');
  await page.keyboard.press('Enter');
  await expect.poll(() => chosen.map(statusOf)).toEqual([wanted, wanted, wanted]);
});

test('a priority for a whole column says how many cells change, waits for Enter, and is taken back as one', async () => {
  keepPicture();
  const { page } = running;
  const { store } = studio.studio();
  for (let layer = 0; layer < 3; layer += 1) await page.keyboard.press('Escape');
  const first = page.locator('[data-line] [data-task]').first();
  await first.click();
  const one = await first.getAttribute('data-task');
  const task = store.task.find(({ id }) => id === one);
  const ofColumn = store.task.filter(
    (row) => row.project_id === task?.project_id && row.task_type_id === task?.task_type_id,
  );
  const before = new Map(ofColumn.map(({ id, priority }) => [id, priority]));
  await page.keyboard.press('Control+Space');
  await page
    .getByText(`${String(ofColumn.length)} tasks`, { exact: true })
    .first()
    .waitFor();
  await page.keyboard.press('p');
  await page.getByRole('menuitemcheckbox', { name: 'Emergency' }).click();
  const changing = ofColumn.filter(({ priority }) => priority !== 3).length;
  const question = page.getByRole('dialog', { name: 'Set the priority “Emergency”?' });
  await question.getByText(`${String(changing)} cells will change.`, { exact: false }).waitFor();
  const prioritiesOf = () => [...before.keys()].map((id) => store.task.find((row) => row.id === id)?.priority);
  expect(prioritiesOf()).toEqual([...before.values()]);
  await page.keyboard.press('Enter');
  await question.waitFor({ state: 'detached' });
  // Under the pointer it stays as long as the server takes.
  // The toast of the change before may be on its way out still.
  const toast = page.locator('[data-tone]').filter({ hasText: 'Emergency on' });
  const undo = toast.getByRole('button', { name: 'Undo', exact: true });
  await undo.hover();
  await expect.poll(() => prioritiesOf().every((priority) => priority === 3)).toBe(true);
  // The answer was the dialog's alone: what was selected is selected still.
  const chosen = page.getByText(`${String(ofColumn.length)} tasks`, { exact: true });
  expect(await chosen.first().isVisible()).toBe(true);
  await undo.click();
  await expect.poll(prioritiesOf).toEqual([...before.values()]);
  for (let layer = 0; layer < 3; layer += 1) await page.keyboard.press('Escape');
});

test('a cell is edited in its place, and reaches the server', async () => {
  keepPicture();
  const { page } = running;
  for (let layer = 0; layer < 3; layer += 1) await page.keyboard.press('Escape');
  const name = page.locator('main [data-line] [role="rowheader"]').first();
  await name.click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const editor = page.getByRole('dialog', { name: 'Frames' });
  await editor.getByRole('textbox').fill('0');
  await page.keyboard.press('Enter');
  await editor.getByText('Whole frames are needed.').waitFor();
  await editor.getByRole('textbox').fill('1234');
  await expectUsable(page);
  await page.keyboard.press('Enter');
  await editor.waitFor({ state: 'detached' });
  await page.keyboard.press('F2');
  const naming = page.getByRole('dialog', { name: 'Name and description' });
  await naming.getByRole('textbox').first().fill('SH9999');
  await page.keyboard.press('Enter');
  const { store } = studio.studio();
  await expect
    .poll(() => store.entity.filter((row) => row.name === 'SH9999').map((row) => row.nb_frames))
    .toEqual([1234]);
});

test('new shots are made by a pattern, and stand in their sequence', async () => {
  keepPicture();
  const { page } = running;
  await page.keyboard.press('ControlOrMeta+n');
  const dialog = page.getByRole('dialog', { name: 'New shots' });
  await dialog.getByLabel('Name, or a pattern of names').fill('SH9010…SH9030');
  await dialog.getByText('SH9010, SH9020, and SH9030').waitFor();
  // What fades has no colours of its own to be judged by.
  await page.getByText('3 tasks set to Retake').waitFor({ state: 'detached' });
  await expectUsable(page);
  await dialog.getByRole('button', { name: 'Create 3' }).click();
  await dialog.waitFor({ state: 'detached' });
  const { store } = studio.studio();
  await expect.poll(() => store.entity.filter((row) => /^SH90[123]0$/.test(row.name)).length).toBe(3);
});

const openFirstTask = async (page: Page): Promise<void> => {
  await sideLink(page, 'Shots').click();
  await page.locator('[data-line] [data-task]').first().click();
  await panel(page).getByRole('article').first().waitFor();
};
/** The first run and the journey through every screen look at the others. */
const views: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ...['Shots', 'Playlists', 'News', 'Chats', 'Team'].map(
    (name) => [name, (page: Page) => sideLink(page, name).click()] as const,
  ),
  [
    'Casting',
    async (page) => {
      await sideLink(page, 'Casting').click();
      await page.locator('main [data-chip]').first().waitFor();
    },
  ],
  [
    'a sequence on its page',
    async (page) => {
      await sideLink(page, 'Sequences').click();
      await page.locator('main [data-line] [role="rowheader"]').first().dblclick();
      await page.getByRole('grid', { name: 'Shots' }).waitFor();
    },
  ],
  [
    'several tasks chosen',
    async (page) => {
      await openFirstTask(page);
      await page.keyboard.press('Shift+ArrowDown');
      await page.getByText('2 tasks').first().waitFor();
    },
  ],
  [
    'a task on its page',
    async (page) => {
      await openFirstTask(page);
      await page.keyboard.press('Enter');
      await page.locator('main').getByRole('heading', { level: 1 }).first().waitFor();
    },
  ],
];

test.each(views)('%s has no serious fault of accessibility', async (_name, open) => {
  keepPicture();
  const { page } = running;
  for (let layer = 0; layer < 3; layer += 1) await page.keyboard.press('Escape');
  await open(page);
  await expectUsable(page);
});

test('a file of a shot is opened by a program that was chosen here, and what stands in the way is said', async () => {
  keepPicture();
  const { app, page } = running;
  const scratch = mkdtempSync(join(tmpdir(), 'inari-opened-'));
  const told = join(scratch, 'told');
  const program = join(scratch, 'paint');
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@" > '${told}'\n`, { mode: 0o755 });
  for (let layer = 0; layer < 3; layer += 1) await page.keyboard.press('Escape');
  await sideLink(page, 'Shots').click();
  await page.locator('main input[role="combobox"]').fill('sq020 sh0040');
  await expect.poll(rowCount).toBeLessThan(4);
  await page.locator('main [data-line] [role="rowheader"]').filter({ hasText: 'SH0040' }).dblclick();
  await page.getByRole('heading', { name: 'SH0040', level: 1 }).waitFor();
  const open = page.getByRole('button', { name: 'Open by your own command' }).first();
  await open.click();
  await page.getByText('No program is chosen for files').waitFor();
  await page.getByRole('button', { name: 'Choose one', exact: true }).click();
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, program);
  await page.getByRole('button', { name: 'Choose a program…' }).click();
  await page.getByText(program, { exact: true }).waitFor();
  await page.getByRole('textbox', { name: 'What it is told' }).fill('--safe --file={path}');
  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByRole('button', { name: 'Paths on this computer' }).click();
  await page.getByRole('textbox', { name: 'Of the pipeline' }).fill('/mnt');
  await page.getByRole('textbox', { name: 'On this computer' }).fill(scratch);
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await open.click();
  await page.getByText('It is not there on this computer').waitFor();
  const path = page.locator('main li:has(bdi)').first().locator('bdi');
  await expect.poll(() => path.innerText()).toContain(`${scratch}/`);
  const file = await path.innerText();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  await open.click();
  await expect.poll(() => existsSync(told) && readFileSync(told, 'utf8')).toBe(`--safe\n--file=${file}\n`);
  rmSync(program);
  await open.click();
  await page.getByText('paint could not be started').first().waitFor();
  rmSync(scratch, { recursive: true });
});

test('an episode is cast as a whole, with what another production shares', async () => {
  keepPicture();
  const { page } = running;
  const { store } = studio.studio();
  const show = store.project.find(({ production_type: type }) => type === 'tvshow');
  for (let layer = 0; layer < 3; layer += 1) await page.keyboard.press('Escape');
  await page.keyboard.press('Control+p');
  await page
    .locator('[role^="menuitem"]')
    .filter({ hasText: show?.name ?? '-' })
    .click();
  await sideLink(page, 'Casting').click();
  const rows = page.locator('main [data-holder]');
  await rows.first().waitFor();
  await page.getByRole('button', { name: 'All episodes', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: 'E01', exact: true }).click();
  await page.getByRole('button', { name: /All of E01/ }).waitFor();
  const episode = store.entity.find(({ name, project_id: of }) => name === 'E01' && of === show?.id)?.id;
  const sequences = store.entity.filter((row) => row.parent_id === episode && row.name.startsWith('SQ'));
  const ids = new Set(sequences.map(({ id }) => id));
  const shots = store.entity.filter((row) => ids.has(row.parent_id ?? '') && !row.canceled);
  expect(sequences.length).toBeGreaterThan(1);
  await expect.poll(() => rows.count()).toBe(shots.length);
  const library = page.getByRole('complementary', { name: 'Assets to cast' });
  await library.getByRole('button', { name: /^Shared from Lanternfall/ }).waitFor();
  const shared = store.entity.filter((row) => row.is_shared && row.project_id !== show?.id);
  const asset = shared.find(({ name }) => store.entity.filter((row) => row.name === name).length === 1);
  const holder = await rows.first().getAttribute('data-holder');
  await rows
    .first()
    .getByRole('rowheader')
    .click({ position: { x: 4, y: 4 } });
  await library.getByRole('button', { name: new RegExp(`^${asset?.name ?? '-'}`) }).click();
  await library.getByRole('button', { name: /^Cast in 1 place/ }).click();
  await expect
    .poll(() => store.entity_link.by('entity_in_id', holder ?? '').some((link) => link.entity_out_id === asset?.id))
    .toBe(true);
  await rows
    .first()
    .getByText(asset?.name ?? '-', { exact: true })
    .waitFor();
});

test('nothing broke on the way', () => {
  expect(running.pageErrors).toEqual([]);
});
