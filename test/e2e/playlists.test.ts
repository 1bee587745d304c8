// A playlist made of what is selected in the table, put in order without a connection, and sent.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import {
  chooseProduction,
  pictureOnFailure,
  removeApp,
  sideLink,
  signInAs,
  startApp,
  type RunningApp,
} from './app/signedInApp.ts';
import { untilEverythingIsSent } from './app/taskPanel.ts';
import { expectUsable } from './app/usable.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

let studio: RunningStudio;
let proxy: RecordingProxy;
let running: RunningApp;

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 60, assets: 6, kitsu: '1.0.97' });
  proxy = await openProxy(studio.url);
  running = await startApp();
  await signInAs(running, proxy, studio, 'manager');
  await chooseProduction(running.page, 'Lanternfall');
});
afterAll(async () => {
  if (running) await removeApp(running);
  await proxy.close();
  await studio.stop();
});

const keepPicture = (): void => pictureOnFailure(() => running, 'playlists');
const name = 'Friday dailies';
const onServer = (): readonly string[] => {
  const { store } = studio.studio();
  const shots = store.playlist.find((row) => row.name === name)?.shots;
  return (Array.isArray(shots) ? shots : []).map((shot: { readonly entity_id?: string }) => {
    const entity = store.entity.find(({ id }) => id === shot.entity_id);
    return entity?.name ?? '';
  });
};

test('what is selected in the table becomes a playlist', async () => {
  keepPicture();
  const { page } = running;
  await sideLink(page, 'Shots').click();
  // The first sync may still be on its way, and rows come among those that are chosen.
  const table = page.locator('main [role="grid"]');
  await expect.poll(async () => Number(await table.getAttribute('aria-rowcount'))).toBeGreaterThan(20);
  await page.getByText(/of [\d,]+ loaded|More is on its way/).waitFor({ state: 'detached' });
  const names = page.locator('main [data-line] [role="rowheader"]');
  await names.first().click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page
    .getByRole('toolbar', { name: 'Selected tasks' })
    .getByRole('button', { name: 'Add to playlist' })
    .waitFor();
  await page.keyboard.press('l');
  await page.getByRole('menuitem', { name: 'New playlist…' }).click();
  const dialog = page.getByRole('dialog', { name: 'New playlist' });
  await dialog.getByRole('textbox').fill(name);
  await expectUsable(page);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => onServer().length).toBe(3);
});

test('it is put in order without a connection, and the server has that order afterwards', async () => {
  keepPicture();
  const { page } = running;
  await sideLink(page, 'Playlists').click();
  await page.getByRole('button', { name: `${name} 3 shots` }).click();
  const lines = page.getByRole('list', { name }).getByRole('listitem');
  await expect.poll(() => lines.count()).toBe(3);
  await expectUsable(page);
  const [first, second, third] = onServer();
  await proxy.stop();
  // Onto the lower half of the second: below it.
  const below = await lines.nth(1).boundingBox();
  await lines.first().dragTo(lines.nth(1), { targetPosition: { x: 200, y: (below?.height ?? 0) * 0.8 } });
  await lines.nth(1).getByText('Waiting to be sent').waitFor();
  await lines
    .last()
    .getByRole('button', { name: /^Take .* out/ })
    .click();
  await expect.poll(() => lines.count()).toBe(2);
  expect(onServer()).toEqual([first, second, third]);
  await proxy.start();
  await untilEverythingIsSent(page);
  expect(onServer()).toEqual([second, first]);
});

const inPlaylist = (): number => onServer().length;
/** One of the studio's own whose first entry shows something, and the task of that. */
const dailies = (): { readonly name: string; readonly taskId: string; readonly previewFileId: string } => {
  const { store } = studio.studio();
  for (const { name: found, shots, project_id: projectId } of store.playlist.filter(() => true)) {
    const previewFileId = shots?.[0]?.preview_file_id ?? '';
    const taskId = store.preview_file.get(previewFileId)?.task_id;
    const isHere = store.project.get(projectId)?.name === 'Lanternfall';
    if (taskId && isHere) return { name: found, taskId, previewFileId };
  }
  throw new Error('no playlist shows anything');
};

