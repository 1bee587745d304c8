import type { Database } from './open.ts';

/** What is asked much more often than it changes: read once, and again only after a commit has touched its table. */
export function remembered<Value>(db: Database, table: string, read: () => Value): () => Value {
  let kept: { readonly value: Value } | null = null;
  db.onCommit((tables) => {
    if (tables.has(table)) kept = null;
  });
  return () => {
    // Nobody is told of what the running transaction has changed, and it may come to nothing.
    if (db.hasChanged(table)) return read();
    db.noteRead(table);
    kept ??= { value: read() };
    return kept.value;
  };
}
