import type { Overlay } from '../commands/overlayView.ts';
import type { QueryContext } from './context.ts';

type Kept<Value> = {
  readonly rev: number;
  readonly overlay: Overlay;
  readonly value: Value;
  readonly reads: ReadonlySet<string>;
};

/**
 * What several questions ask at the same moment is read once: kept while nothing is committed and nothing else waits. Only for
 * what rests on these two alone. Whoever gets it is told what it was read from, as if it had been read.
 * @param most what was asked longest ago is forgotten
 */
export function createPerState<Value>(
  { db, overlay }: Pick<QueryContext, 'db' | 'overlay'>,
  most: number,
): (key: string, read: () => Value) => Value {
  const kept = new Map<string, Kept<Value>>();
  return (key, read) => {
    // What a transaction has written so far is not what it will have.
    if (db.isWriting()) return read();
    const now = overlay();
    const known = kept.get(key);
    if (known !== undefined && known.rev === db.currentRev() && known.overlay === now) {
      for (const source of known.reads) db.noteRead(source);
      return known.value;
    }
    const { value, reads } = db.tracked(read);
    kept.delete(key);
    kept.set(key, { rev: db.currentRev(), overlay: now, value, reads });
    if (kept.size > most)
      for (const oldest of kept.keys()) {
        kept.delete(oldest);
        break;
      }
    return value;
  };
}
