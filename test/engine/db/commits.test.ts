import { describe, expect, it } from 'vitest';
import { everyKey, keySource } from '../../../shared/sources.ts';
import type { Database } from '../../../electron/engine/db/open.ts';
import { createTables, type Tables } from '../../../electron/engine/db/tables.ts';
import { entity, task } from '../queries/bigProduction.ts';
import { openTemporary } from './everyStatement.ts';

function open(): { readonly db: Database; readonly tables: Tables; readonly told: [string[], boolean][] } {
  const db = openTemporary();
  const told: [string[], boolean][] = [];
  db.onCommit((tables, isOriginal) => told.push([[...tables].toSorted(), isOriginal]));
  return { db, tables: createTables(db), told };
}

describe('a commit', () => {
  it('tells the tables that really changed, once', () => {
    const { db, tables, told } = open();
    const row = task('t1', 'film', 'sh1', 'anim', 'wip', ['camille']);
    db.write(() => {
      tables.tasks.upsert(row);
      tables.entities.upsert(entity('sh1', 'film', 'Shot', 'SH0010', null));
    });
    const rows = [
      keySource('entity.id', 'sh1'),
      keySource('entity.key', '1'),
      keySource('task.id', 't1'),
      keySource('task.entityId', 'sh1'),
    ];
    expect(told).toEqual([[['entity', 'task', 'task_assignee', ...rows].toSorted(), false]]);
    db.write(() => {
      tables.tasks.upsert(row);
    });
    expect(told).toHaveLength(1);
  });

  it('that takes rows away tells that any may have gone', () => {
    const { db, tables, told } = open();
    db.write(() => {
      tables.tasks.upsert(task('t1', 'film', 'sh1', 'anim', 'wip', []));
    });
    db.write(() => {
      tables.tasks.remove(['t1']);
    });
    expect(told[1]?.[0]).toEqual(expect.arrayContaining(['task', everyKey('task.id'), everyKey('task.entityId')]));
  });

  it('of rows without a number of their own tells the one that a statement names', () => {
    const { db, tables, told } = open();
    db.write(() => {
      tables.scopes.note('my-tasks', { state: 'complete' });
    });
    expect(told).toEqual([[['scope', keySource('scope.key', 'my-tasks')], false]]);
  });

  it('tells originals apart', () => {
    const { db, tables, told } = open();
    db.writeOriginals(() => {
      tables.drafts.set('a', 'b', '2026-11-24T10:00:00Z');
    });
    expect(told).toEqual([[['draft', keySource('draft.key', 'a')], true]]);
  });

  it('that fails tells nothing and leaves nothing', () => {
    const { db, tables, told } = open();
    expect(() =>
      db.write(() => {
        tables.meta.set('key', 'value');
        throw new Error('half way');
      }),
    ).toThrow('half way');
    expect(told).toEqual([]);
    expect(tables.meta.get('key')).toBeNull();
  });

  it('gives changed rows a rev of its own, and leaves that of equal rows', () => {
    const { db, tables } = open();
    const write = (status: string): number => {
      db.write(() => {
        tables.tasks.upsert(task('t1', 'film', 'sh1', 'anim', status, []));
      });
      return tables.tasks.get('t1')?.rev ?? -1;
    };
    const first = write('wip');
    expect(write('wip')).toBe(first);
    expect(write('done')).toBeGreaterThan(first);
  });

  it('counts deletions, and only where a row went', () => {
    const { db, tables } = open();
    db.write(() => {
      tables.tasks.upsert(task('t1', 'film', 'sh1', 'anim', 'wip', []));
      tables.tasks.remove(['nobody']);
    });
    expect(db.deletionsOf('task')).toBe(0);
    db.write(() => {
      tables.tasks.remove(['t1']);
    });
    expect(db.deletionsOf('task')).toBe(1);
  });
});

describe('outside of a transaction', () => {
  it('nothing is written', () => {
    const { tables } = open();
    expect(() => {
      tables.meta.set('key', 'value');
    }).toThrow('outside of a transaction');
  });
});

describe('a read that is followed', () => {
  it('tells its tables, also to the one around it', () => {
    const { db, tables } = open();
    let inner: readonly string[] = [];
    const { reads } = db.tracked(() => {
      tables.meta.get('key');
      inner = [...db.tracked(() => tables.comments.ofTask('t1')).reads];
    });
    expect(inner).toEqual(['comment']);
    expect([...reads].toSorted()).toEqual(['comment', 'meta']);
  });
});
