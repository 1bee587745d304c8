/** One attempt of one command, or of several that share a request. Never twice what may have arrived: looked for first. */
import { InariError } from '../../../../shared/errors.ts';
import type { Id, Person } from '../../../../shared/model/studio.ts';
import type { Accepted, SendContext } from '../../commands/command.ts';
import { isUnseen } from '../../commands/localRefusal.ts';
import type { QueuedFiles } from '../../commands/queuedFiles.ts';
import type { AnyCommand } from '../../commands/registry.ts';
import type { Database } from '../../db/open.ts';
import { wasSentBefore, type OutboxRecord } from '../../db/tables/outbox.ts';
import type { Tables } from '../../db/tables.ts';
import type { Kitsu } from '../../kitsu/kitsu.ts';
import type { ConnectionKeeper } from '../connection.ts';
import type { SendPhase } from '../sendOutcome.ts';
import type { Turns } from '../turns.ts';
import type { Failures } from './failures.ts';
import { touchedBy, type Settling } from './settling.ts';
import { MayArriveYet, type Stragglers } from './stragglers.ts';

export type Sending = {
  /** Of several, all of one kind and key. Fails only where not even its outcome could be written down. */
  readonly send: (commands: readonly AnyCommand[], kitsu: Kitsu, signal: AbortSignal) => Promise<void>;
};

export type SendingParts = {
  readonly db: Database;
  readonly tables: Tables;
  readonly turns: Turns;
  readonly connection: ConnectionKeeper;
  readonly queuedFiles: QueuedFiles;
  readonly failures: Failures;
  readonly stragglers: Stragglers;
  readonly settling: Settling;
  readonly me: () => Person;
  readonly now: () => number;
  readonly onUploaded: (commandId: Id, sentBytes: number, totalBytes: number) => void;
};

/** After this long others may have changed the same thing: look before overwriting it. */
const longWaitMs = 15_000;

export function createSending(parts: SendingParts): Sending {
  const { db, tables, connection, failures, settling } = parts;

  const noteSending = (records: readonly OutboxRecord[]): void => {
    db.writeOriginals(() => {
      for (const { commandId, attempts } of records)
        tables.outbox.setState(commandId, {
          state: 'sending',
          attempts: attempts + 1,
          nextAttemptAt: null,
          error: null,
        });
    });
  };

  const sendOne = async (command: AnyCommand, kitsu: Kitsu, signal: AbortSignal): Promise<void> => {
    const { record } = command;
    // `sending` and not under way: how its last attempt ended could not be written down.
    let phase: SendPhase = record.state === 'waiting' ? sendingPhaseOf(record) : 'looking';
    // Asked before anything is looked for: what arrives after the look, and in time, has not been seen by it.
    const mayArriveYet = parts.stragglers.mayArrive(record.commandId);
    try {
      const context = sendContext(command, kitsu, signal, mayArriveYet);
      const found = phase === 'looking' ? await lookFor(command, context) : null;
      let accepted = found;
      if (accepted === null) {
        phase = sendingPhaseOf(record);
        noteSending([record]);
        accepted = await command.send(context);
      }
      phase = 'done';
      connection.noteAnswer();
      failures.forget(record.commandId);
      await settling.finish(command, accepted, found !== null);
    } catch (error) {
      // Nor is its author asked between two values, or told that there is nothing to do it to, while the server may still do it.
      const isConflict = error instanceof InariError && error.code === 'conflict';
      const isTooEarly = mayArriveYet && (isConflict || isUnseen(error));
      if (error instanceof MayArriveYet || isTooEarly) settling.lookLater(command);
      else await settling.fail(command, phase, error);
    }
  };

  const lookFor = async ({ recognise }: AnyCommand, context: SendContext): Promise<Accepted | null> => {
    const found = (await recognise?.(context)) ?? null;
    if (found === null && recognise !== null) context.expectNoStraggler();
    return found;
  };

  /** Each has its own outcome; only what fails as a whole is the same for all. */
  const sendTogether = async (commands: readonly AnyCommand[], kitsu: Kitsu, signal: AbortSignal): Promise<void> => {
    const records = commands.map(({ record }) => record);
    noteSending(records);
    const context = {
      kitsu,
      tables,
      me: parts.me(),
      signal,
      resolve: (id: Id) => tables.identities.resolve(id),
      // What may arrive yet goes alone.
      expectNoStraggler: () => undefined,
    };
    const outcomes = await (commands[0]?.together?.send(records, context) ?? Promise.resolve([])).catch(
      (reason: unknown) => commands.map(() => ({ status: 'rejected' as const, reason })),
    );
    let told: { readonly reason: unknown; readonly isConnection: boolean } | null = null;
    for (const [index, command] of commands.entries()) {
      const outcome = outcomes[index];
      try {
        if (outcome?.status === 'fulfilled') {
          connection.noteAnswer();
          failures.forget(command.record.commandId);
          await settling.finish(command, outcome.value, false);
        } else {
          const reason: unknown = outcome?.reason;
          if (told === null || told.reason !== reason)
            told = { reason, isConnection: await connection.noteFailure(reason) };
          await settling.fail(command, sendingPhaseOf(command.record), reason, told.isConnection);
        }
      } catch (error) {
        await settling.fail(command, 'done', error);
      }
    }
  };

  const sendContext = (command: AnyCommand, kitsu: Kitsu, signal: AbortSignal, mayArriveYet: boolean): SendContext => {
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
        failures.forget(record.commandId);
      },
      expectNoStraggler: () => {
        if (mayArriveYet) throw new MayArriveYet();
      },
      openFiles: () => parts.queuedFiles.openAll(tables.outbox.files(record.commandId)),
      onSent: (sentBytes, totalBytes) => {
        parts.onUploaded(record.commandId, sentBytes, totalBytes);
      },
      isClaimed: tables.sent.isClaimed,
      hasWaitedLong: hasWaitedLong(record, parts.now()),
    };
  };

  return {
    send: async (commands, kitsu, signal) => {
      const [first] = commands;
      if (first === undefined) return;
      if (commands.length === 1) await sendOne(first, kitsu, signal);
      else await sendTogether(commands, kitsu, signal);
    },
  };
}

const sendingPhaseOf = (record: OutboxRecord): SendPhase => (wasSentBefore(record) ? 'sending-again' : 'sending');

/** What was written later than now was written by a clock that has been put back since: nobody knows how long ago. */
function hasWaitedLong({ writtenAt }: OutboxRecord, nowMs: number): boolean {
  const waitedMs = nowMs - Date.parse(writtenAt);
  return waitedMs < 0 || waitedMs > longWaitMs;
}
