import type { Id, Instant } from '../../../../shared/model/studio.ts';
import { readFieldKey } from '../../../../shared/model/changes.ts';
import { commandKinds, type QueuedPlaylist, type SentRow } from '../../../../shared/model/sync.ts';
import type { Database } from '../open.ts';
import { flag, numberOrNull, oneOf, text, textOrNull, type Row } from '../row.ts';

/** As it was sent; what it was about is named where it is shown. */
export type SentCommand = Omit<SentRow, 'entity' | 'playlist'> & {
  readonly entityId: Id | null;
  readonly playlistId: Id | null;
  readonly playlistDeed: QueuedPlaylist['deed'];
};

export type SentRecord = SentCommand & {
  /** The id of the row on the server it became; no other command may be recognised as that row. */
  readonly serverId: Id | null;
};

export type SentCommands = {
  readonly since: (instant: Instant) => readonly SentCommand[];
  readonly add: (record: SentRecord) => void;
  readonly isClaimed: (serverId: Id) => boolean;
  readonly has: (commandId: Id) => boolean;
  /** When what became these rows on the server was written here. */
  readonly writtenAtOf: (serverIds: readonly Id[]) => ReadonlyMap<Id, Instant>;
  readonly forgetBefore: (instant: Instant) => void;
};

const deeds = ['add', 'remove', 'move', 'revision'] as const;

function readSent(row: Row): SentCommand {
  return {
    commandId: text(row, 'commandId'),
    kind: oneOf(row, 'kind', commandKinds),
    taskId: textOrNull(row, 'taskId'),
    entityId: textOrNull(row, 'entityId'),
    playlistId: textOrNull(row, 'playlistId'),
    playlistDeed: deeds.find((deed) => deed === row['playlistDeed']) ?? null,
    field: readFieldKey(textOrNull(row, 'field')),
    writtenAt: text(row, 'writtenAt'),
    sentAt: text(row, 'sentAt'),
    excerpt: text(row, 'excerpt'),
    taskStatusId: textOrNull(row, 'taskStatusId'),
    durationMinutes: numberOrNull(row, 'durationMinutes'),
    wasRecognised: flag(row, 'wasRecognised'),
  };
}

export function createSentCommands(db: Database): SentCommands {
  const since = db.prepare('SELECT * FROM sent WHERE sentAt >= @instant ORDER BY sentAt DESC');
  const add = db.prepare(`
    INSERT INTO sent (commandId, kind, taskId, writtenAt, sentAt, excerpt, taskStatusId, durationMinutes, wasRecognised, serverId,
      entityId, field, playlistId, playlistDeed)
    VALUES (@commandId, @kind, @taskId, @writtenAt, @sentAt, @excerpt, @taskStatusId, @durationMinutes, @wasRecognised, @serverId,
      @entityId, @field, @playlistId, @playlistDeed)`);
  const claimed = db.prepare('SELECT 1 AS one FROM sent WHERE serverId = @serverId');
  const has = db.prepare('SELECT 1 AS one FROM sent WHERE commandId = @commandId');
  const writtenAtOf = db.prepare(
    'SELECT serverId, writtenAt FROM sent WHERE serverId IN (SELECT value FROM json_each(@ids))',
  );
  const forget = db.prepare('DELETE FROM sent WHERE sentAt < @instant');
  return {
    since: (instant) => since.all({ instant }).map(readSent),
    add: (record) => {
      add.run({ ...record, wasRecognised: Number(record.wasRecognised) });
    },
    isClaimed: (serverId) => claimed.get({ serverId }) !== undefined,
    has: (commandId) => has.get({ commandId }) !== undefined,
    writtenAtOf: (serverIds) =>
      new Map(
        writtenAtOf
          .all({ ids: JSON.stringify(serverIds) })
          .map((row) => [text(row, 'serverId'), text(row, 'writtenAt')]),
      ),
    forgetBefore: (instant) => {
      forget.run({ instant });
    },
  };
}
