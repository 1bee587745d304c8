/** Signing in and out, and which account is open. Others stay open behind as long as they have something to send. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { InariError } from '../../shared/errors.ts';
import type { AccountSummary, Session, SignInOutcome, UnopenedAccount } from '../../shared/model/account.ts';
import type { Id } from '../../shared/model/studio.ts';
import { accountIdOf, type AccountList, type AccountRecord } from './accountList.ts';
import type { FileHandles } from './commands/fileHandles.ts';
import type { Host } from './host.ts';
import { checkServer } from './kitsu/checkServer.ts';
import type { SessionTokens } from './kitsu/session.ts';
import { replaceDefaultPassword, sendEmailCode, signIn, type SignInCode, type SignInResult } from './kitsu/signIn.ts';
import { isDamage } from './db/salvage/rebuild.ts';
import { waitingCountIn } from './db/waitingCount.ts';
import { databasePath, openAccount, type OpenAccount } from './openAccount.ts';

export type Accounts = {
  /** The one on screen. */
  readonly currentId: () => Id | null;
  /** Null where it is not open. */
  readonly get: (accountId: Id | null) => OpenAccount | null;
  readonly sessionOf: (accountId: Id | null) => Session;
  readonly summaries: () => readonly AccountSummary[];
  /** @param isShown whether the account comes on screen, too */
  readonly signIn: (
    input: {
      readonly url: string;
      readonly email: string;
      readonly password: string;
      readonly code: SignInCode | null;
    },
    isShown: boolean,
  ) => Promise<SignInOutcome>;
  readonly sendEmailCode: (url: string, email: string) => Promise<void>;
  readonly replaceDefaultPassword: (input: {
    readonly url: string;
    readonly email: string;
    readonly token: string;
    readonly password: string;
  }) => Promise<SignInOutcome>;
  readonly open: (accountId: Id) => Promise<Session>;
  /** Opens an account for somebody without a screen, and keeps it open until it is released as often as it was held. */
  readonly hold: (accountId: Id) => Promise<void>;
  readonly release: (accountId: Id) => void;
  readonly leave: () => void;
  readonly signOut: (input: {
    readonly accountId: Id;
    readonly data: 'keep' | 'forget';
    readonly outbox: 'keep' | 'discard';
  }) => Promise<void>;
  readonly openDemo: () => Promise<Session>;
  readonly resetDemo: () => Promise<Session>;
  /** Where one left off: opened again without asking. */
  readonly restore: (opensDemoFirst: boolean) => Promise<void>;
  readonly wake: () => void;
  /** Whether something may be sent is another question now. */
  readonly pump: () => void;
  readonly close: () => Promise<void>;
};

export type AccountsParts = {
  readonly host: Host;
  readonly list: AccountList;
  readonly handles: FileHandles;
  readonly mediaLimitBytes: () => number;
  readonly looksFirst: () => boolean;
  readonly longestWorkMs: number;
  readonly onTables: (accountId: Id, tables: ReadonlySet<string>, isOriginal: boolean) => void;
  /** `session`, `sync`, `media` of one account; null: what concerns all, as another account on screen does. */
  readonly onState: (accountId: Id | null, source: string) => void;
  readonly onSent: (accountId: Id, commandId: Id, outcome: 'accepted' | 'rejected', remaining: number) => void;
};

const storedTokens = z.object({
  accessToken: z.string(),
  refreshToken: z.string().nullable(),
  sessionCookie: z.string().nullable(),
});

