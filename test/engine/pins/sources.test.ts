// A set of originals on a server that keeps the files that movies were made of, and on those that do not.
import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import { colleagueAt } from '../../support/colleague.ts';
import { bytesOf, codedFolder, codedMovies, type CodedMovie } from '../../support/coded/movies.ts';
import { putUp } from '../../support/coded/putUp.ts';
import { openedProductionOf, signedIn } from '../../support/signedIn.ts';

const movieNamed = (name: string): CodedMovie => {
  const found = codedMovies.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no movie ${name}`);
  return found;
};

test.each([
  ['1.0.97', true],
  ['1.0.97', false],
  ['0.20.52', true],
] as const)('a set of originals of a Kitsu %s, which keeps the files themselves: %s', async (kitsu, keepsSources) => {
  const studio = await startDemoStudio({ kitsu, keepsSources, shots: 2, tasksPerShot: 1, comments: 2, assets: 1 });
  const engine = await signedIn(studio, 'manager');
  onTestFinished(async () => {
    await engine.remove();
    await studio.stop();
  });
  const productionId = await openedProductionOf(engine);
  const { store, files } = studio.studio();
  const account = studio.accounts.find(({ role }) => role === 'manager');
  const task = store.task.find(({ project_id: projectId }) => projectId === productionId);
  if (account === undefined || task === undefined) throw new Error('nobody, or nothing, to publish on');
  const published = movieNamed('ten-24');
  const [id = ''] = await putUp(await colleagueAt(studio.url, account), task.id, codedFolder, [published]);
  await engine.until(async () => store.preview_file.get(id)?.status === 'ready', 'Kitsu has made its movie');
  files.write('previews', id, Buffer.from(bytesOf(codedFolder, movieNamed('full-24'))));

  const asking = {
    subject: { kind: 'selection', productionId, taskIds: [task.id] },
    media: 'originals',
    revisionCount: 1,
    hasSources: true,
  } as const;
  const movieBytes = store.preview_file.get(id)?.file_size ?? 0;
  expect(movieBytes).toBeGreaterThan(0);
  const fileOfTask = async () => (await engine.query('task', { taskId: task.id }))?.revisions[0]?.files[0];
  await engine.until(async () => {
    const known = (await fileOfTask())?.file;
    return known?.id === id && known.status === 'ready' && known.sizeBytes === movieBytes;
  }, 'it is in the mirror');
  const without = await engine.query('pinMeasure', { ...asking, hasSources: false });
  expect(without.doubtfulBytes).toBe(0);
  const before = await engine.query('pinMeasure', asking);
  // What may not be there is told apart, and is no file of the set.
  expect(before.doubtfulBytes).toBe(kitsu === '1.0.97' ? movieBytes : 0);
  // As those are that were pinned before there were such files.
  const { setId } = await engine.call('pinSet', { ...asking, hasSources: false });
  const set = async () => (await engine.query('pinnedSets', {})).find((one) => one.id === setId);
  const isGiven = kitsu === '1.0.97' && keepsSources;
  const asked = (): number => studio.requests.all().filter(({ path }) => path.includes('/movies/source/')).length;
  await engine.until(async () => (await set())?.state === 'up-to-date' && (await set())?.hereCount !== 0, 'it is here');
  expect(asked()).toBe(0);
  expect((await set())?.fileCount).toBe(without.fileCount);
  expect((await engine.call('pinSet', asking)).setId).toBe(setId);
  await engine.until(async () => asked() === (kitsu === '1.0.97' ? 1 : 0), 'it has been asked for what may be there');
  await engine.until(async () => (await set())?.state === 'up-to-date', 'all that there is is here');
  expect((await set())?.failed).toEqual([]);
  const after = await engine.query('pinMeasure', asking);
  expect(after.fileCount - before.fileCount).toBe(isGiven ? 1 : 0);
  expect((await set())?.fileCount).toBe(after.fileCount);
  if (isGiven) expect(after.doubtfulBytes).toBe(0);
  expect((await fileOfTask())?.source).toBe(isGiven ? 'here' : kitsu === '1.0.97' ? 'maybe' : 'none');
  await studio.stop();
  const request = { id, extension: '', version: null, afterBytes: null } as const;
  const movie = await engine.engine.mediaFile({ ...request, kind: 'movie' });
  expect(movie.isComplete).toBe(true);
  if (!isGiven) return;
  const source = await engine.engine.mediaFile({ ...request, kind: 'movie-source' });
  expect(readFileSync(source.path).equals(Buffer.from(bytesOf(codedFolder, published)))).toBe(true);
});
