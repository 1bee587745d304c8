import { errorCodes, type ErrorCode } from '../../../../shared/errors.ts';
import { mediaKinds, type MediaKind } from '../../../../shared/mediaUrl.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import type { Database } from '../open.ts';
import { number, oneOf, text, textOrNull, type Row } from '../row.ts';

/** A file that a set wants. */
export type WantedFile = {
  readonly kind: MediaKind;
  readonly id: Id;
  /** Lower case, without the dot; empty where the kind says enough. */
  readonly extension: string;
  /** Lower ones are fetched first. */
  readonly position: number;
  /** As told or estimated; what it really is once it is here. */
  readonly sizeBytes: number;
};

export type PinnedFile = WantedFile & { readonly setId: Id };

type Key = Pick<PinnedFile, 'setId' | 'kind' | 'id'>;

/** A file that failed so may be had when the server is well again. */
export const passingErrors: readonly ErrorCode[] = ['server-error', 'broken-answer'];

export type PinnedTotals = {
  readonly fileCount: number;
  readonly hereCount: number;
  readonly totalBytes: number;
  readonly hereBytes: number;
  readonly failed: readonly { readonly code: ErrorCode; readonly count: number }[];
};

export type PinnedFiles = {
  readonly keysOf: (setId: Id) => ReadonlySet<string>;
  readonly add: (setId: Id, file: WantedFile) => void;
  /** @param key as `pinnedKey` makes it. */
  readonly removeKey: (setId: Id, key: string) => void;
  readonly removeSet: (setId: Id) => void;
  /** What is still to be fetched for a set, in the order it is wanted. */
  readonly missing: (setId: Id, limit: number) => readonly PinnedFile[];
  /** Everything a set has here, a page at a time: after the key, in the order of keys. */
  readonly here: (setId: Id, after: { readonly kind: string; readonly id: Id }, limit: number) => readonly PinnedFile[];
  /** For every set that wants it. */
  readonly arrived: (file: Pick<Key, 'kind' | 'id'>, sizeBytes: number) => void;
  readonly lost: (file: Pick<Key, 'kind' | 'id'>) => void;
  readonly failed: (file: Pick<Key, 'kind' | 'id'>, code: ErrorCode) => void;
  /** The server keeps no files that movies were made of: none of them is waited for. */
  readonly withoutSources: () => void;
  /** It keeps some: each is asked for, and counts as what its movie takes. */
  readonly withSources: () => void;
  /** What failed is tried again. */
  readonly forgive: (setId: Id) => void;
  /** Of every set, what failed for the server was not well. */
  readonly forgivePassing: () => void;
  readonly totalsOf: (setId: Id) => PinnedTotals;
  readonly isIn: (setId: Id, file: Pick<Key, 'kind' | 'id'>) => boolean;
  readonly has: (file: { readonly kind: string; readonly id: Id }) => boolean;
};

export const pinnedKey = ({ kind, id }: Pick<Key, 'kind' | 'id'>): string => `${kind}/${id}`;

function readFile(row: Row): PinnedFile {
  return {
    setId: text(row, 'setId'),
    kind: oneOf(row, 'kind', mediaKinds),
    id: text(row, 'id'),
    extension: text(row, 'extension'),
    position: number(row, 'position'),
    sizeBytes: number(row, 'sizeBytes'),
  };
}