export function createAccounts(parts: AccountsParts): Accounts {
  const { host, list } = parts;
  const open = new Map<Id, OpenAccount>();
  const starting = new Map<Id, Promise<OpenAccount>>();
  const closing = new Map<Id, Promise<void>>();
  const savings = new Set<Promise<void>>();
  /** Who is signed in stays so on screen meanwhile. */
  const mending = new Map<Id, Session>();
  /** How many lines of their own speak of an account. */
  const holds = new Map<Id, number>();
  let isClosed = false;
  let currentId: Id | null = null;
  const secretName = (accountId: Id): string => `session-${accountId}`;
  const folderOf = (accountId: Id): string => join(host.dataFolder, 'accounts', accountId);
  const isCurrent = (accountId: Id): boolean => currentId === accountId;

  const loadTokens = async (accountId: Id): Promise<SessionTokens | null> => {
    const secret = await host.secrets.load(secretName(accountId));
    if (secret === null) return null;
    try {
      return storedTokens.parse(JSON.parse(secret));
    } catch {
      // Written by another version: signing in again is all it costs.
      return null;
    }
  };
  const saveTokens = (accountId: Id, tokens: SessionTokens | null): void => {
    const saving =
      tokens === null
        ? host.secrets.remove(secretName(accountId))
        : host.secrets.save(secretName(accountId), JSON.stringify(tokens));
    const ended = saving
      .catch((error: unknown) => {
        host.log({ level: 'error', event: 'secret-not-kept', detail: { message: String(error) } });
      })
      .finally(() => savings.delete(ended));
    savings.add(ended);
  };

  const start = (record: AccountRecord, tokens: SessionTokens | null, isDamaged: boolean): OpenAccount =>
    openAccount(
      {
        host,
        folder: folderOf(record.id),
        record,
        tokens,
        handles: parts.handles,
        mediaLimitBytes: parts.mediaLimitBytes,
        looksFirst: parts.looksFirst,
        longestWorkMs: parts.longestWorkMs,
        onTables: (tables, isOriginal) => {
          parts.onTables(record.id, tables, isOriginal);
        },
        onState: (source) => {
          parts.onState(record.id, source);
          parts.onState(null, 'accounts');
        },
        onSent: (commandId, outcome) => {
          const remaining = open.get(record.id)?.tables.outbox.count() ?? 0;
          parts.onSent(record.id, commandId, outcome, remaining);
          shutIfIdle(record.id);
        },
        saveTokens: (next) => {
          saveTokens(record.id, next);
        },
        onVersion: (version) => {
          const known = list.get(record.id);
          if (known !== null && known.serverVersion !== version) list.update({ ...known, serverVersion: version });
        },
        // Not in the middle of what has met it.
        onDamage: () => void Promise.resolve().then(() => mend(record.id)),
      },
      isDamaged,
    );

  /** One of a kind, however many windows ask at once: two on one database would send what waits twice. */
  const opened = (
    record: AccountRecord,
    tokens: () => Promise<SessionTokens | null>,
    isDamaged = false,
  ): Promise<OpenAccount> => {
    const running = open.get(record.id);
    if (running !== undefined) return Promise.resolve(running);
    const begun = starting.get(record.id);
    if (begun !== undefined) return begun;
    const beginning = (async () => {
      await closing.get(record.id);
      const kept = await tokens();
      if (isClosed) throw new InariError('engine-stopped');
      const account = start(record, kept, isDamaged);
      open.set(record.id, account);
      return account;
    })().finally(() => starting.delete(record.id));
    starting.set(record.id, beginning);
    return beginning;
  };

  const shut = (accountId: Id): Promise<void> => {
    const account = open.get(accountId);
    if (account === undefined) return closing.get(accountId) ?? Promise.resolve();
    open.delete(accountId);
    const ending = account
      .close()
      .catch((error: unknown) => {
        host.log({ level: 'error', event: 'account-not-closed', detail: { message: String(error) } });
      })
      .finally(() => closing.delete(accountId));
    closing.set(accountId, ending);
    return ending;
  };

  /** A database that was found to be damaged while it was open: closed, made anew, and open again for whoever looks at it. */
  function mend(accountId: Id): void {
    const account = open.get(accountId);
    const record = list.get(accountId);
    if (account === undefined || record === null || isClosed) return;
    host.log({ level: 'error', event: 'database-damaged', detail: { accountId } });
    mending.set(accountId, sessionOf(accountId));
    void shut(accountId)
      .then(() => opened(record, () => loadTokens(accountId), true))
      .catch((error: unknown) => {
        host.log({ level: 'error', event: 'account-not-opened', detail: { message: String(error) } });
      })
      .finally(() => {
        mending.delete(accountId);
        parts.onState(null, 'session');
        parts.onState(null, '*');
      });
  }

  /** Who is neither on screen nor held goes on only while it has something to send. */
  const shutIfIdle = (accountId: Id): void => {
    if (isCurrent(accountId) || holds.has(accountId)) return;
    if (open.get(accountId)?.tables.outbox.count() === 0) void shut(accountId);
  };

  const release = (accountId: Id): void => {
    const left = (holds.get(accountId) ?? 0) - 1;
    if (left > 0) holds.set(accountId, left);
    else holds.delete(accountId);
    shutIfIdle(accountId);
  };

  let unopened: UnopenedAccount | null = null;
  /** Puts another account on screen. */
  const show = (accountId: Id | null): void => {
    const before = currentId;
    currentId = accountId;
    unopened = null;
    list.setCurrent(accountId);
    // Nobody looks at its playlists any more.
    if (before !== null && before !== accountId) open.get(before)?.rooms.close();
    if (before !== null) shutIfIdle(before);
    parts.onState(null, 'session');
    parts.onState(null, '*');
  };

  const sessionOf = (accountId: Id | null): Session => {
    const account = accountId === null ? undefined : open.get(accountId);
    const before = mending.get(accountId ?? '') ?? { kind: 'none', unopened };
    return account === undefined ? before : sessionOr(account, before);
  };
  const session = (): Session => sessionOf(currentId);

  const summaryOf = (record: AccountRecord): AccountSummary => {
    const running = sessionOf(record.id);
    if (running.kind === 'open') return running.account;
    return {
      id: record.id,
      serverUrl: record.serverUrl,
      serverName: record.isDemo ? 'Demo' : new URL(record.serverUrl).host,
      studioName: record.studioName,
      personId: record.personId,
      personName: record.personName,
      email: record.email,
      isDemo: record.isDemo,
      lastOpenedAt: record.lastOpenedAt,
      lastPulledAt: null,
      waitingCount: 0,
      sizeBytes: 0,
      isSignedIn: record.isSignedIn,
    };
  };

  const enter = async (
    server: { readonly url: string; readonly version: string; readonly isDemo: boolean },
    result: SignInResult & { readonly kind: 'signed-in' },
    isShown: boolean,
  ): Promise<AccountSummary> => {
    const { person, organisation, tokens } = result;
    const id = accountIdOf(server.url, person.id, server.isDemo);
    const record: AccountRecord = {
      id,
      serverUrl: server.url,
      serverVersion: server.version,
      studioName: organisation.name,
      personId: person.id,
      personName: person.fullName,
      email: person.email,
      isDemo: server.isDemo,
      isSignedIn: true,
      lastOpenedAt: new Date(host.now()).toISOString(),
    };
    saveTokens(id, tokens);
    list.save(record);
    const isRunning = open.has(id) || starting.has(id);
    const account = await opened(record, () => Promise.resolve(tokens));
    // What one may see goes by one's role from the first picture on, before the people of the studio are read.
    const { db, tables } = account;
    if (tables.people.get(person.id) === null) db.write(() => tables.people.put(person));
    if (isRunning) account.signIn(tokens);
    if (isShown) show(id);
    return summaryOf(record);
  };

  const outcomeOf = async (
    server: { readonly url: string; readonly version: string; readonly isDemo: boolean },
    result: SignInResult,
    isShown: boolean,
  ): Promise<SignInOutcome> =>
    result.kind === 'signed-in' ? { kind: 'signed-in', account: await enter(server, result, isShown) } : result;

  const reach = async (
    url: string,
  ): Promise<
    | { readonly url: string; readonly version: string; readonly isDemo: boolean }
    | (SignInOutcome & { readonly kind: 'failed' })
  > => {
    const check = await checkServer(host, url);
    if (check.kind === 'failed') return check;
    if (!check.isSupported) return { kind: 'failed', code: 'unsupported-version', detail: { version: check.version } };
    return { url: check.url, version: check.version, isDemo: false };
  };

  const openDemo = async (): Promise<Session> => {
    const demo = await host.demo.start();
    const check = await checkServer(host, demo.url);
    if (check.kind === 'failed') throw new InariError(check.code, check.detail);
    const server = { url: check.url, version: check.version, isDemo: true };
    const result = await signIn(
      { host, serverUrl: check.url },
      { email: demo.email, password: demo.password, code: null },
    );
    if (result.kind !== 'signed-in') throw new InariError(result.kind === 'failed' ? result.code : 'wrong-password');
    const id = accountIdOf(server.url, result.person.id, true);
    // It listens elsewhere than last time: the running one speaks to nobody.
    if (open.get(id)?.record().serverUrl !== server.url) await shut(id);
    await enter(server, result, true);
    return session();
  };

  /** What waits in accounts that are not on screen goes out as well after a restart. */
  const openWaiting = async (): Promise<void> => {
    const others = list.all().filter(({ id, isDemo }) => !isDemo && !open.has(id));
    for (const record of others) {
      // One that cannot be read is opened, and mended, all the same.
      if (waitingCountIn(databasePath(folderOf(record.id))) === 0) continue;
      try {
        await opened(record, () => loadTokens(record.id));
      } catch (error) {
        host.log({ level: 'warning', event: 'account-not-opened', detail: { message: String(error) } });
      }
    }
  };

  const forget = async (accountId: Id): Promise<void> => {
    await shut(accountId);
    await host.secrets.remove(secretName(accountId));
    // Virus scanners hold on to files for a moment.
    await rm(folderOf(accountId), { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    list.forget(accountId);
  };

  return {
    currentId: () => currentId,
    get: (accountId) => (accountId === null ? null : (open.get(accountId) ?? null)),
    sessionOf,
    summaries: () => list.all().map(summaryOf),
    signIn: async ({ url, email, password, code }, isShown) => {
      const server = await reach(url);
      if ('kind' in server) return server;
      return outcomeOf(server, await signIn({ host, serverUrl: server.url }, { email, password, code }), isShown);
    },
    sendEmailCode: async (url, email) => {
      const server = await reach(url);
      if ('kind' in server) throw new InariError(server.code, server.detail);
      await sendEmailCode({ host, serverUrl: server.url }, email);
    },
    replaceDefaultPassword: async ({ url, email, token, password }) => {
      const server = await reach(url);
      if ('kind' in server) return server;
      await replaceDefaultPassword({ host, serverUrl: server.url }, { email, token, password });
      return outcomeOf(server, await signIn({ host, serverUrl: server.url }, { email, password, code: null }), true);
    },
    open: async (accountId) => {
      const record = list.get(accountId);
      if (record === null) throw new InariError('no-account');
      if (record.isDemo) return openDemo();
      await opened(record, () => loadTokens(accountId));
      list.save({ ...record, lastOpenedAt: new Date(host.now()).toISOString() });
      show(accountId);
      return session();
    },
    hold: async (accountId) => {
      const record = list.get(accountId);
      if (record === null) throw new InariError('no-account');
      holds.set(accountId, (holds.get(accountId) ?? 0) + 1);
      try {
        await opened(record, () => loadTokens(accountId));
      } catch (error) {
        release(accountId);
        throw error;
      }
    },
    release,
    leave: () => {
      show(null);
    },
    signOut: async ({ accountId, data, outbox }) => {
      const record = list.get(accountId);
      if (record === null) throw new InariError('no-account');
      const account = await opened(record, () => loadTokens(accountId)).catch((error: unknown) => {
        // Who gives up all of it gives up what cannot be read any more, too.
        if (data === 'forget' && outbox === 'discard') return null;
        throw error;
      });
      if (account !== null) {
        // Forgetting would take what waits with it: that has to be said, by whoever wrote it.
        if (data === 'forget' && outbox === 'keep' && account.tables.outbox.count() > 0)
          throw new InariError('not-allowed', { reason: 'waiting' });
        if (outbox === 'discard') {
          const copies = account.db.writeOriginals(() =>
            account.tables.outbox.all().flatMap(({ commandId }) => account.tables.outbox.remove(commandId)),
          );
          await account.queuedFiles.removeCopies(copies);
        }
        await account.signOut();
      }
      if (isCurrent(accountId)) show(null);
      if (data === 'forget') await forget(accountId);
      else {
        list.save({ ...record, isSignedIn: false });
        // What waits stays counted, and goes out after the next sign-in.
        if (account?.tables.outbox.count() === 0) await shut(accountId);
      }
    },
    openDemo,
    resetDemo: async () => {
      const demoIds = list
        .all()
        .filter(({ isDemo }) => isDemo)
        .map(({ id }) => id);
      if (currentId !== null && demoIds.includes(currentId)) show(null);
      for (const id of demoIds) await forget(id);
      await host.demo.reset();
      return openDemo();
    },
    restore: async (opensDemoFirst) => {
      if (opensDemoFirst && list.all().length === 0) {
        await openDemo();
        return;
      }
      const last = list.currentId();
      const record = last === null ? null : list.get(last);
      try {
        if (record?.isDemo === true) await openDemo();
        else if (record !== null) {
          await opened(record, () => loadTokens(record.id));
          show(record.id);
        }
      } catch (error) {
        const { code, detail } = error instanceof InariError ? error : new InariError('unexpected');
        unopened = record === null ? null : { accountId: record.id, code, detail };
        parts.onState(null, 'session');
        throw error;
      } finally {
        void openWaiting();
      }
    },
    wake: () => {
      for (const account of open.values()) account.wake();
    },
    pump: () => {
      for (const account of open.values()) account.push.pump();
    },
    close: async () => {
      isClosed = true;
      await Promise.allSettled(starting.values());
      await Promise.all([...open.keys(), ...closing.keys()].map(shut));
      await Promise.all(savings);
    },
  };
}

/** While its database is found to be damaged, and before it is made anew, it cannot say who it is. */
function sessionOr(account: OpenAccount, before: Session): Session {
  try {
    return account.session();
  } catch (error) {
    if (!isDamage(error)) throw error;
    return before;
  }
}
