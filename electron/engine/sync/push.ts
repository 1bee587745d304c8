/**
 * The one way out: sends what waits, each chain in its order, and never twice. What has files has a lane of its own, so
 * that a long upload holds nothing else up.
 */
import type { Id, Person } from '../../../shared/model/studio.ts';
import type { KeepPublished, QueuedFiles } from '../commands/queuedFiles.ts';
import type { AnyCommand } from '../commands/registry.ts';
import type { Database } from '../db/open.ts';
import { wasSentBefore, type OutboxRecord } from '../db/tables/outbox.ts';
import type { Tables } from '../db/tables.ts';
import type { Host } from '../host.ts';
import type { Kitsu } from '../kitsu/kitsu.ts';
import type { ConnectionKeeper } from './connection.ts';
import { createFailures, longestBackoffMs } from './push/failures.ts';
import { createReadyCommands } from './push/ready.ts';
import { createSending } from './push/sending.ts';
import { createSettling } from './push/settling.ts';
import { createStragglers } from './push/stragglers.ts';
import { createWishes } from './push/wishes.ts';
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
  /** How many commands with files are under way. */
  readonly uploadCount: () => number;
  /**
   * Its author takes it back, within the transaction that takes it out: a request of it that was not answered may arrive yet,
   * and what comes after it in its chain waits for that.
   */
  readonly noteTakenBack: (record: OutboxRecord) => void;
  /** Whether it waits until it is certain what became of another of its chain, whose answer was lost. */
  readonly isHeldUp: (record: OutboxRecord) => boolean;
  /** True while a request of the command is under way: then it can be neither edited nor discarded. */
  readonly isSending: (commandId: Id) => boolean;
  /** What this run sent last and nobody took back so far; each is answered once. */
  readonly takeLastSent: () => OutboxRecord | null;
  /** The same of these, in the order in which they were sent. */
  readonly takeSent: (commandIds: readonly Id[]) => readonly OutboxRecord[];
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
  /** How long what was not answered may still arrive, milliseconds. */
  readonly longestWorkMs: number;
  readonly me: () => Person;
  readonly now: () => number;
  readonly log: Host['log'];
  readonly onProgress: () => void;
  readonly onOutcome: (commandId: Id, outcome: 'accepted' | 'rejected') => void;
  readonly keepPublished: KeepPublished;
};

/** So far back one can undo what has been sent. */
const mostTakenBack = 10_000;
/** As many as one request may ask for by their ids. */
const mostTogether = 100;

type Lane = 'upload' | 'quick';
const lanes: readonly Lane[] = ['upload', 'quick'];

