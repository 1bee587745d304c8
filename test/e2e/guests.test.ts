// Whoever is not of the studio, in the real app: clients see what is shown to them, vendors what they work on.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import {
  chooseProduction,
  openPlace,
  pictureOnFailure,
  removeApp,
  sideLink,
  signInAs,
  startApp,
  todoRows,
  type RunningApp,
} from './app/signedInApp.ts';
import { composer, panel, sentComment, untilEverythingIsSent } from './app/taskPanel.ts';
import { expectUsable } from './app/usable.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

let studio: RunningStudio;
let proxy: RecordingProxy;
let running: RunningApp;
let productionId: string;

async function begin(role: 'client' | 'vendor', kitsu: '0.20.52' | '1.0.97'): Promise<void> {
  studio = await startDemoStudio({ kitsu, shots: 20, tasksPerShot: 3, comments: 400, assets: 20 });
  proxy = await openProxy(studio.url);
  running = await startApp();
  pictureOnFailure(() => running, role);
  await signInAs(running, proxy, studio, role);
  await chooseProduction(running.page, 'Lanternfall');
  productionId = studio.studio().store.project.find(({ name }) => name === 'Lanternfall')?.id ?? '';
}
afterEach(async () => {
  if (running) await removeApp(running);
  await proxy.close();
  await studio.stop();
});

const main = () => running.page.locator('main');
const inSideBar = async (): Promise<readonly string[]> => {
  const links = await running.page.locator('[data-side-link]').allInnerTexts();
  return links.map((words) => words.split('\n')[0] ?? '');
};

/** All commands that are offered now, by their words. */
async function commands(): Promise<readonly string[]> {
  const { page } = running;
  await page.keyboard.press('Control+k');
  const options = page.getByRole('dialog').getByRole('option');
  const seen = new Set<string>();
  // As many as are drawn at once are not all: each letter that begins a command asks for others.
  for (const text of ['go', 'set', 'assign', 'log', 'make', 'write', 'people', 'playlist']) {
    await page.keyboard.press('Control+a');
    await page.keyboard.type(`>${text}`);
    await options
      .or(page.getByText(/No match/))
      .first()
      .waitFor();
    for (const words of await options.allInnerTexts()) seen.add(words.split('\n')[0] ?? '');
  }
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  return [...seen];
}

/** A window that was told to begin at a place, as a link tells it. */
async function follow(path: string): Promise<void> {
  const { page } = running;
  await openPlace(page, path);
  await page.getByRole('navigation', { name: 'Places' }).or(page.locator('[data-region="side-bar"]')).first().waitFor();
}

/** A key for what a role may not do says so. */
async function refused(key: string, deed: string): Promise<void> {
  const { page } = running;
  await page.keyboard.press(key);
  await page.getByRole('dialog', { name: deed }).getByText('Your role does not allow it.').waitFor();
}

/** Looks at it in every size and theme, for whoever runs this with PICTURES=1. */
async function picture(name: string): Promise<void> {
  if (process.env['PICTURES'] === undefined) return;
  const { app, page } = running;
  const folder = join(import.meta.dirname, '../../artifacts/e2e');
  mkdirSync(folder, { recursive: true });
  for (const [width, height] of [
    [1440, 900],
    [1024, 700],
  ] as const)
    for (const theme of ['dark', 'light']) {
      await app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [
        width,
        height,
      ] as const);
      await page.waitForFunction((w) => innerWidth === w, width);
      await page.evaluate((to) => Object.assign(document.documentElement.dataset, { theme: to }), theme);
      await page.screenshot({ path: join(folder, `${name}-${String(width)}-${theme}.png`) });
    }
}

test('a client begins with the playlists, and finds no page, command or key of the studio’s own affairs', async () => {
  await begin('client', '0.20.52');
  const { page } = running;
  await main().getByRole('heading', { name: 'Playlists', level: 1 }).waitFor();
  await expect.poll(inSideBar).toEqual(['Inbox', 'Chats', 'Playlists', 'Assets', 'Shots', 'Edits', 'Sync and storage']);
  await expectUsable(page);
  await picture('client-playlists');

  await sideLink(page, 'Shots').click();
  const cell = main().locator('[data-task]').first();
  await cell.waitFor();
  // Older servers tell who works on it and how long it takes.
  expect(await main().locator('[data-task] img').count()).toBe(0);
  expect(await main().innerText()).not.toMatch(/estimated|spent/);
  const offered = await commands();
  expect(
    offered.filter((words) =>
      /sequences|casting|news|team|people|tasks|timesheet|priority|due|estimate|assign|log time/i.test(words),
    ),
  ).toEqual(
    [
      // All of a row of the table, to answer them together.
      'Select the tasks of the row',
    ].filter((words) => offered.includes(words)),
  );
  expect(offered).toContain('Go to the playlists of Lanternfall');

  await cell.click();
  await panel(page).getByRole('tab', { name: 'Conversation' }).waitFor();
  await picture('client-task');
  expect(await panel(page).innerText()).not.toMatch(/Assignees|Estimate|Priority|Due|Cast/);
  await expectUsable(page);
  for (const [key, deed] of [
    ['a', 'Assign people'],
    ['p', 'Set the priority'],
    ['d', 'Set the due date'],
    ['t', 'Log time'],
  ] as const)
    await refused(key, deed);

  // What a client is asked for: an answer.
  await page.keyboard.press('c');
  await composer(page).fill('The lantern could be warmer.');
  await composer(page).press('Control+Enter');
  await sentComment(page, 'The lantern could be warmer.').waitFor();
  await untilEverythingIsSent(page);
  expect(running.pageErrors).toEqual([]);
});

