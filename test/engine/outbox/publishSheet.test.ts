import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import type { TodoRow } from '../../../shared/model/screens.ts';
import { checkFile } from '../../../shared/rules/publishChecks.ts';
import { movieFixture, pictureFixture } from '../../support/files.ts';
import { signedIn, type SignedIn } from '../../support/signedIn.ts';

let studio: RunningStudio;
let artist: SignedIn;
let rows: readonly TodoRow[] = [];
let wip = '';
let typeNames: ReadonlyMap<string, string> = new Map();

beforeAll(async () => {
  studio = await startDemoStudio({ kitsu: '1.0.97', shots: 24, tasksPerShot: 3, comments: 60, assets: 8, people: 12 });
  artist = await signedIn(studio, 'user');
  rows = await artist.todo();
  wip = await artist.statusId('wip');
  typeNames = new Map((await artist.studioRows()).taskTypes.map(({ id, name }) => [id, name]));
});
afterEach(async () => {
  studio.faults.clear();
  await artist.call('pauseSync', { isPaused: false });
});
afterAll(async () => {
  await artist.remove();
  await studio.stop();
});

const fileNameOf = ({ entity, taskTypeId }: TodoRow, ending: string): string =>
  `${[entity.parentName, entity.name, typeNames.get(taskTypeId)].join('_').toLowerCase()}${ending}`;
const row = (index: number): TodoRow => {
  const found = rows[index];
  if (found === undefined) throw new Error(`no task ${String(index)}`);
  return found;
};

test('every task of an artist is found by the name of a file of it, and no other task is offered than one may publish to', async () => {
  expect(rows.length).toBeGreaterThan(3);
  const names = rows.map((one) => fileNameOf(one, '_v012.mov'));
  const productionOf = new Map(rows.map((one, index) => [names[index], one.productionId]));
  for (const productionId of new Set(rows.map((one) => one.productionId))) {
    const matched = await artist.query('fileMatches', { names, productionId });
    for (const [index, match] of matched.entries())
      if (productionOf.get(match.name) === productionId)
        expect([match.name, match.taskId]).toEqual([match.name, rows[index]?.taskId]);
    for (const { taskId } of matched.flatMap(({ candidates }) => candidates))
      expect((await artist.query('task', { taskId }))?.rights.canPublish).toBe(true);
  }
});

test('a file is checked against its shot and its production before it is queued', async () => {
  const shot = rows.find(({ entity }) => entity.kind === 'Shot');
  if (shot === undefined) throw new Error('no shot');
  const { publishTarget } = (await artist.query('task', { taskId: shot.taskId })) ?? {};
  expect(publishTarget).toMatchObject({ limitBytes: 10_737_418_240, refusedBytes: null });
  expect(publishTarget?.fps).toBeGreaterThan(0);
  expect(publishTarget?.frameCount).toBeGreaterThan(0);
  const movie = await movieFixture(artist, 'shot.mp4');
  const [facts, gone] = await artist.call('fileFacts', { handles: [movie, randomUUID()] });
  if (facts === undefined || publishTarget === undefined) throw new Error('nothing read');
  expect(facts).toMatchObject({ content: 'movie', codec: 'H.264', problem: null });
  expect(gone).toMatchObject({ problem: 'missing' });
  const strict = { ...publishTarget, fps: 12.5, frameCount: 1, widthPx: 1, heightPx: 1, limitBytes: null };
  expect(checkFile({ extension: 'mp4', facts }, strict).map(({ kind }) => kind)).toEqual([
    'fps',
    'frames',
    'resolution',
  ]);
  expect(checkFile({ extension: 'mp4', facts }, { ...strict, limitBytes: 10 }).map(({ kind }) => kind)).toEqual([
    'too-large',
  ]);
});

test('a chosen file is shown from where it is, before anything is queued or sent', async () => {
  const handle = await pictureFixture(artist, 'frame.png');
  const file = await artist.engine.mediaFile({
    kind: 'chosen',
    id: handle,
    extension: '',
    version: null,
    afterBytes: null,
  });
  expect(file).toMatchObject({ contentType: 'image/png', isComplete: true });
  const unknown = { kind: 'chosen', id: randomUUID(), extension: '', version: null, afterBytes: null } as const;
  await expect(artist.engine.mediaFile(unknown)).rejects.toMatchObject({ code: 'file-missing' });
});

