// Concepts: pictures dropped on their page become concepts; what they are of is set on their own page, and seen on the asset's.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { dropFiles } from '../../tools/dropFiles.mjs';
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

const scratch = mkdtempSync(join(tmpdir(), 'inari-concepts-'));
const picture = join(scratch, 'quay_at-dawn.png');
let studio: RunningStudio;
let proxy: RecordingProxy;
let running: RunningApp;

beforeAll(async () => {
  copyFileSync(join(import.meta.dirname, '../../docs/pictures/shots-dark.png'), picture);
  studio = await startDemoStudio({ kitsu: '1.0.97', shots: 20, tasksPerShot: 3, comments: 80, assets: 24 });
  proxy = await openProxy(studio.url);
  running = await startApp();
  await signInAs(running, proxy, studio, 'manager');
});
afterAll(async () => {
  if (running) await removeApp(running);
  await proxy.close();
  await studio.stop();
  rmSync(scratch, { recursive: true, force: true });
});

const concept = () => studio.studio().store.entity.find(({ name }) => name === 'Quay at dawn');

test('a picture is put up, of an asset, seen from there, and deleted', async () => {
  pictureOnFailure(() => running, 'concepts');
  const { page } = running;
  await chooseProduction(page, 'Lanternfall');
  await sideLink(page, 'Concepts').click();
  await page.getByRole('gridcell', { name: /^Under the keel/ }).waitFor();

  await dropFiles(page, [picture], { words: 'Drop pictures to put them up as concepts', x: 700, y: 450 });
  const dialog = page.getByRole('dialog', { name: 'New concepts' });
  const name = dialog.getByLabel('Name of quay_at-dawn.png');
  expect(await name.inputValue()).toBe('quay at-dawn');
  await expectUsable(page);
  await name.fill('Quay at dawn');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  const tile = page.getByRole('gridcell', { name: /^Quay at dawn/ });
  await tile.waitFor();
  await untilEverythingIsSent(page);
  await expect.poll(() => concept()?.preview_file_id ?? null).not.toBeNull();
  await page.getByRole('gridcell', { name: /^Quay at dawn .*neutral.*, Concept$/i }).waitFor();

  // Its page, from the palette.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Quay at dawn');
  await page
    .getByRole('option', { name: /Quay at dawn/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Quay at dawn' }).waitFor();
  await page.getByText('It is of no asset yet. Link the first with +').waitFor();
  await page.keyboard.press('Control+n');
  await page.getByRole('combobox', { name: 'Link assets to Quay at dawn' }).fill('Harbor');
  await page
    .getByRole('option', { name: /^Harbor/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const linked = page.getByRole('list', { name: 'What it is of' }).getByRole('button', { name: 'Harbor', exact: true });
  await linked.waitFor();
  await untilEverythingIsSent(page);
  const harbor = studio.studio().store.entity.find(({ name: one }) => one === 'Harbor');
  expect(concept()?.entity_concept_links).toEqual([harbor?.id]);

  // From the asset, and back.
  await linked.click();
  await page.getByRole('heading', { name: 'Harbor', exact: true }).waitFor();
  const concepts = page.getByRole('list', { name: 'Concepts' });
  await concepts.getByRole('button', { name: 'Harbor at blue hour', exact: true }).waitFor();
  await expectUsable(page);
  await concepts.getByRole('button', { name: 'Quay at dawn', exact: true }).click();
  await page.getByRole('heading', { name: 'Quay at dawn' }).waitFor();

  await page.getByRole('button', { name: 'More for Quay at dawn' }).click();
  await page.getByRole('menuitem', { name: 'Delete for good' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
  await page.getByRole('gridcell', { name: /^Under the keel/ }).waitFor();
  await tile.waitFor({ state: 'detached' });
  await untilEverythingIsSent(page);
  expect(concept()).toBeUndefined();
  expect(running.pageErrors).toEqual([]);
});
