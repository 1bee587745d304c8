/** One computer with the app on it: a whole engine over its folder, started, closed and killed as the history wants. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { longestWorkMs } from '../../electron/engine/sync/push/stragglers.ts';
import type { LogLine, SecretStore } from '../../electron/engine/host.ts';
import type { Account } from '../support/colleague.ts';
import { startTestEngine, type TestEngine } from '../support/testEngine.ts';
import { openLine, type Line, type World } from './line.ts';

export type Person = Account & { readonly id: string; readonly role: string };

/** What a computer keeps while it is off. */
export type Disk = { readonly files: ReadonlyMap<string, Buffer>; readonly secrets: ReadonlyMap<string, string> };

export type Client = {
  readonly name: string;
  readonly person: Person;
  readonly line: () => Line;
  /** Null while it is off. */
  readonly engine: () => TestEngine | null;
  readonly start: () => Promise<void>;
  /** The app is left as it should be. */
  readonly leave: () => Promise<void>;
  /** The process is gone from one moment to the next. */
  readonly kill: () => void;
  /** Killed right after so many more commits, of any kind or of originals. */
  readonly killAfterCommits: (count: number, isOfOriginals: boolean) => void;
  readonly noteCommit: (path: string, isOriginal: () => boolean) => void;
  readonly setSkew: (ms: number) => void;
  readonly isOnDisk: (path: string) => boolean;
  /** What went wrong inside that nobody ordered. */
  readonly faults: readonly string[];
  /** How often it was killed, so that whoever waited for an answer can tell that none will come. */
  readonly lives: () => number;
  readonly disk: () => Disk;
  readonly remove: () => Promise<void>;
};

export type ClientParts = {
  readonly name: string;
  readonly person: Person;
  readonly world: World;
  readonly folder: string;
  readonly now: () => number;
  readonly disk: Disk | null;
  readonly onAccepted: (commandId: string) => void;
};

export function createClient({ name, person, world, folder, now, disk, onAccepted }: ClientParts): Client {
  let engine: TestEngine | null = null;
  let line = openLine(world, () => kill());
  let lives = 0;
  let leaving = Promise.resolve();
  let starting: Promise<void> | null = null;
  let skewMs = 0;
  let killIn: { count: number; readonly isOfOriginals: boolean } | null = null;
  const faults: string[] = [];
  const endings: Promise<void>[] = [];
  const secrets = new Map(disk?.secrets);
  const home = (): string => join(folder, `life-${String(lives)}`);
  mkdirSync(home(), { recursive: true });
  for (const [path, bytes] of disk?.files ?? []) {
    mkdirSync(dirname(join(home(), path)), { recursive: true });
    writeFileSync(join(home(), path), bytes);
  }

  const store: SecretStore = {
    isSafe: true,
    load: (key) => Promise.resolve(secrets.get(key) ?? null),
    save: (key, secret) => {
      secrets.set(key, secret);
      return Promise.resolve();
    },
    remove: (key) => {
      secrets.delete(key);
      return Promise.resolve();
    },
  };

  const note = ({ level, event, detail }: LogLine): void => {
    const commandId = event === 'command-accepted' ? detail?.['commandId'] : undefined;
    if (typeof commandId === 'string') onAccepted(commandId);
    const isExpected = event === 'outcome-not-kept' || event === 'account-not-closed';
    if (level === 'error' && !isExpected) faults.push(`${name}: ${event} ${JSON.stringify(detail ?? {})}`);
  };

  const begin = async (): Promise<void> => {
    // Whoever starts the app while it still closes waits for that, as its data does.
    await leaving;
    if (engine !== null) return;
    const mine = line;
    const life = lives;
    engine = await startTestEngine({
      dataFolder: home(),
      longestWorkMs,
      now: () => now() + skewMs,
      log: (told) => {
        // What a dead process still has to say nobody hears.
        if (life === lives && line === mine) note(told);
      },
      wrapHost: (host) => ({ ...host, ...mine.network, secrets: life === lives ? store : host.secrets }),
    });
  };

  /** One of a kind, however often it is asked for. */
  const start = (): Promise<void> => (starting ??= begin().finally(() => (starting = null)));

  const leave = async (): Promise<void> => {
    const closing = engine;
    engine = null;
    lives += 1;
    const before = join(folder, `life-${String(lives - 1)}`);
    await closing?.close();
    cpSync(before, home(), { recursive: true });
  };

  function kill(): void {
    killIn = null;
    if (engine === null) return;
    const dying = engine;
    const before = home();
    line.cut();
    line = openLine(world, () => kill());
    engine = null;
    lives += 1;
    // What the process that goes on here without a network still writes, it writes to a disk of its own.
    cpSync(before, home(), { recursive: true });
    for (const path of readdirSync(home(), { recursive: true, encoding: 'utf8' }))
      if (path.endsWith('-shm')) rmSync(join(home(), path));
    endings.push(dying.close().catch(() => undefined));
  }

  return {
    name,
    person,
    line: () => line,
    engine: () => engine,
    start,
    leave: () => (leaving = leave()),
    kill,
    killAfterCommits: (count, isOfOriginals) => {
      killIn = { count, isOfOriginals };
    },
    noteCommit: (path, isOriginal) => {
      if (killIn === null || !path.startsWith(home()) || (killIn.isOfOriginals && !isOriginal())) return;
      killIn.count -= 1;
      if (killIn.count <= 0) kill();
    },
    setSkew: (ms) => {
      skewMs = ms;
    },
    isOnDisk: (path) => path.startsWith(home()),
    faults,
    lives: () => lives,
    disk: () => ({ files: filesBelow(home()), secrets: new Map(secrets) }),
    remove: async () => {
      const leaving = engine;
      engine = null;
      await leaving?.close();
      await Promise.all(endings);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function filesBelow(folder: string): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length + 1), readFileSync(path));
  }
  return files;
}