export function createPinnedFiles(db: Database): PinnedFiles {
  const keysOf = db.prepare('SELECT kind, id FROM pinned_file WHERE setId = @setId');
  const add = db.prepare(`
    INSERT INTO pinned_file (setId, kind, id, extension, position, sizeBytes, isHere)
    VALUES (@setId, @kind, @id, @extension, @position, @sizeBytes, 0) ON CONFLICT (setId, kind, id) DO NOTHING`);
  const remove = db.prepare('DELETE FROM pinned_file WHERE setId = @setId AND kind = @kind AND id = @id');
  const removeSet = db.prepare('DELETE FROM pinned_file WHERE setId = @setId');
  const missing = db.prepare(`
    SELECT * FROM pinned_file WHERE setId = @setId AND isHere = 0 AND errorCode IS NULL ORDER BY position LIMIT @limit`);
  const here = db.prepare(`
    SELECT * FROM pinned_file WHERE setId = @setId AND (kind, id) > (@kind, @id) AND isHere = 1
    ORDER BY kind, id LIMIT @limit`);
  const arrived = db.prepare(`
    UPDATE pinned_file SET isHere = 1, sizeBytes = @sizeBytes, errorCode = NULL WHERE kind = @kind AND id = @id`);
  const lost = db.prepare('UPDATE pinned_file SET isHere = 0 WHERE kind = @kind AND id = @id AND isHere = 1');
  const failed = db.prepare('UPDATE pinned_file SET errorCode = @errorCode WHERE kind = @kind AND id = @id');
  const withoutSources = db.prepare(`
    UPDATE pinned_file SET errorCode = 'not-found'
    WHERE kind = 'movie-source' AND isHere = 0 AND errorCode IS NULL`);
  const withSources = db.prepare(`
    UPDATE pinned_file SET errorCode = iif(errorCode IS 'not-found', NULL, errorCode),
      sizeBytes = coalesce((SELECT preview_file.sizeBytes FROM preview_file WHERE preview_file.id = pinned_file.id), pinned_file.sizeBytes)
    WHERE kind = 'movie-source' AND isHere = 0`);
  const forgive = db.prepare(
    'UPDATE pinned_file SET errorCode = NULL WHERE setId = @setId AND errorCode IS NOT NULL AND isHere = 0',
  );
  const forgivePassing = db.prepare(`
    UPDATE pinned_file SET errorCode = NULL
    WHERE errorCode IN (SELECT value FROM json_each(@codes)) AND isHere = 0`);
  // What a server keeps none of is not part of the set.
  const totals = db.prepare(`
    SELECT errorCode, count(*) AS count, sum(isHere) AS hereCount, sum(sizeBytes) AS totalBytes,
      sum(iif(isHere = 1, sizeBytes, 0)) AS hereBytes
    FROM pinned_file
    WHERE setId = @setId AND NOT (kind = 'movie-source' AND isHere = 0 AND errorCode IS 'not-found') GROUP BY errorCode`);
  const has = db.prepare('SELECT 1 AS one FROM pinned_file WHERE kind = @kind AND id = @id LIMIT 1');
  const isIn = db.prepare('SELECT 1 AS one FROM pinned_file WHERE setId = @setId AND kind = @kind AND id = @id');
  return {
    keysOf: (setId) =>
      new Set(
        keysOf.all({ setId }).map((row) => pinnedKey({ kind: oneOf(row, 'kind', mediaKinds), id: text(row, 'id') })),
      ),
    add: (setId, file) => {
      add.run({ setId, ...file });
    },
    removeKey: (setId, key) => {
      const [kind = '', id = ''] = key.split('/');
      remove.run({ setId, kind, id });
    },
    removeSet: (setId) => {
      removeSet.run({ setId });
    },
    missing: (setId, limit) => missing.all({ setId, limit }).map(readFile),
    here: (setId, { kind, id }, limit) => here.all({ setId, kind, id, limit }).map(readFile),
    arrived: ({ kind, id }, sizeBytes) => {
      arrived.run({ kind, id, sizeBytes });
    },
    lost: ({ kind, id }) => {
      lost.run({ kind, id });
    },
    failed: ({ kind, id }, errorCode) => {
      failed.run({ kind, id, errorCode });
    },
    withoutSources: () => {
      withoutSources.run({});
    },
    withSources: () => {
      withSources.run({});
    },
    forgive: (setId) => {
      forgive.run({ setId });
    },
    forgivePassing: () => {
      forgivePassing.run({ codes: JSON.stringify(passingErrors) });
    },
    totalsOf: (setId) => {
      const rows = totals.all({ setId });
      const sum = (name: string): number => rows.reduce((so, row) => so + number(row, name), 0);
      return {
        fileCount: sum('count'),
        hereCount: sum('hereCount'),
        totalBytes: sum('totalBytes'),
        hereBytes: sum('hereBytes'),
        failed: rows.flatMap((row) => {
          const written = textOrNull(row, 'errorCode');
          const code = errorCodes.find((known) => known === written);
          return code === undefined ? [] : [{ code, count: number(row, 'count') }];
        }),
      };
    },
    isIn: (setId, { kind, id }) => isIn.get({ setId, kind, id }) !== undefined,
    has: ({ kind, id }) => has.get({ kind, id }) !== undefined,
  };
}
