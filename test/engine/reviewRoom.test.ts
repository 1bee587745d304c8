// Two people with the real app at one studio, in the review room of one playlist.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import type { RoomLook } from '../../shared/model/room.ts';
import { signedIn, type SignedIn } from '../support/signedIn.ts';
import { roomLook } from '../support/roomLook.ts';

let studio: RunningStudio;
let manager: SignedIn;
let supervisor: SignedIn;
let playlistId: string;

beforeEach(async () => {
  studio = await startDemoStudio({ shots: 8, tasksPerShot: 2, comments: 20, assets: 4 });
  const { store } = studio.studio();
  playlistId = store.playlist.find(() => true)?.id ?? '';
  [manager, supervisor] = await Promise.all([signedIn(studio, 'manager'), signedIn(studio, 'supervisor')]);
  await Promise.all([manager, supervisor].map((engine) => isLive(engine)));
});
afterEach(async () => {
  await Promise.all([manager.remove(), supervisor.remove()]);
  await studio.stop();
});

const isLive = (engine: SignedIn): Promise<void> =>
  engine.until(async () => (await engine.query('sync', {})).connection.kind === 'live', 'the stream is live');
const room = (engine: SignedIn) => engine.query('room', { playlistId });
const until = (engine: SignedIn, what: string, isSo: (seen: Awaited<ReturnType<typeof room>>) => boolean) =>
  engine.until(async () => isSo(await room(engine)), what);

/** The first revision of the production that both have here. */
function shown(): { readonly taskId: string; readonly previewFileId: string; readonly entityId: string } {
  const { store } = studio.studio();
  const projectId = store.playlist.get(playlistId)?.project_id;
  const task = store.task.find(
    ({ id, project_id }) =>
      project_id === projectId && store.preview_file.find((one) => one.task_id === id) !== undefined,
  );
  const preview = store.preview_file.find(({ task_id }) => task_id === task?.id);
  if (preview === undefined || task === undefined) throw new Error('nothing to look at');
  return { taskId: task.id, previewFileId: preview.id, entityId: task.entity_id ?? '' };
}

function lookAt(frame: number, more: Partial<RoomLook> = {}): RoomLook {
  const { previewFileId, entityId } = shown();
  return roomLook({ entityId, entityIndex: 2, previewFileId, frame, ...more });
}

test('who opens the playlist sees who is in its room, and who comes in lands where the others are', async () => {
  await supervisor.call('watchRoom', { playlistId });
  await manager.call('joinRoom', { playlistId, look: lookAt(42) });
  await until(supervisor, 'the supervisor sees one person in', (seen) => seen?.people.length === 1);
  expect(await room(supervisor)).toMatchObject({ phase: 'watching', look: null });

  await supervisor.call('joinRoom', { playlistId, look: lookAt(1) });
  await until(supervisor, 'the supervisor is in', (seen) => seen?.phase === 'in' && seen.look !== null);
  const { personId } = await personOf(manager);
  expect(await room(supervisor)).toMatchObject({ look: lookAt(42), leaderId: personId });
  expect(await room(manager)).toMatchObject({ look: null, leaderId: personId });
});

test('whoever acts moves the other: frame, play, speed and what is compared', async () => {
  await manager.call('joinRoom', { playlistId, look: lookAt(42) });
  await until(manager, 'the manager is in', (seen) => seen?.phase === 'in');
  await supervisor.call('joinRoom', { playlistId, look: lookAt(1) });
  await until(supervisor, 'the supervisor is in', (seen) => seen?.look?.frame === 42);

  const compare = { taskTypeId: null, revision: 2, fileIndex: 0, mode: 'overlay50' };
  const played = lookAt(60, { isPlaying: true, speed: 1.5, isLooping: false, compare });
  await supervisor.call('leadRoom', { look: played });
  await until(manager, 'the manager is moved', (seen) => seen?.look?.isPlaying === true);
  expect((await room(manager))?.look).toEqual(played);

  // A burst: what comes last is what stays.
  for (let frame = 61; frame <= 80; frame += 1) await manager.call('leadRoom', { look: lookAt(frame) });
  await until(supervisor, 'the supervisor is at the end of it', (seen) => seen?.look?.frame === 80);
  expect(await room(manager)).toMatchObject({ look: null });
});

test('a newcomer is told to whoever leads, and the leader who leaves leads no more', async () => {
  await manager.call('joinRoom', { playlistId, look: lookAt(1, { isPlaying: true }) });
  await until(manager, 'the manager is in', (seen) => seen?.phase === 'in');
  await supervisor.call('joinRoom', { playlistId, look: lookAt(1) });
  await until(manager, 'the manager hears of the newcomer', (seen) => seen?.newcomers === 1);
  await manager.call('leaveRoom', {});
  await until(supervisor, 'nobody leads', (seen) => seen?.leaderId === null && seen.people.length === 1);
  expect(await room(supervisor)).toMatchObject({ phase: 'in', look: { frame: 1, isPlaying: true } });
  expect(await room(manager)).toMatchObject({ phase: 'watching' });
});

