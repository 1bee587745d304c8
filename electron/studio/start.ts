/*
 * Starts a studio: its rows (made up, or those of last time), its server and sockets.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from './columns.ts';
import { Faults, type FaultRule } from './faults.ts';
import { FileShelf } from './files.ts';
import { Journal, rowsOf } from './journal.ts';
import { startLife, type Life } from './life.ts';
import { RequestLog } from './requests.ts';
import { openServer } from './server.ts';
import { openSockets } from './sockets.ts';
import { openStore } from './store.ts';
import type { Studio } from './studio.ts';
import type { StudioData, StudioOptions } from './tables.ts';
import type { Role } from './tables/values.ts';

export type StartOptions = StudioOptions & {
  /** 0: any free port. */
  readonly port: number;
  /** Folder the studio remembers itself in; null: it forgets when it stops. */
  readonly state: string | null;
  /** Colleagues at work while you watch. */
  readonly isLive: boolean;
  readonly accessSeconds: number;
  readonly refreshSeconds: number;
  readonly faults: readonly FaultRule[];
  /** The files that movies are made of are kept too; only the newer servers give them out. */
  readonly keepsSources: boolean;
  /** Makes the rows of a new studio. */
  readonly makeStudio: (options: StudioOptions) => StudioData;
  /** The password all seeded accounts share. */
  readonly password: string;
  readonly log: (line: string) => void;
};

export type Account = { readonly email: string; readonly password: string; readonly role: Role };

export type RunningStudio = {
  /** `http://127.0.0.1:N`; the API is below `/api`. */
  readonly url: string;
  /** One account of every role. */
  readonly accounts: readonly Account[];
  readonly faults: Faults;
  readonly requests: RequestLog;
  /** The studio of the moment, for tests that arrange what no client can. */
  readonly studio: () => Studio;
  /** Starts over: what was made since is gone, tokens too. */
  readonly reset: () => void;
  /** The event stream breaks for everybody. */
  readonly cutStream: () => void;
  readonly stop: () => Promise<void>;
};

const secretNote = 'secret';
const revokedNote = 'revoked';

type Opened = { readonly studio: Studio; readonly flush: () => void; readonly close: () => void };

function openStudio(
  options: StartOptions,
  folder: string,
  publish: (name: string, payload: JsonObject) => void,
): Opened {
  const journal = options.state === null ? null : new Journal(join(folder, 'rows'));
  const memory = journal?.read() ?? null;
  const revoked = new Set<string>(memory?.notes[revokedNote]?.split(' ').filter((jti) => jti !== ''));
  const secret = memory?.notes[secretNote] ?? randomBytes(32).toString('hex');
  const store = openStore(memory === null ? options.makeStudio(options) : rowsOf(memory), (change) =>
    journal?.add(change),
  );
  const notes = (): Record<string, string> => ({ [secretNote]: secret, [revokedNote]: [...revoked].join(' ') });
  if (memory === null) journal?.snapshot(store, notes());
  const timers = new Set<NodeJS.Timeout>();
  let revokedCount = revoked.size;
  const flush = (): void => {
    if (revoked.size !== revokedCount) journal?.note(revokedNote, [...revoked].join(' '));
    revokedCount = revoked.size;
    journal?.flush();
    if (journal?.isLong === true) journal.snapshot(store, notes());
  };
  const studio: Studio = {
    version: options.kitsu,
    isNew: options.kitsu === '1.0.97',
    keepsSources: options.keepsSources,
    store,
    files: new FileShelf(join(folder, 'files')),
    secret,
    accessSeconds: options.accessSeconds,
    refreshSeconds: options.refreshSeconds,
    revoked,
    resetTokens: new Map(),
    mails: [],
    publish,
    later: (delayMs, job) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        job();
        flush();
      }, delayMs);
      timers.add(timer);
    },
  };
  const close = (): void => {
    for (const timer of timers) clearTimeout(timer);
    flush();
    journal?.close();
  };
  return { studio, flush, close };
}

const roleOrder: readonly Role[] = ['admin', 'manager', 'supervisor', 'user', 'client', 'vendor'];

const accountLimit = 40;

/** Who can sign in: first one person of every role, then colleagues, as many as a list can be read of. */
function accountsOf(studio: Studio, password: string): Account[] {
  const people = studio.store.person
    .filter(({ active, is_bot: isBot, email }) => active && !isBot && email !== null)
    .map(({ email, role }) => ({ email: email ?? '', password, role }));
  const first = roleOrder.flatMap((role) => people.find((person) => person.role === role) ?? []);
  const rest = people.filter((person) => !first.includes(person));
  return [...first, ...rest].slice(0, accountLimit);
}

/** Starts a studio and answers when it listens. */
export async function startStudio(options: StartOptions): Promise<RunningStudio> {
  const folder = options.state ?? mkdtempSync(join(tmpdir(), 'inari-studio-'));
  mkdirSync(folder, { recursive: true });
  const faults = new Faults();
  faults.set(options.faults);
  const requests = new RequestLog();
  const publish = (name: string, payload: JsonObject): void => sockets.publish(name, payload);
  let opened = openStudio(options, folder, publish);
  const http = openServer({
    studio: () => opened.studio,
    faults,
    requests,
    flush: () => opened.flush(),
    log: options.log,
  });
  const sockets = openSockets(http, () => opened.studio);
  const live = (): Life | null => (options.isLive ? startLife(opened.studio, opened.flush, options.seed) : null);
  let life = live();
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    accounts: accountsOf(opened.studio, options.password),
    faults,
    requests,
    studio: () => opened.studio,
    reset: () => {
      life?.stop();
      opened.close();
      rmSync(join(folder, 'rows'), { recursive: true, force: true });
      rmSync(join(folder, 'files'), { recursive: true, force: true });
      opened = openStudio(options, folder, publish);
      life = live();
    },
    cutStream: sockets.cut,
    stop: async () => {
      life?.stop();
      opened.close();
      http.closeAllConnections();
      await sockets.close();
      if (options.state === null) rmSync(folder, { recursive: true, force: true });
    },
  };
}
