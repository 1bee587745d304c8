/**
 * Whether the server can be reached, as its last answers told: everyone who asked it something reports here. When it could
 * not be reached it is asked again after growing waits, and whoever waits is told when it answers.
 */
import type { ErrorCode } from '../../../shared/errors.ts';
import type { Instant } from '../../../shared/model/studio.ts';
import type { Connection } from '../../../shared/model/sync.ts';
import { ApiError } from '../kitsu/ApiError.ts';
import { retryAfterMs } from './sendOutcome.ts';
import { spread } from './spread.ts';

export type ConnectionKeeper = {
  readonly state: () => Connection;
  readonly isReachable: () => boolean;
  /** The server answered. */
  readonly noteAnswer: () => void;
  /**
   * A request failed: says whether the reason lies in the connection. Where it may as well lie in the request (the line was
   * cut in the middle of it, a gateway answered, the answer was none) the server is asked for a sign of life.
   */
  readonly noteFailure: (error: unknown) => Promise<boolean>;
  /** Until when the server wants nothing more, milliseconds since 1970; null where it does not say so. */
  readonly slowedUntilMs: () => number | null;
  readonly noteEvents: (areArriving: boolean) => void;
  readonly noteSession: (isOpen: boolean) => void;
  /** Asks now instead of waiting: the network came back, the computer woke up, the user asked. */
  readonly retryNow: () => void;
  readonly close: () => void;
};

export type ConnectionOptions = {
  /** One small request, answered by nobody but a Kitsu. Fails with an ApiError. */
  readonly ping: () => Promise<unknown>;
  readonly now: () => number;
  readonly onChange: () => void;
  /** The server answers again after it did not, or for the first time. */
  readonly onReachable: () => void;
  /** The time is over for which the server had asked to be left alone. */
  readonly onSlowedEnd: () => void;
};

const connectionCodes: ReadonlySet<ErrorCode> = new Set(['offline', 'unreachable', 'timeout', 'proxy', 'certificate']);
const firstWaitMs = 500;
const longestWaitMs = 60_000;
/** A gateway may ask for more; but a server is often back before it thought. */
const longestAskedMs = 5 * 60_000;
/** Where it asks to slow down and does not say for how long. */
const firstSlowedMs = 5_000;
/** A server that is gone again so soon was not really back: the waits go on growing. */
const lastingMs = 20_000;

export function createConnection({
  ping,
  now,
  onChange,
  onReachable,
  onSlowedEnd,
}: ConnectionOptions): ConnectionKeeper {
  let reachable: boolean | null = null;
  let reachableSince = 0;
  let areEventsArriving = false;
  let hasSession = true;
  let failure: { readonly code: ErrorCode; readonly since: Instant } | null = null;
  let retry: { readonly timer: NodeJS.Timeout; readonly at: number } | null = null;
  let waitMs = firstWaitMs;
  let asking: Promise<void> | null = null;
  let isClosed = false;
  let slowed: { readonly timer: NodeJS.Timeout; readonly untilMs: number } | null = null;
  let slowedMs = firstSlowedMs;

  const instant = (ms: number): Instant => new Date(ms).toISOString();

  const stopRetry = (): void => {
    if (retry !== null) clearTimeout(retry.timer);
    retry = null;
  };

  const answered = (): void => {
    if (slowed === null) slowedMs = firstSlowedMs;
    if (isClosed || reachable === true) return;
    reachable = true;
    reachableSince = now();
    failure = null;
    stopRetry();
    onChange();
    onReachable();
  };

  /** Everybody waits, not only who was told: the others would be told the same, one by one. */
  const slowDown = (error: ApiError): void => {
    if (isClosed) return;
    const waitMs = Math.max(retryAfterMs(error), spread(slowedMs));
    slowedMs = Math.min(slowedMs * 2, longestWaitMs);
    const untilMs = now() + waitMs;
    if (slowed !== null) {
      if (slowed.untilMs >= untilMs) return;
      clearTimeout(slowed.timer);
    }
    const timer = setTimeout(() => {
      slowed = null;
      onChange();
      onSlowedEnd();
    }, waitMs);
    timer.unref();
    slowed = { timer, untilMs };
    onChange();
  };

  const failed = (code: ErrorCode, askedMs = 0): void => {
    if (isClosed) return;
    if (reachable === true && now() - reachableSince > lastingMs) waitMs = firstWaitMs;
    reachable = false;
    areEventsArriving = false;
    failure = { code, since: failure?.since ?? instant(now()) };
    if (retry === null) {
      const nextMs = Math.max(spread(waitMs), Math.min(askedMs, longestAskedMs));
      const timer = setTimeout(() => void ask(), nextMs);
      timer.unref();
      retry = { timer, at: now() + nextMs };
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    }
    onChange();
  };

  /** One at a time; never fails. */
  const ask = (): Promise<void> => {
    stopRetry();
    asking ??= ping()
      .then(answered, (error: unknown) => {
        failed(error instanceof ApiError ? error.code : 'unreachable', retryAfterMs(error));
      })
      .finally(() => {
        asking = null;
      });
    return asking;
  };

  return {
    state: () => {
      if (reachable === null) return { kind: 'connecting' };
      // Where nobody answers nobody can be signed in either.
      if (reachable && !hasSession) return { kind: 'signed-out' };
      if (reachable) return areEventsArriving ? { kind: 'live' } : { kind: 'polling' };
      const retryAt = retry === null ? null : instant(retry.at);
      const { code, since } = failure ?? { code: 'offline', since: instant(now()) };
      return code === 'offline' ? { kind: 'offline', since, retryAt } : { kind: 'unreachable', since, retryAt, code };
    },
    isReachable: () => reachable === true,
    noteAnswer: answered,
    noteFailure: async (error) => {
      if (isClosed || !(error instanceof ApiError)) return false;
      if (error.code === 'too-many-requests') slowDown(error);
      if (isDoubtful(error)) await ask();
      else if (connectionCodes.has(error.code)) failed(error.code);
      else return false;
      return reachable !== true;
    },
    slowedUntilMs: () => slowed?.untilMs ?? null,
    noteEvents: (areArriving) => {
      if (areEventsArriving === areArriving || isClosed) return;
      areEventsArriving = areArriving;
      onChange();
    },
    noteSession: (isOpen) => {
      if (hasSession === isOpen) return;
      hasSession = isOpen;
      onChange();
    },
    retryNow: () => {
      waitMs = firstWaitMs;
      void ask();
    },
    close: () => {
      isClosed = true;
      stopRetry();
      if (slowed !== null) clearTimeout(slowed.timer);
    },
  };
}

/** 502 to 504 come from what stands before a server that is down, or from the server because of this one request. */
function isDoubtful({ code, status, mayHaveActed }: ApiError): boolean {
  if (status !== null) return code === 'broken-answer' || (status >= 502 && status <= 504);
  return mayHaveActed && code !== 'cancelled';
}
