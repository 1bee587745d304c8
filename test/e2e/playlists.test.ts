// A playlist made of what is selected in the table, put in order without a connection, and sent.
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

test('it is shared by a link, which is copied, and lets nobody in once it is revoked', async () => {
  keepPicture();
  const { app, page } = running;
  const { store } = studio.studio();
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
