/** Plays one history in a world of its own, and throws at the first thing that must not be. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { put, post, remove } from '../contract/client.ts';
import { chanceOf } from '../support/chance.ts';
import { workFor, type Stage } from '../support/deeds.ts';
import { pixel } from '../support/files.ts';
import type { TestEngine } from '../support/testEngine.ts';
import { openDatabase } from '../../electron/engine/db/open.ts';
import { databasePath } from '../../electron/engine/openAccount.ts';
import type { KitsuVersion, StudioData } from '../../electron/studio/tables.ts';
import type { EngineEvent } from '../../shared/ipc.ts';
import type { QueueRow } from '../../shared/model/sync.ts';
import { createClient, type Client, type Disk, type Person } from './client.ts';
import { colleagueIn, Refused } from './colleague.ts';
import { atTheDesk, giveCommand, noteHeld, saveDraft, sendAllHeld, type Hands } from './hands.ts';
import type { Grounds } from './fieldHands.ts';
import type { Deed, History } from './history.ts';
import { expectLastWords } from './lastWords.ts';
import { newLedger } from './ledger.ts';
import type { World } from './line.ts';
import { smallStudio } from './smallStudio.ts';
import { openStudioInProcess } from './studioInProcess.ts';
import { expectAsFreshlySignedIn, expectDraftsKept, expectEachAccountedFor, expectNothingHeldSent } from './verdict.ts';
import { VirtualClock } from './virtualClock.ts';
import { lookAtOwnWords } from './watch.ts';
import { seedChance, takeChanceAway } from './withoutChance.ts';

const dawn = Date.parse('2026-11-24T08:00:00Z');
const morning = dawn + 3_600_000;
const url = 'http://studio.example';
const password = 'lanternfall';
const secret = 'the same in every history';

let commitListeners: Client['noteCommit'][] = [];
/** What only originals are committed with. */
const fullySynchronous = 2;

export type Stand = { readonly clock: VirtualClock; readonly folder: string };

/** Once a process: takes time and chance over, and listens to every commit of SQLite. */
export function standUp(folder: string): Stand {
  const clock = new VirtualClock(dawn);
  clock.install();
  takeChanceAway();
  const transaction: unknown = Reflect.get(BetterSqlite3.prototype, 'transaction');
  if (typeof transaction !== 'function') throw new Error('SQLite has no transactions');
  Reflect.set(
    BetterSqlite3.prototype,
    'transaction',
    function listened(this: BetterSqlite3.Database, work: (...given: unknown[]) => unknown) {
      const commit: unknown = Reflect.apply(transaction, this, [work]);
      if (typeof commit !== 'function') throw new Error('not a transaction');
      const { name } = this;
      const isOriginal = (): boolean => this.pragma('synchronous', { simple: true }) === fullySynchronous;
      return (...given: unknown[]): unknown => {
        const value: unknown = Reflect.apply(commit, this, given);
        for (const told of commitListeners) told(name, isOriginal);
        return value;
      };
    },
  );
  mkdirSync(folder, { recursive: true });
  return { clock, folder };
}

const studios = new Map<KitsuVersion, StudioData>();
const disks = new Map<string, Disk>();
let emptyTables: Buffer | null = null;

function rowsOf(kitsu: KitsuVersion): StudioData {
  const known = studios.get(kitsu);
  if (known !== undefined) return known;
  const made = smallStudio(kitsu, new Date(dawn));
  studios.set(kitsu, made);
  return made;
}

async function signIn(clock: VirtualClock, engine: TestEngine, { email }: Person): Promise<void> {
  const outcome = await clock.until(engine.call('signIn', { url, email, password, code: null }), 'signing in');
  if (outcome.kind !== 'signed-in') throw new Error(`not signed in: ${JSON.stringify(outcome)}`);
}

async function untilAllIsRead(clock: VirtualClock, engine: TestEngine): Promise<void> {
  for (let round = 0; round < 60; round += 1) {
    await clock.pass(2_000);
    const { pulling } = await engine.query('sync', {});
    const { steps } = await engine.query('pullSteps', {});
    const { freshness } = await engine.query('inbox', { tab: 'all', productionId: null, isFollowedOnly: false });
    const isRead = steps.length > 0 && steps.every(({ state }) => state === 'done' || state === 'later');
    // The inbox comes beside the steps.
    if (pulling === null && isRead && freshness.state === 'complete') return;
  }
  throw new Error('the first pull does not end');
}

