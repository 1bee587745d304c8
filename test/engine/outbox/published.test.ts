import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { movieFixture, pictureFixture } from '../../support/files.ts';
import { asking, signedIn, type SignedIn } from '../../support/signedIn.ts';
import { startTestEngine } from '../../support/testEngine.ts';

let studio: RunningStudio;
let artist: SignedIn;
const dataFolder = mkdtempSync(join(tmpdir(), 'inari-kept-'));

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 60, assets: 6, people: 12 });
  artist = await signedIn(studio, 'user', { dataFolder });
});
afterAll(async () => {
  await artist.remove();
  await studio.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(dataFolder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.includes(`/${folder}/`) && /\.\w+$/.test(name));

test('a movie that was published from here is on this disk as it was, and its copy waits nowhere', async () => {
  const taskId = (await artist.todo())[0]?.taskId ?? '';
  const movie = await movieFixture(artist, 'shot.mp4');
  const picture = await pictureFixture(artist, 'frame.png');
  const handles = [movie, picture];
  await artist.command('publishRevision', {
    taskId,
    taskStatusId: await artist.statusId('wip'),
    text: 'as it was made',
    checklist: [],
    handles,
    draftKey: null,
  });
  await artist.untilQueueIsEmpty();
  const shown = async () => (await artist.query('task', { taskId }))?.revisions[0]?.files ?? [];
  await artist.until(async () => (await shown())[0]?.source === 'here', 'its original is here');
  expect((await shown()).map(({ media, source }) => [media, source])).toEqual([
    ['movie', 'here'],
    ['picture', 'none'],
  ]);
  await artist.until(() => Promise.resolve(filesBelow('outbox').length === 0), 'no copy waits');
  const [kept = '', ...others] = filesBelow('movie-source');
  expect(others).toEqual([]);
  const id = (await shown())[0]?.file.id ?? '';
  const onServer = studio.studio().files.read('previews', id);
  expect(readFileSync(join(dataFolder, kept)).equals(onServer ?? Buffer.of())).toBe(true);
  const { mediaBytes } = await artist.query('storage', {});
  expect(mediaBytes).toBeGreaterThanOrEqual(onServer?.length ?? Infinity);

  await artist.close();
  artist = asking(await startTestEngine({ dataFolder }));
  await artist.until(async () => (await shown())[0]?.source === 'here', 'it is still here');
  expect(filesBelow('movie-source')).toEqual([kept]);
});
