import { describe, expect, it } from 'vitest';
import { keyedRead, keyedWrite } from '../../../electron/engine/db/rowKeys.ts';

const familyRead = (sql: string) => keyedRead(sql)?.family ?? null;

describe('a statement reads the rows that it names', () => {
  it.each([
    ['SELECT * FROM task WHERE id = @id', 'task.id'],
    ['SELECT * FROM task WHERE entityId IN (SELECT value FROM json_each(@ids))', 'task.entityId'],
    ['SELECT id, kind FROM entity WHERE key IN (SELECT value FROM json_each(@keys))', 'entity.key'],
    [
      'SELECT id FROM entity\n WHERE id IN (SELECT value FROM json_each(@ids)) AND mainPreviewFileId IS NOT NULL',
      'entity.id',
    ],
  ])('%s', (sql, family) => {
    expect(familyRead(sql)).toBe(family);
  });

  it.each([
    'SELECT * FROM task',
    'SELECT * FROM task WHERE productionId = @productionId',
    'SELECT * FROM task WHERE id = @id OR entityId = @entityId',
    'SELECT * FROM task WHERE id > @id',
    'SELECT task.* FROM task_assignee JOIN task ON task.id = task_assignee.taskId WHERE task_assignee.personId = @id',
    'SELECT (SELECT count(*) FROM comment WHERE taskId = task.id) FROM task WHERE id = @id',
    'SELECT * FROM task WHERE id = @id AND entityId IN (SELECT id FROM entity)',
    'SELECT * FROM task WHERE id = @id UNION SELECT * FROM task',
    'DELETE FROM task WHERE id = @id',
  ])('or any row of the table: %s', (sql) => {
    expect(familyRead(sql)).toBeNull();
  });
});

it('more rows than are worth telling are all rows', () => {
  const read = keyedRead('SELECT * FROM task WHERE id IN (SELECT value FROM json_each(@ids))');
  expect(read?.keysIn({ ids: '["a","b"]' })).toEqual(['a', 'b']);
  expect(read?.keysIn({ ids: JSON.stringify(Array.from({ length: 1_000 }, String)) })).toBeNull();
});

it('a row that is written is named where its table has no numbers for what changed', () => {
  expect(keyedWrite('INSERT INTO scope (key, state) VALUES (@key, @state)')?.family).toBe('scope.key');
  expect(keyedWrite('INSERT INTO scope (key, state) SELECT key, state FROM other')).toBeNull();
  expect(keyedWrite('INSERT INTO task (id, entityId) VALUES (@id, @entityId)')).toBeNull();
  expect(keyedWrite("UPDATE scope SET state = 'partial'")).toBeNull();
});
