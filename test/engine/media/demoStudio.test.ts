// Pictures and movies as the window gets them: through the whole engine, from a studio.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import type { MediaFile } from '../../../shared/control.ts';
import type { MediaKind } from '../../../shared/mediaUrl.ts';
import { put } from '../../contract/client.ts';
import { colleagueAt } from '../../support/colleague.ts';
import { signedIn } from '../../support/signedIn.ts';
import { startTestEngine, type TestEngine } from '../../support/testEngine.ts';

let studio: RunningStudio;
let engine: TestEngine;

beforeAll(async () => {
  studio = await startDemoStudio();
  engine = await startTestEngine();
  const account = studio.accounts.find(({ role }) => role === 'manager');
  if (account === undefined) throw new Error('the studio has no manager');
  await engine.call('signIn', { url: studio.url, email: account.email, password: account.password, code: null });
}, 60_000);

afterAll(async () => {
  await engine.remove();
  await studio.stop();
});

const ask = (kind: MediaKind, id: string, afterBytes: number | null = null): Promise<MediaFile> =>
  engine.engine.mediaFile({ kind, id, extension: '', version: null, afterBytes });

const requestsOf = (id: string): number => studio.requests.all().filter(({ path }) => path.includes(id)).length;

const ready = (extension: string): string => {
  const found = studio.studio().store.preview_file.find((row) => row.extension === extension && row.status === 'ready');
  if (found === undefined) throw new Error(`the studio has no ${extension}`);
  return found.id;
};

const isPng = (file: MediaFile): boolean => readFileSync(file.path).subarray(1, 4).toString() === 'PNG';

test('a thumbnail and the pictures behind it are fetched once and kept', async () => {
  const id = ready('png');
  for (const kind of ['thumbnail', 'square', 'preview', 'original'] as const) {
    const file = await ask(kind, id);
    expect(file).toMatchObject({ isComplete: true, contentType: 'image/png' });
    expect(isPng(file)).toBe(true);
  }
  const asked = requestsOf(id);
  await ask('thumbnail', id);
  expect(requestsOf(id)).toBe(asked);
  expect((await engine.query('storage', {})).mediaBytes).toBeGreaterThan(0);
});

test('a movie arrives whole', async () => {
  const id = ready('mp4');
  let file = await ask('movie', id);
  while (!file.isComplete) file = await ask('movie', id, file.availableBytes);
  expect(readFileSync(file.path)).toHaveLength(file.totalBytes ?? -1);
  expect(readFileSync(file.path).subarray(4, 8).toString()).toBe('ftyp');
});

test('a production shows its models in backgrounds of its studio: known offline, each fetched when it is looked at', async () => {
  const { store } = studio.studio();
  const [production] = store.project.all();
  if (production === undefined) throw new Error('no production');
  const asked = { productionId: production.id };
  const offered = await engine.query('backgrounds', asked);
  expect(offered.defaultId).toBe(production.default_preview_background_file_id);
  expect(offered.backgrounds.map(({ name }) => name)).toEqual(['Harbor at noon', 'Studio, soft light']);

  const [background] = offered.backgrounds;
  if (background === undefined) throw new Error('no background');
  expect(requestsOf(background.id)).toBe(0);
  const room = await ask('background', background.id);
  expect(room).toMatchObject({ isComplete: true, contentType: 'image/vnd.radiance', totalBytes: background.sizeBytes });
  expect(readFileSync(room.path).subarray(0, 10).toString()).toBe('#?RADIANCE');
  expect(isPng(await ask('background-thumbnail', background.id))).toBe(true);
  const before = requestsOf(background.id);
  await ask('background', background.id);
  expect(requestsOf(background.id)).toBe(before);
});

test('a background that somebody puts away is not offered any more', async () => {
  const { store } = studio.studio();
  const [production] = store.project.all();
  const [kept, away] = store.preview_background_file.all();
  const account = studio.accounts.find(({ role }) => role === 'admin');
  if (production === undefined || kept === undefined || away === undefined || account === undefined)
    throw new Error('no backgrounds');
  const namesOf = async () =>
    (await engine.query('backgrounds', { productionId: production.id })).backgrounds.map(({ name }) => name);
  const admin = await colleagueAt(studio.url, account);
  await admin.does(put(`/data/preview-background-files/${away.id}`, { archived: true }));
  await engine.until(async () => (await namesOf()).length === 1, 'one is left');
  expect(await namesOf()).toEqual([kept.name]);
});

test('what the studio does not have is said to be missing', async () => {
  await expect(ask('thumbnail', '00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({ code: 'not-found' });
});

test('a picture that the server still makes is told from one that is not there', async () => {
  const newer = await startDemoStudio({
    kitsu: '1.0.97',
    shots: 20,
    tasksPerShot: 3,
    comments: 60,
    assets: 6,
    people: 12,
  });
  const artist = await signedIn(newer, 'manager');
  const { store } = newer.studio();
  const file = store.preview_file.find(({ extension }) => extension === 'png');
  const id = file?.id ?? '';
  const asked = () =>
    artist.engine.mediaFile({ kind: 'thumbnail', id, extension: '', version: null, afterBytes: null });
  store.preview_file.update(id, { status: 'processing' });
  await expect(asked()).rejects.toMatchObject({ code: 'not-found', detail: { isProcessing: true } });
  store.preview_file.update(id, { status: 'ready' });
  await artist.remove();
  await newer.stop();
});