test('a stroke is seen by the other before anybody reads it from the server, and a pointer is kept nowhere', async () => {
  const { taskId, previewFileId } = shown();
  await manager.call('joinRoom', { playlistId, look: lookAt(42) });
  await until(manager, 'the manager is in', (seen) => seen?.phase === 'in');
  await supervisor.call('joinRoom', { playlistId, look: lookAt(1) });
  await until(supervisor, 'the supervisor is in', (seen) => seen?.look !== null && seen?.phase === 'in');
  for (const engine of [manager, supervisor]) {
    await engine.call('wantScopes', { scopes: [{ kind: 'task', taskId }] });
    await engine.until(async () => ((await engine.query('task', { taskId }))?.revisions.length ?? 0) > 0, 'it is here');
  }
  // Nobody reads drawings from the server meanwhile.
  studio.faults.set([{ path: '/data/preview-files', action: { kind: 'status', status: 503 } }]);
  const object = { id: 'stroke', type: 'path', path: [['M', 1, 1]], stroke: '#ff3860' };
  await manager.command('drawOnPreview', { taskId, previewFileId, changes: [{ kind: 'add', time: 1.6, object }] });
  const strokes = (): Promise<string> => strokesOn(supervisor, taskId, previewFileId);
  await supervisor.until(async () => (await strokes()).includes('"stroke"'), 'the stroke is seen');

  await manager.call('pointInRoom', { time: 1.6, object: { ...object, id: 'pointer' } });
  await until(supervisor, 'the pointer is seen', (seen) => seen?.pointer?.object.id === 'pointer');
  expect(await strokes()).not.toContain('"pointer"');
  await supervisor.call('leaveRoom', {});
  expect(await strokes()).not.toContain('"stroke"');
});

test('a stroke that its author takes back before it was sent is gone for the other too', async () => {
  const { taskId, previewFileId } = shown();
  await manager.call('joinRoom', { playlistId, look: lookAt(42) });
  await until(manager, 'the manager is in', (seen) => seen?.phase === 'in');
  await supervisor.call('joinRoom', { playlistId, look: lookAt(1) });
  await until(supervisor, 'the supervisor is in', (seen) => seen?.look !== null && seen?.phase === 'in');
  for (const engine of [manager, supervisor]) {
    await engine.call('wantScopes', { scopes: [{ kind: 'task', taskId }] });
    await engine.until(async () => ((await engine.query('task', { taskId }))?.revisions.length ?? 0) > 0, 'it is here');
  }
  studio.faults.set([{ path: '*/update-annotations', action: { kind: 'status', status: 503 } }]);
  const drawn = async (id: string) => {
    const object = { id, type: 'path', path: [['M', 1, 1]], stroke: '#ff3860' };
    const change = { kind: 'add', time: 1.6, object } as const;
    return manager.command('drawOnPreview', { taskId, previewFileId, changes: [change] });
  };
  const has = (id: string, isThere: boolean) =>
    supervisor.until(
      async () => (await strokesOn(supervisor, taskId, previewFileId)).includes(`"${id}"`) === isThere,
      `the stroke ${id} is ${isThere ? 'there' : 'gone'}`,
    );
  for (const id of ['first', 'second', 'third']) {
    await drawn(id);
    await has(id, true);
  }
  await manager.call('undo', {});
  await has('third', false);
  const rows = (await manager.query('queue', {})).rows.filter(({ kind }) => kind === 'drawOnPreview');
  await manager.call('takeBack', { commandIds: rows.map(({ commandId }) => commandId) });
  await has('second', false);
  // It has been tried, and may be on the server by now.
  expect(await strokesOn(supervisor, taskId, previewFileId)).toContain('"first"');
});

test('without a connection one goes on alone, and is back in when it is there again', async () => {
  await manager.call('joinRoom', { playlistId, look: lookAt(42) });
  await until(manager, 'the manager is in', (seen) => seen?.phase === 'in');
  await supervisor.call('joinRoom', { playlistId, look: lookAt(1) });
  await until(supervisor, 'the supervisor is in', (seen) => seen?.phase === 'in');
  studio.cutStream();
  await until(supervisor, 'the room is lost', (seen) => seen?.phase === 'lost');
  await supervisor.call('leadRoom', { look: lookAt(70) });
  expect(await room(supervisor)).toMatchObject({ people: [], leaderId: null });
  for (const engine of [manager, supervisor]) engine.engine.wake();
  await until(supervisor, 'both are in again', (seen) => seen?.phase === 'in' && seen.people.length === 2);
});

async function strokesOn(engine: SignedIn, taskId: string, previewFileId: string): Promise<string> {
  const detail = await engine.query('task', { taskId });
  const file = detail?.revisions.flatMap(({ files }) => files).find(({ file: { id } }) => id === previewFileId);
  return JSON.stringify(file?.file.annotations ?? []);
}

const personOf = async (engine: SignedIn): Promise<{ readonly personId: string }> => {
  const session = await engine.query('session', {});
  if (session.kind !== 'open') throw new Error('nobody is signed in');
  return session;
};
