import type { Day, Id } from '../../../../shared/model/studio.ts';
import type { TimeSpent } from '../../../../shared/model/task.ts';
import type { Database } from '../open.ts';
import { number, text, type Row } from '../row.ts';

export type TimeSpents = {
  /** Both days are in it. */
  readonly between: (personId: Id, from: Day, to: Day) => readonly TimeSpent[];
  readonly replaceBetween: (personId: Id, from: Day, to: Day, rows: readonly TimeSpent[]) => void;
  /** Of whomever it is. */
  readonly ofTasks: (taskIds: readonly Id[]) => readonly TimeSpent[];
  readonly replaceOfTasks: (taskIds: readonly Id[], rows: readonly TimeSpent[]) => void;
  readonly upsert: (row: TimeSpent) => void;
  readonly remove: (personId: Id, taskId: Id, day: Day) => void;
  readonly removeOfTasks: (taskIds: readonly Id[]) => void;
};

function readTimeSpent(row: Row): TimeSpent {
  return {
    id: text(row, 'id'),
    taskId: text(row, 'taskId'),
    personId: text(row, 'personId'),
    day: text(row, 'day'),
    durationMinutes: number(row, 'durationMinutes'),
  };
}

export function createTimeSpents(db: Database): TimeSpents {
  const between = db.prepare(
    'SELECT * FROM time_spent WHERE personId = @personId AND day BETWEEN @firstDay AND @lastDay',
  );
  const ofTasks = db.prepare('SELECT * FROM time_spent WHERE taskId IN (SELECT value FROM json_each(@taskIds))');
  const removeOthersOfTasks = db.prepare(`
    DELETE FROM time_spent
    WHERE taskId IN (SELECT value FROM json_each(@taskIds)) AND id NOT IN (SELECT value FROM json_each(@ids))`);
  const upsert = db.prepare(`
    INSERT INTO time_spent (id, taskId, personId, day, durationMinutes)
    VALUES (@id, @taskId, @personId, @day, @durationMinutes)
    ON CONFLICT (personId, taskId, day) DO UPDATE SET id = excluded.id, durationMinutes = excluded.durationMinutes
    WHERE (id, durationMinutes) IS NOT (excluded.id, excluded.durationMinutes)`);
  const removeOthers = db.prepare(`
    DELETE FROM time_spent
    WHERE personId = @personId AND day BETWEEN @firstDay AND @lastDay AND id NOT IN (SELECT value FROM json_each(@ids))`);
  const remove = db.prepare('DELETE FROM time_spent WHERE personId = @personId AND taskId = @taskId AND day = @day');
  const removeOfTasks = db.prepare('DELETE FROM time_spent WHERE taskId IN (SELECT value FROM json_each(@taskIds))');
  return {
    between: (personId, from, to) => between.all({ personId, firstDay: from, lastDay: to }).map(readTimeSpent),
    replaceBetween: (personId, from, to, rows) => {
      removeOthers.run({ personId, firstDay: from, lastDay: to, ids: JSON.stringify(rows.map(({ id }) => id)) });
      for (const row of rows) upsert.run({ ...row });
    },
    ofTasks: (taskIds) => ofTasks.all({ taskIds: JSON.stringify(taskIds) }).map(readTimeSpent),
    replaceOfTasks: (taskIds, rows) => {
      const own = new Set(taskIds);
      removeOthersOfTasks.run({ taskIds: JSON.stringify(taskIds), ids: JSON.stringify(rows.map(({ id }) => id)) });
      for (const row of rows) if (own.has(row.taskId)) upsert.run({ ...row });
    },
    upsert: (row) => {
      upsert.run({ ...row });
    },
    remove: (personId, taskId, day) => {
      remove.run({ personId, taskId, day });
    },
    removeOfTasks: (taskIds) => {
      removeOfTasks.run({ taskIds: JSON.stringify(taskIds) });
    },
  };
}
