/** Puts what was saved from a damaged database into one that is in order. */
import type { Database } from '../open.ts';
import type { Row } from '../row.ts';
import type { OriginalRows, OriginalTable } from './originals.ts';

const inserts: { readonly [Table in OriginalTable]: string } = {
  identity: 'INSERT OR IGNORE INTO identity (localId, serverId) VALUES (@localId, @serverId)',
  sent: `INSERT OR IGNORE INTO sent (commandId, kind, taskId, writtenAt, sentAt, excerpt, taskStatusId, durationMinutes,
      wasRecognised, serverId, entityId, field, playlistId, playlistDeed)
    VALUES (@commandId, @kind, @taskId, @writtenAt, @sentAt, @excerpt, @taskStatusId, @durationMinutes,
      @wasRecognised, @serverId, @entityId, @field, @playlistId, @playlistDeed)`,
  late_command: `INSERT OR IGNORE INTO late_command (commandId, notedAt, chain) VALUES (@commandId, @notedAt, @chain)`,
  draft: `INSERT INTO draft (key, value, updatedAt) VALUES (@key, @value, @updatedAt)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, updatedAt = excluded.updatedAt
    WHERE excluded.updatedAt > updatedAt`,
  // Under the number it had, that the order stays; under another where that is taken.
  outbox: `INSERT OR IGNORE INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts,
      nextAttemptAt, errorCode, errorDetail, draftKey, hold)
    SELECT CASE WHEN EXISTS (SELECT 1 FROM outbox WHERE seq = @seq) THEN NULL ELSE @seq END, @commandId, @kind, @taskId,
      @chain, @payload, @progress, @state, @writtenAt, @attempts, NULL, @errorCode, @errorDetail, @draftKey, @hold
    WHERE NOT EXISTS (SELECT 1 FROM sent WHERE commandId = @commandId)`,
  outbox_file: `INSERT OR IGNORE INTO outbox_file (id, commandId, position, name, extension, sizeBytes, sha256, path, kept)
    SELECT @id, @commandId, @position, @name, @extension, @sizeBytes, @sha256, @path, @kept
    WHERE EXISTS (SELECT 1 FROM outbox WHERE commandId = @commandId)`,
};

export type Saved = { readonly commandCount: number; readonly draftCount: number };

const order = ['identity', 'sent', 'late_command', 'draft', 'outbox', 'outbox_file'] as const;

/**
 * How many commands and drafts were not there before.
 * @param isWhole then it is exactly what there was, and goes on as if nothing had happened
 */
export function writeSaved(
  db: Pick<Database, 'prepare' | 'writeOriginals'>,
  rows: OriginalRows,
  isWhole: boolean,
): Saved {
  return db.writeOriginals(() => {
    const changed = new Map<OriginalTable, number>();
    for (const table of order) {
      const insert = db.prepare(inserts[table]);
      let count = 0;
      for (const row of rows[table]) count += insert.run(table === 'outbox' && !isWhole ? asDoubtful(row) : row);
      changed.set(table, count);
    }
    return { commandCount: changed.get('outbox') ?? 0, draftCount: changed.get('draft') ?? 0 };
  });
}

/**
 * Its author looks at it first: nobody knows how old it is. And it is looked for on the server before it is sent, for an old
 * page may speak of what has arrived.
 */
function asDoubtful(row: Row): Row {
  if (row['state'] === 'rejected') return row;
  return { ...row, state: 'unknown', hold: row['hold'] === 'by-author' ? 'by-author' : 'until-seen' };
}
