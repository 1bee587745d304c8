import type { Production } from '../../../../shared/model/production.ts';
import type { ProductionNotice } from '../../../../shared/model/notices.ts';
import type { StudioTable } from '../../db/tables/studio.ts';
import type { Id, Instant, Role } from '../../../../shared/model/studio.ts';
import { noteNotices } from '../../db/notices.ts';
import { noteAccountRead, rereadIfSeenOtherwise } from './otherEyes.ts';
import { instantOf, type PullParts } from './parts.ts';
import { beginAnew, forgetFeeds, forgetProduction, leaveProduction } from './forget.ts';

/**
 * People, types, statuses, productions: GET /auth/authenticated, /data/user/context, /data/entity-types. Answers the
 * productions of which something is to be read again: seen with the eyes of another role, now or for a while.
 */
export async function pullAccount(parts: PullParts, signal: AbortSignal): Promise<ReadonlySet<Id>> {
  const { db, tables, progress } = parts;
  const step = { key: 'account', subject: { kind: 'account' } } as const;
  progress.begin(step);
  const again = new Set<Id>();
  await parts.turns.beside(async (overtaken) => {
    const serverMs = parts.kitsu.answeredAtMs();
    const begun = { serverAt: serverMs === null ? null : instantOf(serverMs), ownAt: instantOf(parts.now()) };
    const read = await parts.kitsu.bootstrap(signal);
    const left = await leftOf(parts, read.productions, signal);
    db.write(() => {
      const before = tables.productions.all();
      const stays = before.filter(({ id }) => !left.has(id));
      tables.organisations.replaceAll([read.organisation]);
      tables.people.replaceAll(withMyself(read.people, read.person));
      if (!overtaken.has(read.ownNotes.id)) tables.ownNotes.replaceAll([read.ownNotes]);
      tables.departments.replaceAll(read.departments);
      tables.taskTypes.replaceAll(read.taskTypes);
      tables.taskStatuses.replaceAll(read.taskStatuses);
      tables.assetTypes.replaceAll(read.assetTypes);
      tables.backgrounds.replaceAll(read.backgrounds);
      tables.productions.replaceAll([...read.productions, ...closedOf(stays, read.productions)]);
      replaceOthers(tables.searches, read.searches, overtaken);
      replaceOthers(tables.searchGroups, read.searchGroups, overtaken);
      for (const id of left) leaveProduction(tables, id);
      noteNotices(
        tables,
        noticesOf(before, read.productions, left, instantOf(parts.now())),
        new Set(read.productions.map(({ id }) => id)),
      );
      // Pulled again with the new eyes: whoever may see less than before keeps no more than that.
      const known = new Map(before.map((production) => [production.id, production]));
      const isMirrored = (id: Id): boolean => tables.scopes.get(`production:${id}`).state !== 'never';
      const sameRole: Id[] = [];
      for (const { id, role, isClientsIsolated } of read.productions) {
        const one = known.get(id);
        if (one === undefined) continue;
        if (one.role === role) {
          if (isMirrored(id)) sameRole.push(id);
          if (role !== 'client' || one.isClientsIsolated === isClientsIsolated) continue;
          forgetFeeds(tables, id);
          if (isMirrored(id)) again.add(id);
          continue;
        }
        const wasMirrored = isMirrored(id);
        if (isNarrow(role)) forgetProduction(tables, id);
        else beginAnew(tables, id);
        if (!wasMirrored) continue;
        tables.scopes.note(`production:${id}`, { state: 'partial' });
        again.add(id);
      }
      for (const id of rereadIfSeenOtherwise(
        tables,
        { updatedAt: read.person.updatedAt, personSum: read.personSum },
        sameRole,
      ))
        again.add(id);
      noteAccountRead(tables, { ...begun, personSum: read.personSum });
      tables.scopes.note('account', { state: 'complete', asOf: instantOf(parts.now()), errorCode: null });
    });
    progress.count(step.key, 'people', read.people.length, read.people.length);
    progress.count(step.key, 'task-types', read.taskTypes.length, read.taskTypes.length);
    progress.count(step.key, 'task-statuses', read.taskStatuses.length, read.taskStatuses.length);
  });
  progress.end(step.key, null);
  return again;
}

/** What was written here while the account was being read is newer than what it says. */
function replaceOthers<Row extends { readonly id: Id }>(
  table: StudioTable<Row>,
  rows: readonly Row[],
  overtaken: ReadonlySet<Id>,
): void {
  const newer = table.all().filter(({ id }) => overtaken.has(id));
  table.replaceAll([...rows.filter(({ id }) => !overtaken.has(id)), ...newer]);
}

/** The list of people is shorter than one's own row, and does not hold it in every role. */
function withMyself<Person extends { readonly id: string }>(people: readonly Person[], me: Person): readonly Person[] {
  return [...people.filter(({ id }) => id !== me.id), me];
}

/**
 * Of the productions that are in the lists no more, those whose team was left: the server refuses all of them. One that closed may
 * still be read by its team. Asked once, when it vanishes.
 */
async function leftOf(
  { tables, kitsu }: PullParts,
  open: readonly Production[],
  signal: AbortSignal,
): Promise<ReadonlySet<Id>> {
  const openIds = new Set(open.map(({ id }) => id));
  const left = new Set<Id>();
  for (const { id, isOpen } of tables.productions.all())
    if (isOpen && !openIds.has(id) && !(await kitsu.mayReadProduction(id, signal))) left.add(id);
  return left;
}

function noticesOf(
  before: readonly Production[],
  open: readonly Production[],
  left: ReadonlySet<Id>,
  at: Instant,
): readonly ProductionNotice[] {
  const now = new Map(open.map((production) => [production.id, production]));
  return before.flatMap(({ id, name, isOpen, role }): readonly ProductionNotice[] => {
    const about = { productionId: id, name, at };
    if (left.has(id)) return [{ ...about, kind: 'left' }];
    const production = now.get(id);
    if (production === undefined) return isOpen ? [{ ...about, kind: 'closed' }] : [];
    return production.role === role ? [] : [{ ...about, kind: 'role', role: production.role }];
  });
}

/** A production that closed is kept as it was and no longer pulled. */
function closedOf(before: readonly Production[], open: readonly Production[]): readonly Production[] {
  const openIds = new Set(open.map(({ id }) => id));
  return before.filter(({ id }) => !openIds.has(id)).map((production) => ({ ...production, isOpen: false }));
}

const isNarrow = (role: Role): boolean => role === 'user' || role === 'client' || role === 'vendor';
