/** Every statement of every table module, gathered as the modules prepare them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { openDatabase, type Database } from '../../../electron/engine/db/open.ts';
import type { SqlValue } from '../../../electron/engine/db/row.ts';
import type { Statement } from '../../../electron/engine/db/statement.ts';
import { createColumnScans } from '../../../electron/engine/db/tables/columnScans.ts';
import { createMediaFiles } from '../../../electron/engine/db/tables/mediaFiles.ts';
import { createTables } from '../../../electron/engine/db/tables.ts';

export function openTemporary(): Database {
  const folder = mkdtempSync(path.join(tmpdir(), 'inari-db-'));
  const db = openDatabase(path.join(folder, 'mirror.db'));
  onTestFinished(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });
  return db;
}

export function everyStatement(db: Database): readonly Statement[] {
  const statements: Statement[] = [];
  const gathering: Database = {
    ...db,
    prepare: (sql) => {
      const statement = db.prepare(sql);
      statements.push(statement);
      return statement;
    },
  };
  createTables(gathering);
  createColumnScans(gathering);
  createMediaFiles(gathering);
  return statements;
}

export const isQuery = ({ sql }: Statement): boolean => /^\s*(SELECT|WITH)\b/i.test(sql);

/** A value for each parameter of a statement, of the kind that its name promises. */
export function valuesFor({ sql }: Statement): Record<string, SqlValue> {
  const names = [...sql.matchAll(/@(\w+)/g)].map(([, name]) => name ?? '');
  return Object.fromEntries(names.map((name) => [name, valueOf(name)]));
}

const lists = /^(ids|keys|taskIds)$/;
const numbers =
  /^(is[A-Z].*|has[A-Z].*|was[A-Z].*|.*(Count|Minutes|Bytes|Px|Seconds|Frames)|rev|limit|priority|difficulty|revision|previewRevision|position|attempts|occurrences)$/;

function valueOf(name: string): SqlValue {
  if (lists.test(name)) return '[]';
  return numbers.test(name) ? 1 : '[]';
}
