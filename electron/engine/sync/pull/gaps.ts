/**
 * After a walk the mirror holds all that the server has, and perhaps more: it misses nothing, so equal counts mean equal
 * sets. Rows this app leaves out make a constant difference, which is remembered; when it changes, something was deleted.
 */
import type { Id } from '../../../../shared/model/studio.ts';
import { forgetEntities, forgetTasks } from '../../db/forgetRows.ts';
import { keepEntity } from '../../db/owedCastings.ts';
import { keepListed } from './owedFeeds.ts';
import type { PullParts } from './parts.ts';
import { goneIn } from './stillOpen.ts';
import { walk } from './walk.ts';

export function isGapNew(parts: PullParts, scopeKey: string, serverCount: number, localCount: number): boolean {
  const known = parts.tables.scopes.get(scopeKey);
  const gap = serverCount - localCount;
  const knownGap =
    known.expectedCount === null || known.loadedCount === null ? 0 : known.expectedCount - known.loadedCount;
  return gap !== knownGap;
}

/**
 * Within the transaction of a page that brought a row which is left out for the first time: with one row less beside it the
 * counts would be as far apart as before. The next look compares everything, also where this run of the app does not get to it.
 */
export function forgetGap({ tables }: Pick<PullParts, 'tables'>, scopeKey: string): void {
  tables.scopes.note(scopeKey, { expectedCount: 0, loadedCount: fartherThanAny });
}

const fartherThanAny = 1_000_000_000;

export function rememberGap(parts: PullParts, scopeKey: string, serverCount: number, localCount: number): void {
  parts.db.write(() => {
    parts.tables.scopes.note(scopeKey, { expectedCount: serverCount, loadedCount: localCount });
  });
}

/**
 * Kinds without a board (scenes, concepts) are compared by a complete walk of ids, only when counts still differ. A walk
 * that was not whole decides nothing: the next pull looks again.
 */
export async function removeStrangers(parts: PullParts, productionId: Id, signal: AbortSignal): Promise<void> {
  await removeStrangeEntities(parts, productionId, signal);
  await removeStrangeTasks(parts, productionId, signal);
}

async function removeStrangeEntities(parts: PullParts, productionId: Id, signal: AbortSignal): Promise<void> {
  const { tables, db, kitsu } = parts;
  // As with boards: what an event brings meanwhile is not missed.
  const known = tables.entities.idsOfProduction(productionId);
  const { totalCount } = await kitsu.entitiesPage({ productionId, page: 1, limit: 1 }, signal);
  if (totalCount !== known.length) {
    const seen = new Set<Id>();
    const { isWhole } = await walk(parts, null, {
      read: (page, limit) => kitsu.entitiesPage({ productionId, page, limit }, signal),
      apply: (rows) => {
        for (const entity of rows) {
          keepEntity(tables, entity);
          seen.add(entity.id);
        }
      },
    });
    if (!isWhole) return;
    const gone = await goneIn(
      parts,
      productionId,
      known.filter((id) => !seen.has(id)),
      signal,
    );
    db.write(() => {
      forgetEntities(tables, gone);
    });
  }
  rememberGap(parts, `entities:${productionId}`, totalCount, tables.entities.idsOfProduction(productionId).length);
}

async function removeStrangeTasks(parts: PullParts, productionId: Id, signal: AbortSignal): Promise<void> {
  const { tables, db, kitsu } = parts;
  const known = tables.tasks.idsOf(productionId);
  const { totalCount } = await kitsu.tasksPage({ productionId, page: 1, limit: 1 }, signal);
  if (totalCount !== known.length) {
    const seen = new Set<Id>();
    const { isWhole } = await walk(parts, null, {
      read: (page, limit) => kitsu.tasksPage({ productionId, page, limit }, signal),
      apply: (rows) => {
        for (const task of rows) {
          keepListed(tables, task);
          seen.add(task.id);
        }
      },
    });
    if (!isWhole) return;
    const gone = await goneIn(
      parts,
      productionId,
      known.filter((id) => !seen.has(id)),
      signal,
    );
    db.write(() => {
      forgetTasks(tables, gone);
    });
  }
  rememberGap(parts, `tasks:${productionId}`, totalCount, tables.tasks.countOf(productionId));
}
