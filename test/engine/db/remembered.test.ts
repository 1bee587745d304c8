import { describe, expect, it } from 'vitest';
import { remembered } from '../../../electron/engine/db/remembered.ts';
import { createTables } from '../../../electron/engine/db/tables.ts';
import { openTemporary } from './everyStatement.ts';

describe('what is remembered of a table', () => {
  const stage = () => {
    const db = openTemporary();
    const tables = createTables(db);
    let readCount = 0;
    const value = remembered(db, 'meta', () => {
      readCount += 1;
      return tables.meta.get('key');
    });
    return { db, tables, value, readCount: () => readCount };
  };

  it('is read once, and again after a commit that touched it', () => {
    const { db, tables, value, readCount } = stage();
    expect([value(), value()]).toEqual([null, null]);
    db.writeOriginals(() => {
      tables.drafts.set('a', 'b', '2026-11-24T10:00:00Z');
    });
    value();
    expect(readCount()).toBe(1);
    db.write(() => {
      tables.meta.set('key', 'new');
    });
    expect(value()).toBe('new');
    expect(readCount()).toBe(2);
  });

  it('is what a transaction has made of it in that transaction, and what it was before where that came to nothing', () => {
    const { db, tables, value } = stage();
    value();
    expect(() =>
      db.write(() => {
        tables.meta.set('key', 'half');
        expect(value()).toBe('half');
        throw new Error('half way');
      }),
    ).toThrow('half way');
    expect(value()).toBeNull();
  });

  it('counts as read, also where it comes from memory', () => {
    const { db, value } = stage();
    value();
    expect([...db.tracked(value).reads]).toEqual(['meta']);
  });
});
