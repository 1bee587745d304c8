import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { asInariError } from './open.ts';

export type OwnerLock = { readonly release: () => void };

/**
 * Takes a lock that one process of this computer can have; null while another has it. SQLite's own lock on an empty
 * database does it: the system keeps it, so it ends with its process however that ends, and no file has to be tidied away.
 * Fails with `folder-not-writable` or `disk-full`.
 */
export function takeOwnerLock(path: string): OwnerLock | null {
  let database: BetterSqlite3.Database | null = null;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    database = new BetterSqlite3(path, { timeout: 0 });
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw asInariError(error);
  }
  const held = database;
  return { release: () => held.close() };
}