/** What a computer holds once somebody has signed in and read everything: made once, and copied for every history. */
async function diskOf(stand: Stand, kitsu: KitsuVersion, person: Person): Promise<Disk> {
  const key = `${kitsu} ${person.role}`;
  const known = disks.get(key);
  if (known !== undefined) return known;
  const { clock } = stand;
  clock.startAt(dawn);
  seedChance(1);
  const folder = join(stand.folder, 'first');
  const studio = openStudioInProcess(rowsOf(kitsu), { kitsu, folder: join(folder, 'studio'), secret });
  const world: World = { studio, isServerUp: () => true, chance: chanceOf(1) };
  const client = createClient({
    name: 'first',
    person,
    world,
    folder: join(folder, 'client'),
    now: clock.now,
    disk: null,
    onAccepted: () => undefined,
  });
  await clock.until(client.start(), 'the first start');
  const engine = client.engine();
  if (engine === null) throw new Error('not started');
  await signIn(clock, engine, person);
  await untilAllIsRead(clock, engine);
  await clock.until(client.leave(), 'leaving');
  const disk = client.disk();
  await client.remove();
  rmSync(folder, { recursive: true, force: true });
  disks.set(key, disk);
  return disk;
}

/** A computer that nobody has signed in at; only the tables are made already, which takes longer than to copy them. */
function blank(stand: Stand, read: Disk): Disk {
  const path = [...read.files.keys()].find((name) => basename(name) === basename(databasePath('')));
  if (path === undefined) throw new Error('a computer without a database');
  if (emptyTables === null) {
    const empty = join(stand.folder, 'empty.db');
    openDatabase(empty).close();
    emptyTables = readFileSync(empty);
    rmSync(empty);
  }
  return { files: new Map([[path, emptyTables]]), secrets: new Map() };
}

