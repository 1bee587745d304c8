import BetterSqlite3 from 'better-sqlite3';

/**
 * How many commands wait in the database of an account that is not open. Looks and changes nothing; 0 where there is no
 * database or it cannot be read, which opening it will tell.
 */
export function waitingCountIn(path: string): number {
  try {
    const database = new BetterSqlite3(path, { readonly: true, fileMustExist: true });
    try {
      return Number(database.prepare('SELECT count(*) FROM outbox').pluck().get());
    } finally {
      database.close();
    }
  } catch {
    // Never opened so far, or not readable.
    return 0;
  }
}
