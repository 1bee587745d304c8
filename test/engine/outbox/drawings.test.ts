import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import type { AnnotationChange } from '../../../shared/model/annotation.ts';
import { put } from '../../contract/client.ts';
import { colleagueAt } from '../../support/colleague.ts';
import { openedProductionOf, signedIn } from '../../support/signedIn.ts';

type Engine = Awaited<ReturnType<typeof signedIn>>;

let studio: RunningStudio;
let engine: Engine;
let taskId = '';
let previewFileId = '';

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 12, tasksPerShot: 3, comments: 60, assets: 2 });
  engine = await signedIn(studio, 'manager');
  const productionId = await openedProductionOf(engine);
  const { store } = studio.studio();
  const file = store.preview_file.find(
    (row) => store.task.get(row.task_id)?.project_id === productionId && (row.annotations ?? []).length === 0,
  );
  taskId = file?.task_id ?? '';
  previewFileId = file?.id ?? '';
  await engine.until(async () => (await engine.query('task', { taskId })) !== null, 'the task is here');
});
afterAll(async () => {
  await engine.remove();
  await studio.stop();
});

const stroke = (id: string, color = '#ff3860'): AnnotationChange => ({
  kind: 'add',
  time: 1.7514,
  object: {
    id,
    type: 'path',
    stroke: color,
    path: [
      ['M', 1, 2],
      ['L', 3, 4],
    ],
    canvasWidth: 640,
    canvasHeight: 360,
  },
});
const draw = async (...changes: readonly AnnotationChange[]) =>
  engine.command('drawOnPreview', {
    taskId,
    previewFileId,
    changes: changes.map((change) => ({ ...change })),
  });
const onServer = () => studio.studio().store.preview_file.get(previewFileId)?.annotations ?? [];
const idsOnServer = () => onServer().flatMap(({ drawing }) => drawing.objects.map(({ id }) => id));
const route = { method: 'PUT', path: '/actions/preview-files/*/update-annotations' } as const;
async function idsOnScreen(): Promise<readonly unknown[]> {
  const detail = await engine.query('task', { taskId });
  const file = detail?.revisions.flatMap(({ files }) => files).find((one) => one.file.id === previewFileId);
  return (file?.file.annotations ?? []).map((entry) => JSON.stringify(entry));
}

