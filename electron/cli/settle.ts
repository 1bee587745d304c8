/** Waiting until the server and this disk agree, or until it is known why they do not. */
import type { QueueRow } from '../../shared/model/sync.ts';
import type { Id } from '../../shared/model/studio.ts';
import type { Door } from './door.ts';
import { exitCodes } from './exitCodes.ts';
import { Failure, failureOfCode } from './failure.ts';

const lookAgainMs = 1_000;

export type Settling = {
  /** Resolves when `isDone` is; fails as soon as the server cannot be reached or nobody is signed in. */
  readonly until: (isDone: () => Promise<boolean>) => Promise<void>;
  readonly untilPulled: () => Promise<void>;
  /**
   * Until each of the commands (null: every one that waits) is on the server, was refused, or could not be sent at this
   * attempt. Answers what is left of them.
   */
  readonly untilSent: (commandIds: readonly Id[] | null) => Promise<readonly QueueRow[]>;
};

export async function settling(door: Door): Promise<Settling> {
  const listeners = new Set<() => void>();
  door.onEvent(() => {
    for (const listener of listeners) listener();
  });
  const attemptsBefore = new Map(
    (await door.query('queue', {})).rows.map(({ commandId, attempts }) => [commandId, attempts]),
  );
  const { connection: first, pulling } = await door.query('sync', {});
  const isAtIt = (first.kind === 'live' || first.kind === 'polling') && pulling !== null;
  // What has just begun to connect or to pull brings everything without being asked twice.
  if (first.kind !== 'connecting' && !isAtIt) await door.call('syncNow', {});

  const check = async (): Promise<void> => {
    const { connection, isPaused } = await door.query('sync', {});
    if (connection.kind === 'signed-out') throw failureOfCode('signed-out', {});
    // While it is asked no next attempt is planned.
    if (connection.kind === 'offline' && connection.retryAt !== null) throw failureOfCode('offline', {});
    if (connection.kind === 'unreachable' && connection.retryAt !== null) throw failureOfCode(connection.code, {});
    if (isPaused)
      throw new Failure('paused', exitCodes.notReached, {
        happened: 'Somebody paused the sync in the app.',
        safe: 'What was queued is kept.',
        todo: 'Go on with it in the app.',
      });
  };
  const isReached = async (): Promise<boolean> => {
    const { kind } = (await door.query('sync', {})).connection;
    return kind === 'live' || kind === 'polling';
  };

  const until = async (isDone: () => Promise<boolean>): Promise<void> => {
    for (;;) {
      await check();
      if ((await isReached()) && (await isDone())) return;
      await new Promise<void>((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          listeners.delete(done);
          resolve();
        };
        const timer = setTimeout(done, lookAgainMs);
        listeners.add(done);
      });
    }
  };

  const isOver = ({ commandId, state, hold, error, attempts }: QueueRow): boolean =>
    state === 'rejected' ||
    state === 'conflict' ||
    // Nothing but its author lets it go.
    hold !== null ||
    (state === 'waiting' && error !== null && attempts > (attemptsBefore.get(commandId) ?? 0));

  return {
    until,
    untilPulled: () => until(async () => (await door.query('sync', {})).pulling === null),
    untilSent: async (commandIds) => {
      let left: readonly QueueRow[] = [];
      await until(async () => {
        const { rows } = await door.query('queue', {});
        const over = new Set(rows.filter(isOver).map(({ commandId }) => commandId));
        left = rows.filter(({ commandId }) => commandIds?.includes(commandId) ?? true);
        return left.every(
          ({ commandId, isBlockedBy }) => over.has(commandId) || (isBlockedBy !== null && over.has(isBlockedBy)),
        );
      });
      return left;
    },
  };
}
