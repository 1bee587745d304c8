import type { Database } from '../open.ts';
import { number, text, textOrNull, type Row } from '../row.ts';

/** A picture or movie on disk. `fileName` is derived from kind, id and version, never from what a server said. */
export type MediaFileRow = {
  readonly kind: string;
  readonly id: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly etag: string | null;
  readonly fetchedAt: string;
  readonly usedAt: string;
};

type Key = Pick<MediaFileRow, 'kind' | 'id'>;

export type MediaFiles = {
  readonly find: (key: Key) => MediaFileRow | null;
  /** Every form of one picture, movie or file. */
  readonly ofId: (id: string) => readonly MediaFileRow[];
  readonly keep: (row: MediaFileRow) => void;
  readonly use: (key: Key, usedAt: string) => void;
  readonly remove: (key: Key) => void;
  /** Files that may go because no set wants them, the longest unused first. */
  readonly leastUsed: (limit: number) => readonly MediaFileRow[];
  /** Of all files, and of those that a set wants. */
  readonly totalBytes: () => { readonly all: number; readonly pinned: number };
  /** Bytes a file of each kind takes on this disk, on average, and of how many. */
  readonly averages: () => ReadonlyMap<string, { readonly sizeBytes: number; readonly count: number }>;
};

function readFile(row: Row): MediaFileRow {
  return {
    kind: text(row, 'kind'),
    id: text(row, 'id'),
    fileName: text(row, 'fileName'),
    sizeBytes: number(row, 'sizeBytes'),
    etag: textOrNull(row, 'etag'),
    fetchedAt: text(row, 'fetchedAt'),
    usedAt: text(row, 'usedAt'),
  };
}

export function createMediaFiles(db: Database): MediaFiles {
  const find = db.prepare('SELECT * FROM media_file WHERE kind = @kind AND id = @id');
  const ofId = db.prepare('SELECT * FROM media_file WHERE id = @id');
  const keep = db.prepare(`
    INSERT INTO media_file (kind, id, fileName, sizeBytes, etag, fetchedAt, usedAt)
    VALUES (@kind, @id, @fileName, @sizeBytes, @etag, @fetchedAt, @usedAt)
    ON CONFLICT (kind, id) DO UPDATE SET fileName = excluded.fileName, sizeBytes = excluded.sizeBytes,
      etag = excluded.etag, fetchedAt = excluded.fetchedAt, usedAt = excluded.usedAt`);
  const use = db.prepare('UPDATE media_file SET usedAt = @usedAt WHERE kind = @kind AND id = @id');
  const remove = db.prepare('DELETE FROM media_file WHERE kind = @kind AND id = @id');
  const isPinned =
    'EXISTS (SELECT 1 FROM pinned_file WHERE pinned_file.kind = media_file.kind AND pinned_file.id = media_file.id)';
  const leastUsed = db.prepare(`SELECT * FROM media_file WHERE NOT ${isPinned} ORDER BY usedAt LIMIT @limit`);
  const totalBytes = db.prepare(`
    SELECT coalesce(sum(sizeBytes), 0) AS totalBytes, coalesce(sum(iif(${isPinned}, sizeBytes, 0)), 0) AS pinnedBytes
    FROM media_file`);
  const averages = db.prepare(
    'SELECT kind, avg(sizeBytes) AS sizeBytes, count(*) AS count FROM media_file GROUP BY kind',
  );
  return {
    find: ({ kind, id }) => {
      const row = find.get({ kind, id });
      return row === undefined ? null : readFile(row);
    },
    ofId: (id) => ofId.all({ id }).map(readFile),
    keep: (row) => void keep.run({ ...row }),
    use: ({ kind, id }, usedAt) => void use.run({ kind, id, usedAt }),
    remove: ({ kind, id }) => void remove.run({ kind, id }),
    leastUsed: (limit) => leastUsed.all({ limit }).map(readFile),
    totalBytes: () => {
      const row = totalBytes.get();
      return row === undefined
        ? { all: 0, pinned: 0 }
        : { all: number(row, 'totalBytes'), pinned: number(row, 'pinnedBytes') };
    },
    averages: () =>
      new Map(
        averages
          .all()
          .map((row) => [text(row, 'kind'), { sizeBytes: number(row, 'sizeBytes'), count: number(row, 'count') }]),
      ),
  };
}
