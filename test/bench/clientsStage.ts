/**
 * A studio at one real server: some engines, and many more clients that ask what those ask (shadows.ts). A day of changes at
 * the day's own pace for a while, then the rest of it at once, then the server is started anew.
 *
 * What Kitsu's page would have fetched is counted as low as can be: of a person who comes to the table of shots `visits` times a
 * day, the list of shots each time, and nothing else that it reads.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { post } from '../contract/client.ts';
import type { Account, Colleague } from '../support/colleague.ts';
import { waitsOfBystander } from './bystander.ts';
import { changesOf, type TaskNow } from './catchUp.ts';
import { atMost, beside, told, type Keep, type Say } from './figures.ts';
import { firstSync, readBoard } from './network.ts';
import { startShadow, type Shadow } from './shadows.ts';
import { isFullPull, watchedEngine, type Asked, type WatchedEngine } from './watchedEngine.ts';
import { administratorOf, statusIdsAt, tasksIn, tokenOf } from './zouStage.ts';
import type { ZouServer } from './zouServer.ts';

const changesOfDay = 5_000;
const hoursOfDay = 8;
const visits = 20;
/** An engine in step looks all the same, in case an event was lost. */
const looksPerHour = 4;
/** What no window shows is caught up this often while others work: too seldom for a short look. */
const latersPerHour = 40;
/** At once, as people do. */
const changers = 4;
const inStepLimitMs = 600_000;
/** Who may see all of a production, so that what one of them asks may be asked by another. */
const roles = ['manager', 'supervisor', 'user'] as const;

type Form = {
  readonly clients: number;
  readonly engines: number;
  readonly roleCount: number;
  readonly idleSeconds: number;
  readonly paceSeconds: number;
  /** So long that what is caught up later is among it. */
  readonly seesLater: boolean;
  readonly changes: number;
  /** From the first answer of the restarted server on. */
  readonly calmAfterSeconds: number;
};

const forms: Record<'short' | 'long', Form> = {
  short: {
    clients: 12,
    engines: 3,
    roleCount: 1,
    idleSeconds: 3,
    paceSeconds: 6,
    seesLater: false,
    changes: 200,
    calmAfterSeconds: 4,
  },
  long: {
    clients: 150,
    engines: 9,
    roleCount: 3,
    idleSeconds: 20,
    paceSeconds: 300,
    seesLater: true,
    changes: changesOfDay,
    calmAfterSeconds: 40,
  },
};

export const clientsFigures = [
  'clients-full-pulls',
  'clients-bystander-p95',
  'clients-requests',
  'clients-bytes',
] as const;