test('a link to what is not for clients says so, and leads to what is', async () => {
  await begin('client', '1.0.97');
  const { page } = running;
  for (const [path, title] of [
    ['/my-tasks', 'My tasks'],
    [`/productions/${productionId}/breakdown`, 'Casting'],
    [`/productions/${productionId}/news-feed`, 'News'],
    [`/productions/${productionId}/sequences`, 'Sequences'],
    [`/productions/${productionId}/team`, 'Team'],
    ['/people', 'People'],
  ] as const) {
    await follow(path);
    await main().getByText(`Your role (Client) cannot see “${title}”`).waitFor();
  }
  await expectUsable(page);
  await picture('client-forbidden');
  await main().getByRole('button', { name: 'Go to “Playlists”' }).click();
  await main().getByRole('heading', { name: 'Playlists', level: 1 }).waitFor();
  await main()
    .getByRole('button', { name: /^Review/ })
    .first()
    .waitFor();
  // And into the player, by its key.
  await page.keyboard.press('v');
  await page.locator('[data-index]:not([data-awaited])').first().waitFor();
  expect(running.pageErrors).toEqual([]);
});

test('a vendor sees their own work, and neither others’ nor what is about others', async () => {
  await begin('vendor', '1.0.97');
  const { page } = running;
  await todoRows(page).first().waitFor();
  await expect
    .poll(inSideBar)
    .toEqual(['Inbox', 'Chats', 'My tasks', 'Timesheet', 'Assets', 'Shots', 'Sequences', 'News', 'Sync and storage']);
  await expectUsable(page);
  await picture('vendor-my-tasks');

  const { store } = studio.studio();
  const email = studio.accounts.find(({ role }) => role === 'vendor')?.email;
  const me = store.person.find((person) => person.email === email)?.id ?? '';
  const mine = new Set(store.task.filter(({ assignees }) => assignees.includes(me)).map(({ id }) => id));
  for (const list of ['Shots', 'Assets'] as const) {
    await sideLink(page, list).click();
    await main().locator('[data-task]').first().waitFor();
    const shown = await main()
      .locator('[data-task]')
      .evaluateAll((cells) => cells.map((one) => one.getAttribute('data-task') ?? ''));
    expect(shown.filter((id) => !mine.has(id))).toEqual([]);
  }
  await sideLink(page, 'Sequences').click();
  await main().getByRole('rowheader').first().waitFor();
  expect(await main().locator('[data-task]').count()).toBe(0);

  const offered = await commands();
  expect(
    offered.filter((words) => /playlist|casting|team|people of|concepts|priority|due date|estimate/i.test(words)),
  ).toEqual([]);
  await sideLink(page, 'My tasks').click();
  await todoRows(page).first().click();
  await panel(page).getByRole('tab', { name: 'Conversation' }).waitFor();
  await picture('vendor-task');
  for (const [key, deed] of [
    ['p', 'Set the priority'],
    ['d', 'Set the due date'],
    ['e', 'Set the estimate'],
  ] as const)
    await refused(key, deed);

  for (const [path, title] of [
    [`/productions/${productionId}/playlists`, 'Playlists'],
    [`/productions/${productionId}/breakdown`, 'Casting'],
    [`/productions/${productionId}/team`, 'Team'],
    ['/people', 'People'],
  ] as const) {
    await follow(path);
    await main().getByText(`Your role (Vendor) cannot see “${title}”`).waitFor();
  }
  await main().getByRole('button', { name: 'Go to “My tasks”' }).click();
  await todoRows(page).first().waitFor();
  // A task that is not theirs is not on this disk.
  const other = store.task.find(
    (task) =>
      task.project_id === productionId &&
      !mine.has(task.id) &&
      store.entity_type.get(store.entity.get(task.entity_id)?.entity_type_id ?? '')?.name === 'Shot',
  );
  await follow(`/productions/${productionId}/shots/tasks/${other?.id ?? ''}`);
  await main()
    .getByText(/not on this disk|may not see/)
    .first()
    .waitFor();
  expect(running.pageErrors).toEqual([]);
});
