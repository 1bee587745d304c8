/**
 * Commands that have not reached the server, and the files that go with them: the only originals there are. Every write
 * here belongs into `writeOriginals`.
 */
import { z } from 'zod';
import { errorCodes, type ErrorCode, type ErrorDetail } from '../../../../shared/errors.ts';
import type { Id, Instant } from '../../../../shared/model/studio.ts';
import { commandKinds, holds, type CommandKind, type Hold } from '../../../../shared/model/sync.ts';
import type { Database } from '../open.ts';
import { flag, json, number, oneOf, text, textOrNull, type Row } from '../row.ts';

/**
 * `waiting`: never sent, or surely not arrived. `sending`: a request is on its way; found at start-up it means that the
 * process died in between, hence unknown. `unknown`: the answer was lost. `rejected`: the server said no.
 */
export type OutboxState = 'waiting' | 'sending' | 'unknown' | 'rejected';

export type OutboxRecord = {
  readonly seq: number;
  readonly commandId: Id;
  readonly kind: CommandKind;
  readonly taskId: Id | null;
  /** Commands of one chain are sent in the order they were made. */
  readonly chain: string;
  readonly payload: unknown;
  /** What of it has been done already, step by step. */
  readonly progress: unknown;
  readonly state: OutboxState;
  readonly writtenAt: Instant;
  readonly attempts: number;
  readonly nextAttemptAt: Instant | null;
  readonly error: { readonly code: ErrorCode; readonly detail: ErrorDetail } | null;
  readonly draftKey: string | null;
  readonly hold: Hold | null;
  readonly hasFiles: boolean;
};

/** Of one that is to be sent: an attempt before may have reached the server. */
export const wasSentBefore = ({ state, attempts }: Pick<OutboxRecord, 'state' | 'attempts'>): boolean =>
  attempts > 0 || state !== 'waiting';

export type OutboxFile = {
  readonly id: Id;
  readonly commandId: Id;
  readonly position: number;
  readonly name: string;
  readonly extension: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** Below the account's folder for a copy; anywhere for an original that there was no room to copy. */
  readonly path: string;
  readonly kept: 'copy' | 'original';
};

export type NewCommand = Pick<
  OutboxRecord,
  'commandId' | 'kind' | 'taskId' | 'chain' | 'payload' | 'writtenAt' | 'draftKey' | 'hold'
>;

export type Outbox = {
  /** In the order they were written. The same record is the same object as long as nothing of it changes. */
  readonly all: () => readonly OutboxRecord[];
  readonly ids: () => readonly Id[];
  readonly count: () => number;
  /** For whoever keeps something beside it: which commands were written to since it was asked last, at first all of them. */
  readonly changes: () => { readonly take: () => readonly Id[] };
  readonly get: (commandId: Id) => OutboxRecord | null;
  readonly add: (command: NewCommand, files: readonly OutboxFile[]) => void;
  readonly setState: (
    commandId: Id,
    change: Pick<OutboxRecord, 'state' | 'attempts' | 'nextAttemptAt' | 'error'>,
  ) => void;
  readonly setHold: (commandId: Id, hold: Hold | null) => void;
  readonly setProgress: (commandId: Id, progress: unknown) => void;
  /** What hung on a thing that waited hangs on what it became. */
  readonly moveChain: (from: string, to: string) => void;
  readonly setPayload: (commandId: Id, payload: unknown) => void;
  /** Only when the server has it, or its author discards it. Answers the paths of copies nobody needs any more. */
  readonly remove: (commandId: Id) => readonly string[];
  readonly files: (commandId: Id) => readonly OutboxFile[];
  readonly allFiles: () => readonly OutboxFile[];
  readonly filesByCommand: () => ReadonlyMap<Id, readonly OutboxFile[]>;
  readonly file: (fileId: Id) => OutboxFile | null;
};

function readRecord(row: Row): OutboxRecord {
  const errorCode = errorCodes.find((code) => code === row['errorCode']);
  return {
    seq: number(row, 'seq'),
    commandId: text(row, 'commandId'),
    kind: oneOf(row, 'kind', commandKinds),
    taskId: textOrNull(row, 'taskId'),
    chain: text(row, 'chain'),
    payload: json(row, 'payload'),
    progress: json(row, 'progress'),
    state: oneOf(row, 'state', ['waiting', 'sending', 'unknown', 'rejected']),
    writtenAt: text(row, 'writtenAt'),
    attempts: number(row, 'attempts'),
    nextAttemptAt: textOrNull(row, 'nextAttemptAt'),
    error: errorCode === undefined ? null : { code: errorCode, detail: readDetail(json(row, 'errorDetail')) },
    draftKey: textOrNull(row, 'draftKey'),
    hold: row['hold'] === null ? null : oneOf(row, 'hold', holds),
    hasFiles: flag(row, 'hasFiles'),
  };
}

const plainValue = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

/** What is no plain value, as another version may have written, is left out. */
function readDetail(value: unknown): ErrorDetail {
  const entries = z.record(z.string(), z.unknown()).safeParse(value).data ?? {};
  return Object.fromEntries(
    Object.entries(entries).flatMap(([key, entry]) => {
      const plain = plainValue.safeParse(entry);
      return plain.success ? [[key, plain.data]] : [];
    }),
  );
}

function readFile(row: Row): OutboxFile {
  return {
    id: text(row, 'id'),
    commandId: text(row, 'commandId'),
    position: number(row, 'position'),
    name: text(row, 'name'),
    extension: text(row, 'extension'),
    sizeBytes: number(row, 'sizeBytes'),
    sha256: text(row, 'sha256'),
    path: text(row, 'path'),
    kept: oneOf(row, 'kept', ['copy', 'original']),
  };
}