/** Answers what was done, for the words of a failure. */
export async function play(stand: Stand, history: History): Promise<void> {
  const { clock } = stand;
  const rows = rowsOf(history.kitsu);
  const people = rows.person.flatMap(({ id, role, email }): readonly Person[] =>
    email === null ? [] : [{ id, role, email, password }],
  );
  const seats = history.roles.map((role) => {
    const person = people.find((one) => one.role === role);
    if (person === undefined) throw new Error(`nobody is ${role}`);
    return person;
  });
  const kept: Disk[] = [];
  for (const person of seats) kept.push(await diskOf(stand, history.kitsu, person));
  clock.startAt(morning);
  seedChance(history.seed);
  const folder = join(stand.folder, 'history');
  const studio = openStudioInProcess(rows, { kitsu: history.kitsu, folder: join(folder, 'studio'), secret });
  let isServerUp = true;
  const world: World = { studio, isServerUp: () => isServerUp, chance: chanceOf(history.seed) };
  const ledger = newLedger();
  const clients = seats.map((person, index) =>
    createClient({
      name: `${person.role} at computer ${String(index)}`,
      person,
      world,
      folder: join(folder, `client-${String(index)}`),
      now: clock.now,
      disk: kept[index] ?? null,
      onAccepted: (commandId) => ledger.acceptedAt.set(commandId, studio.archive.count()),
    }),
  );
  commitListeners = clients.map((client) => client.noteCommit);
  const production = rows.project[0];
  const admin = people.find(({ role }) => role === 'admin');
  if (production === undefined || admin === undefined) throw new Error('no studio');
  const manager = colleagueIn(studio, admin.id, folder);
  const hands: Hands = {
    ledger,
    now: clock.now,
    changeCount: studio.archive.count,
    taskIds: () => rows.task.map(({ id }) => id),
    personIds: people.map(({ id }) => id),
    pngBytes: pixel,
    grounds: groundsOf(rows, production.id),
  };
  let wasLossy = false;
  const lookingFirst = new Set<Client>();
  const told = new Map<Client, { engine: TestEngine | null; count: number }>();
  let isLooking = false;
  clock.onMoment = async () => {
    if (isLooking) return;
    isLooking = true;
    try {
      for (const client of clients) {
        const engine = client.engine();
        const seen = told.get(client);
        const count = engine?.events.length ?? 0;
        if (engine === null) continue;
        told.set(client, { engine, count });
        const isNew = seen?.engine !== engine;
        if (isNew || engine.events.slice(seen.count).some(mayShowOtherWords))
          await lookAtOwnWords(ledger, studio, client, production.id);
      }
    } finally {
      isLooking = false;
    }
  };

  const start = async (client: Client): Promise<void> => {
    if (client.engine() === null) await clock.until(client.start(), 'starting');
  };
  const later = (ms: number, work: () => void): void => {
    setTimeout(work, ms);
  };
  const startLater = (client: Client, ms: number): void => {
    later(ms, () => {
      if (client.engine() === null) void client.start();
    });
  };

  const changeEyes = async (personIds: readonly string[], call: Parameters<typeof manager.does>[0]): Promise<void> => {
    for (const id of personIds) ledger.changedEyes.add(id);
    await manager.does(call);
  };

  const act = async (deed: Deed): Promise<void> => {
    const client = 'client' in deed ? clients[deed.client % clients.length] : undefined;
    if (client !== undefined && 'client' in deed) return actAt(client, deed);
    switch (deed.kind) {
      case 'colleague': {
        const stage: Stage = {
          productionId: production.id,
          manager,
          chance: chanceOf(deed.seed),
          silentTaskIds: new Set(),
        };
        await clock
          .until(workFor(stage, deed.times, deed.only).catch(unlessRefused), 'what a colleague does', 60_000)
          .catch(unlessNothingToDo);
        return;
      }
      case 'server down':
        isServerUp = false;
        for (const one of clients) one.line().dropEvents();
        later(deed.ms, () => {
          isServerUp = true;
        });
        return;
      case 'production': {
        const status = rows.project_status.find(({ name }) => name === (deed.isOpen ? 'Open' : 'Closed'));
        await changeEyes(
          people.map(({ id }) => id),
          put(`/data/projects/${production.id}`, { project_status_id: status?.id ?? '' }),
        );
        return;
      }
      default:
        return;
    }
  };

  const actAt = async (client: Client, deed: Extract<Deed, { client: number }>): Promise<void> => {
    const line = client.line();
    const engine = client.engine();
    switch (deed.kind) {
      case 'command':
        return whileOpen(client, giveCommand(hands, client, deed));
      case 'draft':
        return whileOpen(client, saveDraft(hands, client, deed.task));
      case 'desk':
        return whileOpen(client, atTheDesk(hands, client, deed.what, deed.pick));
      case 'looks first':
        if (deed.isOn) lookingFirst.add(client);
        await engine?.call('saveSettings', { looksFirst: deed.isOn });
        return;
      case 'line':
        wasLossy ||= deed.is === 'lossy';
        line.setOnline(deed.is !== 'off');
        line.setLossy(deed.is === 'lossy' ? 4 : null);
        if (deed.is === 'on') engine?.engine.wake();
        return;
      case 'lose':
        wasLossy = true;
        line.lose(deed.loss);
        if (deed.loss === 'killed after') later(60_000, () => startLater(client, 0));
        return;
      case 'events':
        if (deed.are === 'missed') line.missEvents(deed.count);
        else if (deed.are === 'doubled') line.doubleEvents(deed.count);
        else line.dropEvents();
        return;
      case 'wake':
        engine?.engine.wake();
        return;
      case 'leave':
        if (engine === null) return;
        await clock.until(client.leave(), 'leaving');
        startLater(client, deed.awayMs);
        return;
      case 'kill':
        if (deed.afterCommits > 0) {
          client.killAfterCommits(deed.afterCommits, deed.isOfOriginals);
          later(20_000, () => startLater(client, deed.awayMs));
        } else {
          client.kill();
          startLater(client, deed.awayMs);
        }
        return;
      case 'tokens refused':
        for (const jti of tokensOf(client, deed.forGood)) studio.studio.revoked.add(jti);
        return;
      case 'sign in':
        if (engine !== null)
          void engine.call('signIn', { url, email: client.person.email, password, code: null }).catch(() => undefined);
        return;
      case 'skew':
        client.setSkew(deed.ms);
        return;
      case 'role':
        if (client.person.id !== admin.id)
          await changeEyes([client.person.id], put(`/data/persons/${client.person.id}`, { role: deed.role }));
        return;
      case 'team': {
        const team = `/data/projects/${production.id}/team`;
        await changeEyes(
          [client.person.id],
          deed.isIn ? post(team, { person_id: client.person.id }) : remove(`${team}/${client.person.id}`),
        );
        return;
      }
      case 'look': {
        const taskId = hands.taskIds()[deed.task];
        if (engine !== null && taskId !== undefined)
          await engine.call('wantScopes', {
            scopes: [
              { kind: 'production', productionId: production.id },
              { kind: 'task', taskId },
            ],
          });
        return;
      }
    }
  };

  try {
    for (const client of clients) await start(client);
    await clock.pass(1_500);
    for (const { afterMs, deed } of history.steps) {
      await clock.pass(afterMs);
      ledger.done.push(deed.kind);
      await act(deed);
      for (const client of lookingFirst) {
        const engine = client.engine();
        if (engine !== null) await noteHeld(hands, client, engine);
      }
      expectNothingHeldSent(ledger, studio);
    }
    await comeToRest();
    const queued = new Map<string, QueueRow>();
    for (const client of clients)
      for (const row of (await client.engine()?.query('queue', {}))?.rows ?? []) queued.set(row.commandId, row);
    const accounts = { ledger, studio, queued, wasLossy };
    expectEachAccountedFor(accounts);
    expectLastWords(accounts);
    await expectDraftsKept(accounts);
    await compareWithFresh(queued);
    const faults = [...clients.flatMap((client) => client.faults), ...studio.crashes];
    if (faults.length > 0) throw new Error(`went wrong inside: ${faults.slice(0, 3).join('\n')}`);
  } finally {
    clock.onMoment = () => undefined;
    commitListeners = [];
    for (const client of clients) await clock.until(client.remove(), 'the end').catch(() => undefined);
    studio.close();
    rmSync(folder, { recursive: true, force: true });
  }

  async function comeToRest(): Promise<void> {
    isServerUp = true;
    await clock.pass(60_000);
    for (const client of clients) {
      client.killAfterCommits(Number.POSITIVE_INFINITY, false);
      client.line().heal();
      await start(client);
      const engine = client.engine();
      await engine?.call('pauseSync', { isPaused: false });
      await engine?.call('saveSettings', { looksFirst: false });
      await sendAllHeld(hands, client);
      engine?.engine.wake();
    }
    // Tokens that are no longer good are found out by asking.
    for (let round = 0; round < 2; round += 1) {
      await clock.pass(30_000);
      for (const client of clients) await signInAgain(client);
    }
    // Events that were lost are found by the catch-up of every quarter of an hour.
    await clock.pass(17 * 60_000);
    await untilAllRest();
  }

  async function untilAllRest(): Promise<void> {
    for (let round = 0; round < 30 && !(await areAllAtRest()); round += 1) await clock.pass(60_000);
  }

  async function signInAgain(client: Client): Promise<void> {
    const engine = client.engine();
    const session = await engine?.query('session', {});
    if (engine !== null && (session?.kind !== 'open' || session.signIn !== 'signed-in'))
      await signIn(clock, engine, client.person);
  }

  async function areAllAtRest(): Promise<boolean> {
    for (const client of clients) {
      const engine = client.engine();
      if (engine === null || !client.line().isQuiet()) return false;
      const { outbox, pulling } = await engine.query('sync', {});
      if (outbox.sending + outbox.checking > 0 || pulling !== null) return false;
      const { rows: left } = await engine.query('queue', {});
      if (left.some(({ state, isBlockedBy }) => state === 'waiting' && isBlockedBy === null)) return false;
    }
    return true;
  }

  async function compareWithFresh(queued: ReadonlyMap<string, QueueRow>): Promise<void> {
    clock.onMoment = () => undefined;
    for (const client of clients) {
      const engine = client.engine();
      for (let left = queued.size; left > 0; left -= 1) {
        const [row] = (await engine?.query('queue', {}))?.rows ?? [];
        if (row === undefined) break;
        await engine?.call('discardCommand', { commandId: row.commandId });
        // What waited behind it goes now.
        await untilAllRest();
      }
      // Its owner puts the clock right, or nothing would count as read now.
      client.setSkew(0);
    }
    await clock.pass(1_000);
    for (const person of new Set(seats)) {
      const fresh = createClient({
        name: 'fresh',
        person,
        world,
        folder: join(folder, 'fresh'),
        now: clock.now,
        disk: blank(stand, await diskOf(stand, history.kitsu, person)),
        onAccepted: () => undefined,
      });
      await start(fresh);
      const other = fresh.engine();
      if (other === null) throw new Error('not running');
      await signIn(clock, other, person);
      await untilAllIsRead(clock, other);
      await clock.until(
        expectAsFreshlySignedIn(
          clients.filter((client) => client.person === person),
          other,
          history.kitsu === '0.20.52',
        ),
        'looking at everything',
      );
      await clock.until(fresh.remove(), 'leaving');
    }
  }
}

