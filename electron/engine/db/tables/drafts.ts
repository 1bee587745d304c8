import type { Instant } from '../../../../shared/model/studio.ts';
import type { Database } from '../open.ts';
import { text } from '../row.ts';

/** What is being typed: an original, so written with `writeOriginals`. */
export type Drafts = {
  readonly get: (key: string) => string | null;
  readonly set: (key: string, value: string, at: Instant) => void;
  readonly values: () => readonly string[];
  /** Where there is none under the new key yet. */
  readonly rename: (key: string, newKey: string) => void;
  readonly remove: (key: string) => void;
};

export function createDrafts(db: Database): Drafts {
  const get = db.prepare('SELECT value FROM draft WHERE key = @key');
  const values = db.prepare('SELECT value FROM draft');
  const set = db.prepare(`
    INSERT INTO draft (key, value, updatedAt) VALUES (@key, @value, @at)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, updatedAt = excluded.updatedAt WHERE value IS NOT excluded.value`);
  const rename = db.prepare(
    'UPDATE draft SET key = @newKey WHERE key = @key AND NOT EXISTS (SELECT 1 FROM draft WHERE key = @newKey)',
  );
  const remove = db.prepare('DELETE FROM draft WHERE key = @key');
  return {
    get: (key) => {
      const row = get.get({ key });
      return row === undefined ? null : text(row, 'value');
    },
    values: () => values.all().map((row) => text(row, 'value')),
    set: (key, value, at) => {
      set.run({ key, value, at });
    },
    rename: (key, newKey) => {
      rename.run({ key, newKey });
    },
    remove: (key) => {
      remove.run({ key });
    },
  };
}
