/**
 * A role that is changed and changed back between two readings of the account is the same in both; but what was read in
 * between was read with other eyes, and no date tells it from the rest. One's own row has moved: then all that was read
 * since the account was is read once more.
 */
import type { Id, Instant, Person } from '../../../../shared/model/studio.ts';
import type { Tables } from '../../db/tables.ts';
import { beginAnew } from './forget.ts';
import { oweFeedItself } from './owedFeeds.ts';

/** When the account was read last, by the server's clock and by this computer's, and what one's own row was then. */
export type AccountRead = { readonly serverAt: Instant | null; readonly ownAt: Instant; readonly personSum: string };

/** Dates of the server have whole seconds. */
const serverToleranceMs = 2_000;
/** How old a conversation is, is written down no more often than this. */
const ownToleranceMs = 30_000;

const key = 'accountRead';

export function noteAccountRead({ meta }: Pick<Tables, 'meta'>, read: AccountRead): void {
  meta.set(key, [read.serverAt ?? '', read.ownAt, read.personSum].join(' '));
}

/** Null before the first time. */
function lastAccountRead({ meta }: Pick<Tables, 'meta'>): AccountRead | null {
  const [serverAt = '', ownAt, personSum] = meta.get(key)?.split(' ') ?? [];
  if (ownAt === undefined || personSum === undefined) return null;
  return { serverAt: serverAt === '' ? null : serverAt, ownAt, personSum };
}

/**
 * Notes what is to be read again, and answers the productions that it is of.
 * @param me one's own row as it was read just now
 */
export function rereadIfSeenOtherwise(
  tables: Tables,
  me: { readonly updatedAt: Person['updatedAt']; readonly personSum: string },
  mirroredIds: readonly Id[],
): readonly Id[] {
  const last = lastAccountRead(tables);
  if (last === null || last.serverAt === null || me.updatedAt === null || me.personSum !== last.personSum) return [];
  if (Date.parse(me.updatedAt) < Date.parse(last.serverAt) - serverToleranceMs) return [];
  const since = new Date(Date.parse(last.ownAt) - ownToleranceMs).toISOString();
  for (const taskId of tables.scopes.keysBelow('task')) {
    const task = wasReadSince(tables.scopes.get(`task:${taskId}`).asOf, since) ? tables.tasks.get(taskId) : null;
    if (task !== null) oweFeedItself(tables, task, since);
  }
  for (const productionId of mirroredIds) {
    const lists = [
      `whole:${productionId}`,
      ...tables.scopes.keysBelow(`board:${productionId}`).map((kind) => `board:${productionId}:${kind}`),
    ];
    // What a whole list did not hold has been taken out, with all that hung on it.
    if (lists.some((scopeKey) => wasReadSince(tables.scopes.get(scopeKey).asOf, since))) {
      beginAnew(tables, productionId);
      tables.scopes.note(`production:${productionId}`, { state: 'partial' });
    } else {
      const { state, watermark } = tables.scopes.get(`comments:${productionId}`);
      if (state === 'complete' && watermark !== null && watermark > last.serverAt)
        tables.scopes.note(`comments:${productionId}`, { watermark: last.serverAt });
    }
  }
  return mirroredIds;
}

const wasReadSince = (asOf: Instant | null, since: Instant): boolean => asOf !== null && asOf >= since;
