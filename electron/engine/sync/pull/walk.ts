/**
 * The incremental pull of a list: pages sorted by the newest change, read until a row is older than what was seen last.
 * Server dates have whole seconds, so the walk goes two seconds below its watermark; rows read twice change nothing.
 */
import type { Instant } from '../../../../shared/model/studio.ts';
import type { Page } from '../../kitsu/kitsu.ts';
import { instantOf, type PullParts } from './parts.ts';

const overlapMs = 2_000;
/** Mostly little has changed, or nothing: a short look tells. */
const lookLimit = 20;
const incrementalLimit = 100;
const completeLimit = 500;

export type Walked = {
  readonly watermark: Instant | null;
  readonly totalCount: number;
  /**
   * All that the server has was in one of the pages, and could be read: what was not seen is gone. Rows move between pages
   * while one walks; only a deletion moves one past the reader, and that shows in the totals.
   */
  readonly isWhole: boolean;
};

type Dated = { readonly updatedAt: Instant | null };
type ReadPage<Row> = (page: number, limit: number) => Promise<Page<Row>>;

export type WalkSteps<Row> = {
  readonly read: ReadPage<Row>;
  /** In one transaction a page. */
  readonly apply: (rows: readonly Row[]) => void;
  /** Within the turn of the last page, once its rows are written: nothing is deleted between the answer and this. */
  readonly onEnd?: (totalCount: number) => void;
  readonly onProgress?: (rowCount: number, totalCount: number) => void;
};

/** From `watermark` on; all of it without one. */
export async function walk<Row extends Dated>(
  parts: Pick<PullParts, 'db' | 'turns'>,
  watermark: Instant | null,
  steps: WalkSteps<Row>,
): Promise<Walked> {
  return walkPages(parts, watermark, 1, watermark, steps.apply, steps);
}

/**
 * A walk whose scope remembers how far it is. A complete one that was cut off goes on at its last page: what changed
 * meanwhile has moved to the front, and is read by the walk that follows.
 */
export async function walkScope<Row extends Dated>(
  parts: Pick<PullParts, 'db' | 'turns' | 'tables' | 'now'>,
  scopeKey: string,
  steps: WalkSteps<Row>,
): Promise<Walked> {
  const { db, tables } = parts;
  const { state, watermark, loadedCount } = tables.scopes.get(scopeKey);
  const done = (walked: Walked): Walked => {
    db.write(() => {
      tables.scopes.note(scopeKey, {
        state: 'complete',
        watermark: walked.watermark,
        asOf: instantOf(parts.now()),
      });
    });
    return walked;
  };
  const isCutOff = state === 'partial' && watermark !== null && loadedCount !== null;
  if (watermark !== null && !isCutOff) return done(await walk(parts, watermark, steps));

  const firstPage = isCutOff ? Math.max(1, Math.floor(loadedCount / completeLimit)) : 1;
  let pageCount = firstPage - 1;
  const apply = (rows: readonly Row[], newest: Instant | null): void => {
    steps.apply(rows);
    // An empty list has no newest row to go on from, and is walked whole each time: nothing is to be noted of that.
    if (rows.length === 0) return;
    pageCount += 1;
    tables.scopes.note(scopeKey, { state: 'partial', watermark: newest, loadedCount: pageCount * completeLimit });
  };
  const walked = await walkPages(parts, null, firstPage, watermark, apply, steps);
  if (pageCount >= firstPage)
    db.write(() => {
      tables.scopes.note(scopeKey, { loadedCount: null, expectedCount: null });
    });
  if (!isCutOff) return done(walked);
  done(walked);
  return { ...(await walkScope(parts, scopeKey, steps)), isWhole: false };
}

async function walkPages<Row extends Dated>(
  parts: Pick<PullParts, 'db' | 'turns'>,
  watermark: Instant | null,
  firstPage: number,
  newestSoFar: Instant | null,
  apply: (rows: readonly Row[], newest: Instant | null) => void,
  { read, onEnd, onProgress }: WalkSteps<Row>,
): Promise<Walked> {
  const stopBelow = watermark === null ? null : Date.parse(watermark) - overlapMs;
  let limit = stopBelow === null ? completeLimit : lookLimit;
  let newest = newestSoFar;
  let rowCount = (firstPage - 1) * limit;
  let firstTotal: number | null = null;
  let isWhole = stopBelow === null && firstPage === 1;
  for (let page = firstPage; ; page += 1) {
    if (page > 1 && limit === lookLimit) {
      limit = incrementalLimit;
      page = 1;
    }
    const { answer, hasEnded } = await parts.turns.shared(async () => {
      const arrived = await read(page, limit);
      const fresh = stopBelow === null ? arrived.rows : arrived.rows.filter((row) => isNewer(row, stopBelow));
      for (const { updatedAt } of fresh)
        if (updatedAt !== null && (newest === null || updatedAt > newest)) newest = updatedAt;
      if (fresh.length > 0 || stopBelow === null)
        parts.db.write(() => {
          apply(fresh, newest);
        });
      const isLast = fresh.length < arrived.rows.length || page >= arrived.pageCount;
      if (isLast) onEnd?.(arrived.totalCount);
      return { answer: arrived, hasEnded: isLast };
    });
    rowCount += answer.serverRowCount;
    firstTotal ??= answer.totalCount;
    isWhole &&= answer.brokenCount === 0 && answer.totalCount === firstTotal;
    onProgress?.(Math.min(rowCount, answer.totalCount), answer.totalCount);
    if (hasEnded)
      return { watermark: newest, totalCount: answer.totalCount, isWhole: isWhole && rowCount >= answer.totalCount };
  }
}

function isNewer(row: Dated, stopBelow: number): boolean {
  return row.updatedAt !== null && Date.parse(row.updatedAt) >= stopBelow;
}
