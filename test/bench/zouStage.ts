/** On a real server: what Inari is compared with is what that server makes its other clients wait. */
import { rmSync } from 'node:fs';
import { z } from 'zod';
import { get, post, Session } from '../contract/client.ts';
import { removeApp } from '../e2e/app/signedInApp.ts';
import { colleagueAt, type Colleague } from '../support/colleague.ts';
import { measureMirror, type TaskNow } from './catchUp.ts';
import { emptyWindow, inariStart } from './coldStart.ts';
import { beside, quicker, told, within, type Figure, type Keep, type Say } from './figures.ts';
import {
  bareRead,
  firstSync,
  readBoard,
  readCompactBoard,
  type Board,
  type FirstSync,
  type Server,
} from './network.ts';
import { parseSpeed, whileSpeedIsTaken } from './references.ts';
import { openDesk } from './runningApp.ts';
import { median, percentile, times } from './statistics.ts';
import { openTable } from './table.ts';
import { lineCountOf, searchKeys, shotList, typeSearch } from './typing.ts';
import type { ZouServer } from './zouServer.ts';

const boardReads = 5;
/** Of a studio's worth one takes minutes, and the same lists bare take them again. */
const syncCounts = { short: 3, long: 1 } as const;
const tableOpens = 24;
const coldStarts = 10;
/** Of a whole first sync: what comes before the first batch of rows is little. */
const mostOfTheSync = 0.25;

export const zouFigures = [
  'first-sync',
  'first-rows',
  'table-open-p50',
  'table-open-p95',
  'search-key-p50',
  'search-key-p95',
  'cold-start',
] as const;

/** With a studio's worth in it; there each figure of a mirror is beside the real server's own answers. */
export const longZouFigures = [
  ...zouFigures,
  'zou-mirror-size',
  'zou-catch-up-time',
  'zou-catch-up-bytes',
  'table-open-times',
  'compact-board',
] as const;

const greeting = z.object({ access_token: z.string() });
const boardRows = z.array(z.object({ tasks: z.array(z.object({ id: z.string(), task_status_id: z.string() })) }));
const statusRows = z.array(z.object({ id: z.string(), short_name: z.string() }));

export type ZouForm = { readonly isLong: boolean };

export async function measureOnZou(server: ZouServer, { isLong }: ZouForm, keep: Keep, say: Say): Promise<void> {
  say('the list that Kitsu’s page reads');
  const token = await tokenOf(server);
  const boards: Board[] = [];
  for (let index = 0; index < boardReads; index += 1)
    boards.push(await readBoard(server.url, token, server.productionId));
  const boardMs = median(boards.map(({ tookMs }) => tookMs));
  const compactMs = isLong
    ? await times(boardReads, () => readCompactBoard(server.url, token, server.productionId)).then(median)
    : null;

  say('first syncs, and the same lists bare');
  const synced = await measureSyncs(server, syncCounts[isLong ? 'long' : 'short'], keep);
  say('the table of shots in the app');
  const desk = await openDesk(
    server,
    server.productionName,
    { exactly: synced.lineCount },
    // There it takes long, and has been measured.
    isLong ? synced.last.engine.dataFolder : null,
  );
  const { page, app, userDataFolder } = desk.running;
  try {
    const { measured: opens, speed: openSpeed } = await whileSpeedIsTaken(parseSpeed, () =>
      times(tableOpens, () => openTable(page)),
    );
    const shots = `${server.shots.toLocaleString('en')} shots`;
    const table = `table of ${shots} × 8 tasks: click to painted rows`;
    const fetched = 'the same list fetched from Zou and parsed';
    if (compactMs === null) {
      const open = (share: number) => ({ value: percentile(opens, share), unit: 'ms', reference: boardMs, most: 0.1 });
      keep({
        'table-open-p50': beside(`${table}, p50; ${fetched}`, open(0.5)),
        'table-open-p95': beside('the same, p95', open(0.95)),
      });
    } else {
      const open = (share: number) => ({ value: percentile(opens, share), unit: 'ms', reference: boardMs, least: 60 });
      keep({
        'table-open-p50': quicker(`${table}, p50; ${fetched}`, open(0.5)),
        'table-open-p95': within('the same, p95', percentile(opens, 0.95), 80, openSpeed),
        'table-open-times': quicker(`the same, p95; ${fetched}`, open(0.95)),
        'compact-board': told('the same list in Zou’s short form, streamed, fetched and parsed; in its long form', {
          value: compactMs,
          unit: 'ms',
          reference: boardMs,
        }),
      });
    }
    const { measured: found, speed } = await whileSpeedIsTaken(parseSpeed, () => typeSearch(page, synced.keys));
    keep({
      'search-key-p50': within(`search among ${shots}: key to painted rows, p50`, percentile(found, 0.5), 50, speed),
      'search-key-p95': within('the same, p95', percentile(found, 0.95), 50, speed),
    });
    await app.close();

    say('cold starts');
    const { empties, starts } = await startBoth(userDataFolder, desk.keyring.env);
    keep({
      'cold-start': beside('cold start to the first rows; an empty Electron window', {
        value: median(starts),
        unit: 'ms',
        reference: median(empties),
        most: 1.5,
      }),
    });
  } finally {
    await removeApp(desk.running);
    await desk.keyring.close();
  }

  if (!isLong) {
    rmSync(synced.last.engine.dataFolder, { recursive: true, force: true });
    return;
  }
  say('catching up with changes of others');
  keep(await measureLargeMirror(server, synced, boards));
}

