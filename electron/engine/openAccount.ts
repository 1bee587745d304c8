/** One account at work: its database, its session, what pulls and what pushes. Several may be open side by side. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '../../shared/model/account.ts';
import type { Day, Id, Instant, Person, Role } from '../../shared/model/studio.ts';
import type { OutboxCounts, SyncState } from '../../shared/model/sync.ts';
import type { AccountRecord } from './accountList.ts';
import { createBatches, type Batches } from './commands/batches.ts';
import { createAccept, type AcceptAll, type AcceptCommand } from './commands/accept.ts';
import { readDraft } from '../../shared/draft.ts';
import { contentTypeOf } from '../../shared/contentType.ts';
import { extensionOf, type FileHandles } from './commands/fileHandles.ts';
import { createOverlay } from './commands/overlay.ts';
import type { Overlay } from './commands/overlayView.ts';
import { createQueuedFiles, type QueuedFiles } from './commands/queuedFiles.ts';
import { asInariError, type Database } from './db/open.ts';
import { isDamage, openOrRebuild } from './db/salvage/rebuild.ts';
import { createTables, type Tables } from './db/tables.ts';
import type { Host } from './host.ts';
import type { Kitsu } from './kitsu/kitsu.ts';
import { createKitsu } from './kitsu/requests.ts';
import { createSession, type KitsuSession, type SessionTokens } from './kitsu/session.ts';
import { networkDiskOf } from './networkDisk.ts';
import { createForgottenFiles } from './forgottenFiles.ts';
import { createMedia, type Media } from './media/media.ts';
import { createWantedOriginals, type WantedOriginals } from './media/wantedOriginals.ts';
import { createPins, type Pins } from './pins/pins.ts';
import type { QueryContext } from './queries/context.ts';
import { createQueueExport, type QueueExport } from './queueExport/queueExport.ts';
import { createMirrorQueries, type MirrorQueries } from './queries/registry.ts';
import { createRooms, type Rooms } from './room/rooms.ts';
import { createKeepPublished } from './publishedFiles.ts';
import { createSeenWork, type SeenWork } from './seenWork.ts';
import { createConnection, type ConnectionKeeper } from './sync/connection.ts';
import { createPush, type Push } from './sync/push.ts';
import { openEvents, type Events } from './sync/socket.ts';
import { createSync, type Sync } from './sync/sync.ts';
import { createTurns } from './sync/turns.ts';

export type OpenAccount = {
  readonly record: () => AccountRecord;
  readonly db: Database;
  readonly tables: Tables;
  readonly overlay: () => Overlay;
  /** What has changed in what waits since this was asked last, as sources of answers. */
  readonly waitingChanges: () => readonly string[];
  /** What is asked of the server now, and kept nowhere. */
  readonly kitsu: Pick<
    Kitsu,
    | 'features'
    | 'buildPlaylistMovie'
    | 'playlistMovieState'
    | 'playlistShares'
    | 'sharePlaylist'
    | 'revokePlaylistShare'
  >;
  readonly accept: AcceptCommand;
  readonly acceptAll: AcceptAll;
  readonly batches: Batches;
  readonly queuedFiles: QueuedFiles;
  readonly queueExport: QueueExport;
  readonly push: Push;
  readonly sync: Sync;
  readonly media: Media;
  readonly originals: WantedOriginals;
  readonly mirror: MirrorQueries;
  readonly pins: Pins;
  readonly rooms: Rooms;
  readonly seenWork: SeenWork;
  readonly connection: ConnectionKeeper;
  readonly session: () => Session;
  readonly syncState: () => SyncState;
  readonly roleIn: (productionId: Id) => Role;
  readonly me: () => Person;
  /** After a sign-in over the open account: reading never stopped, sending goes on. */
  readonly signIn: (tokens: SessionTokens) => void;
  readonly signOut: () => Promise<void>;
  readonly setPaused: (isPaused: boolean) => void;
  /** Asks the server now, and for what has changed. */
  readonly syncNow: () => void;
  /** The computer has slept, or the network is back: nothing that was open before is to be trusted. */
  readonly wake: () => void;
  readonly close: () => Promise<void>;
};

