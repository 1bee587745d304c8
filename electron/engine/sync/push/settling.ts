/** How an attempt ended: accepted, in one transaction with what it changed in the mirror; or what it waits for, and how long. */
import { InariError } from '../../../../shared/errors.ts';
import { ApiError } from '../../kitsu/ApiError.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import type { Accepted } from '../../commands/command.ts';
import type { KeepPublished, QueuedFiles } from '../../commands/queuedFiles.ts';
import type { AnyCommand } from '../../commands/registry.ts';
import type { Database } from '../../db/open.ts';
import type { OutboxRecord } from '../../db/tables/outbox.ts';
import type { Tables } from '../../db/tables.ts';
import type { Host } from '../../host.ts';
import type { ConnectionKeeper } from '../connection.ts';
import { outcomeOf, retryAfterMs, type SendPhase } from '../sendOutcome.ts';
import type { Turns } from '../turns.ts';
import type { Failures } from './failures.ts';
import type { Stragglers } from './stragglers.ts';

export type Settling = {
  /** The server's answer into the mirror and the command out of the outbox, in one transaction. */
  readonly finish: (command: AnyCommand, accepted: Accepted, wasRecognised: boolean) => Promise<void>;
  /** @param isKnownConnection whether the connection is to blame, where that has been asked already */
  readonly fail: (command: AnyCommand, phase: SendPhase, error: unknown, isKnownConnection?: boolean) => Promise<void>;
  /** It was not found, and may arrive yet. */
  readonly lookLater: (command: AnyCommand) => void;
};

export type SettlingParts = {
  readonly db: Database;
  readonly tables: Tables;
  readonly turns: Turns;
  readonly connection: ConnectionKeeper;
  readonly queuedFiles: QueuedFiles;
  readonly failures: Failures;
  readonly stragglers: Stragglers;
  readonly isSessionOpen: () => boolean;
  readonly now: () => number;
  readonly log: Host['log'];
  readonly onSent: (record: OutboxRecord) => void;
  readonly onOutcome: (commandId: Id, outcome: 'accepted' | 'rejected') => void;
  readonly keepPublished: KeepPublished;
};

/** Where it breaks on everything, it is not this command that it refuses; after so many it is told all the same. */
const attemptsOfBroken = 100;

/** What may arrive yet is looked for more often than a server that is gone is asked. */
const longestLookMs = 15_000;

export const touchedBy = ({ taskId }: OutboxRecord): readonly Id[] => (taskId === null ? [] : [taskId]);

export function createSettling(parts: SettlingParts): Settling {
  const { db, tables, connection, failures } = parts;

  const entityIdOf = ({ entityId = null }: AnyCommand['described']): Id | null =>
    entityId === null ? null : tables.identities.resolve(entityId);

  /** A saved search is read with the whole account, which may be under way. */
  const touchedRows = ({ record, described: { rowId } }: AnyCommand, { serverId }: Accepted): readonly Id[] => [
    ...touchedBy(record),
    ...(rowId === undefined ? [] : [tables.identities.resolve(rowId)]),
    ...(record.kind === 'createSearch' && serverId !== null ? [serverId] : []),
  ];

  return {
    finish: async (command, accepted, wasRecognised) => {
      const { record, described } = command;
      let mayArrive = false;
      const { published } = accepted;
      // Before its rows go with it.
      const files = published === undefined ? [] : tables.outbox.files(record.commandId);
      const copies = await parts.turns.alone(touchedRows(command, accepted), () =>
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
            playlistId: described.playlistId === undefined ? null : tables.identities.resolve(described.playlistId),
            playlistDeed: described.playlistDeed ?? null,
            field: described.change?.field ?? null,
            wasRecognised,
            serverId: accepted.serverId,
          });
          // A row of its own has arrived. That a value is there already does not tell whose it is: what was sent may come yet.
          mayArrive = accepted.serverId === null && parts.stragglers.keepLeft(record);
          return tables.outbox.remove(record.commandId);
        }),
      );
      parts.log({
        level: 'info',
        event: 'command-accepted',
        detail: { kind: record.kind, commandId: record.commandId, wasRecognised },
      });
      failures.noteAccepted();
      if (!mayArrive) parts.stragglers.forget(record.commandId);
      parts.onSent(record);
      parts.onOutcome(record.commandId, 'accepted');
      if (published !== undefined) await parts.keepPublished(files, published);
      // What was kept is no longer there.
      await parts.queuedFiles.removeCopies(copies);
    },
    fail: async (command, phase, error, isKnownConnection) => {
      const { record } = command;
      const { commandId } = record;
      if (phase !== 'looking' && error instanceof ApiError && error.mayActLater) parts.stragglers.note(record);
      const isConnection = isKnownConnection ?? (await connection.noteFailure(error));
      const current = tables.outbox.get(commandId);
      const isTheServer = failures.isServerBroken() && (current?.attempts ?? 0) < attemptsOfBroken;
      const outcome = outcomeOf(phase, error, isConnection || isTheServer ? 0 : (current?.attempts ?? 0));
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
        failures.forget(commandId);
        db.writeOriginals(() => {
          tables.outbox.setState(commandId, {
            state: 'rejected',
            attempts: current.attempts,
            nextAttemptAt: null,
            error: { code: outcome.code, detail: outcome.detail },
          });
        });
        parts.onOutcome(commandId, 'rejected');
        return;
      }
      const { count, backoffMs } = failures.note(commandId, error instanceof InariError ? error.code : null);
      const waitMs = Math.max(backoffMs, retryAfterMs(error));
      // What waits for the connection goes when it is back; but not again and again what may be what breaks it.
      const waitsForOthers =
        outcome.waitsFor === 'session' ? !parts.isSessionOpen() : isConnection && (!outcome.wasSent || count === 1);
      db.writeOriginals(() => {
        tables.outbox.setState(commandId, {
          state: outcome.kind,
          // Only what reached the server counts as an attempt.
          attempts: outcome.wasSent ? current.attempts : record.attempts,
          nextAttemptAt: waitsForOthers ? null : new Date(parts.now() + waitMs).toISOString(),
          error: null,
        });
      });
    },
    lookLater: ({ record }) => {
      const { commandId, attempts } = record;
      if (tables.outbox.get(commandId) === null) return;
      const { backoffMs } = failures.note(commandId, null);
      const nextAttemptAt = new Date(parts.now() + Math.min(backoffMs, longestLookMs)).toISOString();
      db.writeOriginals(() => {
        tables.outbox.setState(commandId, { state: 'unknown', attempts, nextAttemptAt, error: null });
      });
    },
  };
}
