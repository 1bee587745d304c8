// Days off in the timesheet: taken without the server, there once it is back, and taken back.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { pictureOnFailure, removeApp, sideLink, signInAs, startApp, type RunningApp } from './app/signedInApp.ts';
import { untilEverythingIsSent } from './app/taskPanel.ts';
import { expectUsable } from './app/usable.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

let studio: RunningStudio;
let proxy: RecordingProxy;
let running: RunningApp;

const daysOff = () => {
  const { store } = studio.studio();
  const email = studio.accounts.find(({ role }) => role === 'user')?.email;
  const me = store.person.find((person) => person.email === email)?.id ?? '';
  return store.day_off.by('person_id', me).filter(({ description }) => description === 'Dentist');
};

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 80, assets: 10 });
  proxy = await openProxy(studio.url);
  running = await startApp();
  await signInAs(running, proxy, studio, 'user');
});
afterAll(async () => {
  if (running) await removeApp(running);
  await proxy.close();
  await studio.stop();
});

test('a day off is taken by key, hatched in the sheet, on the server, and taken back', async () => {
  pictureOnFailure(() => running, 'days-off');
  const { page } = running;
  await sideLink(page, 'Timesheet').click();
  await page.getByRole('grid', { name: 'Timesheet' }).waitFor();
  // Far ahead, where nobody has days off.
  for (let week = 0; week < 60; week += 1) await page.getByRole('button', { name: 'Later' }).click();
  await page.getByRole('grid', { name: 'Timesheet' }).waitFor();
  await page.keyboard.press('Control+n');
  const dialog = page.getByRole('dialog', { name: 'Take days off' });
  await dialog.getByLabel('Reason, if you like').fill('Dentist');
  await expectUsable(page);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  const listed = page.getByRole('list', { name: 'Days off' }).getByText('Dentist');
  await listed.waitFor();
  await expect.poll(() => daysOff().length).toBe(1);
  const [row] = daysOff();
  expect(row?.end_date).toBe(row?.date);
  expect(await page.getByRole('columnheader', { name: /./ }).and(page.locator('[data-off]')).count()).toBe(1);
  await expectUsable(page);

  await page.getByRole('button', { name: /^Take back/ }).press('Enter');
  await listed.waitFor({ state: 'detached' });
  await expect.poll(() => daysOff().length).toBe(0);
  await untilEverythingIsSent(page);
  expect(running.pageErrors).toEqual([]);
});
