import { errorCodes, type ErrorCode } from '../../../../shared/errors.ts';
import type { Instant } from '../../../../shared/model/studio.ts';
import type { Database } from '../open.ts';
import { numberOrNull, oneOf, text, textOrNull, type Row } from '../row.ts';

/** A part of the mirror that is pulled as one: how complete, how old, and where its next pull begins. */
export type ScopeRecord = {
  readonly key: string;
  readonly state: 'never' | 'partial' | 'complete';
  readonly asOf: Instant | null;
  /** The newest `updatedAt` seen: the next walk stops a little below it. */
  readonly watermark: Instant | null;
  readonly etag: string | null;
  readonly loadedCount: number | null;
  readonly expectedCount: number | null;
  readonly errorCode: ErrorCode | null;
};

export type Scopes = {
  readonly get: (key: string) => ScopeRecord;
  readonly all: () => readonly ScopeRecord[];
  readonly save: (record: ScopeRecord) => void;
  /**
   * Changes some fields of a record. That it is a few seconds younger alone is told to whoever asks, and is not worth a
   * commit that repaints every list.
   */
  readonly note: (key: string, change: Partial<Omit<ScopeRecord, 'key'>>) => void;
  readonly remove: (prefix: string) => void;
  /** What follows `prefix:` in the keys that begin so. */
  readonly keysBelow: (prefix: string) => readonly string[];
};

function readScope(row: Row): ScopeRecord {
  const errorCode = textOrNull(row, 'errorCode');
  return {
    key: text(row, 'key'),
    state: oneOf(row, 'state', ['never', 'partial', 'complete']),
    asOf: textOrNull(row, 'asOf'),
    watermark: textOrNull(row, 'watermark'),
    etag: textOrNull(row, 'etag'),
    loadedCount: numberOrNull(row, 'loadedCount'),
    expectedCount: numberOrNull(row, 'expectedCount'),
    errorCode: errorCodes.find((code) => code === errorCode) ?? null,
  };
}

export function createScopes(db: Database): Scopes {
  const get = db.prepare('SELECT * FROM scope WHERE key = @key');
  const all = db.prepare('SELECT * FROM scope');
  const save = db.prepare(`
    INSERT INTO scope (key, state, asOf, watermark, etag, loadedCount, expectedCount, errorCode)
    VALUES (@key, @state, @asOf, @watermark, @etag, @loadedCount, @expectedCount, @errorCode)
    ON CONFLICT (key) DO UPDATE SET state = excluded.state, asOf = excluded.asOf, watermark = excluded.watermark,
      etag = excluded.etag, loadedCount = excluded.loadedCount, expectedCount = excluded.expectedCount,
      errorCode = excluded.errorCode
    WHERE (state, asOf, watermark, etag, loadedCount, expectedCount, errorCode)
    IS NOT (excluded.state, excluded.asOf, excluded.watermark, excluded.etag, excluded.loadedCount, excluded.expectedCount,
      excluded.errorCode)`);
  const remove = db.prepare(
    // As a range, or every removal walks the whole table: the sign after the colon is the semicolon.
    `DELETE FROM scope WHERE key = @prefix OR (key > @prefix || ':' AND key < @prefix || ';')`,
  );

  const below = db.prepare(
    `SELECT substr(key, length(@prefix) + 2) AS rest FROM scope WHERE key > @prefix || ':' AND key < @prefix || ';'`,
  );

  const younger = new Map<string, { readonly asOf: Instant }>();

  const written = (key: string): ScopeRecord => {
    const row = get.get({ key });
    return row === undefined
      ? {
          key,
          state: 'never',
          asOf: null,
          watermark: null,
          etag: null,
          loadedCount: null,
          expectedCount: null,
          errorCode: null,
        }
      : readScope(row);
  };
  const read = (key: string): ScopeRecord => {
    const record = written(key);
    return record.state === 'never' ? record : { ...record, ...younger.get(key) };
  };
  const write = (record: ScopeRecord): void => {
    younger.delete(record.key);
    save.run({ ...record });
  };
  return {
    get: read,
    all: () => all.all().map(readScope),
    save: write,
    note: (key, change) => {
      const before = written(key);
      const after = { ...before, ...younger.get(key), ...change };
      if (after.asOf !== null && isOnlyALittleYounger(before, after)) younger.set(key, { asOf: after.asOf });
      else write(after);
    },
    remove: (prefix) => {
      for (const key of younger.keys()) if (key === prefix || key.startsWith(`${prefix}:`)) younger.delete(key);
      remove.run({ prefix });
    },
    keysBelow: (prefix) => below.all({ prefix }).map((row) => text(row, 'rest')),
  };
}

const fewSecondsMs = 30_000;

function isOnlyALittleYounger(before: ScopeRecord, after: ScopeRecord): boolean {
  if (before.asOf === null || after.asOf === null) return false;
  const ageMs = Date.parse(after.asOf) - Date.parse(before.asOf);
  if (ageMs < 0 || ageMs > fewSecondsMs) return false;
  const names = ['state', 'watermark', 'etag', 'loadedCount', 'expectedCount', 'errorCode'] as const;
  return names.every((name) => before[name] === after[name]);
}
