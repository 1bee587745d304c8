// One's own work in the real app, in the demo studio: what one was told, what is to be done and checked, and one's time.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { counted } from './app/countedSteps.ts';
import {
  beginWork,
  pictureOnFailure,
  removeApp,
  sideLink,
  startApp,
  todoRows,
  type RunningApp,
} from './app/signedInApp.ts';
import { panel, untilEverythingIsSent } from './app/taskPanel.ts';
import { expectUsable } from './app/usable.ts';

let running: RunningApp;

beforeAll(async () => {
  running = await startApp();
  await running.page.getByRole('button', { name: 'Open the demo' }).click();
  await beginWork(running.page);
});
afterAll(async () => {
  if (running) await removeApp(running);
});

const keepPicture = (): void => pictureOnFailure(() => running, 'my-work');

test('the inbox leads to the exact comment, and what is read is done with', async () => {
  keepPicture();
  const { page } = running;
  await sideLink(page, 'Inbox').click();
  const rows = page.getByRole('grid', { name: 'Inbox' }).locator('[data-line][aria-selected]');
  await rows.first().waitFor();
  const before = await rows.count();
  // What the newest line quotes, is what its task's panel shows.
  const quoted = /“(.+)”/.exec(await rows.first().innerText())?.[1] ?? 'a line that quotes its comment';
  await page.keyboard.press('j');
  const shown = panel(page).locator('article[data-shown]');
  await shown.waitFor();
  await expect.poll(() => shown.innerText()).toContain(quoted);
  await panel(page)
    .getByText(/You see this because/)
    .waitFor();
  await expectUsable(page);

  await page.keyboard.press('e');
  await expect.poll(() => rows.count()).toBe(before - 1);
  await untilEverythingIsSent(page);
  await page.keyboard.press('Shift+e');
  await page.getByText('Inbox zero').waitFor();
  await untilEverythingIsSent(page);
  await expect.poll(() => sideLink(page, 'Inbox').innerText()).toBe('Inbox');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'All' }).click();
  // A key pressed before the list is there has nothing to move to.
  await rows.first().waitFor();
  await page.keyboard.press('j');
  await panel(page).waitFor();
  await page.keyboard.press('u');
  await expect.poll(() => sideLink(page, 'Inbox').innerText()).toMatch(/^Inbox\s+\d+$/);
  expect(running.pageErrors).toEqual([]);
});

test('an hour and a half of today is one key and one drag', async () => {
  keepPicture();
  const { page } = running;
  await sideLink(page, 'My tasks').click();
  await todoRows(page).first().hover();
  const log = counted(page);
  await log.press('t');
  const slider = page.getByRole('slider', { name: 'Drag in steps of 15 minutes' });
  const box = await slider.boundingBox();
  if (box === null) throw new Error('no slider');
  await log.does(
    (async () => {
      await page.mouse.move(box.x + 4, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 8, box.y + box.height / 2, { steps: 4 });
      await page.mouse.up();
    })(),
  );
  await slider.waitFor({ state: 'detached' });
  log.isAsWritten('Log an hour and a half of today');
  await page.keyboard.press('Escape');
  expect(running.pageErrors).toEqual([]);
});

test('my tasks stand on a board and on a calendar, and a card is moved by key', async () => {
  keepPicture();
  const { page } = running;
  await sideLink(page, 'My tasks').click();
  await page.getByRole('tab', { name: 'Board' }).click();
  const column = (name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) });
  await column('Ready To Start').locator('[data-card]').first().waitFor();
  await expectUsable(page);
  const card = column('Ready To Start').locator('[data-card]').first();
  const taskId = (await card.getAttribute('data-card')) ?? '';
  await card.focus();
  await page.keyboard.press('s');
  await page
    .getByRole('menu')
    .getByRole('menuitemcheckbox', { name: /Work In Progress/ })
    .click();
  await column('Work In Progress').locator(`[data-card="${taskId}"]`).waitFor();
  await untilEverythingIsSent(page);

  await page.getByRole('tab', { name: 'Calendar' }).click();
  await page.getByRole('button', { name: /due/ }).first().waitFor();
  await expectUsable(page);
  await page.getByRole('tab', { name: 'List' }).click();
  expect(running.pageErrors).toEqual([]);
});

test('the timesheet takes time by key, and sends it', async () => {
  keepPicture();
  const { page } = running;
  await sideLink(page, 'Timesheet').click();
  const grid = page.getByRole('grid', { name: 'Timesheet' });
  const cell = grid.locator('[data-cell]:not([data-locked])').last();
  await cell.waitFor();
  await expectUsable(page);
  await cell.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('1h30');
  await page.keyboard.press('Enter');
  // Its task moves up among those with time.
  await grid.getByText('1 h 30', { exact: true }).first().waitFor();
  await untilEverythingIsSent(page);
  for (const span of ['Day', 'Month', 'Year']) {
    await page.getByRole('tab', { name: span }).click();
    await page.getByText('1 h 30', { exact: true }).or(page.getByRole('table')).first().waitFor();
    await expectUsable(page);
  }
  expect(running.pageErrors).toEqual([]);
});
