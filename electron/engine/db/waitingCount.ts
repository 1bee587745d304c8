import { existsSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';

/**
 * How many commands wait in the database of an account that is not open. Looks and changes nothing; 0 where there is no
 * database, null where it cannot be read, which opening it will tell or mend.
 */
export function waitingCountIn(path: string): number | null {
  if (!existsSync(path)) return 0;
  try {
    const database = new BetterSqlite3(path, { readonly: true, fileMustExist: true });
    try {
      return Number(database.prepare('SELECT count(*) FROM outbox').pluck().get());
    } finally {
      database.close();
    }
  } catch {
    // Damaged, or not for us.
    return null;
  }
}