export type OpenAccountParts = {
  readonly host: Host;
  readonly folder: string;
  readonly record: AccountRecord;
  readonly tokens: SessionTokens | null;
  readonly handles: FileHandles;
  readonly mediaLimitBytes: () => number;
  /** Whether what was given without a connection waits for a look at it when there is one again. */
  readonly looksFirst: () => boolean;
  /** How long what was not answered may still arrive, milliseconds. */
  readonly longestWorkMs: number;
  readonly onTables: (tables: ReadonlySet<string>, isOriginal: boolean) => void;
  /** `session`, `sync`, `pulling:…`, `media`, `queue-export`, `room`, `room-ink`: what is no table. */
  readonly onState: (source: string) => void;
  readonly onSent: (commandId: Id, outcome: 'accepted' | 'rejected') => void;
  readonly saveTokens: (tokens: SessionTokens | null) => void;
  /** What the server says it is; a new version counts from the next start on. */
  readonly onVersion: (version: string) => void;
  /** The database was found to be damaged while it was open: it is to be closed, and opened once more as such. */
  readonly onDamage: () => void;
};

export const databasePath = (folder: string): string => join(folder, 'mirror.db');

/** Without events the server is asked this often. */
const pollMs = 60_000;
/** With them too, now and then: nothing proves that none was lost. */
const safetyMs = 15 * 60_000;
/** More than a socket's first words take over any line that is worth the wait. */
const streamPatienceMs = 1_000;

/**
 * Fails with `database-newer`, `folder-not-writable` or `disk-full`; nothing is changed then. What is damaged is mended.
 * @param isDamaged see `openOrRebuild`
 */
export function openAccount(parts: OpenAccountParts, isDamaged = false): OpenAccount {
  const { host, folder } = parts;
  let db: Database | null = null;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const isOnNetwork = networkDiskOf(folder, host.fileSystemType) !== null;
    db = openOrRebuild({ path: databasePath(folder), isOnNetwork, now: host.now }, isDamaged);
    return work(parts, db);
  } catch (error) {
    db?.close();
    const known = asInariError(error);
    // Read for the first time now; of a new one it would be damaged at once, and there is no end to that.
    if (!isDamaged && isDamage(known)) return openAccount(parts, true);
    throw known;
  }
}

