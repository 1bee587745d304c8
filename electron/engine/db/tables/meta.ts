import type { Database } from '../open.ts';
import { text } from '../row.ts';

/** Single facts of the account: who it is, its server, its server's version. */
export type Meta = { readonly get: (key: string) => string | null; readonly set: (key: string, value: string) => void };

export function createMeta(db: Database): Meta {
  const get = db.prepare('SELECT value FROM meta WHERE key = @key');
  const set = db.prepare(`
    INSERT INTO meta (key, value) VALUES (@key, @value)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value IS NOT excluded.value`);
  return {
    get: (key) => {
      const row = get.get({ key });
      return row === undefined ? null : text(row, 'value');
    },
    set: (key, value) => {
      set.run({ key, value });
    },
  };
}
