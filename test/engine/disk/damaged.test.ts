// A database that is damaged in one way or another: made anew, what exists nowhere else saved from it, and all of it said.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { textFixture } from '../../support/files.ts';
import { asking, openedProductionOf, signedIn, type SignedIn } from '../../support/signedIn.ts';
import { startTestEngine } from '../../support/testEngine.ts';

/** What was taken; of some tasks an artist may say nothing. */
const said: number[] = [];
/** Long enough that they fill pages of their own, and one goes on in others. */
const textOf = (number: number): string => `said ${String(number)} ${'x'.repeat(number === 7 ? 20_000 : 400)}`;

let studio: RunningStudio;
let packed: string;
let accountId = '';
let taskIds: readonly string[] = [];
const opened: SignedIn[] = [];

/** An account with much that waits, left as a process leaves it that is killed: its log beside the database. */
beforeAll(async () => {
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 80, assets: 6, people: 12 });
  const artist = await signedIn(studio, 'user');
  const session = await artist.query('session', {});
  accountId = session.kind === 'open' ? session.account.id : '';
  const productionId = await openedProductionOf(artist);
  taskIds = (await artist.todo()).filter((row) => row.productionId === productionId).map(({ taskId }) => taskId);
  await artist.call('pauseSync', { isPaused: true });
  await artist.until(async () => (await artist.query('sync', {})).pulling === null, 'nothing is read');
  for (let number = 0; number < 160; number += 1)
    if ((await comment(artist, number)).commandIds.length === 1) said.push(number);
  const { handle } = await textFixture(artist, 'note.txt', 'what I saw');
  await comment(artist, said[0] ?? 0, [handle]);
  await artist.call('saveDraft', { key: `task:${taskIds[0] ?? ''}`, value: 'half a thought' });
  packed = `${artist.dataFolder}-packed`;
  cpSync(artist.dataFolder, packed, { recursive: true });
  await artist.remove();
});
afterEach(async () => {
  studio.faults.clear();
  for (const engine of opened.splice(0)) await engine.remove();
});
afterAll(async () => {
  rmSync(packed, { recursive: true });
  await studio.stop();
});

const comment = (engine: SignedIn, number: number, handles: readonly string[] = []) =>
  engine.command('postComment', {
    taskId: taskIds[number % taskIds.length] ?? '',
    taskStatusId: null,
    text: textOf(number),
    checklist: [],
    handles: [...handles],
    draftKey: null,
  });

/** The account's database after something has happened to it, opened by an engine that speaks to nobody. */
async function opensAfter(harm: (path: string) => void, isCheckpointed = true): Promise<SignedIn> {
  const dataFolder = `${packed}-${String(Math.random()).slice(2)}`;
  cpSync(packed, dataFolder, { recursive: true });
  const path = join(dataFolder, 'accounts', accountId, 'mirror.db');
  rmSync(`${path}-shm`, { force: true });
  if (isCheckpointed) {
    const plain = new BetterSqlite3(path);
    plain.pragma('wal_checkpoint(TRUNCATE)');
    plain.close();
  }
  harm(path);
  studio.faults.set([{ action: { kind: 'refuse' } }]);
  const engine = asking(await startTestEngine({ dataFolder }));
  opened.push(engine);
  await engine.call('openAccount', { accountId });
  return engine;
}

const waiting = async (engine: SignedIn) => (await engine.query('queue', {})).rows;
const textsOf = async (engine: SignedIn) =>
  new Set((await waiting(engine)).map(({ excerpt }) => excerpt.split(' ').slice(0, 2).join(' ')));
const repairOf = async (engine: SignedIn) => {
  const found = (await engine.query('notices', {})).find(({ kind }) => kind === 'repaired');
  return found?.kind === 'repaired' ? found : null;
};
const accountFolder = (engine: SignedIn) => join(engine.dataFolder, 'accounts', accountId);
const overwrite = (path: string, at: number, bytes: Buffer): void => {
  const file = readFileSync(path);
  bytes.copy(file, at);
  writeFileSync(path, file);
};
const noise = Buffer.alloc(4096, 'no page of a database ');