test('strokes show at once, wait without a connection, and go in one request', async () => {
  studio.faults.set([{ ...route, action: { kind: 'refuse' } }]);
  await draw(stroke('a'));
  await draw(stroke('b'));
  await draw({ kind: 'delete', time: 1.7514, objectId: 'a' });
  await draw(stroke('a', '#35d0ff'));
  expect((await idsOnScreen()).join()).toMatch(/"id":"b".*"id":"a".*#35d0ff/);
  expect(idsOnServer()).toEqual([]);
  studio.faults.set([]);
  await engine.call('retryAll', {});
  await engine.untilQueueIsEmpty();
  expect(new Set(idsOnServer())).toEqual(new Set(['a', 'b']));
  expect(JSON.stringify(onServer())).toContain('#35d0ff');
});

test('a stroke whose answer was lost is there once', async () => {
  studio.faults.set([{ ...route, action: { kind: 'cut after' }, times: 1 }]);
  await draw(stroke('c'));
  await engine.untilQueueIsEmpty();
  studio.faults.set([]);
  expect(idsOnServer().filter((id) => id === 'c')).toEqual(['c']);
});

test('what others drew meanwhile, and what is not known here, stays as it is', async () => {
  const { store } = studio.studio();
  const strange = { id: 'h', type: 'hologram', depth: [1, 2, 3] };
  const before = onServer();
  store.preview_file.update(previewFileId, {
    annotations: before.map((entry) => ({
      ...entry,
      drawing: { ...entry.drawing, objects: [...entry.drawing.objects, strange] },
    })),
  });
  await draw({ kind: 'delete', time: 1.7514, objectId: 'b' });
  await engine.untilQueueIsEmpty();
  expect(idsOnServer()).not.toContain('b');
  expect(onServer().flatMap(({ drawing }) => drawing.objects)).toContainEqual(strange);
  expect((await idsOnScreen()).join()).toContain('hologram');
});

test('what waits for one revision is one row of the queue, which goes back stroke by stroke', async () => {
  await engine.untilQueueIsEmpty();
  await engine.call('pauseSync', { isPaused: true });
  const rows = async () => (await engine.query('queue', {})).rows;
  const before = idsOnServer();
  await draw(stroke('row-1'), stroke('row-2'));
  await draw(stroke('row-3'));
  await draw(stroke('row-4'), { kind: 'delete', time: 1.7514, objectId: 'row-1' });
  expect((await rows()).map(({ kind }) => kind)).toEqual(['drawOnPreview']);
  await engine.call('undo', {});
  expect((await idsOnScreen()).join()).toMatch(/row-1.*row-2.*row-3/);
  expect((await idsOnScreen()).join()).not.toContain('row-4');
  await engine.call('undo', {});
  expect((await idsOnScreen()).join()).not.toContain('row-3');
  // What was said in between stays in between.
  await engine.command('setPriority', { taskIds: [taskId], priority: 2 });
  await draw(stroke('row-5'));
  expect((await rows()).map(({ kind }) => kind).toSorted()).toEqual(['drawOnPreview', 'drawOnPreview', 'setPriority']);
  await engine.call('pauseSync', { isPaused: false });
  await engine.untilQueueIsEmpty();
  expect(new Set(idsOnServer())).toEqual(new Set([...before, 'row-1', 'row-2', 'row-5']));
});

test('what was done last is taken back first, also where it was a stroke more on a revision that waits', async () => {
  const { store } = studio.studio();
  const productionId = store.task.get(taskId)?.project_id;
  const otherId = store.task.find(({ id, project_id: its }) => id !== taskId && its === productionId)?.id ?? '';
  await engine.call('pauseSync', { isPaused: true });
  await draw(stroke('first'));
  await engine.command('editTask', { taskIds: [otherId], changes: [{ field: 'estimationMinutes', value: 77 }] });
  await draw(stroke('last'));
  expect((await engine.call('undo', {})).undone).toMatchObject({ kind: 'drawOnPreview' });
  expect((await idsOnScreen()).join()).toContain('first');
  expect((await idsOnScreen()).join()).not.toContain('last');
  expect((await engine.call('undo', {})).undone).toMatchObject({ kind: 'editTask' });
  await engine.call('pauseSync', { isPaused: false });
  await engine.untilQueueIsEmpty();
});

test('a stroke that was tried, or is held, waits by itself', async () => {
  const rows = async () => (await engine.query('queue', {})).rows;
  await engine.call('pauseSync', { isPaused: true });
  const { commandIds } = await draw(stroke('held'));
  await engine.call('holdCommands', { commandIds: [...commandIds] });
  await draw(stroke('free'));
  expect(await rows()).toHaveLength(2);
  await engine.call('releaseCommands', { commandIds: [...commandIds] });
  await engine.call('pauseSync', { isPaused: false });
  await engine.untilQueueIsEmpty();
  studio.faults.set([{ ...route, action: { kind: 'refuse' } }]);
  await draw(stroke('tried'));
  await engine.until(async () => (await rows()).some(({ attempts }) => attempts > 0), 'it was tried');
  await draw(stroke('after'));
  expect(await rows()).toHaveLength(2);
  studio.faults.set([]);
  await engine.call('retryAll', {});
  await engine.untilQueueIsEmpty();
  expect(idsOnServer()).toEqual(expect.arrayContaining(['held', 'free', 'tried', 'after']));
});

test('what a colleague draws comes in while one’s own strokes wait, and both stay', async () => {
  await engine.call('wantScopes', { scopes: [{ kind: 'task', taskId }] });
  await engine.call('pauseSync', { isPaused: true });
  const { commandIds } = await draw(stroke('mine'));
  await engine.call('holdCommands', { commandIds: [...commandIds] });
  await engine.call('pauseSync', { isPaused: false });
  const account = studio.accounts.find(({ role }) => role === 'admin');
  const colleague = await colleagueAt(studio.url, account ?? expect.fail('nobody else'));
  const theirs = { time: 1.7514, drawing: { objects: [{ id: 'theirs', type: 'rect', width: 3 }] } };
  await colleague.does(put(`/actions/preview-files/${previewFileId}/update-annotations`, { additions: [theirs] }));
  await engine.until(async () => (await idsOnScreen()).join().includes('theirs'), 'it comes in');
  expect((await idsOnScreen()).join()).toMatch(/theirs.*mine/);
  await engine.call('releaseCommands', { commandIds: [...commandIds] });
  await engine.untilQueueIsEmpty();
  expect(idsOnServer()).toEqual(expect.arrayContaining(['mine', 'theirs']));
});

test('those who work on a task do not draw on it', async () => {
  const artist = await signedIn(studio, 'user');
  try {
    const productionId = await openedProductionOf(artist);
    const { store } = studio.studio();
    const file = store.preview_file.find((row) => store.task.get(row.task_id)?.project_id === productionId);
    const input = { taskId: file?.task_id ?? '', previewFileId: file?.id ?? '' };
    await artist.until(async () => (await artist.query('task', { taskId: input.taskId })) !== null, 'the task is here');
    expect((await artist.query('task', { taskId: input.taskId }))?.rights.canDraw).toBe(false);
    const answer = await artist.command('drawOnPreview', {
      ...input,
      changes: [stroke('x')].map((one) => ({ ...one })),
    });
    expect(answer.refused).toMatchObject([{ code: 'not-allowed', detail: { reason: 'role' } }]);
  } finally {
    await artist.remove();
  }
});

test('long strokes are a few rows of the queue, none of which grows without end', async () => {
  await engine.untilQueueIsEmpty();
  await engine.call('pauseSync', { isPaused: true });
  const points = Array.from({ length: 120 }, (_, index) => ['L', index + 0.123_45, index + 0.543_21]);
  for (let index = 0; index < 40; index += 1) {
    const drawn = stroke(`long-${String(index)}`);
    await draw(drawn.kind === 'add' ? { ...drawn, object: { ...drawn.object, path: points } } : drawn);
  }
  const { rows } = await engine.query('queue', {});
  expect(rows.length).toBeGreaterThan(2);
  expect(rows.length).toBeLessThan(10);
  await engine.call('undo', {});
  await engine.call('pauseSync', { isPaused: false });
  await engine.untilQueueIsEmpty();
  expect(idsOnServer().filter((id) => String(id).startsWith('long-'))).toHaveLength(39);
});
