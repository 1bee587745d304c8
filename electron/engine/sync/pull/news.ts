/**
 * News of a production, or of all: GET /data/projects/{p}/news. A run of the newest is kept without a hole, from its top down to
 * `news-from:…`; older ones are read a page at a time when somebody asks for them, and the oldest go when there are too many.
 */
import type { News } from '../../../../shared/model/news.ts';
import type { Id, Instant, Role } from '../../../../shared/model/studio.ts';
import { maySeeNews, maySeeNewsOf } from '../../../../shared/rules/newsRights.ts';
import { mostKept, newsFromKey, newsKey, type NewsSubject } from '../../db/newsKept.ts';
import type { Tables } from '../../db/tables.ts';
import { instantOf, type PullParts } from './parts.ts';

/** Mostly little has happened. */
const lookLimit = 25;
const pageLimit = 100;
/** After a long absence the run begins anew rather than being read up to where it was left. */
const mostPages = 5;
/** Dates have whole seconds. */
const overlapMs = 2_000;

/** What happened since it was read last; the first time the newest page. */
export async function pullNews(parts: PullParts, productionId: NewsSubject, signal: AbortSignal): Promise<void> {
  const { tables } = parts;
  if (productionId !== null && !maySeeNews(roleIn(parts, productionId))) return;
  const known = tables.scopes.get(newsKey(productionId)).watermark;
  const stopBelow = known === null ? null : Date.parse(known) - overlapMs;
  let newest: Instant | null = null;
  let oldest: Instant | null = null;
  const seen = new Set<Id>();
  const limits = stopBelow === null ? [pageLimit] : [lookLimit, ...Array<number>(mostPages).fill(pageLimit)];
  for (const [index, limit] of limits.entries()) {
    const page = stopBelow === null ? 1 : Math.max(1, index);
    const isConnected = await parts.turns.shared(async () => {
      const answer = await parts.kitsu.newsPage({ productionId, before: null, page, limit }, signal);
      for (const row of answer.rows) seen.add(row.id);
      newest ??= answer.rows[0]?.createdAt ?? null;
      oldest = answer.rows.at(-1)?.createdAt ?? oldest;
      const isAll = page >= answer.pageCount;
      const reaches = isAll || (stopBelow !== null && oldest !== null && Date.parse(oldest) < stopBelow);
      const isLast = reaches || index === limits.length - 1;
      parts.db.write(() => {
        keep(parts, answer.rows);
        if (!isLast) return;
        // Taken back since; of the oldest second there may be more on the next page.
        if (answer.brokenCount === 0) forgetMissing(parts, productionId, isAll ? '' : (oldest ?? ''), newest, seen);
        const from = tables.scopes.get(newsFromKey(productionId));
        if (isAll) tables.scopes.note(newsFromKey(productionId), { state: 'complete', watermark: oldest });
        else if (!reaches || from.watermark === null)
          tables.scopes.note(newsFromKey(productionId), { state: 'partial', watermark: oldest });
        trim(parts);
        tables.scopes.note(newsKey(productionId), {
          state: 'complete',
          watermark: newest ?? known,
          asOf: instantOf(parts.now()),
          errorCode: null,
        });
      });
      return isLast;
    });
    if (isConnected) return;
  }
}

/** The next page below what is here. */
export async function pullOlderNews(parts: PullParts, productionId: NewsSubject, signal: AbortSignal): Promise<void> {
  const { tables, db } = parts;
  const key = newsFromKey(productionId);
  const { state, watermark } = tables.scopes.get(key);
  if (watermark === null) {
    await pullNews(parts, productionId, signal);
    return;
  }
  if (state === 'complete') return;
  // All of the second in which the last page ended, and what is older.
  const before = instantOf(Date.parse(watermark) + 1_000);
  for (let page = 1; ; page += 1) {
    const hasEnded = await parts.turns.shared(async () => {
      const answer = await parts.kitsu.newsPage({ productionId, before, page, limit: pageLimit }, signal);
      const oldest = answer.rows.at(-1)?.createdAt ?? watermark;
      const isAll = page >= answer.pageCount;
      db.write(() => {
        keep(parts, answer.rows);
        if (isAll || oldest < watermark)
          tables.scopes.note(key, { state: isAll ? 'complete' : 'partial', watermark: oldest });
        trim(parts);
      });
      return isAll || oldest < watermark;
    });
    if (hasEnded) return;
  }
}

const roleIn = ({ tables, me }: PullParts, productionId: Id): Role =>
  tables.productions.get(productionId)?.role ?? me().role;

/** Within a transaction. What a role may not see is not kept. */
function keep(parts: PullParts, rows: readonly News[]): void {
  const { tables } = parts;
  for (const row of rows) {
    const production = tables.productions.get(row.productionId);
    const authorRole = tables.people.get(row.authorId ?? '')?.role ?? null;
    const isKnown = tables.tasks.has(row.taskId);
    if (production?.isOpen === true && maySeeNewsOf(production.role, authorRole, isKnown)) tables.news.upsert(row);
    else tables.news.remove([row.id]);
  }
}

function forgetMissing(
  { tables }: PullParts,
  productionId: NewsSubject,
  from: Instant,
  until: Instant | null,
  seen: ReadonlySet<Id>,
): void {
  const here = tables.news.idsBetween(productionId, from, until ?? '9');
  const doubtful = from === '' ? new Set<Id>() : new Set(tables.news.idsBetween(productionId, from, from));
  tables.news.remove(here.filter((id) => !seen.has(id) && !doubtful.has(id)));
}

/** What is taken out is missing from then on, also where all are shown together. */
function trim({ tables }: PullParts): void {
  for (const productionId of tables.news.productionIds()) {
    const taken = tables.news.trim(productionId, mostKept);
    if (taken !== null) raiseFrom(tables, [productionId, null], instantOf(Date.parse(taken) + 1_000));
  }
}

function raiseFrom({ scopes }: Tables, subjects: readonly NewsSubject[], from: Instant): void {
  for (const subject of subjects) {
    const { watermark } = scopes.get(newsFromKey(subject));
    if (watermark !== null && watermark < from)
      scopes.note(newsFromKey(subject), { state: 'partial', watermark: from });
  }
}
