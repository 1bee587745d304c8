/** A production's first pull, and what later pulls cost: what has changed. */
import type { Id, Role } from '../../../../shared/model/studio.ts';
import type { BoardKind } from '../../kitsu/kitsu.ts';
import { pullBoards } from './board.ts';
import { pullComments } from './comments.ts';
import { pullCasting, pullCastingOf } from './entities.ts';
import { owedFeeds, pullMovedFeeds, settleTold } from './feeds.ts';
import { isGapNew, removeStrangers } from './gaps.ts';
import { castingsOwed, castingsOwedIn, oweCasting, writeEntity } from '../../db/owedCastings.ts';
import { keepMoved, owedIn, settleTied, tiedSecond } from './owedFeeds.ts';
import { instantOf, type PullParts } from './parts.ts';
import { pullNews } from './news.ts';
import { pullPlaylists } from './playlists.ts';
import { forgetMissingPreviews, pullPreviews } from './previews.ts';
import { walkScope, type Walked } from './walk.ts';

/** Above this many changed entities one whole casting is cheaper than one each. */
const fewEntities = 20;

/** Clients and vendors may not read a production's comments in bulk: theirs come task by task. */
export const readsCommentsInBulk = (role: Role): boolean => role !== 'client' && role !== 'vendor';

export async function pullProduction(parts: PullParts, productionId: Id, signal: AbortSignal): Promise<void> {
  const { tables, progress, db } = parts;
  const step = { key: `production:${productionId}`, subject: { kind: 'production', productionId } } as const;
  progress.begin(step);
  const expected = await startWatermarks(parts, productionId, signal);
  const hereBefore = tables.entities.idsOfProduction(productionId).length;
  const read = new Map<BoardKind, { readonly entities: number; readonly tasks: number }>();
  await pullBoards(parts, productionId, signal, (kind, entities, tasks) => {
    read.set(kind, { entities, tasks });
    const entityCount = sumOf([...read.values()].map((count) => count.entities));
    const taskCount = sumOf([...read.values()].map((count) => count.tasks));
    db.write(() => {
      tables.scopes.note(step.key, { loadedCount: Math.max(hereBefore, entityCount) });
    });
    if (kind === 'shots' || kind === 'assets') progress.count(step.key, kind, entities, null);
    progress.count(step.key, 'tasks', taskCount, expected.taskCount);
  });
  for (const kind of ['shots', 'assets'] as const) {
    const loaded = tables.scopes.get(`board:${productionId}:${kind}`).loadedCount ?? 0;
    progress.count(step.key, kind, loaded, loaded);
  }
  db.write(() => {
    tables.scopes.note(step.key, { state: 'complete', asOf: instantOf(parts.now()), errorCode: null });
  });
  await pullChanges(parts, productionId, signal, { isFirst: true });
  progress.end(step.key, null);
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** What changes while the boards are read is seen by the walks that follow: they start from before. */
async function startWatermarks(
  parts: PullParts,
  productionId: Id,
  signal: AbortSignal,
): Promise<{ readonly taskCount: number }> {
  const first = { productionId, page: 1, limit: 1 };
  const entities = await parts.kitsu.entitiesPage(first, signal);
  const tasks = await parts.kitsu.tasksPage(first, signal);
  // The list of entities gives vendors each of them once for every task they have: its total would be wrong.
  const isTotalKnown = (parts.tables.productions.get(productionId)?.role ?? parts.me().role) !== 'vendor';
  parts.db.write(() => {
    parts.tables.scopes.note(`entities:${productionId}`, { watermark: entities.rows[0]?.updatedAt ?? null });
    parts.tables.scopes.note(`tasks:${productionId}`, { watermark: tasks.rows[0]?.updatedAt ?? null });
    parts.tables.scopes.note(`production:${productionId}`, {
      state: 'partial',
      expectedCount: isTotalKnown ? entities.totalCount : null,
    });
  });
  return { taskCount: tasks.totalCount };
}

/** Everything that changed since the last time; its cost follows the changes. */
export function catchUp(parts: PullParts, productionId: Id, signal: AbortSignal): Promise<void> {
  return pullChanges(parts, productionId, signal, { isFirst: false });
}

/** Reads the boards again, and answers whom they brought: boards tell nothing of castings. */
async function newOnBoards(parts: PullParts, productionId: Id, signal: AbortSignal): Promise<readonly Id[]> {
  const { tables, db } = parts;
  const before = new Set(tables.entities.idsOfProduction(productionId));
  await pullBoards(parts, productionId, signal, () => undefined);
  const added = tables.entities.idsOfProduction(productionId).filter((id) => !before.has(id));
  if (added.length > 0)
    db.write(() => {
      for (const id of added) oweCasting(tables, { productionId, id });
    });
  return added;
}

async function pullChanges(
  parts: PullParts,
  productionId: Id,
  signal: AbortSignal,
  { isFirst }: { readonly isFirst: boolean },
): Promise<void> {
  const { tables, db, kitsu } = parts;
  const role = tables.productions.get(productionId)?.role ?? parts.me().role;
  const readsInBulk = readsCommentsInBulk(role);
  const castingKey = `casting:${productionId}`;
  const isCastingKnown = tables.scopes.get(castingKey).state === 'complete';
  const changedEntityIds = new Set<Id>(castingsOwedIn(tables, productionId));
  const tied = isFirst ? null : tiedSecond(tables, productionId);
  const keepTasks = async (): Promise<Walked> =>
    walkScope(parts, `tasks:${productionId}`, {
      read: (page, limit) => kitsu.tasksPage({ productionId, page, limit }, signal),
      apply: (rows) => {
        // The first time everything that is said is read anyway.
        if (isFirst) for (const task of rows) tables.tasks.upsert(task);
        else keepMoved(tables, rows, tied);
      },
    });
  if (role === 'vendor') {
    // The list of entities gives vendors each of them once for every task they have. Their boards are short, and complete.
    await keepTasks();
    if (!isFirst) await pullBoards(parts, productionId, signal, () => undefined);
  } else {
    const entities = await walkScope(parts, `entities:${productionId}`, {
      read: (page, limit) => kitsu.entitiesPage({ productionId, page, limit }, signal),
      apply: (rows) => {
        for (const entity of rows) if (writeEntity(tables, entity)) changedEntityIds.add(entity.id);
        // Until their castings have been read too: should this pull be cut off, the next one reads all of them.
        if (changedEntityIds.size > 0) tables.scopes.note(castingKey, { state: 'partial' });
      },
    });
    const tasks = await keepTasks();
    const entityCount = tables.entities.idsOfProduction(productionId).length;
    const hasGap =
      isGapNew(parts, `entities:${productionId}`, entities.totalCount, entityCount) ||
      isGapNew(parts, `tasks:${productionId}`, tasks.totalCount, tables.tasks.countOf(productionId));
    if (hasGap) {
      if (!isFirst) for (const id of await newOnBoards(parts, productionId, signal)) changedEntityIds.add(id);
      await removeStrangers(parts, productionId, signal);
    }
  }
  if (
    role === 'vendor' ||
    !isCastingKnown ||
    castingsOwed(tables, productionId) !== null ||
    changedEntityIds.size > fewEntities
  )
    await pullCasting(parts, productionId, signal);
  else {
    for (const entityId of changedEntityIds) await pullCastingOf(parts, productionId, entityId, signal);
    db.write(() => {
      tables.scopes.note(castingKey, { state: 'complete' });
    });
  }
  await pullPlaylists(parts, productionId, signal);
  // What moves from here on is not yet in these lists.
  const owed = owedFeeds(parts, productionId);
  const comments = readsInBulk ? await pullComments(parts, productionId, signal) : null;
  const previews = await pullPreviews(parts, productionId, signal);
  // Where all began anew, rows were kept.
  const wereRowsHere = !isFirst || owedIn(tables, productionId).length > 0;
  if (wereRowsHere) {
    if (comments?.areAllThere === true && previews.areAllThere)
      settleTold(parts, productionId, owed, comments.withUnknownFiles);
    await pullMovedFeeds(parts, productionId, readsInBulk, signal);
  }
  if (previews.totalCount !== null)
    await forgetMissingPreviews(parts, productionId, previews.totalCount, { isFirst: !wereRowsHere }, signal);
  db.write(() => {
    settleTied(tables, productionId, tied, kitsu.answeredAtMs());
    tables.scopes.note(`production:${productionId}`, {
      state: 'complete',
      asOf: instantOf(parts.now()),
      errorCode: null,
    });
  });
  await pullNews(parts, productionId, signal);
}
