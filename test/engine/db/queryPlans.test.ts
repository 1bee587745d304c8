import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { everyStatement, openTemporary } from './everyStatement.ts';

/** Tables that hold whole productions. */
const large = /^SCAN (entity|task|comment|task_assignee|preview_file|casting)\b/;

it('no statement walks through all entities, tasks or comments', () => {
  const db = openTemporary();
  const statements = everyStatement(db);
  const plain = new BetterSqlite3(db.path, { readonly: true });
  const walks = statements.flatMap(({ sql }) =>
    plain
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll(/@\w+/g, 'NULL')}`)
      .all()
      .filter(({ detail }) => large.test(detail))
      .map(({ detail }) => `${detail}: ${sql}`),
  );
  plain.close();
  expect(walks).toEqual([]);
});

it('what changed is found by its rev, not by walking through its production', () => {
  const db = openTemporary();
  const newer = everyStatement(db).filter(({ sql }) => sql.includes('rev > @rev'));
  const plain = new BetterSqlite3(db.path, { readonly: true });
  const plans = newer.map(({ sql }) =>
    plain
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll(/@\w+/g, "'x'")}`)
      .all()
      .map(({ detail }) => detail),
  );
  plain.close();
  expect(plans).toEqual([
    [expect.stringContaining('USING INDEX task_rev (rev>?)')],
    [expect.stringContaining('USING INDEX entity_rev (rev>?)')],
    [expect.stringContaining('USING INDEX task_rev (rev>?)')],
  ]);
});