/** Of the same production, waiting for approval, and not in the playlist yet. */
function waitingShot(): string {
  const { store } = studio.studio();
  for (const task of store.task.filter(() => true)) {
    const entity = store.entity.get(task.entity_id);
    const isShot = store.entity_type.get(entity?.entity_type_id ?? '')?.name === 'Shot';
    const isHere = store.project.get(task.project_id)?.name === 'Lanternfall';
    const waits = store.task_status.get(task.task_status_id ?? '')?.is_feedback_request === true;
    if (isShot && isHere && waits && entity !== undefined && !onServer().includes(entity.name)) return entity.name;
  }
  throw new Error('no shot waits for approval');
}

test('the status of an entry is set by a key without a connection, and a note is written under it; both are on the server', async () => {
  keepPicture();
  const { page } = running;
  const { store } = studio.studio();
  const { name: shown, taskId } = dailies();
  await page.locator('main nav button').filter({ hasText: shown }).click();
  const line = page.locator('[data-entry]').first();
  await line.getByRole('button', { name: /^Status of / }).waitFor();
  await proxy.stop();
  await line.getByRole('button', { name: /^Review / }).focus();
  await page.keyboard.press('s');
  await page.getByRole('menuitemcheckbox', { name: /^done/i }).click();
  await line.getByRole('button', { name: /^Status of .*: done$/i }).waitFor();
  await line.getByRole('button', { name: /^Review / }).focus();
  await page.keyboard.press('c');
  const writing = page.getByRole('group', { name: 'Notes' }).getByLabel('Write a comment', { exact: true });
  await writing.fill('The lantern leads too late');
  await expectUsable(page);
  await writing.press('Control+Enter');
  await page.getByRole('group', { name: 'Notes' }).getByText('The lantern leads too late').waitFor();
  await line.getByRole('button', { name: /^\d+ notes? on / }).waitFor();
  expect(store.comment.by('object_id', taskId).some(({ text }) => text === 'The lantern leads too late')).toBe(false);
  await proxy.start();
  await untilEverythingIsSent(page);
  const said = store.comment.by('object_id', taskId).filter(({ text }) => text === 'The lantern leads too late');
  expect(said).toHaveLength(1);
  expect(store.task_status.get(store.task.get(taskId)?.task_status_id ?? '')?.short_name).toBe('done');
});

test('what one checks, what one looks at and the shot of a page go into a playlist by one key each', async () => {
  keepPicture();
  const { page } = running;
  const choose = () => page.getByRole('menuitem', { name, exact: true }).click();
  await sideLink(page, 'My checks').click();
  const before = inPlaylist();
  await page.getByRole('combobox', { name: 'Filter my checks' }).fill(`${waitingShot()} lanternfall`);
  await page.keyboard.press('Enter');
  await page.locator('[role="row"][data-line][aria-selected]').first().click();
  await page.getByRole('complementary', { name: 'Task' }).getByRole('button', { name: 'Add to playlist' }).waitFor();
  await page.keyboard.press('l');
  await choose();
  await expect.poll(inPlaylist).toBe(before + 1);

  // A page of a shot that is not in it yet.
  await sideLink(page, 'Shots').click();
  const outside = async (): Promise<string> => {
    const names = await page.locator('main [data-line] [role="rowheader"]').allInnerTexts();
    const found = names.map((text) => text.trim().split('\n')[0] ?? '').find((one) => !onServer().includes(one));
    if (found === undefined) throw new Error('all shots are in it');
    return found;
  };
  const paged = await outside();
  await page.locator('main [role="rowheader"]').filter({ hasText: paged }).first().dblclick();
  await page.getByRole('heading', { level: 1 }).filter({ hasText: paged }).waitFor();
  await page.getByRole('button', { name: 'Add to playlist' }).waitFor();
  await page.keyboard.press('l');
  await choose();
  await expect.poll(() => onServer().includes(paged)).toBe(true);

  // What is on screen, into one that is made for it.
  const { name: shown, previewFileId } = dailies();
  await sideLink(page, 'Playlists').click();
  await page.locator('main nav button').filter({ hasText: shown }).click();
  await page.locator('[data-entry]').first().waitFor();
  await page.keyboard.press('v');
  await page.getByRole('region', { name: 'Player' }).waitFor();
  await page.getByRole('button', { name: 'Add to playlist' }).waitFor();
  await page.keyboard.press('Alt+l');
  await page.getByRole('menuitem', { name: 'New playlist…' }).click();
  const dialog = page.getByRole('dialog', { name: 'New playlist' });
  await dialog.getByRole('textbox').fill('Looked at');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  const { store } = studio.studio();
  const made = () => store.playlist.find((row) => row.name === 'Looked at')?.shots ?? [];
  await expect.poll(() => made().map(({ preview_file_id: id }) => id)).toEqual([previewFileId]);
  await page.keyboard.press('Escape');
  await page.locator('[data-entry]').first().waitFor();
});

