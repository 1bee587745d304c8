// The page of a shot and of an asset: what was shown, done and written out for it, one by one for what stands in a shot.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { openEntityPage } from './app/entityTable.ts';
import {
  chooseProduction,
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

const keepPicture = (): void => pictureOnFailure(() => running, 'entity-page');
const store = () => studio.studio().store;
const main = () => running.page.locator('main');
const files = () => main().getByRole('region', { name: 'Files', exact: true });

beforeAll(async () => {
  studio = await startDemoStudio();
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

const lanternfall = () => store().project.find(({ name }) => name === 'Lanternfall')?.id ?? '';
function entityCalled(name: string, parentName: string | null = null) {
  const found = store().entity.find(
    (entity) =>
      entity.name === name &&
      entity.project_id === lanternfall() &&
      (parentName === null || store().entity.get(entity.parent_id)?.name === parentName),
  );
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

test('a shot has its working files and outputs, and all that is kept of one opens below it', async () => {
  keepPicture();
  const { app, page } = running;
  await openEntityPage(page, 'Shots', 'SH0040', 'SQ020 SH0040');
  const shot = entityCalled('SH0040', 'SQ020');
  const working = store()
    .working_file.by('entity_id', shot.id)
    .toSorted((one, other) => (other.revision ?? 0) - (one.revision ?? 0))[0];
  if (working === undefined) throw new Error('no working file');
  const fileName = working.path?.split('/').at(-1) ?? '';
  const line = files().getByRole('button', { name: new RegExp(fileName.replaceAll('.', '\\.')) });
  await line.focus();
  await page.keyboard.press('Enter');
  const facts = files().locator('dl');
  const said = async (label: string) =>
    facts
      .locator('div', { has: page.getByText(label, { exact: true }) })
      .locator('dd')
      .textContent();
  expect(await said('Software')).toBe(store().software.get(working.software_id)?.name);
  expect(await said('Checksum')).toBe(String(working.checksum));
  expect(await said('Path')).toBe(working.path);
  expect(await said('By')).toContain(store().person.get(working.person_id)?.last_name);
  // Looked at, it is read anew.
  expect(proxy.requests().some((request) => request.endsWith(`/data/files/${working.id}`))).toBe(true);
  await files().getByRole('button', { name: 'Copy path' }).first().click();
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toContain('/mnt/');
  await page.keyboard.press('Shift+Tab');
  await line.press('Enter');
  await facts.waitFor({ state: 'detached' });
});

test('what stands in a shot leads to its asset, which has its instances in shots with what came of each', async () => {
  keepPicture();
  const gulls = files().getByRole('region', { name: /Gull$/ });
  await gulls.getByText('Gull_0003', { exact: true }).waitFor();
  expect(await gulls.getByText(/^Gull_000\d$/).allTextContents()).toEqual(['Gull_0001', 'Gull_0002', 'Gull_0003']);
  await gulls.getByRole('button', { name: /Gull$/ }).click();
  await main().getByRole('heading', { name: 'Gull', level: 1 }).waitFor();
  const here = files().getByRole('region', { name: 'SQ020 / SH0040' });
  await here.getByText('Gull_0003', { exact: true }).waitFor();
  expect(await here.getByText(/^Gull_000\d$/).allTextContents()).toEqual(['Gull_0001', 'Gull_0002', 'Gull_0003']);
  await here.getByRole('button', { name: /gull_0002_v001\.abc/ }).click();
  const facts = here.locator('dl');
  await facts.getByText('Gull_0002', { exact: true }).waitFor();
  await facts.getByText('Alembic', { exact: true }).waitFor();
});

test('without a connection it is all there still', async () => {
  keepPicture();
  await proxy.stop();
  await files().getByRole('button', { name: 'SQ020 / SH0040' }).click();
  await main().getByRole('heading', { name: 'SQ020 / SH0040', level: 1 }).waitFor();
  const gulls = files().getByRole('region', { name: /Gull$/ });
  await gulls.getByText('3 instances').waitFor();
  await files()
    .getByRole('button', { name: /sq020_sh0040_anim_v005/ })
    .click();
  await files().locator('dl').getByText('Maya', { exact: true }).waitFor();
  await gulls.getByRole('button', { name: /Gull$/ }).click();
  await expect
    .poll(() =>
      files()
        .getByRole('region', { name: 'SQ020 / SH0040' })
        .getByText(/^Gull_000\d$/)
        .count(),
    )
    .toBe(3);
  await proxy.start();
});

test('before an asset is deleted it is said which shots play it, those with work under way first', async () => {
  keepPicture();
  const { page } = running;
  const gull = entityCalled('Gull');
  const shotIds = new Set(
    store()
      .entity_link.by('entity_out_id', gull.id)
      .map((link) => link.entity_in_id)
      .filter((id) => store().entity.get(id)?.canceled === false),
  );
  await main()
    .getByRole('button', { name: /^More for/ })
    .click();
  await page.getByRole('menuitem', { name: 'Delete for good' }).click();
  const effect = page.getByRole('dialog').getByRole('status');
  await effect.getByText(new RegExp(`^${String(shotIds.size)} places play it`)).waitFor();
  expect(await effect.getByRole('listitem').first().textContent()).toMatch(/^SQ\d+ \/ SH\d+$/);
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  expect(store().entity.get(gull.id)?.canceled).toBe(false);
});

test('nothing broke on the way', () => {
  expect(running.pageErrors).toEqual([]);
});
