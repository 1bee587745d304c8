/** On a real server, 1,000 shots of 8 tasks: what Inari is compared with is what that server makes its other clients wait. */
import { z } from 'zod';
import { post, Session } from '../contract/client.ts';
import { removeApp } from '../e2e/app/signedInApp.ts';
import { emptyWindow, inariStart } from './coldStart.ts';
import { beside, within, type Keep, type Say } from './figures.ts';
import { bareRead, firstSync, readBoard, type Server } from './network.ts';
import { parseSpeed, whileSpeedIsTaken } from './references.ts';
import { openDesk } from './runningApp.ts';
import { median, percentile, times } from './statistics.ts';
import { openTable } from './table.ts';
import { lineCountOf, searchKeys, shotList, typeSearch } from './typing.ts';
import { startZou, type ZouServer } from './zouServer.ts';

const boardReads = 5;
const syncs = 3;
const tableOpens = 24;
const coldStarts = 10;

export const zouFigures = [
  'table-open-p50',
  'table-open-p95',
  'first-sync',
  'search-key-p50',
  'search-key-p95',
  'cold-start',
] as const;

const greeting = z.object({ access_token: z.string() });

export async function measureOnZou(keep: Keep, say: Say): Promise<void> {
  say('a real Kitsu server with 1,000 shots × 8 tasks');
  const server = await startZou();
  try {
    await measure(server, keep, say);
  } finally {
    await server.stop();
  }
}

async function measure(server: ZouServer, keep: Keep, say: Say): Promise<void> {
  say('the list that Kitsu’s page reads');
  const token = await tokenOf(server);
  const board = await times(boardReads, () => readBoard(server.url, token, server.productionId));

  say('first syncs, and the same lists bare');
  const syncTimes: number[] = [];
  const bareTimes: number[] = [];
  let keys: Awaited<ReturnType<typeof searchKeys>> = [];
  let lineCount = '';
  for (let index = 0; index < syncs; index += 1) {
    const { tookMs, engine, lists, host } = await firstSync(server, server.productionId);
    if (index === 0) {
      keys = await searchKeys(engine, server.productionId);
      lineCount = lineCountOf(await shotList(engine, server.productionId));
    }
    await engine.remove();
    syncTimes.push(tookMs);
    bareTimes.push((await bareRead(lists, host)).tookMs);
  }

  keep({
    'first-sync': beside('first sync of that production; its lists downloaded and parsed', {
      value: median(syncTimes),
      unit: 'ms',
      reference: median(bareTimes),
      most: 1.3,
    }),
  });

  say('the table of shots in the app');
  const desk = await openDesk(server, server.productionName, lineCount);
  const { page, app, userDataFolder } = desk.running;
  try {
    const opens = await times(tableOpens, () => openTable(page));
    const boardMs = median(board);
    const open = (share: number) => ({ value: percentile(opens, share), unit: 'ms', reference: boardMs, most: 0.1 });
    keep({
      'table-open-p50': beside(
        'table of 1,000 shots × 8 tasks: click to painted rows, p50; the same list fetched from Zou and parsed',
        open(0.5),
      ),
      'table-open-p95': beside('the same, p95', open(0.95)),
    });
    const { measured: found, speed } = await whileSpeedIsTaken(parseSpeed, () => typeSearch(page, keys));
    keep({
      'search-key-p50': within('search among 1,000 shots: key to painted rows, p50', percentile(found, 0.5), 50, speed),
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

async function tokenOf({ url, email, password }: Server): Promise<string> {
  const { body } = await new Session(url).send(post('/auth/login', { email, password }));
  return greeting.parse(body).access_token;
}
