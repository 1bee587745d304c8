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

/** Of rows that a list does not hold, those that are gone; of productions that are known to be closed none is. */
export async function goneOf<Row extends { readonly productionId: Id }>(
  parts: PullParts,
  missing: readonly Row[],
  signal: AbortSignal,
): Promise<readonly Row[]> {
  const open = await stillOpen(parts, new Set(missing.map(({ productionId }) => productionId)), signal);
  return missing.filter(({ productionId }) => open.has(productionId));
}

/** The same of ids that a list of one production does not hold. */
export async function goneIn(
  parts: PullParts,
  productionId: Id,
  missing: readonly Id[],
  signal: AbortSignal,
): Promise<readonly Id[]> {
  if (missing.length === 0) return [];
  return (await stillOpen(parts, new Set([productionId]), signal)).has(productionId) ? missing : [];
}

/**
 * Those that are not known to be closed. Asks whether they are open still, and throws `ProductionMoved` where one is not: its date
 * tells of one that was closed and opened again meanwhile. GET /data/user/context.
 */
async function stillOpen(
  { kitsu, tables }: PullParts,
  productionIds: ReadonlySet<Id>,
  signal: AbortSignal,
): Promise<ReadonlySet<Id>> {
  const open = [...productionIds].filter((id) => tables.productions.get(id)?.isOpen !== false);
  if (open.length === 0) return new Set();
  const { productions } = await kitsu.bootstrap(signal);
  const dates = new Map(productions.map(({ id, updatedAt }) => [id, updatedAt]));
  for (const id of open) {
    const known = tables.productions.get(id);
    if (known !== null && dates.get(id) !== known.updatedAt)
      throw new ProductionMoved(`${id} was closed, left or changed while its lists were read`);
  }
  return new Set(open);
}
