/** How many rows the statements of a database hand over: what a question costs, whatever else the machine does. */
import type { Database } from '../../../electron/engine/db/open.ts';

export type CountedDatabase = Database & { readonly rowsRead: () => number };

export function countedReads(db: Database): CountedDatabase {
  let count = 0;
  return {
    ...db,
    rowsRead: () => count,
    prepare: (sql) => {
      const statement = db.prepare(sql);
      return {
        ...statement,
        get: (params) => {
          const row = statement.get(params);
          if (row !== undefined) count += 1;
          return row;
        },
        all: (params) => {
          const rows = statement.all(params);
          count += rows.length;
          return rows;
        },
        *values(params) {
          for (const row of statement.values(params)) {
            count += 1;
            yield row;
          }
        },
      };
    },
  };
}