function work(parts: OpenAccountParts, db: Database): OpenAccount {
  const { host, record } = parts;
  const tables = createTables(db);

  let signInState: 'signed-in' | 'expired' | 'needed' = parts.tokens === null ? 'needed' : 'signed-in';
  let serverVersion = record.serverVersion;
  let isPaused = false;
  let isClosed = false;
  let events: Events | null = null;

  const session: KitsuSession = createSession({
    host,
    serverUrl: record.serverUrl,
    tokens: parts.tokens,
    onTokens: parts.saveTokens,
    onExpired: () => {
      signInState = 'expired';
      connection.noteSession(false);
      sync.hold(true);
      parts.onState('session');
    },
  });
  const kitsu = createKitsu(session, record.serverVersion, host.log);
  const me = (): Person => tables.people.get(record.personId) ?? personOf(record);
  const roleIn = (productionId: Id): Role => tables.productions.get(productionId)?.role ?? me().role;

  const holdOrGo = (): void => {
    sync.hold(
      isPaused ||
        signInState !== 'signed-in' ||
        !connection.isReachable() ||
        connection.slowedUntilMs() !== null ||
        streamPatience !== null,
    );
  };
  /** What is read before the stream is live has to be read again when it is: worth a moment's wait, and no more. */
  let streamPatience: NodeJS.Timeout | null = null;
  const endPatience = (): void => {
    if (streamPatience !== null) clearTimeout(streamPatience);
    streamPatience = null;
    holdOrGo();
  };
  const awaitStream = (): void => {
    if (streamPatience !== null) clearTimeout(streamPatience);
    streamPatience = setTimeout(endPatience, streamPatienceMs);
    holdOrGo();
  };
  const connection = createConnection({
    ping: async () => {
      const { version } = await session.ping();
      // One that has stopped saying it is what it was.
      if (version === '') return;
      serverVersion = version;
      parts.onVersion(version);
    },
    now: host.now,
    onChange: () => {
      holdOrGo();
      if (waitsForLook()) push.pump();
      parts.onState('sync');
    },
    onReachable: () => {
      if (signInState !== 'signed-in') return;
      awaitStream();
      if (events === null) openStream();
      else events.reconnect();
      sync.catchUpAll();
      push.pump();
      media.wake();
      pins.wake();
    },
    onSlowedEnd: () => {
      push.pump();
    },
  });

  const waitsForLook = (): boolean => {
    const { kind } = connection.state();
    return (kind === 'offline' || kind === 'unreachable') && parts.looksFirst();
  };

  const turns = createTurns();
  const waitingWork = createOverlay(db, tables, record.personId);
  const { overlay } = waitingWork;
  // After the overlay, which has to know of a commit when that is announced.
  db.onCommit(parts.onTables);
  const queuedFiles = createQueuedFiles(join(parts.folder, 'outbox'));
  const queueExport = createQueueExport({
    pathOf: queuedFiles.pathOf,
    onProgress: () => {
      parts.onState('queue-export');
    },
  });
  const push = createPush({
    db,
    tables,
    kitsu: () => (signInState === 'signed-in' ? kitsu : null),
    turns,
    connection,
    queuedFiles,
    waitsForLook,
    longestWorkMs: parts.longestWorkMs,
    me,
    now: host.now,
    log: host.log,
    onProgress: () => {
      parts.onState('sync');
    },
    onOutcome: parts.onSent,
    keepPublished: (files, published) => keepPublished(files, published),
  });
  const sync = createSync({
    db,
    tables,
    kitsu,
    turns,
    connection,
    personId: record.personId,
    me,
    now: host.now,
    today: () => localDay(host.now()),
    log: host.log,
    onChange: () => {
      seenWork.begin();
      forgottenFiles.sweep();
      parts.onState('sync');
    },
    onPulling: (scopeKey) => {
      parts.onState(pullingSource(scopeKey));
    },
  });
  const media = createMedia({
    folder: join(parts.folder, 'media'),
    db,
    limitBytes: parts.mediaLimitBytes,
    openFile: kitsu.openFile,
    localFile: ({ kind, id }) => {
      if (kind === 'chosen') {
        const { path, name } = parts.handles.get(id);
        return { path, contentType: contentTypeOf(extensionOf(name)) };
      }
      const file = tables.outbox.file(id);
      return file === null ? null : { path: queuedFiles.pathOf(file), contentType: contentTypeOf(file.extension) };
    },
    now: host.now,
    log: host.log,
    onChange: () => {
      pins.noteProgress();
      parts.onState('media');
    },
  });
  const originals = createWantedOriginals((id) => {
    media.leave({ kind: 'movie-source', id, extension: '', version: null });
  });
  const keepPublished = createKeepPublished({
    previewFiles: tables.previewFiles,
    queuedFiles,
    media,
    onFailure: (error) => {
      host.log({ level: 'warning', event: 'published-not-kept', detail: { message: String(error) } });
    },
  });
  const rooms = createRooms({
    personId: record.personId,
    send: (name, payload) => events?.send(name, payload),
    now: host.now,
    onChange: parts.onState,
    shownFile: ({ previewFileId, fileIndex }) => {
      const main = fileIndex > 0 && previewFileId !== null ? tables.previewFiles.get(previewFileId) : null;
      const files = main === null ? [] : tables.previewFiles.ofTask(main.taskId);
      return files.filter(({ revision }) => revision === main?.revision)[fileIndex]?.id ?? previewFileId;
    },
  });
  const context: QueryContext = {
    db,
    tables,
    overlay,
    me: () => ({ personId: me().id, role: me().role }),
    now: host.now,
    media: { has: (kind, id) => tables.mediaFiles.find({ kind, id }) !== null, downloads: media.downloads },
    isPulling: (scopeKey) => {
      db.noteRead(pullingSource(scopeKey));
      return sync.isPulling(scopeKey);
    },
    roomInk: rooms.inkOn,
    uploadLimitBytes: kitsu.features.uploadLimitBytes,
    givesSources: kitsu.features.givesSources,
    attachesToReplies: kitsu.features.attachesToReplies,
    ordersDescriptors: kitsu.features.ordersDescriptors,
  };
  const mirror = createMirrorQueries(context);
  const seenWork = createSeenWork(context, () => new Date(host.now()).toISOString());
  const pins = createPins({
    db,
    source: { context, mirror },
    media,
    isOnline: () => connection.isReachable() && signInState === 'signed-in' && !isPaused,
    wantProduction: sync.pullProduction,
    wantFeeds: sync.readFeeds,
    now: host.now,
    log: host.log,
  });
  const forgottenFiles = createForgottenFiles({
    db,
    tables,
    media,
    onFailure: (error) => {
      host.log({ level: 'warning', event: 'files-not-forgotten', detail: { message: String(error) } });
    },
  });
  forgottenFiles.sweep();
  const batches = createBatches();
  const accepting = createAccept({
    db,
    tables,
    overlay,
    handles: parts.handles,
    queuedFiles,
    me,
    roleIn,
    waitsForLook,
    now: () => new Date(host.now()).toISOString(),
    batches,
    isSending: push.isSending,
  });
  const accept: AcceptCommand = async (kind, input) => {
    const answer = await accepting.accept(kind, input);
    if ('previewFileId' in input && 'changes' in input && answer.commandIds.length > 0)
      rooms.noteDrawn(input.previewFileId, input.changes);
    push.pump();
    return answer;
  };
  const acceptAll: AcceptAll = async (given) => {
    const answer = await accepting.acceptAll(given);
    push.pump();
    return answer;
  };

  function openStream(): void {
    if (isClosed || signInState !== 'signed-in') return;
    events = openEvents({
      serverUrl: record.serverUrl,
      freshToken: session.freshAccessToken,
      routeFor: host.routeFor,
      transports: host.socketTransports,
      onEvent: sync.live.onEvent,
      onRoom: rooms.onEvent,
      onState: (state) => {
        connection.noteEvents(state.kind === 'live');
        rooms.onLive(state.kind === 'live');
        // Nothing is replayed: what happened while the stream was down is only found by asking.
        if (state.kind === 'live') sync.catchUpAll();
        if (state.kind === 'live' || state.kind === 'down') endPatience();
        if (state.kind === 'live') return;
        // The stream may be all that is broken, or the first to notice that the server is gone.
        if (state.kind === 'down' && connection.isReachable()) connection.retryNow();
      },
    });
  }

  let sinceCatchUpMs = 0;
  const poll = setInterval(() => {
    if (!connection.isReachable() || signInState !== 'signed-in' || isPaused) return;
    sinceCatchUpMs += pollMs;
    if (connection.state().kind !== 'live' || sinceCatchUpMs >= safetyMs) {
      sinceCatchUpMs = 0;
      sync.catchUpAll();
    }
  }, pollMs);
  poll.unref();

  // A file that a draft names stays, where it is a copy of ours or was pasted: it may be the only one.
  const drafted = tables.drafts.values().flatMap((value) => readDraft(value)?.files ?? []);
  for (const { handle, name, extension, sizeBytes } of drafted) {
    const path = queuedFiles.draftedPath({ id: handle, extension });
    if (path !== null) parts.handles.add({ handle, path, name, sizeBytes });
  }
  const draftedIds = drafted.map(({ handle }) => handle);
  queuedFiles.removeOrphans(tables.outbox.allFiles(), draftedIds).catch((error: unknown) => {
    host.log({ level: 'warning', event: 'not-tidied', detail: { message: String(error) } });
  });
  try {
    db.write(() => {
      tables.sent.forgetBefore(new Date(host.now() - 30 * 86_400_000).toISOString());
    });
  } catch (error) {
    // On a full disk one can still read.
    host.log({ level: 'warning', event: 'not-tidied', detail: { message: String(error) } });
  }
  connection.noteSession(signInState === 'signed-in');
  sync.hold(true);
  connection.retryNow();
  db.onDamage(parts.onDamage);

  return {
    record: () => record,
    db,
    tables,
    overlay,
    waitingChanges: waitingWork.changes,
    kitsu,
    accept,
    acceptAll,
    batches,
    queuedFiles,
    queueExport,
    push,
    sync,
    media,
    originals,
    mirror,
    pins,
    rooms,
    seenWork,
    connection,
    roleIn,
    me,
    session: () => ({
      kind: 'open',
      account: {
        id: record.id,
        serverUrl: record.serverUrl,
        serverName: new URL(record.serverUrl).host,
        studioName: record.studioName,
        personId: record.personId,
        personName: record.personName,
        email: record.email,
        isDemo: record.isDemo,
        lastOpenedAt: record.lastOpenedAt,
        lastPulledAt: tables.meta.get('lastPulledAt'),
        waitingCount: tables.outbox.count(),
        sizeBytes: db.sizeBytes(),
        isSignedIn: signInState === 'signed-in',
      },
      personId: record.personId,
      role: me().role,
      signIn: signInState,
      tokenStore: host.secrets.isSafe ? 'key-store' : 'memory',
    }),
    syncState: () => ({
      connection: connection.state(),
      pulling: sync.pulling(),
      outbox: outboxCounts(tables),
      uploads: push.uploadCount(),
      lastPulledAt: tables.meta.get('lastPulledAt'),
      lastFullPullAt: tables.meta.get('lastFullPullAt'),
      serverVersion,
      clockSkewMs: kitsu.clockSkewMs(),
      isPaused,
      slowedUntil: slowedUntil(connection.slowedUntilMs()),
    }),
    signIn: (tokens) => {
      session.setTokens(tokens);
      signInState = 'signed-in';
      connection.noteSession(true);
      parts.onState('session');
      holdOrGo();
      if (connection.isReachable()) {
        if (events === null) openStream();
        else events.reconnect();
        sync.catchUpAll();
        push.pump();
        pins.wake();
      } else connection.retryNow();
    },
    signOut: async () => {
      signInState = 'needed';
      connection.noteSession(false);
      sync.hold(true);
      events?.close();
      events = null;
      await session.signOut();
      parts.onState('session');
    },
    setPaused: (paused) => {
      isPaused = paused;
      push.pause(paused);
      holdOrGo();
      pins.wake();
      if (!paused) sync.catchUpAll();
      parts.onState('sync');
    },
    syncNow: () => {
      connection.retryNow();
      if (connection.isReachable()) sync.catchUpAll();
    },
    wake: () => {
      connection.retryNow();
      // Whether the old stream is still one nobody can tell for a minute. What it missed is asked for when the new one is there.
      if (connection.isReachable() && signInState === 'signed-in') events?.reconnect();
    },
    close: async () => {
      isClosed = true;
      clearInterval(poll);
      if (streamPatience !== null) clearTimeout(streamPatience);
      connection.close();
      rooms.close();
      events?.close();
      try {
        await pins.close();
        await forgottenFiles.close();
        await Promise.all([push.close(), sync.close(), media.close(), queueExport.close()]);
      } finally {
        // Also where a damaged one takes nothing any more: it is put aside, and not to be open then.
        db.close();
      }
    },
  };
}

/** Whether a part of the mirror is being read now. */
const pullingSource = (scopeKey: string): string => `pulling:${scopeKey}`;

const slowedUntil = (ms: number | null): Instant | null => (ms === null ? null : new Date(ms).toISOString());

function outboxCounts(tables: Tables): OutboxCounts {
  const counts = { waiting: 0, held: 0, sending: 0, checking: 0, rejected: 0 };
  for (const { state, hold } of tables.outbox.all())
    counts[hold !== null ? 'held' : state === 'unknown' ? 'checking' : state] += 1;
  return counts;
}

/** Until the first pull nothing is known of the person but who signed in. */
function personOf(record: AccountRecord): Person {
  const [firstName = '', ...lastNames] = record.personName.split(' ');
  return {
    id: record.personId,
    firstName,
    lastName: lastNames.join(' '),
    fullName: record.personName,
    email: record.email,
    role: 'user',
    isActive: true,
    isBot: false,
    hasAvatar: false,
    departmentIds: [],
    updatedAt: null,
  };
}

function localDay(ms: number): Day {
  const date = new Date(ms);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