function groundsOf(rows: StudioData, productionId: string): Grounds {
  const typeNames = new Map(rows.entity_type.map(({ id, name }) => [id, name]));
  const typeOf = (row: StudioData['entity'][number]): string => typeNames.get(row.entity_type_id ?? '') ?? '';
  const sequence = rows.entity.find((row) => typeOf(row) === 'Sequence');
  const asset = rows.entity.find((row) => !['Sequence', 'Shot'].includes(typeOf(row)));
  const shotOf = new Map(rows.task.map(({ id, entity_id: shotId }) => [id, shotId]));
  const revisionIds = new Map<string, string[]>();
  for (const { id, task_id: taskId } of rows.preview_file) {
    const shotId = shotOf.get(taskId ?? '') ?? '';
    revisionIds.set(shotId, [...(revisionIds.get(shotId) ?? []), id]);
  }
  return {
    productionId,
    assetTypeId: asset?.entity_type_id ?? '',
    sequenceId: sequence?.id ?? '',
    entityIds: rows.entity.filter((row) => typeOf(row) !== 'Sequence').map(({ id }) => id),
    shotIds: rows.entity.filter((row) => typeOf(row) === 'Shot').map(({ id }) => id),
    taskTypeIds: {
      Shot: rows.task_type.filter((row) => row.for_entity === 'Shot').map(({ id }) => id),
      Asset: rows.task_type.filter((row) => row.for_entity === 'Asset').map(({ id }) => id),
    },
    revisionIds,
  };
}

