// Sets that are kept on purpose, through the whole engine and a studio: what they cost before, and what is there after.
import { readFileSync, statSync, truncateSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import type { MediaKind } from '../../../shared/mediaUrl.ts';
import type { PinnedSet, PinSubject } from '../../../shared/model/pins.ts';
import { movieFixture } from '../../support/files.ts';
import { asking, openedProductionOf, signedIn, type SignedIn } from '../../support/signedIn.ts';
import { startTestEngine } from '../../support/testEngine.ts';

let studio: RunningStudio;
let engine: SignedIn;
let productionId: string;

const store = () => studio.studio().store;
const choice = { media: 'originals', revisionCount: null, hasSources: true } as const;

beforeAll(async () => {
  studio = await startDemoStudio();
  engine = await signedIn(studio, 'manager');
  productionId = await openedProductionOf(engine);
}, 60_000);

afterAll(async () => {
  await engine.remove();
  await studio.stop();
});

/** The sequence with the fewest files among those whose shots have movies: the studio paints each picture it is asked for. */
function sequenceWithMovies(): string {
  const sequenceType = store().entity_type.find(({ name }) => name === 'Sequence');
  const [smallest] = store()
    .entity.filter((entity) => entity.project_id === productionId && entity.entity_type_id === sequenceType?.id)
    .map(({ id }) => ({ id, files: filesOf(shotIdsOf(id)) }))
    .filter(({ files }) => ['mp4', 'png'].every((wanted) => files.some(({ extension }) => extension === wanted)))
    .toSorted((a, b) => a.files.length - b.files.length);
  if (smallest === undefined) throw new Error('no sequence has pictures and movies');
  return smallest.id;
}

const shotIdsOf = (sequenceId: string): readonly string[] =>
  store()
    .entity.filter(({ parent_id: parentId }) => parentId === sequenceId)
    .map(({ id }) => id);
const filesOf = (entityIds: readonly string[]) => {
  const taskIds = new Set(
    store()
      .task.filter(({ entity_id: entityId }) => entityIds.includes(entityId ?? ''))
      .map(({ id }) => id),
  );
  return store().preview_file.filter(({ task_id: taskId }) => taskIds.has(taskId ?? ''));
};

const sets = (): Promise<readonly PinnedSet[]> => engine.query('pinnedSets', {});
const setOf = async (setId: string): Promise<PinnedSet> => {
  const found = (await sets()).find(({ id }) => id === setId);
  if (found === undefined) throw new Error('the set is gone');
  return found;
};
const untilUpToDate = (setId: string): Promise<void> =>
  engine.until(async () => (await setOf(setId)).state === 'up-to-date', 'the set is up to date', 60_000);
const read = async (kind: MediaKind, id: string, extension = ''): Promise<Buffer> => {
  const file = await engine.engine.mediaFile({ kind, id, extension, version: null, afterBytes: null });
  expect(file.isComplete).toBe(true);
  return readFileSync(file.path);
};

describe('a sequence', () => {
  let sequenceId: string;
  let subject: PinSubject;
  let setId: string;

  test('is counted and weighed before it is fetched', async () => {
    sequenceId = sequenceWithMovies();
    subject = { kind: 'sequence', productionId, sequenceId };
    const shotIds = shotIdsOf(sequenceId);
    const tasks = store().task.filter(({ entity_id: id }) => [...shotIds, sequenceId].includes(id ?? ''));
    const measure = await engine.query('pinMeasure', { subject, ...choice });
    expect(measure).toMatchObject({ shotCount: shotIds.length, taskCount: tasks.length, isCounted: true });
    expect(measure.previewCount).toBe(filesOf([...shotIds, sequenceId]).length);
    expect(measure.totalBytes).toBeGreaterThan(0);
    const thumbnails = await engine.query('pinMeasure', {
      subject,
      media: 'thumbnails',
      revisionCount: 1,
      hasSources: true,
    });
    expect(thumbnails.totalBytes).toBeLessThan(measure.totalBytes / 5);
    expect(thumbnails.fileCount).toBeLessThan(measure.fileCount);
  });

  test('is fetched whole, and says so', async () => {
    ({ setId } = await engine.call('pinSet', { subject, ...choice }));
    await untilUpToDate(setId);
    const set = await setOf(setId);
    expect(set).toMatchObject({ hereCount: set.fileCount, hereBytes: set.totalBytes, failed: [] });
    expect((await engine.query('storage', {})).pinnedBytes).toBe(set.totalBytes);
  });

  test('pinned again is chosen anew, not there twice', async () => {
    expect(await engine.call('pinSet', { subject, ...choice })).toEqual({ setId });
    expect(await sets()).toHaveLength(1);
  });

  test('follows what happens: a new revision comes along', async () => {
    const before = await setOf(setId);
    const [shotId] = shotIdsOf(sequenceId);
    const task = store().task.find(({ entity_id: id }) => id === shotId);
    if (task === undefined) throw new Error('no task');
    const publisher = await signedIn(studio, 'admin');
    const handle = await movieFixture(publisher, 'another.mp4');
    await publisher.command('publishRevision', {
      taskId: task.id,
      taskStatusId: null,
      text: 'One more.',
      checklist: [],
      handles: [handle],
      draftKey: null,
    });
    await publisher.untilQueueIsEmpty();
    await publisher.remove();
    await engine.until(
      async () => {
        const set = await setOf(setId);
        // Its two pictures and the movie, which comes once the studio has made it.
        return set.state === 'up-to-date' && set.fileCount >= before.fileCount + 3;
      },
      'the new revision is here',
      30_000,
    );
    const newest = store()
      .preview_file.filter(({ task_id: id }) => id === task.id)
      .toSorted((a, b) => (b.revision ?? 0) - (a.revision ?? 0))[0];
    expect((await read('movie', newest?.id ?? '')).length).toBeGreaterThan(0);
  });

  test('of the newest revision alone holds less, and gives the rest free', async () => {
    const before = await setOf(setId);
    const stored = await engine.query('storage', {});
    await engine.call('changePinnedSet', { setId, media: 'originals', revisionCount: 1, hasSources: true });
    await engine.until(async () => (await setOf(setId)).fileCount < before.fileCount, 'less is wanted');
    await untilUpToDate(setId);
    const after = await engine.query('storage', {});
    expect(after.pinnedBytes).toBeLessThan(stored.pinnedBytes);
    // Not thrown away: it is there as what was seen is, as long as there is room.
    expect(after.pinnedBytes + after.mediaBytes).toBe(stored.pinnedBytes + stored.mediaBytes);
  });

  test('deleted or damaged behind its back is fetched again at the next start', async () => {
    await untilUpToDate(setId);
    // Of its newest revision, which alone is wanted by now.
    const [picture] = filesOf(shotIdsOf(sequenceId))
      .filter((file, _at, all) =>
        all.every((other) => other.task_id !== file.task_id || (other.revision ?? 0) <= (file.revision ?? 0)),
      )
      .filter(({ extension }) => extension === 'png');
    if (picture === undefined) throw new Error('no picture');
    const request = { kind: 'thumbnail', id: picture.id, extension: '', version: null, afterBytes: null } as const;
    const { path } = await engine.engine.mediaFile(request);
    await engine.close();
    truncateSync(path, 100);
    engine = asking(await startTestEngine({ dataFolder: engine.dataFolder }));
    await engine.until(async () => (await engine.query('session', {})).kind === 'open', 'the account is open');
    await engine.until(
      () => Promise.resolve((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 100),
      'it is whole again',
      30_000,
    );
    await untilUpToDate(setId);
    expect(readFileSync(path).subarray(1, 4).toString()).toBe('PNG');
  });

  test('paused fetches nothing more, and goes on', async () => {
    const wider: PinSubject = { kind: 'production', productionId };
    studio.faults.set([{ path: '/pictures/*', action: { kind: 'delay', ms: 20 } }]);
    const pinned = await engine.call('pinSet', {
      subject: wider,
      media: 'thumbnails',
      revisionCount: 1,
      hasSources: true,
    });
    await engine.until(async () => (await setOf(pinned.setId)).hereCount > 5, 'some are here');
    await engine.call('pausePinnedSet', { setId: pinned.setId, isPaused: true });
    // What was under way when it was paused may still have come in.
    const paused = await setOf(pinned.setId);
    expect(paused.state).toBe('paused');
    expect(paused.hereCount).toBeLessThan(paused.fileCount);
    studio.requests.clear();
    await engine.query('pinMeasure', { subject: wider, media: 'thumbnails', revisionCount: 1, hasSources: true });
    expect(studio.requests.all().filter(({ path }) => path.startsWith('/pictures/'))).toEqual([]);
    await engine.call('pausePinnedSet', { setId: pinned.setId, isPaused: false });
    studio.faults.clear();
    await untilUpToDate(pinned.setId);
    await engine.call('unpinSet', { setId: pinned.setId });
    expect((await sets()).map(({ id }) => id)).toEqual([setId]);
  });

  test('a search, a selection, an episode and my tasks are sets too', async () => {
    const shots = { productionId, entityKind: 'Shot', episodeId: null } as const;
    const [shotId = ''] = shotIdsOf(sequenceId);
    const shot = store().entity.get(shotId);
    const found = await engine.query('pinMeasure', {
      subject: { kind: 'search', ...shots, search: shot?.name ?? '' },
      ...choice,
    });
    expect(found.shotCount).toBeGreaterThan(0);
    const tasks = store().task.filter(({ entity_id: id }) => id === shotId);
    const selection: PinSubject = { kind: 'selection', productionId, taskIds: tasks.map(({ id }) => id) };
    expect(await engine.query('pinMeasure', { subject: selection, ...choice })).toMatchObject({
      shotCount: 1,
      taskCount: tasks.length,
    });
    const show = store().project.find(({ production_type: type }) => type === 'tvshow');
    const episodeType = store().entity_type.find(({ name }) => name === 'Episode');
    const episode = store().entity.find(
      (entity) => entity.project_id === show?.id && entity.entity_type_id === episodeType?.id,
    );
    if (show === undefined || episode === undefined) throw new Error('no episode');
    await engine.call('pullProduction', { productionId: show.id });
    const ofEpisode: PinSubject = { kind: 'episode', productionId: show.id, episodeId: episode.id };
    await engine.until(
      async () => (await engine.query('pinMeasure', { subject: ofEpisode, ...choice })).isCounted,
      'the show is read',
      30_000,
    );
    const sequenceIds = shotIdsOf(episode.id);
    const below = store().entity.filter(({ parent_id: id }) => id !== null && sequenceIds.includes(id));
    expect((await engine.query('pinMeasure', { subject: ofEpisode, ...choice })).shotCount).toBe(below.length);
    const mine = await engine.query('pinMeasure', { subject: { kind: 'my-tasks' }, ...choice });
    expect(mine.taskCount).toBe((await engine.todo()).length);
  });

  test('with a model comes what its production shows its models in', async () => {
    const model = store().preview_file.find(({ extension }) => extension === 'glb');
    const task = store().task.get(model?.task_id);
    const production = store().project.get(task?.project_id);
    const backgroundId = production?.default_preview_background_file_id ?? '';
    if (task === undefined || production === undefined) throw new Error('the studio has no model');
    const ofModel: PinSubject = { kind: 'selection', productionId: production.id, taskIds: [task.id] };
    const pinned = await engine.call('pinSet', { subject: ofModel, ...choice });
    await untilUpToDate(pinned.setId);
    const asked = () => studio.requests.all().filter(({ path }) => path.includes(backgroundId)).length;
    expect(asked()).toBe(2);
    expect((await read('background', backgroundId)).subarray(0, 10).toString()).toBe('#?RADIANCE');
    await read('background-thumbnail', backgroundId);
    expect(asked()).toBe(2);
    await engine.call('unpinSet', { setId: pinned.setId });
  });

  test('what the server cannot give is told, and tried again when asked', async () => {
    const [shotId = ''] = shotIdsOf(sequenceId);
    const taskIds = store()
      .task.filter(({ entity_id: id }) => id !== shotId && store().entity.get(id)?.project_id === productionId)
      .map(({ id }) => id)
      .slice(0, 20);
    studio.faults.set([
      { path: '/pictures/previews/*', action: { kind: 'status', status: 404, body: { message: 'no such file' } } },
    ]);
    const subject2: PinSubject = { kind: 'selection', productionId, taskIds };
    const pinned = await engine.call('pinSet', {
      subject: subject2,
      media: 'previews',
      revisionCount: 1,
      hasSources: true,
    });
    await untilUpToDate(pinned.setId);
    expect((await setOf(pinned.setId)).failed).toMatchObject([{ code: 'not-found' }]);
    await engine.call('unpinSet', { setId: pinned.setId });
    studio.faults.clear();
  });

  test('is there without the server, pictures and movies', async () => {
    await engine.call('pinSet', { subject, ...choice });
    await engine.until(async () => (await setOf(setId)).revisionCount === null, 'all revisions are wanted');
    await untilUpToDate(setId);
    await studio.stop();
    const files = filesOf(shotIdsOf(sequenceId));
    expect(files.some(({ extension }) => extension === 'mp4')).toBe(true);
    for (const { id, extension } of files) {
      await read('thumbnail', id);
      await read('preview', id);
      if (extension === 'mp4') expect((await read('movie', id)).subarray(4, 8).toString()).toBe('ftyp');
      else await read('original', id, extension ?? '');
    }
    const [first] = files;
    await expect(read('tiles', first?.id ?? '')).rejects.toMatchObject({ code: 'not-on-this-disk' });
  });
});