/** The pages of a table, its leaves last. */
function pagesOf(path: string, table: string): readonly number[] {
  const plain = new BetterSqlite3(path, { readonly: true });
  const pages = plain
    .prepare<[string], { pageno: number }>(
      "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno",
    )
    .all(table)
    .map(({ pageno }) => pageno);
  plain.close();
  return pages;
}

test('one that is in order is opened as it is, and nothing is said', async () => {
  const engine = await opensAfter(() => undefined, false);
  expect(await repairOf(engine)).toBe(null);
  expect(await waiting(engine)).toHaveLength(said.length + 1);
});

describe('saved from a database', () => {
  test.each<[what: string, harm: (path: string) => void]>([
    ['whose header is no header', (path) => overwrite(path, 0, noise.subarray(0, 100))],
    ['whose first page is lost', (path) => overwrite(path, 0, noise)],
    [
      'with noise in its mirror',
      (path) => {
        for (const table of ['entity', 'task', 'comment', 'studio_row'])
          for (const page of pagesOf(path, table)) overwrite(path, (page - 1) * 4096, noise);
      },
    ],
  ])('%s is everything that waits', async (what, harm) => {
    const engine = await opensAfter(harm);
    // Damage in the mirror is met when it is read.
    await engine.until(async () => {
      await engine.query('studio', {}).catch(() => null);
      await engine
        .query('todoList', { tab: 'todo', search: '', grouping: 'none', sort: 'default', today: '2026-11-24' })
        .catch(() => null);
      return (await repairOf(engine).catch(() => null)) !== null;
    }, 'it is made anew');
    const repair = await repairOf(engine);
    expect(repair).toMatchObject({ commandCount: said.length + 1, draftCount: 1, looseFileCount: 0 });
    expect((await textsOf(engine)).size).toBe(said.length);
    expect((await engine.query('draft', { key: `task:${taskIds[0] ?? ''}` })).value).toBe('half a thought');
    // The damaged one is kept.
    expect(existsSync(join(accountFolder(engine), repair?.asideName ?? '', 'mirror.db'))).toBe(true);
    // What is certain goes by itself; what may be old is looked at first.
    expect(new Set((await waiting(engine)).map(({ hold }) => hold))).toEqual(
      new Set([what === 'with noise in its mirror' ? null : 'until-seen']),
    );
    expect(repair?.isWhole).toBe(what === 'with noise in its mirror');
  });

  test('that has lost a page of its outbox is the rest, it is said that something may be missing, and files are kept', async () => {
    const engine = await opensAfter((path) => {
      const pages = pagesOf(path, 'outbox');
      overwrite(path, ((pages[Math.floor(pages.length / 2)] ?? 1) - 1) * 4096, noise);
      for (const page of pagesOf(path, 'outbox_file')) overwrite(path, (page - 1) * 4096, noise);
    });
    const repair = await repairOf(engine);
    expect(repair).toMatchObject({ isWhole: false, draftCount: 1, looseFileCount: 1 });
    const count = (await waiting(engine)).length;
    expect(count).toBe(repair?.commandCount);
    expect(count).toBeGreaterThan(said.length - 12);
    expect(count).toBeLessThan(said.length + 1);
    const files = readdirSync(join(accountFolder(engine), repair?.asideName ?? '', 'outbox'));
    expect(files).toHaveLength(1);
  });

  test('that was cut short is what is left of it', async () => {
    const engine = await opensAfter((path) => truncateSync(path, Math.floor(readFileSync(path).length / 8192) * 4096));
    const repair = await repairOf(engine);
    expect(repair?.isWhole).toBe(false);
    expect((await waiting(engine)).length).toBe(repair?.commandCount);
  });

  test('that is empty, or a folder, is nothing, and that is said', async () => {
    for (const harm of [
      (path: string) => truncateSync(path, 0),
      (path: string) => {
        renameSync(path, `${path}.gone`);
        mkdirSync(path);
      },
    ]) {
      const engine = await opensAfter(harm);
      expect(await repairOf(engine)).toMatchObject({
        isWhole: false,
        commandCount: 0,
        draftCount: 0,
        looseFileCount: 1,
      });
      expect(await waiting(engine)).toEqual([]);
    }
  });

  test('of which only the log is left is what stands in the log', async () => {
    const engine = await opensAfter((path) => truncateSync(path, 0), false);
    const repair = await repairOf(engine);
    expect(repair?.commandCount).toBeGreaterThan(0);
    expect((await waiting(engine)).length).toBe(repair?.commandCount);
  });
});