const sourcesOfWords = new Set(['comment', 'outbox', 'task', 'entity', 'playlist', 'session', '*']);

/** What a person has said, and where their tasks stand: a screen that shows nothing else is not looked at again. */
function mayShowOtherWords(event: EngineEvent): boolean {
  return event.kind === 'changed' && event.sources.some((source) => sourcesOfWords.has(source));
}

/** The ids of the tokens a computer holds. */
function tokensOf(client: Client, isRefreshToo: boolean): readonly string[] {
  return [...client.disk().secrets.values()].flatMap((text) => {
    const tokens: unknown = JSON.parse(text);
    if (typeof tokens !== 'object' || tokens === null) return [];
    const held = isRefreshToo ? ['accessToken', 'refreshToken'] : ['accessToken'];
    return held.flatMap((name) => {
      const token: unknown = Reflect.get(tokens, name);
      if (typeof token !== 'string') return [];
      const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
      const jti: unknown = typeof claims === 'object' && claims !== null ? Reflect.get(claims, 'jti') : null;
      return typeof jti === 'string' ? [jti] : [];
    });
  });
}

function unlessRefused(error: unknown): undefined {
  if (error instanceof Refused && error.status < 500) return undefined;
  throw error;
}

/** A colleague who finds nothing left to do looks for it forever. */
function unlessNothingToDo(error: unknown): undefined {
  if (error instanceof Error && error.message.startsWith('never ended')) return undefined;
  throw error;
}

/** Whoever was about to do something when the app was left or killed finds no app to do it in. */
async function whileOpen(client: Client, doing: Promise<void>): Promise<void> {
  const lives = client.lives();
  try {
    await doing;
  } catch (error) {
    if (client.lives() === lives) throw error;
  }
}
