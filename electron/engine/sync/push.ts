/**
 * The one way out: sends what waits, each chain in its order, and never twice. What has files has a lane of its own, so
 * that a long upload holds nothing else up.
 */
import { InariError } from '../../../shared/errors.ts';
import type { Id, Instant, Person } from '../../../shared/model/studio.ts';
import type { Hold } from '../../../shared/model/sync.ts';
import type { Accepted, SendContext } from '../commands/command.ts';
import type { QueuedFiles } from '../commands/queuedFiles.ts';
import { readCommand, type AnyCommand } from '../commands/registry.ts';
import type { Database } from '../db/open.ts';
import type { OutboxRecord, OutboxState } from '../db/tables/outbox.ts';
import type { Tables } from '../db/tables.ts';
import type { Host } from '../host.ts';
import type { Kitsu } from '../kitsu/kitsu.ts';
import type { ConnectionKeeper } from './connection.ts';
import { outcomeOf, retryAfterMs, type SendPhase } from './sendOutcome.ts';
import type { Turns } from './turns.ts';

export type Push = {
  /** Sends whatever may go now. Safe to call at any time. */
  readonly pump: () => void;
  readonly retry: (commandId: Id) => void;
  readonly retryAll: () => void;
  /** Those that are under way, or refused, stay as they are. */
  readonly hold: (commandIds: readonly Id[]) => void;
  readonly release: (commandIds: readonly Id[]) => void;
  readonly pause: (isPaused: boolean) => void;
  readonly isPaused: () => boolean;
  /** Bytes on their way, for what is being uploaded now. */
  readonly uploadOf: (commandId: Id) => { readonly sentBytes: number; readonly totalBytes: number } | null;
  /** True while a request of the command is under way: then it can be neither edited nor discarded. */
  readonly isSending: (commandId: Id) => boolean;
  /** What this run sent last and nobody took back so far; each is answered once. */
  readonly takeLastSent: () => OutboxRecord | null;
  /** Nothing more is sent; resolves when what is under way has ended. */
  readonly close: () => Promise<void>;
};

export type PushParts = {
  readonly db: Database;
  readonly tables: Tables;
  readonly kitsu: () => Kitsu | null;
  readonly turns: Turns;
  readonly connection: ConnectionKeeper;
  readonly queuedFiles: QueuedFiles;
  /** Whether what waits now waits until its author has looked at it. */
  readonly waitsForLook: () => boolean;
  readonly me: () => Person;
  readonly now: () => number;
  readonly log: Host['log'];
  readonly onProgress: () => void;
  readonly onOutcome: (commandId: Id, outcome: 'accepted' | 'rejected') => void;
};

/** After this long others may have changed the same thing: look before overwriting it. */
const longWaitMs = 15_000;
/** So far back one can undo what has been sent. */
const mostTakenBack = 100;
const firstBackoffMs = 500;
const longestBackoffMs = 60_000;
/** No server is waited for longer, whatever it asks for. */
const longestWaitMs = 3_600_000;

/** As many as one request may ask for by their ids. */
const mostTogether = 100;

type Lane = 'upload' | 'quick';

