// What the server makes of a playlist: its list, its files, and one movie, which it builds first.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { post } from '../../contract/client.ts';
import { colleagueAt } from '../../support/colleague.ts';
import { signedIn, type SignedIn } from '../../support/signedIn.ts';

let studio: RunningStudio;
let manager: SignedIn;

beforeEach(async () => {
  studio = await startDemoStudio({ shots: 40, tasksPerShot: 3, comments: 80, assets: 4, kitsu: '1.0.97' });
  manager = await signedIn(studio, 'manager');
});
afterEach(async () => {
  await manager.remove();
  await studio.stop();
});

/** Of so many movies. */
async function playlistOf(count: number): Promise<string> {
  const { store } = studio.studio();
  const movies = store.preview_file.filter(({ extension, status }) => extension === 'mp4' && status === 'ready');
  const entries = movies.flatMap(({ id, task_id: taskId }) => {
    const task = store.task.get(taskId ?? '');
    return task === undefined
      ? []
      : [{ project_id: task.project_id, shot: { entity_id: task.entity_id, preview_file_id: id } }];
  });
  const projectId = entries[0]?.project_id;
  const shots = entries.filter(({ project_id: id }) => id === projectId).map(({ shot }) => shot);
  const account = studio.accounts.find(({ role }) => role === 'manager');
  if (account === undefined || shots.length < count) throw new Error('nothing to build of');
  const colleague = await colleagueAt(studio.url, account);
  const body = { name: 'To keep', project_id: projectId, for_entity: 'shot', shots: shots.slice(0, count) };
  return (await colleague.read(z.object({ id: z.string() }), post('/data/playlists/', body))).id;
}

async function bytesOf(playlistId: string, extension: string, version: string): Promise<Buffer> {
  const request = { kind: 'playlist', id: playlistId, extension, version, afterBytes: null } as const;
  const { path, isComplete } = await manager.engine.mediaFile(request);
  expect(isComplete).toBe(true);
  return readFileSync(path);
}

async function built(playlistId: string): Promise<{ readonly jobId: string; readonly state: string }> {
  const { jobId } = await manager.call('buildPlaylistMovie', { playlistId });
  let state = 'building';
  await manager.until(async () => {
    ({ state } = await manager.call('playlistMovieState', { playlistId, jobId }));
    return state !== 'building';
  }, 'the movie is built, or is not');
  return { jobId, state };
}

test('a movie is built, and kept; who asks for it twice is given the same', async () => {
  const playlistId = await playlistOf(1);
  const { jobId } = await manager.call('buildPlaylistMovie', { playlistId });
  expect(await manager.call('buildPlaylistMovie', { playlistId })).toEqual({ jobId });
  await manager.until(
    async () => (await manager.call('playlistMovieState', { playlistId, jobId })).state === 'built',
    'the movie is built',
  );
  expect((await bytesOf(playlistId, 'mp4', jobId)).subarray(4, 8).toString()).toBe('ftyp');
});

test('one that cannot be built is said to have failed', async () => {
  expect(await built(await playlistOf(2))).toMatchObject({ state: 'failed' });
});

test('its files come packed, and it as a list', async () => {
  const playlistId = await playlistOf(2);
  expect((await bytesOf(playlistId, 'zip', '1')).subarray(0, 2).toString()).toBe('PK');
  const lines = (await bytesOf(playlistId, 'csv', '1')).toString('utf8').trim().split('\r\n');
  expect(lines[0]).toMatch(/^Playlist;.* \| for shots;To keep;/);
  expect(lines).toHaveLength(5);
});

test('what the server is still packing is told, and is not wanted any more once it is stopped', async () => {
  const playlistId = await playlistOf(2);
  const onItsWay = () => manager.query('playlistDownload', { playlistId });
  expect(await onItsWay()).toBeNull();
  studio.faults.add({
    path: `/data/playlists/${playlistId}/download/zip`,
    times: 1,
    action: { kind: 'delay', ms: 20_000 },
  });
  const [answer] = [bytesOf(playlistId, 'zip', '1')].map((one) => one.catch((error: unknown) => error));
  await manager.until(async () => (await onItsWay()) !== null, 'it is asked for');
  expect(await onItsWay()).toMatchObject({ receivedBytes: 0, totalBytes: null });
  await manager.call('stopPlaylistDownload', { playlistId });
  expect(await answer).toMatchObject({ code: 'cancelled' });
  expect(await onItsWay()).toBeNull();
  // Whoever wants it after all gets all of it.
  expect((await bytesOf(playlistId, 'zip', '2')).subarray(0, 2).toString()).toBe('PK');
});
