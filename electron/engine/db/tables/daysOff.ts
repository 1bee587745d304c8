import type { Day, Id } from '../../../../shared/model/studio.ts';
import type { DaysOff } from '../../../../shared/model/timesheet.ts';
import type { Database } from '../open.ts';
import { text, type Row } from '../row.ts';

export type DaysOffTable = {
  /** Those that reach into a span; both of its days are in it. */
  readonly between: (personId: Id, from: Day, to: Day) => readonly DaysOff[];
  readonly replaceAll: (personId: Id, rows: readonly DaysOff[]) => void;
};

function readDaysOff(row: Row): DaysOff {
  return {
    id: text(row, 'id'),
    personId: text(row, 'personId'),
    firstDay: text(row, 'firstDay'),
    lastDay: text(row, 'lastDay'),
    description: text(row, 'description'),
  };
}

export function createDaysOff(db: Database): DaysOffTable {
  const between = db.prepare(
    'SELECT * FROM day_off WHERE personId = @personId AND firstDay <= @lastDay AND lastDay >= @firstDay ORDER BY firstDay',
  );
  const upsert = db.prepare(`
    INSERT INTO day_off (id, personId, firstDay, lastDay, description)
    VALUES (@id, @personId, @firstDay, @lastDay, @description)
    ON CONFLICT (id) DO UPDATE SET firstDay = excluded.firstDay, lastDay = excluded.lastDay,
      description = excluded.description
    WHERE (firstDay, lastDay, description) IS NOT (excluded.firstDay, excluded.lastDay, excluded.description)`);
  const removeOthers = db.prepare(
    'DELETE FROM day_off WHERE personId = @personId AND id NOT IN (SELECT value FROM json_each(@ids))',
  );
  return {
    between: (personId, from, to) => between.all({ personId, firstDay: from, lastDay: to }).map(readDaysOff),
    replaceAll: (personId, rows) => {
      removeOthers.run({ personId, ids: JSON.stringify(rows.map(({ id }) => id)) });
      for (const row of rows) upsert.run({ ...row });
    },
  };
}