export function createPush(parts: PushParts): Push {
  const { db, tables, connection } = parts;
  const underWay = new Map<Id, { readonly controller: AbortController; readonly lane: Lane }>();
  /** Failures in a row of what is still to be sent: what grows its waits. */
  const failures = new Map<Id, number>();
  const uploads = new Map<Id, { readonly sentBytes: number; readonly totalBytes: number }>();
  let isPaused = false;
  let isLookDue = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | null = null;
  /** Waits end at a time of day: one that the clock shall reach once more tells nothing of how long they last. */
  let latestMs = 0;
  const idle: (() => void)[] = [];
  const sentHere: OutboxRecord[] = [];

  // What was on its way when the process died: nobody knows whether it arrived.
  const interrupted = tables.outbox.all().filter(({ state }) => state === 'sending');
  if (interrupted.length > 0)
    try {
      db.writeOriginals(() => {
        for (const record of interrupted) setState(record, 'unknown', { nextAttemptAt: null, error: null });
      });
    } catch (error) {
      // On a full disk one can still read; as it stands it is looked for too before it is sent.
      parts.log({ level: 'warning', event: 'interrupted-not-noted', detail: { message: String(error) } });
    }

  function setState(
    record: Pick<OutboxRecord, 'commandId' | 'attempts'>,
    state: OutboxState,
    rest: { readonly nextAttemptAt: Instant | null; readonly error: OutboxRecord['error']; readonly attempts?: number },
  ): void {
    tables.outbox.setState(record.commandId, {
      state,
      attempts: rest.attempts ?? record.attempts,
      nextAttemptAt: rest.nextAttemptAt,
      error: rest.error,
    });
  }

  const laneOf = (record: OutboxRecord): Lane =>
    record.kind === 'publishRevision' || record.hasFiles ? 'upload' : 'quick';

  /** The first command of each chain that may go, oldest first. */
  const ready = (): readonly AnyCommand[] => {
    const blockedChains = new Set<string>();
    const waitingLocalIds = new Set<Id>();
    const found: AnyCommand[] = [];
    let soonest: number | null = null;
    const now = parts.now();
    const wasPutBack = now < latestMs;
    latestMs = now;
    for (const record of tables.outbox.all()) {
      const command = readCommand(record);
      if (command === null) continue;
      const { localId } = command;
      // A publish may hold on to its files when its comment has long been there: then nothing waits for it.
      if (localId !== null && tables.identities.resolve(localId) === localId) waitingLocalIds.add(localId);
      if (record.state === 'rejected') continue;
      const needs = command.described.needs ?? null;
      const isBlocked = blockedChains.has(record.chain) || (needs !== null && waitingLocalIds.has(needs));
      blockedChains.add(record.chain);
      if (isBlocked || record.hold !== null || underWay.has(record.commandId)) continue;
      const dueAt = record.nextAttemptAt === null ? 0 : Date.parse(record.nextAttemptAt);
      // No wait is that long: the clock was put back while the app was closed.
      const isDue = wasPutBack || dueAt <= now || dueAt > now + longestWaitMs;
      if (!isDue) soonest = Math.min(soonest ?? dueAt, dueAt);
      else found.push(command);
    }
    if (soonest !== null) wakeAt(soonest);
    return found;
  };

  const wakeAt = (ms: number): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(pump, Math.min(longestBackoffMs, Math.max(50, ms - parts.now())));
    timer.unref();
  };

  const canHold = ({ commandId, state }: OutboxRecord): boolean => state !== 'rejected' && !underWay.has(commandId);

  const setHold = (records: readonly OutboxRecord[], hold: Hold | null): void => {
    if (records.length === 0) return;
    db.writeOriginals(() => {
      for (const { commandId } of records) tables.outbox.setHold(commandId, hold);
    });
  };
  const recordsOf = (commandIds: readonly Id[]): readonly OutboxRecord[] =>
    commandIds.flatMap((commandId) => tables.outbox.get(commandId) ?? []);

  /** False where the disk does not take it: then nothing goes before it has. */
  const holdUntilSeen = (): boolean => {
    try {
      setHold(
        tables.outbox.all().filter((record) => record.hold === null && canHold(record)),
        'until-seen',
      );
      return true;
    } catch (error) {
      parts.log({ level: 'warning', event: 'not-held', detail: { message: String(error) } });
      return false;
    }
  };

  function pump(): void {
    if (isClosed) return;
    isLookDue ||= parts.waitsForLook();
    if (isLookDue) isLookDue = !holdUntilSeen();
    const kitsu = parts.kitsu();
    if (isLookDue || isPaused || kitsu === null || !connection.isReachable()) return;
    const busyLanes = new Set([...underWay.values()].map(({ lane }) => lane));
    if (busyLanes.size === 2) return;
    const found = ready();
    for (const command of found) {
      const lane = laneOf(command.record);
      if (busyLanes.has(lane)) continue;
      busyLanes.add(lane);
      const commands = withMates(command, found);
      const commandIds = commands.map(({ record }) => record.commandId);
      const controller = new AbortController();
      for (const commandId of commandIds) underWay.set(commandId, { controller, lane });
      const sent =
        commands.length === 1
          ? sendOne(command, kitsu, controller.signal)
          : sendTogether(commands, kitsu, controller.signal);
      void sent
        .catch((error: unknown) => {
          // Its state could not even be written (a full disk): it is as it was when it began, and is looked for again.
          parts.log({
            level: 'error',
            event: 'outcome-not-kept',
            detail: { commandIds: commandIds.join(' '), message: String(error) },
          });
          wakeAt(parts.now() + longestBackoffMs);
          return true;
        })
        .then((mustWait) => {
          for (const commandId of commandIds) {
            underWay.delete(commandId);
            uploads.delete(commandId);
          }
          parts.onProgress();
          if (underWay.size === 0) for (const told of idle.splice(0)) told();
          if (!mustWait) pump();
        });
    }
  }

  /** Those that go with it, itself the first. What may be there already goes alone, for it is looked for. */
  const withMates = (command: AnyCommand, found: readonly AnyCommand[]): readonly AnyCommand[] => {
    const key = command.together?.key;
    if (key === undefined || command.record.state !== 'waiting') return [command];
    const mates = found.filter(
      (other) => other !== command && other.record.state === 'waiting' && other.together?.key === key,
    );
    return [command, ...mates].slice(0, mostTogether);
  };

  /** Answers true when nothing more should be sent for a while. */
  const sendOne = async (command: AnyCommand, kitsu: Kitsu, signal: AbortSignal): Promise<boolean> => {
    const { record } = command;
    // `sending` and not under way: how its last attempt ended could not be written down.
    let phase: SendPhase = record.state === 'waiting' ? 'sending' : 'looking';
    try {
      const context = sendContext(command, kitsu, signal);
      const found = phase === 'looking' ? await command.recognise(context) : null;
      let accepted = found;
      if (accepted === null) {
        phase = phase === 'looking' ? 'sending-again' : 'sending';
        db.writeOriginals(() => {
          setState(record, 'sending', { attempts: record.attempts + 1, nextAttemptAt: null, error: null });
        });
        accepted = await command.send(context);
      }
      phase = 'done';
      connection.noteAnswer();
      failures.delete(record.commandId);
      await finish(command, accepted, found !== null);
    } catch (error) {
      await fail(command, phase, error);
    }
    return false;
  };

  /** Each has its own outcome; only what fails as a whole is the same for all. */
  const sendTogether = async (commands: readonly AnyCommand[], kitsu: Kitsu, signal: AbortSignal): Promise<boolean> => {
    db.writeOriginals(() => {
      for (const { record } of commands)
        setState(record, 'sending', { attempts: record.attempts + 1, nextAttemptAt: null, error: null });
    });
    const context = { kitsu, tables, me: parts.me(), signal, resolve: tables.identities.resolve };
    const records = commands.map(({ record }) => record);
    const outcomes = await (commands[0]?.together?.send(records, context) ?? Promise.resolve([])).catch(
      (reason: unknown) => commands.map(() => ({ status: 'rejected' as const, reason })),
    );
    let told: { readonly reason: unknown; readonly isConnection: boolean } | null = null;
    for (const [index, command] of commands.entries()) {
      const outcome = outcomes[index];
      try {
        if (outcome?.status === 'fulfilled') {
          connection.noteAnswer();
          failures.delete(command.record.commandId);
          await finish(command, outcome.value, false);
        } else {
          const reason: unknown = outcome?.reason;
          if (told === null || told.reason !== reason)
            told = { reason, isConnection: await connection.noteFailure(reason) };
          await fail(command, 'sending', reason, told.isConnection);
        }
      } catch (error) {
        await fail(command, 'done', error);
      }
    }
    return false;
  };

  const sendContext = (command: AnyCommand, kitsu: Kitsu, signal: AbortSignal): SendContext => {
    const { record } = command;
    return {
      kitsu,
      tables,
      me: parts.me(),
      signal,
      resolve: tables.identities.resolve,
      serverTime: () => new Date(kitsu.answeredAtMs() ?? parts.now()).toISOString(),
      saveProgress: (progress) => {
        db.writeOriginals(() => {
          tables.outbox.setProgress(record.commandId, progress);
        });
      },
      saveStep: async (progress, apply) => {
        await parts.turns.alone(touchedBy(record), () =>
          db.writeOriginals(() => {
            tables.outbox.setProgress(record.commandId, progress);
            apply(tables);
          }),
        );
        // It gets on: what failed before is no reason to wait longer for the next step.
        failures.delete(record.commandId);
      },
      openFiles: () => parts.queuedFiles.openAll(tables.outbox.files(record.commandId)),
      onSent: (sentBytes, totalBytes) => {
        uploads.set(record.commandId, { sentBytes, totalBytes });
        parts.onProgress();
      },
      isClaimed: tables.sent.isClaimed,
      hasWaitedLong: parts.now() - Date.parse(record.writtenAt) > longWaitMs,
    };
  };

  /** The server's answer into the mirror and the command out of the outbox, in one transaction. */
  const finish = async (command: AnyCommand, accepted: Accepted, wasRecognised: boolean): Promise<void> => {
    const { record, described } = command;
    const copies = await parts.turns.alone(touchedBy(record), () =>
      db.writeOriginals(() => {
        accepted.apply(tables);
        tables.sent.add({
          commandId: record.commandId,
          kind: record.kind,
          taskId: record.taskId,
          writtenAt: record.writtenAt,
          sentAt: new Date(parts.now()).toISOString(),
          excerpt: described.excerpt,
          taskStatusId: described.taskStatusId ?? null,
          durationMinutes: described.durationMinutes ?? null,
          entityId: entityIdOf(described),
          field: described.change?.field ?? null,
          wasRecognised,
          serverId: accepted.serverId,
        });
        return tables.outbox.remove(record.commandId);
      }),
    );
    parts.log({
      level: 'info',
      event: 'command-accepted',
      detail: { kind: record.kind, commandId: record.commandId, wasRecognised },
    });
    sentHere.push(record);
    if (sentHere.length > mostTakenBack) sentHere.shift();
    parts.onOutcome(record.commandId, 'accepted');
    await parts.queuedFiles.removeCopies(copies);
  };

  const entityIdOf = ({ entityId = null }: AnyCommand['described']): Id | null =>
    entityId === null ? null : tables.identities.resolve(entityId);

  const fail = async (
    command: AnyCommand,
    phase: SendPhase,
    error: unknown,
    isKnownConnection?: boolean,
  ): Promise<void> => {
    const { record } = command;
    const { commandId } = record;
    const isConnection = isKnownConnection ?? (await connection.noteFailure(error));
    const current = tables.outbox.get(commandId);
    const outcome = outcomeOf(phase, error, isConnection ? 0 : (current?.attempts ?? 0));
    parts.log({
      level: outcome.kind === 'rejected' ? 'warning' : 'info',
      event: 'command-failed',
      detail: {
        kind: record.kind,
        commandId,
        outcome: outcome.kind,
        code: error instanceof InariError ? error.code : 'unexpected',
        message: error instanceof InariError ? null : String(error),
      },
    });
    // Discarded while its last request was under way: nothing to note.
    if (current === null) return;
    if (outcome.kind === 'rejected') {
      failures.delete(commandId);
      db.writeOriginals(() => {
        setState(current, 'rejected', {
          nextAttemptAt: null,
          error: { code: outcome.code, detail: outcome.detail },
        });
      });
      parts.onOutcome(commandId, 'rejected');
      return;
    }
    const failureCount = (failures.get(commandId) ?? 0) + 1;
    failures.set(commandId, failureCount);
    const backoffMs = Math.min(firstBackoffMs * 2 ** Math.min(failureCount - 1, 8), longestBackoffMs);
    const waitMs = Math.max(backoffMs, retryAfterMs(error));
    // What waits for the connection goes when it is back; but not again and again what may be what breaks it.
    const waitsForOthers =
      outcome.waitsFor === 'session'
        ? parts.kitsu() === null
        : isConnection && (!outcome.wasSent || failureCount === 1);
    db.writeOriginals(() => {
      setState(current, outcome.kind, {
        // Only what reached the server counts as an attempt.
        attempts: outcome.wasSent ? current.attempts : record.attempts,
        nextAttemptAt: waitsForOthers ? null : new Date(parts.now() + waitMs).toISOString(),
        error: null,
      });
    });
  };

  /** @param commandIds those that can be tried again now, whatever they waited for. */
  const retryThese = (commandIds: readonly Id[]): void => {
    const idleOnes = recordsOf(commandIds).filter(({ commandId }) => !underWay.has(commandId));
    if (idleOnes.length > 0)
      db.writeOriginals(() => {
        for (const record of idleOnes) {
          failures.delete(record.commandId);
          const insisted = record.error?.code === 'conflict' ? readCommand(record)?.insisted() : undefined;
          if (insisted !== undefined) tables.outbox.setPayload(record.commandId, insisted);
          // What the server surely refused did not arrive; anything else is looked for first.
          const state = record.state === 'rejected' ? (mayHaveArrived(record) ? 'unknown' : 'waiting') : record.state;
          setState(record, state, { attempts: 0, nextAttemptAt: null, error: null });
        }
      });
    pump();
  };

  return {
    pump,
    retry: (commandId) => {
      retryThese([commandId]);
    },
    retryAll: () => {
      const isStuck = ({ state, nextAttemptAt, error }: OutboxRecord): boolean =>
        nextAttemptAt !== null ||
        // Between two values their author chooses, one by one.
        (state === 'rejected' && error?.code !== 'conflict');
      retryThese(
        tables.outbox
          .all()
          .filter(isStuck)
          .map(({ commandId }) => commandId),
      );
    },
    hold: (commandIds) => {
      setHold(recordsOf(commandIds).filter(canHold), 'by-author');
      pump();
    },
    release: (commandIds) => {
      setHold(
        recordsOf(commandIds).filter(({ hold }) => hold !== null),
        null,
      );
      pump();
    },
    pause: (paused) => {
      isPaused = paused;
      pump();
    },
    isPaused: () => isPaused,
    uploadOf: (commandId) => uploads.get(commandId) ?? null,
    takeLastSent: () => sentHere.pop() ?? null,
    isSending: (commandId) => underWay.has(commandId),
    close: () => {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      for (const { controller } of underWay.values()) controller.abort();
      return underWay.size === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve));
    },
  };
}

const touchedBy = ({ taskId }: OutboxRecord): readonly Id[] => (taskId === null ? [] : [taskId]);
const mayHaveArrived = ({ error }: OutboxRecord): boolean => error?.detail['mayHaveActed'] === true;