describe('a log', () => {
  test('with noise behind its end loses nothing and is no reason for a word', async () => {
    const engine = await opensAfter((path) => {
      writeFileSync(`${path}-wal`, Buffer.concat([readFileSync(`${path}-wal`), noise, noise]));
    }, false);
    expect(await repairOf(engine)).toBe(null);
    expect(await waiting(engine)).toHaveLength(said.length + 1);
  });

  test.each([
    ['its header', () => 0],
    ['a frame in the middle', (length: number) => 32 + Math.floor((length - 32) / (4096 + 24) / 2) * (4096 + 24)],
  ])('that has lost %s keeps the commands behind it', async (_what, placeIn) => {
    const engine = await opensAfter((path) => {
      overwrite(`${path}-wal`, placeIn(readFileSync(`${path}-wal`).length), noise.subarray(0, 24));
    }, false);
    const repair = await repairOf(engine);
    expect(repair).not.toBe(null);
    // Each commit writes its whole page anew: what the lost frame held the later ones hold as well.
    expect((await textsOf(engine)).size).toBeGreaterThan(said.length - 12);
    expect(existsSync(join(accountFolder(engine), repair?.asideName ?? '', 'mirror.db-wal'))).toBe(true);
  });
});

test('what was saved is sent once it has been looked at, each of it once, and the mirror is there again', async () => {
  const engine = await opensAfter((path) => overwrite(path, 0, noise));
  studio.faults.clear();
  await engine.call('syncNow', {});
  await engine.untilPulled(30_000);
  expect(await openedProductionOf(engine)).not.toBe('');
  // Not before: its author has not looked.
  expect(await waiting(engine)).toHaveLength(said.length + 1);
  const onServer = (number: number) =>
    studio.studio().store.comment.filter(({ text }) => text === textOf(number)).length;
  expect(onServer(3)).toBe(0);
  await engine.call('releaseCommands', { commandIds: null });
  await engine.untilQueueIsEmpty(60_000);
  for (const number of said) expect([number, onServer(number)]).toEqual([number, number === said[0] ? 2 : 1]);
  await engine.call('dismissNotices', {});
  expect(await repairOf(engine)).toBe(null);
}, 120_000);

test('a kill while it is made anew leaves the old one or the new one', async () => {
  for (const isMoved of [false, true]) {
    const engine = await opensAfter((path) => {
      overwrite(path, 0, noise);
      const folder = dirname(path);
      // Half a new one beside the old one; or a whole new one, the old one just put aside.
      if (!isMoved) {
        writeFileSync(`${path}.next`, noise);
        return;
      }
      const fresh = new BetterSqlite3(join(packed, 'accounts', accountId, 'mirror.db'), { readonly: true });
      fresh.exec(`VACUUM INTO '${path}.next'`);
      fresh.close();
      mkdirSync(join(folder, 'damaged-2026-11-24T10-00-00'));
      renameSync(path, join(folder, 'damaged-2026-11-24T10-00-00', 'mirror.db'));
      writeFileSync(`${path}-wal`, noise);
    });
    expect((await textsOf(engine)).size).toBe(said.length);
    expect(existsSync(join(accountFolder(engine), 'mirror.db.next'))).toBe(false);
  }
});