export function createPush(parts: PushParts): Push {
  const { db, tables, connection } = parts;
  const underWay = new Map<Id, { readonly controller: AbortController; readonly lane: Lane }>();
  const uploads = new Map<Id, { readonly sentBytes: number; readonly totalBytes: number }>();
  let isPaused = false;
  let isLookDue = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | null = null;
  const idle: (() => void)[] = [];
  const sentHere: OutboxRecord[] = [];

  const failures = createFailures(parts.now, (commandId) => tables.outbox.get(commandId) !== null);
  const stragglers = createStragglers({
    ...parts,
    onOver: () => {
      pump();
      // Why something waits is said no longer.
      parts.onProgress();
    },
  });
  // Nobody knows how long ago it was that what an earlier run has sent was lost.
  for (const record of tables.outbox.all()) if (mayHaveBeenSent(record)) stragglers.note(record);
  const isUnderWay = (commandId: Id): boolean => underWay.has(commandId);
  const ready = createReadyCommands({ tables, isUnderWay, isHeldUp: stragglers.holdUp, now: parts.now });
  const settling = createSettling({
    ...parts,
    failures,
    stragglers,
    isSessionOpen: () => parts.kitsu() !== null,
    onSent: (record) => {
      sentHere.push(record);
      if (sentHere.length > mostTakenBack) sentHere.shift();
    },
  });
  const sending = createSending({
    ...parts,
    failures,
    stragglers,
    settling,
    onUploaded: (commandId, sentBytes, totalBytes) => {
      uploads.set(commandId, { sentBytes, totalBytes });
      parts.onProgress();
    },
  });
  const wishes = createWishes({ ...parts, failures, isUnderWay });

  // What was on its way when the process died: nobody knows whether it arrived.
  const interrupted = tables.outbox.all().filter(({ state }) => state === 'sending');
  if (interrupted.length > 0)
    try {
      db.writeOriginals(() => {
        for (const { commandId, attempts } of interrupted)
          tables.outbox.setState(commandId, { state: 'unknown', attempts, nextAttemptAt: null, error: null });
      });
    } catch (error) {
      // On a full disk one can still read; as it stands it is looked for too before it is sent.
      parts.log({ level: 'warning', event: 'interrupted-not-noted', detail: { message: String(error) } });
    }

  const wakeAt = (ms: number): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(pump, Math.min(longestBackoffMs, Math.max(50, ms - parts.now())));
    timer.unref();
  };

  /** Null for what goes alone; so does what may be there already, for it is looked for, and what may arrive yet. */
  const togetherKeyOf = (command: AnyCommand | undefined): string | null =>
    command?.record.state !== 'waiting' || stragglers.mayArrive(command.record.commandId)
      ? null
      : (command.together?.key ?? null);

  const withFollowing = (command: AnyCommand): readonly AnyCommand[] => {
    const key = togetherKeyOf(command);
    if (key === null || !isInChain(command)) return [command];
    return [command, ...ready.following(command, (next) => togetherKeyOf(next) === key)].slice(0, mostTogether);
  };

  /** What each free lane is to send next: one command, or those that share its requests. */
  const nextOf = (free: readonly Lane[]): ReadonlyMap<Lane, readonly AnyCommand[]> => {
    const batches = new Map<Lane, AnyCommand[]>();
    const isFull = (lane: Lane): boolean => {
      const batch = batches.get(lane);
      if (batch === undefined) return false;
      return togetherKeyOf(batch[0]) === null || isInChain(batch[0]) || batch.length >= mostTogether;
    };
    const { soonestMs } = ready.look((command) => {
      const lane = laneOf(command.record);
      const batch = batches.get(lane);
      if (batch === undefined) {
        if (free.includes(lane)) batches.set(lane, [...withFollowing(command)]);
      } else if (!isFull(lane) && togetherKeyOf(command) === togetherKeyOf(batch[0])) batch.push(command);
      return free.every(isFull);
    });
    if (soonestMs !== null) wakeAt(soonestMs);
    return batches;
  };

  function pump(): void {
    if (isClosed) return;
    isLookDue ||= parts.waitsForLook();
    if (isLookDue) isLookDue = !wishes.holdUntilSeen();
    const kitsu = parts.kitsu();
    if (isLookDue || isPaused || kitsu === null || !connection.isReachable()) return;
    if (connection.slowedUntilMs() !== null) return;
    const brokenUntilMs = failures.brokenUntilMs();
    if (brokenUntilMs > parts.now()) {
      wakeAt(brokenUntilMs);
      return;
    }
    const busy = new Set([...underWay.values()].map(({ lane }) => lane));
    const free = lanes.filter((lane) => !busy.has(lane));
    if (free.length === 0) return;
    for (const [lane, commands] of nextOf(free)) start(lane, commands, kitsu);
  }

  const start = (lane: Lane, commands: readonly AnyCommand[], kitsu: Kitsu): void => {
    const commandIds = commands.map(({ record }) => record.commandId);
    const controller = new AbortController();
    for (const commandId of commandIds) underWay.set(commandId, { controller, lane });
    let isKept = true;
    void sending
      .send(commands, kitsu, controller.signal)
      .catch((error: unknown) => {
        // Its state could not even be written (a full disk): it is as it was when it began, and is looked for again.
        isKept = false;
        parts.log({
          level: 'error',
          event: 'outcome-not-kept',
          detail: { commandIds: commandIds.join(' '), message: String(error) },
        });
        wakeAt(parts.now() + longestBackoffMs);
      })
      .then(() => {
        for (const commandId of commandIds) {
          underWay.delete(commandId);
          uploads.delete(commandId);
        }
        parts.onProgress();
        if (underWay.size === 0) for (const told of idle.splice(0)) told();
        if (isKept) pump();
      });
  };

  return {
    pump,
    retry: (commandId) => {
      wishes.retry([commandId]);
      pump();
    },
    retryAll: () => {
      wishes.retryAll();
      pump();
    },
    hold: (commandIds) => {
      wishes.hold(commandIds);
      pump();
    },
    release: (commandIds) => {
      wishes.release(commandIds);
      pump();
    },
    pause: (paused) => {
      isPaused = paused;
      pump();
    },
    isPaused: () => isPaused,
    uploadCount: () => [...underWay.values()].filter(({ lane }) => lane === 'upload').length,
    uploadOf: (commandId) => uploads.get(commandId) ?? null,
    takeLastSent: () => sentHere.pop() ?? null,
    takeSent: (commandIds) => {
      const wanted = new Set(commandIds);
      const taken = sentHere.filter(({ commandId }) => wanted.has(commandId));
      if (taken.length > 0)
        sentHere.splice(0, sentHere.length, ...sentHere.filter(({ commandId }) => !wanted.has(commandId)));
      return taken;
    },
    isHeldUp: stragglers.holdUp,
    noteTakenBack: (record) => void stragglers.keepLeft(record),
    isSending: isUnderWay,
    close: () => {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      stragglers.close();
      for (const { controller } of underWay.values()) controller.abort();
      return underWay.size === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve));
    },
  };
}

/** What was refused for good is no more on its way; what met somebody else's value may have been sent before. */
const mayHaveBeenSent = (record: OutboxRecord): boolean =>
  record.state === 'rejected'
    ? record.attempts > 0 && (record.error?.code === 'conflict' || record.error?.detail['mayHaveActed'] === true)
    : wasSentBefore(record);

const laneOf = (record: OutboxRecord): Lane =>
  record.kind === 'publishRevision' || record.hasFiles ? 'upload' : 'quick';

const isInChain = (command: AnyCommand | undefined): boolean => command?.together?.isInChain === true;
