// A set that is fetched by a process that dies again and again: it goes on where it stopped, and everything arrives whole.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { asking, openedProductionOf, signedInAt, type SignedIn } from '../support/signedIn.ts';
import { startTestEngine } from '../support/testEngine.ts';

const movieCount = 8;
const movieBytes = 12_000_000;
const kills = 3;

let studio: RunningStudio;
let counter: { readonly server: Server; readonly url: string };
let mediaBytes = 0;
let engine: SignedIn;
let dataFolder: string;
const clip = readFileSync(join(import.meta.dirname, '../e2e/rim/clip.mp4'));

/** A movie as long as it has to be: the room behind its frames is part of the format. */
function longMovie(): Buffer {
  const room = Buffer.alloc(movieBytes - clip.length);
  room.writeUInt32BE(room.length, 0);
  room.write('free', 4, 'latin1');
  return Buffer.concat([clip, room]);
}

/** What was published here, as the studio has it. */
const longOnes = () =>
  studio.studio().store.preview_file.filter(({ original_name: name }) => name?.startsWith('long-') === true);

/** So much may be on its way and on no disk yet: what a process has not been given it cannot keep. */
const mostInAirBytes = 64_000;
const longestHoldMs = 200;
let lostBytes = 0;

async function untilWrittenDown(): Promise<void> {
  for (let heldMs = 0; heldMs < longestHoldMs; heldMs += 2) {
    if (mediaBytes - lostBytes - bytesIn(mediaFolder()) <= mostInAirBytes) return;
    await wait(2);
  }
}

/** Passes everything on, and counts what leaves of pictures and movies, no faster than it is written down. */
async function openCounter(target: string): Promise<typeof counter> {
  const { hostname, port } = new URL(target);
  const passBytes = async (answer: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    for await (const bytes of answer) {
      if (!Buffer.isBuffer(bytes) || outgoing.destroyed) break;
      mediaBytes += bytes.length;
      outgoing.write(bytes);
      await untilWrittenDown();
    }
    outgoing.end();
  };
  const server = createServer((incoming, outgoing) => {
    const { method, url: path, headers } = incoming;
    const passed = request({ hostname, port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      const isMedia = /^\/api\/(pictures|movies)\//.test(path ?? '');
      if (isMedia && method === 'GET') passBytes(answer, outgoing).catch(() => outgoing.destroy());
      else answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    outgoing.on('close', () => passed.destroy());
    incoming.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: ownPort } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${String(ownPort)}` };
}

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 40, assets: 6 });
  counter = await openCounter(studio.url);
  const account = studio.accounts.find(({ role }) => role === 'manager');
  if (account === undefined) throw new Error('no manager');
  const first = await signedInAt(counter.url, account);
  dataFolder = first.dataFolder;
  const { store } = studio.studio();
  const productionId = await openedProductionOf(first);
  const shotType = store.entity_type.find(({ name }) => name === 'Shot');
  const shotIds = new Set(store.entity.filter((entity) => entity.entity_type_id === shotType?.id).map(({ id }) => id));
  const taskIds = store.task
    .filter((task) => task.project_id === productionId && shotIds.has(task.entity_id ?? ''))
    .map(({ id }) => id)
    .slice(0, movieCount);
  mkdirSync(join(dataFolder, 'movies'));
  for (const [index, taskId] of taskIds.entries()) {
    const handle = `long-${String(index)}`;
    const path = join(dataFolder, 'movies', `${handle}.mp4`);
    writeFileSync(path, longMovie());
    first.engine.addFile({ handle, path, name: `${handle}.mp4`, sizeBytes: movieBytes });
    const said = { taskStatusId: null, text: 'A long one.', checklist: [], draftKey: null };
    const { refused } = await first.command('publishRevision', { ...said, taskId, handles: [handle] });
    if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused)}`);
  }
  await first.untilQueueIsEmpty(60_000);
  await first.call('pinSet', {
    subject: { kind: 'selection', productionId, taskIds },
    media: 'originals',
    revisionCount: 1,
    hasSources: false,
  });
  // The server says of a movie that it is ready once it has made what is shown of it.
  const areReady = () => longOnes().filter(({ status }) => status === 'ready').length === movieCount;
  await first.until(() => Promise.resolve(areReady()), 'the movies are ready', 30_000);
  // No events pass through the counter: it is asked.
  await first.call('syncNow', {});
  await first.until(
    async () => ((await first.query('pinnedSets', {}))[0]?.totalBytes ?? 0) > movieCount * movieBytes,
    'the movies are wanted',
  );
  await first.close();
  noteLost();
}, 120_000);

afterAll(async () => {
  await engine.remove();
  counter.server.closeAllConnections();
  counter.server.close();
  await studio.stop();
});

/** Bytes on the disk, of what is here and of what arrives. */
function bytesIn(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0;
  return bytes;
}

function mediaFolder(): string {
  const [account = ''] = readdirSync(join(dataFolder, 'accounts'));
  return join(dataFolder, 'accounts', account, 'media');
}

/** What was on its way when a process ended is nobody's. */
function noteLost(): void {
  lostBytes = mediaBytes - bytesIn(mediaFolder());
}

async function runUntil(bytes: number): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'killed/fetching.ts'), dataFolder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  while (bytesIn(mediaFolder()) < bytes) {
    if (child.exitCode !== null) throw new Error('it ended by itself');
    await wait(5);
  }
  child.kill('SIGKILL');
  await ended;
  noteLost();
}

test('killed again and again it fetches less than a hundredth twice, and everything is whole', async () => {
  const whole = movieCount * movieBytes;
  for (let kill = 1; kill <= kills; kill += 1) await runUntil((whole * kill) / (kills + 1));
  engine = asking(await startTestEngine({ dataFolder }));
  await engine.until(
    async () => {
      if ((await engine.query('session', {})).kind !== 'open') return false;
      return (await engine.query('pinnedSets', {})).every(({ state }) => state === 'up-to-date');
    },
    'everything is here',
    60_000,
  );
  const [set] = await engine.query('pinnedSets', {});
  expect(set).toMatchObject({ failed: [], hereCount: set?.fileCount });
  expect(set?.hereBytes).toBeGreaterThan(whole);
  expect(mediaBytes / (set?.hereBytes ?? 1)).toBeLessThan(1.01);

  const expected = longMovie();
  const movies = longOnes();
  expect(movies).toHaveLength(movieCount);
  for (const { id } of movies) {
    const file = await engine.engine.mediaFile({ kind: 'movie', id, extension: '', version: null, afterBytes: null });
    expect(file.isComplete && readFileSync(file.path).equals(expected)).toBe(true);
  }
  rmSync(join(dataFolder, 'movies'), { recursive: true });
});