test('several revisions are taken from one sheet one by one, and what is left of it is kept with each', async () => {
  await artist.call('pauseSync', { isPaused: true });
  const key = 'publish-sheet';
  await artist.call('saveDraft', { key, value: 'two to publish' });
  const publish = async (at: number, files: readonly string[], rest: string | null) =>
    artist.command('publishRevision', {
      taskId: row(at).taskId,
      taskStatusId: wip,
      text: `of the sheet ${String(at)}`,
      checklist: [],
      handles: [...files],
      draftKey: null,
      sheet: { key, rest },
    });
  const two = [await pictureFixture(artist, 'a.png'), await pictureFixture(artist, 'b.png')];
  expect((await publish(0, two, 'one to publish')).commandIds).toHaveLength(1);
  expect((await artist.query('draft', { key })).value).toBe('one to publish');
  // What could not be kept leaves the sheet as it was.
  await expect(publish(1, [randomUUID()], null)).rejects.toThrow('file-missing');
  expect((await artist.query('draft', { key })).value).toBe('one to publish');
  await publish(1, [await pictureFixture(artist, 'c.png')], null);
  expect((await artist.query('draft', { key })).value).toBe(null);
  const queued = (await artist.query('queue', {})).rows;
  expect(queued.map(({ files }) => files.map(({ name }) => name))).toEqual([['a.png', 'b.png'], ['c.png']]);
  // Taken back it is written on at its own task, not in the sheet.
  const last = queued.at(-1)?.commandId ?? '';
  expect(await artist.call('editCommand', { commandId: last })).toMatchObject({ draftKey: `task:${row(1).taskId}` });
  await artist.call('pauseSync', { isPaused: false });
  await artist.untilQueueIsEmpty();
  const revisions = (await artist.query('task', { taskId: row(0).taskId }))?.revisions ?? [];
  expect(revisions[0]?.files.map(({ file }) => file.originalName)).toEqual(['a', 'b']);
});

test('how much of a revision has been sent is told of all its files together, and never goes back', async () => {
  const bytes = Buffer.alloc(600_000, 7);
  const handles: string[] = [];
  for (const name of ['one.zip', 'two.zip', 'three.zip']) {
    const path = join(artist.dataFolder, name);
    await writeFile(path, bytes);
    const handle = randomUUID();
    artist.engine.addFile({ handle, path, name, sizeBytes: bytes.length });
    handles.push(handle);
  }
  // So slow that each file is seen on its way.
  studio.faults.set([{ method: 'POST', path: '/pictures/preview-files/*', action: { kind: 'delay', ms: 300 } }]);
  const seen: number[] = [];
  const totals = new Set<number>();
  await artist.command('publishRevision', {
    taskId: row(2).taskId,
    taskStatusId: wip,
    text: 'three files',
    checklist: [],
    handles,
    draftKey: null,
  });
  await artist.until(async () => {
    const [queued] = (await artist.query('queue', {})).rows;
    if (typeof queued?.sentBytes === 'number' && queued.totalBytes !== null) {
      seen.push(queued.sentBytes);
      totals.add(queued.totalBytes);
    }
    return queued === undefined;
  }, 'it is published');
  expect([...totals]).toEqual([1_800_000]);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toBeGreaterThan(600_000);
});

test('a size that was refused is remembered until one as large is taken', async () => {
  const { taskId } = row(3);
  const refused = async () => (await artist.query('task', { taskId }))?.publishTarget.refusedBytes ?? null;
  const publish = async () =>
    artist.command('publishRevision', {
      taskId,
      taskStatusId: wip,
      text: 'perhaps too large',
      checklist: [],
      handles: [await movieFixture(artist, 'shot.mp4')],
      draftKey: null,
    });
  studio.faults.set([{ method: 'POST', path: '/pictures/preview-files/*', action: { kind: 'status', status: 413 } }]);
  await publish();
  await artist.until(async () => (await artist.query('queue', {})).rows[0]?.state === 'rejected', 'it is refused');
  expect(await refused()).toBeGreaterThan(0);
  studio.faults.clear();
  const [queued] = (await artist.query('queue', {})).rows;
  await artist.call('retryCommand', { commandId: queued?.commandId ?? '' });
  await artist.untilQueueIsEmpty();
  expect(await refused()).toBe(null);
});