export function createOutbox(db: Database): Outbox {
  const record = `SELECT outbox.*, EXISTS (SELECT 1 FROM outbox_file WHERE outbox_file.commandId = outbox.commandId) AS hasFiles
    FROM outbox`;
  const all = db.prepare(`${record} ORDER BY seq`);
  const get = db.prepare(`${record} WHERE commandId = @commandId`);
  const add = db.prepare(`
    INSERT INTO outbox (commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, draftKey, hold)
    VALUES (@commandId, @kind, @taskId, @chain, @payload, '{}', 'waiting', @writtenAt, 0, @draftKey, @hold)`);
  const addFile = db.prepare(`
    INSERT INTO outbox_file (id, commandId, position, name, extension, sizeBytes, sha256, path, kept)
    VALUES (@id, @commandId, @position, @name, @extension, @sizeBytes, @sha256, @path, @kept)`);
  const setState = db.prepare(`
    UPDATE outbox SET state = @state, attempts = @attempts, nextAttemptAt = @nextAttemptAt, errorCode = @errorCode,
      errorDetail = @errorDetail WHERE commandId = @commandId`);
  const setHold = db.prepare('UPDATE outbox SET hold = @hold WHERE commandId = @commandId');
  const setProgress = db.prepare('UPDATE outbox SET progress = @progress WHERE commandId = @commandId');
  const setPayload = db.prepare('UPDATE outbox SET payload = @payload WHERE commandId = @commandId');
  const moveChain = db.prepare('UPDATE outbox SET chain = @to WHERE chain = @from');
  const remove = db.prepare('DELETE FROM outbox WHERE commandId = @commandId');
  const removeFiles = db.prepare('DELETE FROM outbox_file WHERE commandId = @commandId');
  const files = db.prepare('SELECT * FROM outbox_file WHERE commandId = @commandId ORDER BY position');
  const allFiles = db.prepare('SELECT * FROM outbox_file ORDER BY commandId, position');
  const file = db.prepare('SELECT * FROM outbox_file WHERE id = @id');

  // Asked with every send and by every screen, with thousands of commands in it after a day offline: only what was written
  // to is read again. What was read inside a transaction is read once more after it, for it may have been rolled back.
  const kept = new Map<Id, OutboxRecord>(all.all().map((row) => [text(row, 'commandId'), readRecord(row)]));
  const touched = new Set<Id>();
  const followers: Set<Id>[] = [];
  const touch = (commandId: Id): void => {
    touched.add(commandId);
    for (const follower of followers) follower.add(commandId);
  };
  let list: readonly OutboxRecord[] | null = null;
  const refresh = (): void => {
    db.noteRead('outbox');
    if (touched.size === 0) return;
    for (const commandId of touched) {
      const row = get.get({ commandId });
      if (row === undefined) kept.delete(commandId);
      else kept.set(commandId, readRecord(row));
    }
    list = null;
    if (!db.isWriting()) touched.clear();
  };

  const inOrder = (): readonly OutboxRecord[] => {
    refresh();
    list ??= [...kept.values()].toSorted((one, other) => one.seq - other.seq);
    return list;
  };

  return {
    all: inOrder,
    ids: () => inOrder().map(({ commandId }) => commandId),
    count: () => {
      refresh();
      return kept.size;
    },
    changes: () => {
      const changed = new Set<Id>([...kept.keys(), ...touched]);
      followers.push(changed);
      return {
        take: () => {
          const taken = [...changed];
          changed.clear();
          return taken;
        },
      };
    },
    get: (commandId) => {
      refresh();
      return kept.get(commandId) ?? null;
    },
    add: (command, commandFiles) => {
      touch(command.commandId);
      add.run({ ...command, payload: JSON.stringify(command.payload) });
      for (const commandFile of commandFiles) addFile.run({ ...commandFile });
    },
    setState: (commandId, { state, attempts, nextAttemptAt, error }) => {
      touch(commandId);
      setState.run({
        commandId,
        state,
        attempts,
        nextAttemptAt,
        errorCode: error?.code ?? null,
        errorDetail: error === null ? null : JSON.stringify(error.detail),
      });
    },
    setHold: (commandId, hold) => {
      touch(commandId);
      setHold.run({ commandId, hold });
    },
    setProgress: (commandId, progress) => {
      touch(commandId);
      setProgress.run({ commandId, progress: JSON.stringify(progress) });
    },
    moveChain: (from, to) => {
      for (const { commandId, chain } of inOrder()) if (chain === from) touch(commandId);
      moveChain.run({ from, to });
    },
    setPayload: (commandId, payload) => {
      touch(commandId);
      setPayload.run({ commandId, payload: JSON.stringify(payload) });
    },
    remove: (commandId) => {
      touch(commandId);
      const copies = files
        .all({ commandId })
        .map(readFile)
        .filter((file) => file.kept === 'copy');
      removeFiles.run({ commandId });
      remove.run({ commandId });
      return copies.map(({ path }) => path);
    },
    files: (commandId) => files.all({ commandId }).map(readFile),
    allFiles: () => allFiles.all().map(readFile),
    filesByCommand: () => {
      const byCommand = new Map<Id, OutboxFile[]>();
      for (const row of allFiles.all().map(readFile)) {
        const list = byCommand.get(row.commandId);
        if (list === undefined) byCommand.set(row.commandId, [row]);
        else list.push(row);
      }
      return byCommand;
    },
    file: (id) => {
      const row = file.get({ id });
      return row === undefined ? null : readFile(row);
    },
  };
}
