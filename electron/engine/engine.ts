/** Wires the parts: accounts on one side, windows and other lines on the other. */
import { mkdirSync, statfsSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { MediaFile, MediaRequest } from '../../shared/control.ts';
import { InariError } from '../../shared/errors.ts';
import {
  type CommandAnswer,
  type Commands,
  commands,
  engineCalls,
  type Entry,
  type InputOf,
  queries,
} from '../../shared/ipc.ts';
import type { FileFacts } from '../../shared/model/files.ts';
import { type CommandKind, commandKinds, type StorageUse } from '../../shared/model/sync.ts';
import { createAccountList } from './accountList.ts';
import { createAccounts } from './accounts.ts';
import { createFileHandles, extensionOf, type HandledFile } from './commands/fileHandles.ts';
import { dismissNotices, readNotices } from './db/notices.ts';
import { createLines, type LineAccount } from './lines.ts';
import { createQueueDesk, type QueueDesk } from './queueDesk.ts';
import type { EnginePort } from './enginePort.ts';
import type { Host } from './host.ts';
import { checkServer } from './kitsu/checkServer.ts';
import type { OpenAccount } from './openAccount.ts';
import { readFileFacts } from './media/fileFacts.ts';
import { exportOrder } from './queueExport/exportOrder.ts';
import { mirrorQueries } from './mirrorQueries.ts';
import { networkDiskOf } from './networkDisk.ts';
import { handle, serve, type Answered, type Handler, type Handlers } from './server.ts';
import { createSettingsStore } from './settingsStore.ts';
import { longestWorkMs } from './sync/push/stragglers.ts';

/** Of any kind: what its entry lets through is what a command of that kind is given. */
const entries: { readonly [Kind in CommandKind]: Entry<z.ZodType<InputOf<Commands, Kind>>, CommandAnswer> } = commands;

export type Engine = {
  /** A window's port, unless it is a line with an account of its own. */
  readonly connect: (port: EnginePort, account?: LineAccount) => void;
  readonly addFile: (file: HandledFile) => void;
  readonly wake: () => void;
  readonly mediaFile: (request: MediaRequest) => Promise<MediaFile>;
  readonly close: () => Promise<void>;
};

export type EngineOptions = {
  /** Opens the demo studio where no account is known yet. */
  readonly opensDemoFirst?: boolean;
  /** False: no account comes on screen by itself. */
  readonly restores?: boolean;
  /** How long what was not answered may still arrive, milliseconds: where a test need not wait for that. */
  readonly longestWorkMs?: number;
};

export function createEngine(host: Host, options: EngineOptions = {}): Engine {
  // Nobody else on this computer reads what is in it.
  mkdirSync(host.dataFolder, { recursive: true, mode: 0o700 });
  const lines = createLines(() => accounts);
  const { announce } = lines;
  const handles = createFileHandles();
  const desks = new WeakMap<OpenAccount, QueueDesk>();

  const settings = createSettingsStore(host.dataFolder, () => {
    announce(null).now(['settings']);
  });
  const list = createAccountList(host.dataFolder, () => {
    announce(null).now(['accounts']);
  });
  const accounts = createAccounts({
    host,
    list,
    handles,
    mediaLimitBytes: () => settings.get().cacheLimitBytes,
    // Who has no screen gives commands to send them, and says so each time.
    looksFirst: () => options.restores !== false && settings.get().looksFirst,
    longestWorkMs: options.longestWorkMs ?? longestWorkMs,
    onTables: (accountId, tables, isOriginal) => {
      (isOriginal ? announce(accountId).now : announce(accountId).soon)(tables);
    },
    onState: (accountId, source) => {
      // What others do in a review room is seen while they do it.
      const isAtOnce = source === 'session' || source === '*' || source === 'room' || source === 'room-ink';
      (isAtOnce ? announce(accountId).now : announce(accountId).soon)([source]);
    },
    onSent: (accountId, commandId, outcome, remaining) => {
      lines.tell({ kind: 'sent', commandId, outcome, remaining }, accountId);
    },
  });

  const account = (lineId: number): OpenAccount => {
    const current = accounts.get(lines.accountIdOf(lineId));
    if (current === null) throw new InariError('no-account');
    return current;
  };
  const desk = (lineId: number): QueueDesk => {
    const current = account(lineId);
    const known = desks.get(current);
    if (known !== undefined) return known;
    const made = createQueueDesk({ ...current, handles, now: () => new Date(host.now()).toISOString() });
    desks.set(current, made);
    return made;
  };

  /** An answer from memory, and the state it rests on. */
  const state = <Value>(value: Value, ...reads: readonly string[]): Answered<Value> => ({ value, reads });

  const freeBytes = (): number => {
    const { bavail, bsize } = statfsSync(host.dataFolder);
    return bavail * bsize;
  };
  const storage = (lineId: number): StorageUse => {
    const { db, media, tables } = account(lineId);
    return {
      databaseBytes: db.sizeBytes(),
      mediaBytes: media.sizeBytes().all - media.sizeBytes().pinned,
      pinnedBytes: media.sizeBytes().pinned,
      mediaLimitBytes: settings.get().cacheLimitBytes,
      outboxBytes: tables.outbox
        .allFiles()
        .reduce((sum, { sizeBytes, kept }) => sum + (kept === 'copy' ? sizeBytes : 0), 0),
      freeBytes: freeBytes(),
      networkDisk: networkDiskOf(host.dataFolder, host.fileSystemType),
    };
  };

  /** Every kind goes the same way: checked by its entry of the map, and taken by the account's outbox. */
  const handlerOf = <Kind extends CommandKind>(kind: Kind): Handler<Promise<CommandAnswer>> =>
    handle(entries[kind], (input, lineId) => account(lineId).accept(kind, input));

  const handlers: Handlers = {
    queries: {
      ...mirrorQueries(account),
      session: handle(queries.session, (_input, lineId) => {
        const accountId = lines.accountIdOf(lineId);
        const current = accounts.get(accountId);
        // The role is that of a row, and becomes another while one is signed in.
        const reads = current === null ? [] : [...current.db.tracked(() => current.me()).reads];
        return state(accounts.sessionOf(accountId), 'session', ...reads);
      }),
      accounts: handle(queries.accounts, () => state(accounts.summaries(), 'accounts')),
      settings: handle(queries.settings, () => state(settings.get(), 'settings')),
      sync: handle(queries.sync, (_input, lineId) =>
        state(account(lineId).syncState(), 'sync', 'outbox', 'meta', 'session'),
      ),
      pullSteps: handle(queries.pullSteps, (_input, lineId) => {
        const { sync, tables } = account(lineId);
        const isFirst = tables.meta.get('lastFullPullAt') === null && tables.meta.get('startedAt') === null;
        return state({ steps: sync.steps(), isFirst, elapsedMs: sync.elapsedMs() }, 'sync', 'meta', 'session');
      }),
      queue: handle(queries.queue, (_input, lineId) => {
        const { db } = account(lineId);
        const midnight = new Date(host.now());
        midnight.setHours(0, 0, 0, 0);
        const { value, reads } = db.tracked(() => ({
          rows: desk(lineId).rows(),
          sentToday: desk(lineId).sentSince(midnight.toISOString()),
        }));
        return { value, reads: [...reads, 'sync', 'session'] };
      }),
      notices: handle(queries.notices, (_input, lineId) => {
        const { db, tables } = account(lineId);
        const { value, reads } = db.tracked(() => readNotices(tables));
        return { value, reads: [...reads, 'session'] };
      }),
      queueExport: handle(queries.queueExport, (_input, lineId) =>
        state(account(lineId).queueExport.progress(), 'queue-export', 'session'),
      ),
      pinnedSets: handle(queries.pinnedSets, (_input, lineId) => {
        const { pins, db } = account(lineId);
        const { value, reads } = db.tracked(pins.sets);
        return { value, reads: [...reads, 'media', 'sync', 'session'] };
      }),
      pinMeasure: handle(queries.pinMeasure, ({ subject, ...choice }, lineId) => {
        const { pins, db } = account(lineId);
        const { value, reads } = db.tracked(() => pins.measure(subject, choice, freeBytes()));
        return { value, reads: [...reads, 'session'] };
      }),
      room: handle(queries.room, ({ playlistId }, lineId) =>
        state(account(lineId).rooms.view(lineId, playlistId), 'room', 'session'),
      ),
      playlistDownload: handle(queries.playlistDownload, ({ playlistId }, lineId) =>
        state(
          account(lineId)
            .media.downloads()
            .find(({ kind, id }) => kind === 'playlist' && id === playlistId) ?? null,
          'media',
          'session',
        ),
      ),
      storage: handle(queries.storage, (_input, lineId) =>
        state(storage(lineId), 'media', 'pinned_file', 'outbox_file', 'settings', 'session'),
      ),
      draft: handle(queries.draft, ({ key }, lineId) => {
        const { db, tables } = account(lineId);
        return db.tracked(() => ({ value: tables.drafts.get(key) }));
      }),
    },
    commands: new Map(commandKinds.map((kind) => [kind, handlerOf(kind)])),
    calls: {
      checkServer: handle(engineCalls.checkServer, ({ url }) => checkServer(host, url)),
      signIn: handle(engineCalls.signIn, async (input, lineId) => {
        const isOwn = lines.isOwn(lineId);
        const outcome = await accounts.signIn(input, !isOwn);
        if (isOwn && outcome.kind === 'signed-in') await lines.use(lineId, outcome.account.id);
        return outcome;
      }),
      sendEmailCode: handle(engineCalls.sendEmailCode, async ({ url, email }) => {
        await accounts.sendEmailCode(url, email);
        return null;
      }),
      replaceDefaultPassword: handle(engineCalls.replaceDefaultPassword, accounts.replaceDefaultPassword),
      openAccount: handle(engineCalls.openAccount, async ({ accountId }, lineId) => {
        if (!lines.isOwn(lineId)) return accounts.open(accountId);
        await lines.use(lineId, accountId);
        return accounts.sessionOf(accountId);
      }),
      leaveAccount: handle(engineCalls.leaveAccount, () => {
        accounts.leave();
        return Promise.resolve(null);
      }),
      signOut: handle(engineCalls.signOut, async (input) => {
        await accounts.signOut(input);
        return null;
      }),
      openDemo: handle(engineCalls.openDemo, accounts.openDemo),
      resetDemo: handle(engineCalls.resetDemo, accounts.resetDemo),
      startWork: handle(engineCalls.startWork, (_input, lineId) => {
        const { db, tables } = account(lineId);
        db.write(() => {
          tables.meta.set('startedAt', new Date(host.now()).toISOString());
        });
        return Promise.resolve(null);
      }),
      syncNow: handle(engineCalls.syncNow, (_input, lineId) => {
        account(lineId).syncNow();
        return Promise.resolve(null);
      }),
      pullProduction: handle(engineCalls.pullProduction, ({ productionId }, lineId) => {
        account(lineId).sync.pullProduction(productionId);
        return Promise.resolve(null);
      }),
      pauseSync: handle(engineCalls.pauseSync, ({ isPaused }, lineId) => {
        account(lineId).setPaused(isPaused);
        return Promise.resolve(null);
      }),
      wantScopes: handle(engineCalls.wantScopes, ({ scopes }, lineId) => {
        account(lineId).sync.want(lineId, scopes);
        return Promise.resolve(null);
      }),
      markChatRead: handle(engineCalls.markChatRead, ({ entityId }, lineId) => {
        const { db, tables } = account(lineId);
        const latest = tables.chats.latest(entityId);
        if (latest !== null)
          db.write(() => {
            tables.chats.setRead(entityId, latest.createdAt);
          });
        return Promise.resolve(null);
      }),
      buildPlaylistMovie: handle(engineCalls.buildPlaylistMovie, async ({ playlistId }, lineId) => ({
        jobId: await account(lineId).kitsu.buildPlaylistMovie(playlistId),
      })),
      playlistMovieState: handle(engineCalls.playlistMovieState, async ({ playlistId, jobId }, lineId) => ({
        state: await account(lineId).kitsu.playlistMovieState(playlistId, jobId),
      })),
      stopPlaylistDownload: handle(engineCalls.stopPlaylistDownload, async ({ playlistId }, lineId) => {
        // It is packed anew each time: nothing of it is worth keeping.
        await account(lineId).media.forget(playlistId);
        return null;
      }),
      playlistShares: handle(engineCalls.playlistShares, async ({ playlistId }, lineId) => {
        const { kitsu } = account(lineId);
        return { shares: kitsu.features.sharesPlaylists ? await kitsu.playlistShares(playlistId) : null };
      }),
      sharePlaylist: handle(engineCalls.sharePlaylist, ({ playlistId, ...wanted }, lineId) =>
        account(lineId).kitsu.sharePlaylist(playlistId, wanted),
      ),
      revokePlaylistShare: handle(engineCalls.revokePlaylistShare, async ({ playlistId, token }, lineId) => {
        await account(lineId).kitsu.revokePlaylistShare(playlistId, token);
        return null;
      }),
      readOlderNews: handle(engineCalls.readOlderNews, ({ productionId }, lineId) => {
        account(lineId).sync.readOlderNews(productionId);
        return Promise.resolve(null);
      }),
      dismissNotices: handle(engineCalls.dismissNotices, (_input, lineId) => {
        const { db, tables } = account(lineId);
        db.write(() => {
          dismissNotices(tables);
        });
        return Promise.resolve(null);
      }),
      markSeen: handle(engineCalls.markSeen, (_input, lineId) => {
        account(lineId).seenWork.mark();
        return Promise.resolve(null);
      }),
      saveDraft: handle(engineCalls.saveDraft, ({ key, value }, lineId) => {
        const { db, tables } = account(lineId);
        db.writeOriginals(() => {
          if (value === null) tables.drafts.remove(key);
          else tables.drafts.set(key, value, new Date(host.now()).toISOString());
        });
        return Promise.resolve(null);
      }),
      retryCommand: handle(engineCalls.retryCommand, ({ commandId }, lineId) => {
        account(lineId).push.retry(commandId);
        return Promise.resolve(null);
      }),
      retryAll: handle(engineCalls.retryAll, (_input, lineId) => {
        account(lineId).push.retryAll();
        account(lineId).connection.retryNow();
        return Promise.resolve(null);
      }),
      holdCommands: handle(engineCalls.holdCommands, ({ commandIds }, lineId) => {
        const { push, tables } = account(lineId);
        push.hold(commandIds ?? tables.outbox.ids());
        return Promise.resolve(null);
      }),
      releaseCommands: handle(engineCalls.releaseCommands, ({ commandIds }, lineId) => {
        const { push, tables } = account(lineId);
        push.release(commandIds ?? tables.outbox.ids());
        return Promise.resolve(null);
      }),
      discardCommand: handle(engineCalls.discardCommand, async ({ commandId }, lineId) => {
        await desk(lineId).discard(commandId);
        return null;
      }),
      editCommand: handle(engineCalls.editCommand, ({ commandId }, lineId) =>
        Promise.resolve(desk(lineId).edit(commandId)),
      ),
      undo: handle(engineCalls.undo, async (_input, lineId) => {
        const { row, count } = await desk(lineId).undo();
        if (row !== null) return { undone: row, opposite: null, count };
        const sent = await desk(lineId).takeBackSent();
        return { undone: null, opposite: sent.back, count: sent.count };
      }),
      takeBack: handle(engineCalls.takeBack, ({ commandIds }, lineId) => desk(lineId).takeBack(commandIds)),
      changeCells: handle(engineCalls.changeCells, ({ changes }, lineId) => account(lineId).acceptAll(changes)),
      tellTasks: handle(engineCalls.tellTasks, ({ tellings }, lineId) => account(lineId).acceptAll(tellings)),
      exportQueue: handle(engineCalls.exportQueue, ({ handle: handleId, language }, lineId) => {
        const { path } = handles.get(handleId);
        return account(lineId).queueExport.write(
          exportOrder(desk(lineId).rows(), account(lineId), path, language, host.now()),
        );
      }),
      cancelQueueExport: handle(engineCalls.cancelQueueExport, (_input, lineId) => {
        account(lineId).queueExport.cancel();
        return Promise.resolve(null);
      }),
      keepPastedFile: handle(engineCalls.keepPastedFile, async ({ name, bytes }, lineId) => {
        const handleId = randomUUID();
        const path = await account(lineId).queuedFiles.keepPasted(handleId, bytes);
        handles.add({ handle: handleId, path, name, sizeBytes: bytes.byteLength });
        return { handle: handleId, name, extension: extensionOf(name), sizeBytes: bytes.byteLength };
      }),
      fileFacts: handle(engineCalls.fileFacts, async ({ handles: handleIds }) => {
        const facts: FileFacts[] = [];
        // One after the other: two hundred files on a slow disk are read no sooner all at once.
        for (const handleId of handleIds) facts.push(await readFileFacts(handles.find(handleId)?.path ?? null));
        return facts;
      }),
      pinSet: handle(engineCalls.pinSet, ({ subject, ...choice }, lineId) =>
        Promise.resolve({ setId: account(lineId).pins.pin(subject, choice) }),
      ),
      changePinnedSet: handle(engineCalls.changePinnedSet, ({ setId, ...choice }, lineId) => {
        account(lineId).pins.change(setId, choice);
        return Promise.resolve(null);
      }),
      pausePinnedSet: handle(engineCalls.pausePinnedSet, ({ setId, isPaused }, lineId) => {
        account(lineId).pins.pause(setId, isPaused);
        return Promise.resolve(null);
      }),
      unpinSet: handle(engineCalls.unpinSet, async ({ setId }, lineId) => {
        await account(lineId).pins.unpin(setId);
        return null;
      }),
      wantOriginals: handle(engineCalls.wantOriginals, ({ previewFileIds }, lineId) => {
        account(lineId).originals.want(lineId, previewFileIds);
        return Promise.resolve(null);
      }),
      watchRoom: handle(engineCalls.watchRoom, ({ playlistId }, lineId) => {
        account(lineId).rooms.watch(lineId, playlistId);
        return Promise.resolve(null);
      }),
      joinRoom: handle(engineCalls.joinRoom, ({ playlistId, look }, lineId) => {
        account(lineId).rooms.join(lineId, playlistId, look);
        return Promise.resolve(null);
      }),
      leaveRoom: handle(engineCalls.leaveRoom, (_input, lineId) => {
        account(lineId).rooms.leave(lineId);
        return Promise.resolve(null);
      }),
      leadRoom: handle(engineCalls.leadRoom, ({ look }, lineId) => {
        account(lineId).rooms.lead(lineId, look);
        return Promise.resolve(null);
      }),
      moveInRoom: handle(engineCalls.moveInRoom, ({ view }, lineId) => {
        account(lineId).rooms.move(lineId, view);
        return Promise.resolve(null);
      }),
      pointInRoom: handle(engineCalls.pointInRoom, ({ time, object }, lineId) => {
        account(lineId).rooms.point(lineId, time, object);
        return Promise.resolve(null);
      }),
      clearMedia: handle(engineCalls.clearMedia, async (_input, lineId) => {
        await account(lineId).media.clear();
        return storage(lineId);
      }),
      saveSettings: handle(engineCalls.saveSettings, (patch) => {
        const saved = settings.save(patch);
        accounts.pump();
        return Promise.resolve(saved);
      }),
    },
  };

  const restored =
    options.restores === false
      ? Promise.resolve()
      : accounts.restore(options.opensDemoFirst === true).catch((error: unknown) => {
          host.log({ level: 'error', event: 'account-not-restored', detail: { message: String(error) } });
        });

  return {
    connect: (port, of = 'screen') => {
      serve(port, lines.add(port, of), handlers, host.log, restored);
    },
    addFile: handles.add,
    wake: accounts.wake,
    mediaFile: (request) => {
      const onScreen = accounts.get(accounts.currentId());
      if (onScreen === null) throw new InariError('no-account');
      return onScreen.media.file(request);
    },
    close: async () => {
      await restored;
      lines.close();
      await accounts.close();
    },
  };
}