export async function measureClients(
  server: ZouServer,
  { isLong }: { readonly isLong: boolean },
  keep: Keep,
  say: Say,
): Promise<void> {
  const form = forms[isLong ? 'long' : 'short'];
  const { clients, engines: engineCount } = form;
  say(`${String(clients)} clients, ${String(engineCount)} of them engines`);
  const parts = await openParts(server);
  const engines: WatchedEngine[] = [];
  const shadows: Shadow[] = [];
  const folders: string[] = [];
  try {
    for (const role of roles.slice(0, form.roleCount)) {
      const account = accountOf(server, role);
      const copies = Math.floor(engineCount / form.roleCount);
      const synced = await syncedFolders(server, account, copies);
      folders.push(...synced);
      const token = await tokenOf({ ...account, url: server.url });
      for (const folder of synced) {
        const engine = await watchedEngine(folder);
        engines.push(engine);
        const following = Math.ceil((clients - engineCount) / engineCount);
        for (let index = 0; index < following && engines.length + shadows.length < clients; index += 1)
          shadows.push(startShadow(server.url, token, engine));
      }
    }
    await look(engines, (index) => shownBy(index, server.productionId));
    await untilInStep(engines, new Map());
    await measure(server, form, { ...parts, engines }, keep, say);
    const silent = shadows.filter(({ eventCount, requestCount }) => eventCount() === 0 || requestCount() === 0);
    if (silent.length > 0) throw new Error(`${String(silent.length)} clients asked or heard nothing`);
  } finally {
    await Promise.all(shadows.map(({ stop }) => stop()));
    await Promise.all(engines.map(({ engine }) => engine.close()));
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

async function look(engines: readonly WatchedEngine[], at: (index: number) => Look): Promise<void> {
  for (const [index, { engine }] of engines.entries()) await engine.call('wantScopes', { scopes: [at(index)] });
}

/** Whoever opens the table sees all that was changed. */
async function everybodyLooks(
  engines: readonly WatchedEngine[],
  productionId: string,
  changed: ReadonlyMap<string, string>,
): Promise<void> {
  await look(engines, () => ({ kind: 'production', productionId }));
  await untilInStep(engines, changed);
  await look(engines, (index) => shownBy(index, productionId));
}

type Look = { readonly kind: 'my-tasks' } | { readonly kind: 'production'; readonly productionId: string };
/** One in three has the table of shots open; the others look at what they have to do. */
const shownBy = (index: number, productionId: string): Look =>
  index % 3 === 0 ? { kind: 'production', productionId } : { kind: 'my-tasks' };

type Parts = {
  readonly colleague: Colleague;
  readonly tasks: readonly TaskNow[];
  readonly statusIds: readonly string[];
  /** Of the list that Kitsu's page reads at each visit. */
  readonly boardBytes: number;
};

async function openParts(server: ZouServer): Promise<Parts> {
  const colleague = await administratorOf(server);
  const board = await readBoard(server.url, await tokenOf(server), server.productionId);
  return { colleague, tasks: tasksIn(board), statusIds: await statusIdsAt(colleague), boardBytes: board.bytes };
}

async function measure(
  server: ZouServer,
  form: Form,
  { colleague, tasks, statusIds, boardBytes, engines }: Parts & { readonly engines: readonly WatchedEngine[] },
  keep: Keep,
  say: Say,
): Promise<void> {
  const opened = tasks.slice(0, 20).map(({ id }) => id);
  const bystander = (seconds: number): Promise<number> => waitsOfBystander(colleague, opened, seconds);
  const from = performance.now();
  const idleMs = await bystander(form.idleSeconds);

  const changes = changesOf(tasks, statusIds, tasks.length);
  const changed = new Map<string, string>();
  const change = async (): Promise<void> => {
    const next = changes.next();
    if (next.done === true) throw new Error('the production has too few tasks');
    const { id, statusId } = next.value;
    await colleague.does(post(`/actions/tasks/${id}/comment`, { task_status_id: statusId, comment: '' }));
    changed.set(id, statusId);
  };

  say(`${String(form.paceSeconds)} s at the pace of ${changesOfDay.toLocaleString('en')} changes a day`);
  const pacedFrom = performance.now();
  const everyMs = (hoursOfDay * 3_600_000) / changesOfDay;
  while (performance.now() - pacedFrom < form.paceSeconds * 1_000) {
    await change();
    await pause(Math.max(0, changed.size * everyMs - (performance.now() - pacedFrom)));
  }
  const pacedHours = (performance.now() - pacedFrom) / 3_600_000;
  const paced = perEngine(engines, pacedFrom);
  const openedFrom = performance.now();
  await everybodyLooks(engines, server.productionId, changed);
  const later = perEngine(engines, openedFrom);

  say(`${String(form.changes)} changes as quickly as the server takes them`);
  await Promise.all(
    Array.from({ length: changers }, async () => {
      for (let index = 0; index < form.changes / changers; index += 1) await change();
    }),
  );
  await everybodyLooks(engines, server.productionId, changed);

  say('the server is started anew');
  const restartedFrom = performance.now();
  await server.restart();
  await pause(form.calmAfterSeconds * 1_000);
  const calmMs = await bystander(form.idleSeconds);
  await untilInStep(engines, changed);
  const catchUp = perEngine(engines, restartedFrom);

  const perHour = (of: (cost: Cost) => number): number =>
    of(paced) / pacedHours + looksPerHour * of(catchUp) + (form.seesLater ? 0 : latersPerHour * of(later));
  const pageBytesPerHour = (visits / hoursOfDay) * boardBytes;
  const named = `${String(form.clients)} clients at one Zou`;
  const fullPulls = engines.flatMap(({ asked }) => asked.filter((one) => one.atMs >= from && isFullPull(one)));
  for (const { request } of fullPulls) say(`a full pull: ${request.url}`);
  keep({
    'clients-full-pulls': atMost(
      `${named}: whole lists read by ${String(engines.length)} that were in step, through ${String(changed.size)} changes and a restart`,
      { value: fullPulls.length, unit: 'lists', reference: null, most: 0 },
    ),
    'clients-bystander-p95': beside(
      `the same: a task opened by somebody else ${String(form.calmAfterSeconds)} s after the server is back, p95; when nothing happens`,
      { value: calmMs, unit: 'ms', reference: idleMs, most: 2 },
    ),
    'clients-requests': told('the same: requests of a client in an hour of such a day', {
      value: perHour(({ requests }) => requests),
      unit: 'an hour',
      reference: null,
    }),
    'clients-bytes': beside(
      `the same: bytes read by a client in such an hour; by Kitsu’s page for ${String(visits)} visits to the shots a day`,
      { value: perHour(({ bytes }) => bytes) / 1e6, unit: 'MB', reference: pageBytesPerHour / 1e6, most: 0.05 },
    ),
  });
}

function accountOf(server: ZouServer, role: string): Account {
  const found = server.accounts.find((account) => account.role === role);
  if (found === undefined) throw new Error(`nobody is ${role}`);
  return found;
}

/** One first sync, and copies of what it left: one person's computers. */
async function syncedFolders(server: ZouServer, account: Account, count: number): Promise<readonly string[]> {
  const { engine } = await firstSync({ ...account, url: server.url }, server.productionId);
  await engine.close();
  const copies = Array.from({ length: count - 1 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'inari-client-'));
    cpSync(engine.dataFolder, folder, { recursive: true });
    return folder;
  });
  return [engine.dataFolder, ...copies];
}

/** Connected, nothing on the way, and every change is here. */
async function untilInStep(engines: readonly WatchedEngine[], changed: ReadonlyMap<string, string>): Promise<void> {
  for (const { engine } of engines) {
    const missing = new Map(changed);
    await engine.until(
      async () => {
        const { connection, pulling } = await engine.query('sync', {});
        if (connection.kind !== 'live' || pulling !== null) return false;
        for (const [taskId, statusId] of missing) {
          const detail = await engine.query('task', { taskId });
          if (detail?.task.taskStatusId !== statusId) return false;
          missing.delete(taskId);
        }
        return true;
      },
      'a client is in step',
      inStepLimitMs,
    );
  }
}

type Cost = { readonly requests: number; readonly bytes: number };

/** What an engine asked since then, on average. */
function perEngine(engines: readonly WatchedEngine[], fromMs: number): Cost {
  const asked: readonly Asked[] = engines.flatMap((one) => one.asked.filter(({ atMs }) => atMs >= fromMs));
  return {
    requests: asked.length / engines.length,
    bytes: asked.reduce((sum, { bytes }) => sum + bytes, 0) / engines.length,
  };
}
