/**
 * What a list does not hold is gone only where its production was open all the while: of one that is closed, or was left, a server
 * leaves everything out of every list. Such rows stay as they are, and come to date when it is open again.
 */
import type { Id } from '../../../../shared/model/studio.ts';
import type { PullParts } from './parts.ts';

/** The account knows other productions than the server has by now: it is to be read first, and what failed so again after it. */
export class ProductionMoved extends Error {
  override readonly name = 'ProductionMoved';
}

/**
 * Of rows that a list does not hold, those that are gone; the others are of productions known to be closed. Asks whether theirs are
 * open still, and throws `ProductionMoved` where not: its date tells of one that was closed and opened again meanwhile.
 * GET /data/user/context.
 */
export async function goneOf<Row extends { readonly productionId: Id }>(
  { kitsu, tables }: PullParts,
  missing: readonly Row[],
  signal: AbortSignal,
): Promise<readonly Row[]> {
  const production = ({ productionId }: Row) => tables.productions.get(productionId);
  const gone = missing.filter((row) => production(row)?.isOpen !== false);
  if (gone.length === 0) return [];
  const { productions } = await kitsu.bootstrap(signal);
  const dates = new Map(productions.map(({ id, updatedAt }) => [id, updatedAt]));
  for (const { productionId } of gone) {
    const known = tables.productions.get(productionId);
    if (known !== null && dates.get(productionId) !== known.updatedAt)
      throw new ProductionMoved(`${productionId} was closed, left or changed while its lists were read`);
  }
  return gone;
}

/** The same of ids that a list of one production does not hold. */
export async function goneIn(
  parts: PullParts,
  productionId: Id,
  missing: readonly Id[],
  signal: AbortSignal,
): Promise<readonly Id[]> {
  const gone = await goneOf(
    parts,
    missing.map((id) => ({ id, productionId })),
    signal,
  );
  return gone.map(({ id }) => id);
}