test('it is shared by a link, which is copied, and lets nobody in once it is revoked', async () => {
  keepPicture();
  const { app, page } = running;
  const { store } = studio.studio();
  await page.locator('main nav button').filter({ hasText: name }).click();
  await page.getByRole('button', { name: `More for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Share by link…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Links to the playlist' });
  await dialog.getByText('No link yet.').waitFor();
  await dialog.getByLabel(/^Last day/).fill('2020-01-31');
  await dialog.getByText('This day is over.').waitFor();
  await dialog.getByLabel(/^Last day/).fill('2099-01-31');
  await dialog.getByLabel(/^Password/).fill('of this link');
  await dialog.getByRole('button', { name: 'Make a link and copy it' }).click();
  const line = dialog.getByRole('listitem');
  await line.getByText(/until .*2099 · with a password · may comment/).waitFor();
  const [link] = store.playlist_share_link.filter(() => true);
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toBe(`${proxy.url}/playlists/shared/${link?.token ?? ''}`);
  await expectUsable(page);
  await line.getByRole('button', { name: 'Revoke…' }).click();
  await line.getByText('Whoever has it sees nothing any more.').waitFor();
  expect(store.playlist_share_link.get(link?.id ?? '')?.is_active).toBe(true);
  await line.getByRole('button', { name: 'Revoke', exact: true }).click();
  await dialog.getByText('No link yet.').waitFor();
  expect(store.playlist_share_link.get(link?.id ?? '')?.is_active).toBe(false);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(running.pageErrors).toEqual([]);
});

test('its files, its list and a movie of it are saved; what is on its way is shown, and stopped', async () => {
  keepPicture();
  const { app, page } = running;
  const folder = mkdtempSync(join(tmpdir(), 'inari-downloads-'));
  const saveTo = (file: string): Promise<void> =>
    app.evaluate(
      ({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      },
      join(folder, file),
    );
  const { name: shown } = dailies();
  await page.locator('main nav button').filter({ hasText: shown }).click();
  const choose = async (item: string): Promise<void> => {
    await page.getByRole('button', { name: `More for ${shown}` }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  const line = page.getByRole('status').filter({ hasText: /The server packs|have arrived/ });

  // It trickles: there is time to look at it, and to think again.
  studio.faults.add({
    path: '/data/playlists/*/download/zip',
    times: 1,
    action: { kind: 'slow', bytesPerSecond: 50_000 },
  });
  await saveTo('stopped.zip');
  await choose('Download its files (ZIP)…');
  await line.getByText(/[\d.]+ [kM]B of [\d.]+ MB have arrived/).waitFor();
  await expectUsable(page);
  // It goes on while one looks elsewhere.
  await sideLink(page, 'My checks').click();
  await sideLink(page, 'Playlists').click();
  await page.locator('main nav button').filter({ hasText: shown }).click();
  await line.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText(`The download of ${shown} was stopped, nothing was saved`).waitFor();
  await line.waitFor({ state: 'detached' });
  expect(readdirSync(folder)).toEqual([]);

  await saveTo('files.zip');
  await choose('Download its files (ZIP)…');
  await expect.poll(() => readdirSync(folder)).toEqual(['files.zip']);
  const packed = readFileSync(join(folder, 'files.zip'));
  expect(packed.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  expect(packed.toString('latin1')).toContain('.mp4');
  await saveTo('list.csv');
  await choose('Download it as a list (CSV)…');
  await expect.poll(() => readdirSync(folder)).toEqual(['files.zip', 'list.csv']);
  const list = readFileSync(join(folder, 'list.csv'), 'utf8');
  expect(list).toContain(shown);
  expect(list).toContain('Entity name;Nb Frames;Task Type');

  // The demo studio builds a movie of one: of more it says that it could not.
  await choose('Build one movie of it (MP4)…');
  const building = page.getByRole('status').filter({ hasText: `The server builds the movie of ${shown}` });
  await building.getByRole('button', { name: 'Wait no longer' }).click();
  await building.waitFor({ state: 'detached' });
  await page.getByText(`The server goes on with the movie of ${shown}`).waitFor();
  await page.getByText('It cannot be stopped there', { exact: false }).waitFor();
  await page.getByText(`The server could not build the movie of ${shown}`).first().waitFor();
  const lines = page.locator('[data-entry]');
  while ((await lines.count()) > 1) {
    const before = await lines.count();
    await lines
      .last()
      .getByRole('button', { name: /^Take .* out/ })
      .click();
    await expect.poll(() => lines.count()).toBe(before - 1);
  }
  const { store } = studio.studio();
  await expect.poll(() => store.playlist.find((row) => row.name === shown)?.shots?.length).toBe(1);
  // Whoever asks while that one is built is given it: it is of what was in it before.
  await expect.poll(() => store.build_job.filter(({ status }) => status === 'running').length).toBe(0);
  await saveTo('one.mp4');
  await choose('Build one movie of it (MP4)…');
  await building.getByRole('button', { name: 'Wait no longer' }).click();
  await page.getByRole('button', { name: 'Save it…' }).click();
  await expect.poll(() => readdirSync(folder), { timeout: 60_000 }).toContain('one.mp4');
  expect(readFileSync(join(folder, 'one.mp4')).subarray(4, 8).toString('latin1')).toBe('ftyp');
  await building.waitFor({ state: 'detached' });
  rmSync(folder, { recursive: true, force: true });
  expect(running.pageErrors).toEqual([]);
});

test('its names can be read in a small window, and nothing over it has to be moved sideways', async () => {
  keepPicture();
  const { app, page } = running;
  const resize = (width: number, height: number): Promise<void> =>
    app.evaluate(
      ({ BrowserWindow }, [wide = 0, high = 0]) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(wide, high);
      },
      [width, height],
    );
  const cutIn = (selector: string): Promise<readonly string[]> =>
    page.evaluate(
      (of) =>
        [...document.querySelectorAll(of)]
          .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
          .map(({ textContent }) => textContent),
      selector,
    );
  const oldest = page.getByRole('menu').getByRole('menuitemcheckbox').last();
  await page.locator('main nav button').filter({ hasNotText: name }).first().click();
  const revisions = page.getByRole('button', { name: /^Revision of/ });
  await revisions.first().waitFor();
  // With an older revision there is one more button in the line.
  await revisions.first().click();
  await oldest.click();
  await page
    .getByRole('button', { name: /^Show v/ })
    .first()
    .waitFor();
  await resize(1024, 700);
  await page.waitForFunction(() => innerWidth === 1024);
  expect(await page.locator('[data-entry] > span').count()).toBeGreaterThan(0);
  for (const density of ['comfortable', 'compact']) {
    await page.evaluate((chosen) => (document.documentElement.dataset['density'] = chosen), density);
    expect(await cutIn('[data-entry] > span')).toEqual([]);
    expect(await cutIn('[data-region="playlist"] > div')).toEqual([]);
  }
  await page.evaluate(() => (document.documentElement.dataset['density'] = 'comfortable'));
  await sideLink(page, 'Shots').click();
  const cells = page.locator('main [data-task]');
  await cells.first().click();
  await page.getByRole('complementary', { name: 'Task' }).getByRole('textbox').first().waitFor();
  await cells.nth(1).click({ modifiers: ['Shift'] });
  await page.getByRole('toolbar', { name: 'Selected tasks' }).waitFor();
  expect(await cutIn('[role="toolbar"]')).toEqual([]);
});
