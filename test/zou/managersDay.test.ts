// A day of whoever leads a production, in the real app and on real servers: assets, columns, edits, what is said and shown of a
// shot, and the pages that tell of it all. Each step is told by the screen and asked of the server by an independent client.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { get } from '../contract/client.ts';
import { chooseForRow, entityRow, findInTable, openEntityPage } from '../e2e/app/entityTable.ts';
import {
  chooseProduction,
  pictureOnFailure,
  removeApp,
  sideLink,
  signInAt,
  startApp,
  type RunningApp,
} from '../e2e/app/signedInApp.ts';
import {
  commentSaying,
  openShotTask,
  panel,
  publish,
  sentComment,
  untilEverythingIsSent,
  writeComment,
} from '../e2e/app/taskPanel.ts';
import { openProxy, type RecordingProxy } from '../e2e/support/recordingProxy.ts';
import { colleagueAt, type Colleague } from '../support/colleague.ts';
import { accountOf, featureOf, productionCalled, zouServers } from './servers.ts';

const days = zouServers().map((server) => ({ server, version: server.version }));

const patience = { timeout: 30_000 };
const named = z.object({ id: z.string(), name: z.string() });
const entity = named.extend({
  entity_type_id: z.string(),
  parent_id: z.string().nullable(),
  canceled: z.boolean(),
  is_shared: z.boolean(),
  data: z.record(z.string(), z.unknown()).nullable(),
});
const task = z.object({ id: z.string(), task_type_id: z.string() });
const file = named.extend({ size: z.number() });
const reply = z.object({ id: z.string(), text: z.string() });
const comment = z.object({
  id: z.string(),
  text: z.string(),
  attachment_files: z.array(file),
  replies: z.array(reply),
});
/** By task type. */
const shotPreviews = z.record(z.string(), z.array(z.object({ id: z.string(), revision: z.number() })));
const pipelineFile = z.object({ id: z.string(), path: z.string(), revision: z.number() });

const namesOf = (rows: readonly { readonly name: string }[]): string[] => rows.map(({ name }) => name).toSorted();
const textsOf = async (all: Locator): Promise<string[]> => (await all.allInnerTexts()).map((text) => text.trim());

