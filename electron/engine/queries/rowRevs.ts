/**
 * A number for each state of a row: equal numbers, equal rows, so that a page need not compare what it shows. What a row is
 * made of (the mirror, its parents, what waits) has no common counter, hence its content is looked at.
 */
export type RowRevs = <Row extends object>(id: string | number, row: Row) => Row & { readonly rev: number };

/**
 * One count for all accounts and lists, as a page may still show rows of another one. It begins with the microseconds that
 * this computer has been on: an earlier run of the engine, of which a page may show rows as well, has counted less than one in
 * each of its own; and unlike the time of day they are never put back.
 */
let last = Math.trunc(Number(process.hrtime.bigint()) / 1_000);

/** @param most more than any answer has rows; one that was forgotten gets a new number, which costs one repaint. */
export function createRowRevs(most: number): RowRevs {
  const kept = new Map<string | number, { readonly content: string; readonly rev: number }>();
  return (id, row) => {
    const content = JSON.stringify(row);
    const known = kept.get(id);
    if (known?.content === content) return { ...row, rev: known.rev };
    last += 1;
    kept.delete(id);
    kept.set(id, { content, rev: last });
    if (kept.size > most)
      for (const oldest of kept.keys()) {
        kept.delete(oldest);
        break;
      }
    return { ...row, rev: last };
  };
}
