import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { migrations } from '../../../electron/engine/db/migrations/all.ts';
import { openDatabase } from '../../../electron/engine/db/open.ts';
import { openOrRebuild } from '../../../electron/engine/db/salvage/rebuild.ts';
import { createTables } from '../../../electron/engine/db/tables.ts';

function temporaryPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'inari-late-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return join(folder, 'mirror.db');
}

/** As it was before commands that come late had a table of their own. */
function writeOlder(path: string, sql: string): void {
  const plain = new BetterSqlite3(path);
  for (const migration of migrations.slice(0, 12)) plain.exec(migration);
  plain.exec(sql);
  plain.pragma('user_version = 12');
  plain.close();
}

const late = { commandId: 'command-1', chain: 'team:production:person' };
const rebuilt = (path: string) => {
  const db = openOrRebuild({ path, isOnNetwork: false, now: () => 0 }, true);
  onTestFinished(() => {
    db.close();
  });
  return createTables(db);
};

test.each([
  ['that SQLite reads', 0],
  ['whose first page is lost', 4_096],
])('what may arrive late is saved from a damaged database %s', (_what, lostBytes) => {
  const path = temporaryPath();
  const db = openDatabase(path);
  db.writeOriginals(() => {
    createTables(db).late.add(late, '2026-11-20T09:00:00.000Z');
  });
  db.close();
  const file = readFileSync(path);
  writeFileSync(path, file.fill('no page of a database', 0, lostBytes));
  expect(rebuilt(path).late.all()).toEqual([late]);
});

test('what an older app noted where the mirror is kept may arrive late as well', () => {
  const path = temporaryPath();
  writeOlder(
    path,
    "INSERT INTO scope (key, state) VALUES ('late:team:production:person', 'partial'), ('latest', 'never')",
  );
  const db = openDatabase(path);
  const tables = createTables(db);
  expect(tables.late.all()).toMatchObject([{ chain: late.chain }]);
  expect(tables.scopes.all().map(({ key }) => key)).toEqual(['latest']);
  db.close();
});

test('a damaged database of an older app is not short of what that did not have', () => {
  const path = temporaryPath();
  writeOlder(
    path,
    `INSERT INTO outbox (commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts)
      VALUES ('command-1', 'postComment', 'task', 'task', '{}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0)`,
  );
  // Exactly what there was: nothing is to be looked at before it goes.
  expect(rebuilt(path).outbox.all()).toMatchObject([{ commandId: 'command-1', state: 'waiting', hold: null }]);
});