describe.each(days)('a day of a manager at Kitsu $version', ({ server, version }) => {
  const scratch = mkdtempSync(join(tmpdir(), 'inari-manager-'));
  const note = join(scratch, 'notes.txt');
  const picture = join(scratch, 'sh_look.png');
  const noteText = 'mind the gap\n';
  const feature = featureOf(server);

  let proxy: RecordingProxy;
  let running: RunningApp;
  let witness: Colleague;
  let assetType: { readonly id: string; readonly name: string };

  const main = () => running.page.locator('main');
  const dialog = (name: string) => running.page.getByRole('dialog', { name });
  const region = (name: string) => main().getByRole('region', { name, exact: true });

  beforeAll(async () => {
    writeFileSync(note, noteText);
    copyFileSync(join(import.meta.dirname, '../../docs/pictures/shots-dark.png'), picture);
    witness = await colleagueAt(server.url, accountOf(server, 'admin'));
    proxy = await openProxy(server.url);
    running = await startApp();
    await signInAt(running, proxy, accountOf(server, 'manager1'));
    await chooseProduction(running.page, 'Seed Feature');
  });
  afterAll(async () => {
    if (running) await removeApp(running);
    await proxy.close();
    rmSync(scratch, { recursive: true, force: true });
  });
  beforeEach(() => {
    pictureOnFailure(() => running, `managers-day-${version}`);
  });

  const entitiesCalled = (name: string) =>
    witness.read(z.array(entity), get('/data/entities', { project_id: feature, name }));
  const entityOf = (id: string) => witness.read(entity, get(`/data/entities/${id}`));
  const typeNames = async (path: string): Promise<string[]> => namesOf(await witness.read(z.array(named), get(path)));
  const firstShot = async () => {
    const [id = ''] = productionCalled(server, 'Seed Feature').first_shots;
    const shot = await entityOf(id);
    const { name: sequence } = await entityOf(shot.parent_id ?? '');
    const tasks = await witness.read(z.array(task), get(`/data/shots/${id}/tasks`));
    return { ...shot, words: `${sequence} ${shot.name}`, tasks };
  };

  /** One, by its dialog. */
  async function make(title: string, name: string, type?: string): Promise<void> {
    await running.page.keyboard.press('Control+n');
    await dialog(title).getByLabel('Name, or a pattern of names').fill(name);
    if (type !== undefined) {
      await dialog(title).getByRole('combobox', { name: 'Asset type' }).click();
      await running.page.getByRole('option', { name: type, exact: true }).click();
    }
    await dialog(title).getByRole('button', { name: 'Create', exact: true }).click();
    await dialog(title).waitFor({ state: 'detached' });
  }

  /** A task of each of these types, or of every type there is. */
  async function addTasks(row: Locator, count: number): Promise<string[]> {
    await chooseForRow(running.page, row, 'Add tasks');
    const asked = dialog('Add tasks');
    await asked.getByText('1 missing').first().waitFor();
    const boxes = asked.getByRole('checkbox');
    const offered = await textsOf(asked.locator('label'));
    for (let index = 0; index < count; index += 1) await boxes.nth(index).click();
    await asked.getByRole('button', { name: /^Create \d+ task/ }).click();
    await asked.waitFor({ state: 'detached' });
    return offered;
  }

  test('an asset is made by its dialog, of its type, and is there once', async () => {
    const { page } = running;
    await sideLink(page, 'Assets').click();
    await main().locator('[data-line] [data-task]').first().waitFor();
    const types = await witness.read(z.array(named), get('/data/asset-types'));
    const [id = ''] = productionCalled(server, 'Seed Feature').first_assets.slice(1);
    const { entity_type_id: typeId } = await entityOf(id);
    assetType = types.find((type) => type.id === typeId) ?? expect.fail('its type is unknown');
    await make('New assets', 'Sextant', assetType.name);
    // Among many it may stand where nothing is drawn.
    await findInTable(page, 'Assets', 'Sextant');
    await entityRow(page, 'Sextant').waitFor();
    await expect
      .poll(() => entitiesCalled('Sextant'), patience)
      .toMatchObject([{ entity_type_id: assetType.id, is_shared: false, canceled: false }]);
  });

  test('it goes into the asset library, and out again', async () => {
    const { page } = running;
    for (const isShared of [true, false]) {
      await chooseForRow(page, entityRow(page, 'Sextant'), 'In the asset library');
      await expect.poll(() => entitiesCalled('Sextant'), patience).toMatchObject([{ is_shared: isShared }]);
      await untilEverythingIsSent(page);
    }
  });

  test('a new column of metadata is on the server, and so is what is written into it', async () => {
    const { page } = running;
    await main().getByRole('button', { name: 'Columns', exact: true }).click();
    await page.getByRole('menuitem', { name: 'New metadata column' }).click();
    await dialog('New metadata column').getByLabel('Name', { exact: true }).fill('Weather proof');
    await dialog('New metadata column').getByRole('button', { name: 'Keep', exact: true }).click();
    const head = page.getByRole('columnheader', { name: 'Weather proof' });
    await head.waitFor();
    const descriptor = z.object({
      name: z.string(),
      field_name: z.string(),
      entity_type: z.string(),
      data_type: z.string(),
    });
    const descriptors = async () =>
      (await witness.read(z.array(descriptor), get(`/data/projects/${feature}/metadata-descriptors`))).filter(
        ({ name }) => name === 'Weather proof',
      );
    await expect.poll(descriptors, patience).toMatchObject([{ entity_type: 'Asset', data_type: 'string' }]);
    const [{ field_name: field } = { field_name: '' }] = await descriptors();
    const at = await head.getAttribute('aria-colindex');
    await entityRow(page, 'Sextant')
      .locator(`[role="gridcell"][aria-colindex="${at ?? ''}"]`)
      .click();
    await page.keyboard.press('Enter');
    await dialog('Weather proof').getByRole('textbox').fill('In any storm');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await entitiesCalled('Sextant'))[0]?.data?.[field], patience).toBe('In any storm');
  });

  test('its tasks are of the types that the server offers and then tells of', async () => {
    const { page } = running;
    const offered = await addTasks(entityRow(page, 'Sextant'), 2);
    const taskType = named.extend({ for_entity: z.string() });
    const all = await witness.read(z.array(taskType), get('/data/task-types'));
    const ownIds = (await witness.read(z.object({ task_types: z.array(z.string()) }), get(`/data/projects/${feature}`)))
      .task_types;
    expect(offered.toSorted()).toEqual(
      namesOf(all.filter(({ id, for_entity: kind }) => kind === 'Asset' && ownIds.includes(id))),
    );
    const [{ id } = { id: '' }] = await entitiesCalled('Sextant');
    await expect.poll(() => typeNames(`/data/assets/${id}/task-types`), patience).toHaveLength(2);
    const told = await typeNames(`/data/assets/${id}/task-types`);
    expect(offered).toEqual(expect.arrayContaining(told));
    await untilEverythingIsSent(page);
    await openEntityPage(page, 'Assets', 'Sextant');
    const lines = main().getByRole('list', { name: 'Tasks' }).getByRole('button');
    await expect.poll(() => lines.count()).toBe(2);
    for (const name of told) await lines.filter({ hasText: name }).waitFor();
  });

  test('canceled it is kept, and deleted it is gone for good', async () => {
    const { page } = running;
    await findInTable(page, 'Assets', 'Sextant');
    await chooseForRow(page, entityRow(page, 'Sextant'), 'Cancel');
    await expect.poll(() => entitiesCalled('Sextant'), patience).toMatchObject([{ canceled: true }]);
    await untilEverythingIsSent(page);
    await chooseForRow(page, entityRow(page, 'Sextant'), 'Delete for good');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
    await expect.poll(() => entitiesCalled('Sextant'), patience).toEqual([]);
    await untilEverythingIsSent(page);
    await main().getByText('Nothing matches', { exact: false }).first().waitFor();
  });

  test('the page of an asset tells what is cast in it and where it is cast', async () => {
    const { page } = running;
    const [assetId = ''] = productionCalled(server, 'Seed Feature').first_assets;
    const asset = await entityOf(assetId);
    const types = await witness.read(z.array(named), get('/data/asset-types'));
    const typeName = types.find(({ id }) => id === asset.entity_type_id)?.name ?? '';
    await openEntityPage(page, 'Assets', asset.name, `${typeName} ${asset.name}`);
    const line = z.object({ asset_name: z.string(), nb_occurences: z.number() });
    const inIt = await witness.read(z.array(line), get(`/data/assets/${assetId}/casting`));
    expect(inIt.length).toBeGreaterThan(0);
    const lines = region('Cast in it').getByRole('listitem');
    await expect.poll(() => lines.count()).toBe(inIt.length);
    for (const [index, { asset_name: name, nb_occurences: count }] of inIt.entries()) {
      expect(await lines.nth(index).innerText()).toContain(name);
      expect(await lines.nth(index).innerText()).toContain(`×${String(count)}`);
    }

    const linkRow = z.object({ id: z.string(), entity_in_id: z.string(), entity_out_id: z.string() });
    const links = (await witness.read(z.array(linkRow), get(`/data/projects/${feature}/entity-links`))).filter(
      ({ entity_out_id: id }) => id === assetId,
    );
    expect(links.length).toBeGreaterThan(0);
    const expected = await Promise.all(
      links.map(async ({ id }) => {
        const link = linkRow.extend({ nb_occurences: z.number() });
        const { entity_in_id: holderId, nb_occurences: count } = await witness.read(
          link,
          get(`/data/entity-links/${id}`),
        );
        const { name } = await entityOf(holderId);
        return count > 1 ? `${name}×${String(count)}` : name;
      }),
    );
    const places = region('Cast in').getByRole('listitem');
    await expect
      .poll(async () => (await textsOf(places)).map((text) => text.replaceAll(/\s/g, '')).toSorted(), patience)
      .toEqual(expected.toSorted());
  });

  test('an edit gets its tasks, and the list of edits is that of the server', async () => {
    const { page } = running;
    await sideLink(page, 'Edits').click();
    await main().getByRole('heading', { name: 'Edits', level: 1 }).waitFor();
    await make('New edits', 'Assembly');
    await addTasks(entityRow(page, 'Assembly'), 1);
    const edits = () => witness.read(z.array(named), get('/data/edits/all', { project_id: feature }));
    await expect.poll(async () => namesOf(await edits()), patience).toContain('Assembly');
    const made = (await edits()).find(({ name }) => name === 'Assembly')?.id ?? '';
    await expect.poll(() => witness.read(z.array(task), get(`/data/edits/${made}/tasks`)), patience).toHaveLength(1);
    await untilEverythingIsSent(page);
    const heads = main().locator('[data-line] [role="rowheader"][data-column="-1"]');
    const shown = async () => (await textsOf(heads)).map((text) => text.split('\n')[0]?.trim() ?? '').toSorted();
    await expect.poll(shown).toEqual(namesOf(await edits()));
  });

  test('a comment, its file and its reply are on the server, until they are taken away', async () => {
    const { app, page } = running;
    const shot = await firstShot();
    const [{ id: taskId } = { id: '' }] = shot.tasks;
    await openShotTask(page, { id: taskId, shotName: shot.name });
    await writeComment(app, page, { text: 'Mind the boom.', files: [note] });
    const said = sentComment(page, 'Mind the boom.');
    await said.waitFor();
    const found = async () =>
      (await witness.read(z.array(comment), get(`/data/tasks/${taskId}/comments`))).filter(
        ({ text }) => text === 'Mind the boom.',
      );
    await expect.poll(found, patience).toMatchObject([{ attachment_files: [{ name: 'notes.txt' }] }]);
    const [{ id, attachment_files: [attached] } = { id: '', attachment_files: [] }] = await found();
    const size = Buffer.byteLength(noteText);
    const fileId = attached?.id ?? '';
    expect(await witness.read(file, get(`/data/attachment-files/${fileId}`))).toEqual({
      id: fileId,
      name: 'notes.txt',
      size,
    });
    const ofTask = () => witness.read(z.array(file), get(`/data/tasks/${taskId}/attachment-files`));
    const before = await ofTask();
    expect(before).toContainEqual({ id: fileId, name: 'notes.txt', size });
    await panel(page).getByRole('tab', { name: 'Files', exact: true }).click();
    for (const { name } of before) await panel(page).getByText(name, { exact: true }).first().waitFor();
    await panel(page).getByRole('tab', { name: 'Conversation', exact: true }).click();

    const onServer = () => witness.read(comment, get(`/data/comments/${id}`));
    await said.getByRole('button', { name: 'Reply', exact: true }).click();
    await said.locator('textarea').fill('The boom is mine.');
    await said.locator('textarea').press('Control+Enter');
    await expect
      .poll(onServer, patience)
      .toMatchObject({ text: 'Mind the boom.', replies: [{ text: 'The boom is mine.' }] });
    await untilEverythingIsSent(page);

    await said.getByRole('button', { name: 'Remove notes.txt' }).click();
    await expect.poll(async () => (await ofTask()).map((one) => one.id), patience).not.toContain(fileId);
    await said.getByRole('button', { name: 'Delete this reply' }).click();
    // Of a comment whose file was deleted 0.20.52 answers a while to nothing but the list.
    await expect.poll(found, patience).toMatchObject([{ replies: [], attachment_files: [] }]);
    await untilEverythingIsSent(page);
    await commentSaying(page, 'The boom is mine.').waitFor({ state: 'detached' });
  });

  test('revisions are told as the server tells them, their picture is shown, and one is deleted', async () => {
    const { app, page } = running;
    const first = server.previews.find(({ extension, project_id: id }) => extension === 'png' && id === feature);
    if (first === undefined) throw new Error('the feature has no picture');
    const shot = await entityOf(first.entity_id);
    const { name: sequence } = await entityOf(shot.parent_id ?? '');
    const { task_type_id: typeId } = await witness.read(task, get(`/data/tasks/${first.task_id}`));
    const revisions = async () =>
      ((await witness.read(shotPreviews, get(`/data/shots/${shot.id}/preview-files`)))[typeId] ?? []).map(
        ({ revision }) => revision,
      );
    await findInTable(page, 'Shots', `${sequence} ${shot.name}`);
    await main().locator(`[data-line] [data-task="${first.task_id}"]`).click();
    await publish(app, page, [picture], 'A second look.');
    await untilEverythingIsSent(page);
    await expect.poll(revisions, patience).toEqual([2, 1]);
    await panel(page).getByRole('tab', { name: 'Previews', exact: true }).click();
    const told = panel(page).getByRole('listitem').locator('p > b');
    await expect.poll(() => textsOf(told), patience).toEqual((await revisions()).map((number) => `v${String(number)}`));

    await panel(page).getByRole('button', { name: 'What to do with sh_look.png' }).click();
    await page.getByRole('menuitem', { name: 'Delete this file' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete this file' }).click();
    await expect.poll(revisions, patience).toEqual([1]);
    await untilEverythingIsSent(page);
    await expect.poll(() => textsOf(told)).toEqual(['v1']);

    await openEntityPage(page, 'Shots', shot.name, `${sequence} ${shot.name}`);
    const ofEntity = z.array(z.object({ id: z.string(), revision: z.number() }));
    const all = await witness.read(ofEntity, get(`/data/entities/${shot.id}/preview-files`));
    await expect.poll(() => region('Previews').getByRole('listitem').count()).toBe(all.length);
    const sent = await witness.session.send(get(`/pictures/previews/preview-files/${first.id}.png`));
    const shown = main()
      .locator('header')
      .getByRole('button', { name: /^Look at/ })
      .locator('img');
    const widthOf = () => shown.evaluate((image: HTMLImageElement) => image.naturalWidth);
    await expect.poll(widthOf, patience).toBe(sent.bytes.readUInt32BE(16));
  });

  test('a shot’s page tells what happened, its files and its instances, by the names of the server', async () => {
    const { page } = running;
    const shot = await firstShot();
    await openEntityPage(page, 'Shots', shot.name, shot.words);
    const news = await witness.read(
      z.object({ data: z.array(z.object({ author_id: z.string(), task_type_id: z.string() })) }),
      get(`/data/entities/${shot.id}/news`),
    );
    expect(news.data.length).toBeGreaterThan(0);
    const types = await witness.read(z.array(named), get('/data/task-types'));
    const person = z.object({ first_name: z.string() });
    const happened = await Promise.all(
      news.data.slice(0, 10).map(async ({ author_id: author, task_type_id: typeId }) => {
        const { first_name: name } = await witness.read(person, get(`/data/persons/${author}`));
        return [name, types.find(({ id }) => id === typeId)?.name ?? ''] as const;
      }),
    );
    const lines = region('Activity').getByRole('listitem');
    await expect.poll(() => lines.count(), patience).toBe(happened.length);
    for (const [index, words] of happened.entries())
      for (const word of words) expect(await lines.nth(index).innerText()).toContain(word);

    const working = (
      await Promise.all(
        shot.tasks.map(({ id }) =>
          witness.read(z.record(z.string(), pipelineFile), get(`/data/tasks/${id}/working-files/last-revisions`)),
        ),
      )
    ).flatMap((byName) => Object.values(byName));
    const outputTypes = await witness.read(z.array(named), get('/data/output-types'));
    const outputs = await Promise.all(
      outputTypes.map(({ id }) =>
        witness.read(z.array(pipelineFile), get(`/data/entities/${shot.id}/output-types/${id}/output-files`)),
      ),
    );
    const byAsset = await witness.read(
      z.record(z.string(), z.array(named)),
      get(`/data/shots/${shot.id}/asset-instances`),
    );
    const instances = Object.values(byAsset).flat();
    const ofInstances = await Promise.all(
      instances.map(({ id }) =>
        witness.read(
          z.array(pipelineFile),
          get(`/data/asset-instances/${id}/entities/${shot.id}/output-files/last-revisions`),
        ),
      ),
    );
    const [scene] = working;
    if (scene === undefined || instances.length === 0) throw new Error('the seed made no files');
    const files = region('Files');
    await expect
      .poll(async () => (await textsOf(files.locator('bdi'))).toSorted(), patience)
      .toEqual([...working, ...outputs.flat(), ...ofInstances.flat()].map(({ path }) => path).toSorted());
    for (const { name } of instances) await files.getByText(name, { exact: true }).waitFor();

    const looked = await witness.read(pipelineFile.extend({ software_id: z.string() }), get(`/data/files/${scene.id}`));
    await files.getByRole('button', { name: new RegExp(scene.path.split('/').at(-1) ?? '') }).click();
    const facts = files.locator('dl');
    await facts.getByText(looked.path, { exact: true }).waitFor();
    await facts.getByText(`v${String(looked.revision)}`, { exact: true }).waitFor();
    const { name: software } = await witness.read(named, get(`/data/softwares/${looked.software_id}`));
    await facts.getByText(software, { exact: true }).waitFor();
  });

  test('a message in the chat of a shot is there, and gone when it is deleted', async () => {
    const { page } = running;
    const shot = await firstShot();
    const message = z.object({ id: z.string(), text: z.string() });
    const messages = () => witness.read(z.array(message), get(`/data/entities/${shot.id}/chat/messages`));
    const before = await messages();
    await main()
      .getByRole('button', { name: /^More for/ })
      .click();
    await page.getByRole('menuitem', { name: 'Chat about it' }).click();
    await page.getByRole('log', { name: 'Messages' }).getByRole('article').first().waitFor();
    await expect
      .poll(() => page.getByRole('log', { name: 'Messages' }).getByRole('article').count())
      .toBe(before.length);
    await page.getByLabel('Write a message', { exact: true }).fill('Lunch first.');
    await page.keyboard.press('Enter');
    const said = page.getByRole('log', { name: 'Messages' }).getByRole('article').filter({ hasText: 'Lunch first.' });
    const texts = async () => (await messages()).map(({ text }) => text);
    await expect.poll(texts, patience).toContain('Lunch first.');
    await untilEverythingIsSent(page);
    await said.hover();
    await said.getByRole('button', { name: 'Delete your message' }).click();
    await expect.poll(texts, patience).toEqual(before.map(({ text }) => text));
    await said.waitFor({ state: 'detached' });
  });

  test('an episode has the sequences that the server tells', async () => {
    const { page } = running;
    await chooseProduction(page, 'Seed Series');
    const [episodeId = ''] = productionCalled(server, 'Seed Series').episodes;
    const { name } = await entityOf(episodeId);
    await openEntityPage(page, 'Episodes', name);
    const sequences = await typeNames(`/data/episodes/${episodeId}/sequences`);
    expect(sequences.length).toBeGreaterThan(0);
    const lines = main().getByRole('list', { name: 'Sequences' }).getByRole('listitem');
    await expect.poll(() => lines.count()).toBe(sequences.length);
    for (const sequence of sequences) await lines.filter({ hasText: sequence }).waitFor();
    expect(running.pageErrors).toEqual([]);
  });
});