type Synced = {
  readonly keys: Awaited<ReturnType<typeof searchKeys>>;
  readonly lineCount: string;
  /** Its engine is closed; its data is here. */
  readonly last: FirstSync;
  /** Of the JSON that it was read from. */
  readonly bareBytes: number;
};

async function measureSyncs(server: ZouServer, syncs: number, keep: Keep): Promise<Synced> {
  const all: FirstSync[] = [];
  const bares: Awaited<ReturnType<typeof bareRead>>[] = [];
  let known: Pick<Synced, 'keys' | 'lineCount'> | null = null;
  for (let index = 0; index < syncs; index += 1) {
    const sync = await firstSync(server, server.productionId);
    const { engine, lists, host } = sync;
    known ??= {
      keys: await searchKeys(engine, server.productionId),
      lineCount: lineCountOf(await shotList(engine, server.productionId)),
    };
    await (index < syncs - 1 ? engine.remove() : engine.close());
    bares.push(await bareRead(lists, host));
    all.push(sync);
  }
  const last = all.at(-1);
  if (known === null || last === undefined) throw new Error('nothing was synced');
  const tookMs = median(all.map((sync) => sync.tookMs));
  keep({
    'first-sync': beside('first sync of that production; its lists downloaded and parsed', {
      value: tookMs,
      unit: 'ms',
      reference: median(bares.map((bare) => bare.tookMs)),
      most: 1.3,
    }),
    'first-rows': beside('until its first rows can be worked with; all of it', {
      value: median(all.map((sync) => sync.firstRowsMs)),
      unit: 'ms',
      reference: tookMs,
      most: mostOfTheSync,
    }),
  });
  return { ...known, last, bareBytes: bares.at(-1)?.bytes ?? Number.NaN };
}

async function measureLargeMirror(
  server: ZouServer,
  { last, bareBytes }: Synced,
  boards: readonly Board[],
): Promise<Readonly<Record<string, Figure>>> {
  const colleague = await administratorOf(server);
  const { size, time, bytes } = await measureMirror(
    last,
    bareBytes,
    colleague,
    tasksIn(boards[0]),
    await statusIdsAt(colleague),
  );
  return { 'zou-mirror-size': size, 'zou-catch-up-time': time, 'zou-catch-up-bytes': bytes };
}

export function administratorOf(server: ZouServer): Promise<Colleague> {
  const account = server.accounts.find(({ role }) => role === 'admin');
  if (account === undefined) throw new Error('nobody is admin');
  return colleagueAt(server.url, account);
}

export const tasksIn = (board: Board | undefined): readonly TaskNow[] =>
  boardRows
    .parse(board?.rows)
    .flatMap(({ tasks }) => tasks.map(({ id, task_status_id: statusId }) => ({ id, statusId })));

/** Two that anybody who leads may set. */
export async function statusIdsAt(colleague: Colleague): Promise<readonly string[]> {
  const statuses = await colleague.read(statusRows, get('/data/task-status'));
  return statuses.filter(({ short_name: name }) => name === 'wip' || name === 'retake').map(({ id }) => id);
}

/** In turns, so that a machine that slows down does so for both. The first of each warms the disk. */
async function startBoth(
  userDataFolder: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly empties: readonly number[]; readonly starts: readonly number[] }> {
  const empty = emptyWindow(env);
  const empties: number[] = [];
  const starts: number[] = [];
  try {
    for (let index = 0; index <= coldStarts; index += 1) {
      for (const [samples, start] of [
        [empties, empty.start],
        [starts, () => inariStart(userDataFolder, env)],
      ] as const) {
        const { app, tookMs } = await start();
        await app.close();
        if (index > 0) samples.push(tookMs);
      }
    }
  } finally {
    empty.remove();
  }
  return { empties, starts };
}

export async function tokenOf({ url, email, password }: Server): Promise<string> {
  const { body } = await new Session(url).send(post('/auth/login', { email, password }));
  return greeting.parse(body).access_token;
}
