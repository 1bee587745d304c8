import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrations } from '../../../electron/engine/db/migrations/all.ts';
import { tablesOf } from '../../../electron/engine/db/statement.ts';
import { everyStatement, isQuery, openTemporary, valuesFor } from './everyStatement.ts';

/** The tables that a statement speaks of, by its words: SQL functions that look like tables are none. */
function namedTables(sql: string): { readonly target: string | null; readonly others: readonly string[] } {
  const target = /\b(?:INSERT INTO|UPDATE|DELETE FROM)\s+(\w+)/i.exec(sql)?.[1] ?? null;
  const others = [...sql.matchAll(/\b(?:FROM|JOIN)\s+(\w+)(?!\w*\()/gi)]
    .map(([, name]) => name ?? '')
    .filter((name) => name !== target && name !== 'json_each');
  return { target: target === 'SET' ? null : target, others };
}

describe('every statement of the tables', () => {
  it('runs on the schema as it is', () => {
    const db = openTemporary();
    const statements = everyStatement(db);
    expect(statements.length).toBeGreaterThan(80);
    for (const statement of statements) {
      const values = valuesFor(statement);
      const run = (): unknown => (isQuery(statement) ? statement.all(values) : db.write(() => statement.run(values)));
      expect(run).not.toThrow();
    }
  });

  it('tells the tables it reads and the one it writes', () => {
    for (const statement of everyStatement(openTemporary())) {
      const { target, others } = namedTables(statement.sql);
      const touched = new Set([...statement.reads, ...statement.writes]);
      expect({
        sql: statement.sql,
        writes: [...statement.writes],
        forgotten: others.filter((table) => !touched.has(table)),
      }).toEqual({ sql: statement.sql, writes: target === null ? [] : [target], forgotten: [] });
    }
  });
});

describe('SQLite tells the tables of', () => {
  const open = (): BetterSqlite3.Database => {
    const database = new BetterSqlite3(':memory:');
    onTestFinished(() => {
      database.close();
    });
    for (const sql of migrations) database.exec(sql);
    return database;
  };

  it.each<[form: string, sql: string, reads: readonly string[], writes: readonly string[]]>([
    ['a read by key', 'SELECT * FROM task WHERE id = @id', ['task'], []],
    ['a read of an index alone', 'SELECT count(*) FROM task WHERE productionId = @id', ['task'], []],
    [
      'a join',
      'SELECT task.* FROM task_assignee JOIN task ON task.id = task_assignee.taskId WHERE task_assignee.personId = @id',
      ['task', 'task_assignee'],
      [],
    ],
    ['a list', 'SELECT * FROM entity WHERE id IN (SELECT value FROM json_each(@ids))', ['entity'], []],
    [
      'a read inside of a read',
      'SELECT (SELECT max(createdAt) FROM comment WHERE taskId = task.id) AS last FROM task WHERE productionId = @id',
      ['comment', 'task'],
      [],
    ],
    [
      'a test of being there',
      'SELECT id FROM task WHERE productionId = @id AND EXISTS (SELECT 1 FROM preview_file WHERE taskId = task.id)',
      ['preview_file', 'task'],
      [],
    ],
    [
      'a named read',
      'WITH mine AS (SELECT taskId FROM task_assignee WHERE personId = @id) SELECT * FROM mine JOIN task ON task.id = mine.taskId',
      ['task', 'task_assignee'],
      [],
    ],
    ['groups in order', 'SELECT kind, count(*) FROM entity GROUP BY kind ORDER BY 2', ['entity'], []],
    [
      'a window',
      'SELECT id, row_number() OVER (PARTITION BY taskId ORDER BY createdAt DESC) AS place FROM comment',
      ['comment'],
      [],
    ],
    ['either of two', 'SELECT id FROM task UNION ALL SELECT id FROM entity', ['entity', 'task'], []],
    ['an insertion', 'INSERT INTO meta (key, value) VALUES (@key, @value)', [], ['meta']],
    [
      'an insertion that may be a change',
      'INSERT INTO meta (key, value) VALUES (@key, @value) ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value IS NOT excluded.value',
      [],
      ['meta'],
    ],
    [
      'an insertion that tells what it did',
      'INSERT INTO draft (key, value, updatedAt) VALUES (@key, @value, @at) RETURNING key',
      [],
      ['draft'],
    ],
    [
      'an insertion of what another table has',
      'INSERT INTO task_assignee (personId, taskId) SELECT @id, id FROM task WHERE entityId = @entityId',
      ['task'],
      ['task_assignee'],
    ],
    ['a change', 'UPDATE task SET priority = @priority WHERE id = @id', [], ['task']],
    [
      'a change by another table',
      'UPDATE task SET priority = 0 WHERE entityId IN (SELECT id FROM entity WHERE productionId = @id)',
      ['entity'],
      ['task'],
    ],
    ['a deletion', 'DELETE FROM comment WHERE taskId = @id', [], ['comment']],
    ['a deletion by a list', 'DELETE FROM task WHERE id IN (SELECT value FROM json_each(@ids))', [], ['task']],
    ['a deletion of everything', 'DELETE FROM notification', [], ['notification']],
    ['a table without row numbers', 'DELETE FROM studio_row WHERE kind = @kind', [], ['studio_row']],
  ])('%s', (_form, sql, reads, writes) => {
    const found = tablesOf(open(), sql);
    // A write looks at its own table, which is no news.
    expect([...found.reads].filter((table) => !found.writes.has(table)).toSorted()).toEqual(reads);
    expect([...found.writes]).toEqual(writes);
  });
});
