/**
 * Once all is quiet a field is what the last one said who set it: each computer's commands in the order in which the server
 * had them, a colleague and another computer before or after. Only where two were on their way at once either may be the last.
 */
import type { TableName } from '../../electron/studio/tables.ts';
import { anything, asRead, sayingsOf, type Field, type Saying } from './fields.ts';
import type { Archive } from './archive.ts';
import type { Given } from './ledger.ts';
import { fateOf, type Accounts } from './verdict.ts';

/** A value that a field had, from this change of the studio's on. */
type Stand = { readonly from: number; readonly until: number; readonly value: string; readonly isOurs: boolean };

/** Somebody's word, said at some time between two changes of the studio's. */
type Word = {
  readonly who: string;
  readonly value: unknown;
  readonly from: number;
  readonly until: number;
  readonly isCertain: boolean;
  readonly given: Given | null;
};

const endOfTime = Number.POSITIVE_INFINITY;

export function expectLastWords(accounts: Accounts): void {
  const { ledger, studio } = accounts;
  const fields = new Map<string, { readonly field: Field; readonly words: Word[] }>();
  for (const given of ledger.given) {
    const fate = fateOf(given, accounts);
    const at = ledger.acceptedAt.get(given.commandId ?? '');
    if (fate === 'not') continue;
    for (const saying of sayingsOf(given, ledger, studio.archive)) {
      const known = fields.get(saying.field.name) ?? { field: saying.field, words: [] };
      fields.set(saying.field.name, known);
      known.words.push(wordOf(given, saying, fate === 'accepted' || at !== undefined, at));
    }
  }
  for (const { field, words } of fields.values()) {
    const { store } = studio.studio;
    if (field.of.some(({ table, id }) => !store[table].has(id))) continue;
    const stands = standsOf(studio.archive, field);
    const is = stands.at(-1)?.value ?? plain(null);
    const allowed = lastValues(stands, [...words, ...othersOf(stands)]);
    if (allowed === anything || allowed.has(is)) continue;
    const told = words.map(
      ({ who, value, from, until }) => `${who} (${String(from)}–${String(until)}): ${String(value)}`,
    );
    const stood = stands.map(({ until, value, isOurs }) => `${value} at ${String(until)}${isOurs ? '' : ' by others'}`);
    throw new Error(
      `${field.name} is ${is}, and not ${[...allowed].join(' or ')}: said were ${told.join(', ')}; it was ${stood.join(', ')}`,
    );
  }
}

const wordOf = (given: Given, { value, isCertain }: Saying, isDone: boolean, at: number | undefined): Word => ({
  who: `${given.what} ${String(given.number)} of ${given.client.name}`,
  value,
  from: Math.max(given.from, given.retriedAt),
  until: at ?? endOfTime,
  isCertain: isCertain && isDone,
  given,
});

/** As it is compared: to Kitsu nothing is as good as no words. */
const plain = (value: unknown): string => JSON.stringify(value === undefined || value === '' ? null : value);

function standsOf(archive: Archive, { table, isOfIt, read }: Field): readonly Stand[] {
  const rows = new Map(
    archive
      .firstRows(table)
      .filter(isOfIt)
      .map((row) => [row.id, row]),
  );
  const stands: (Stand & { readonly request: number })[] = [];
  if (rows.size > 0 || saidByBeingThere.has(table))
    stands.push({ from: 0, until: 0, value: plain(read([...rows.values()])), isOurs: true, request: 0 });
  for (const { index, writer, request, table: changed, id, row } of archive.log) {
    if (changed !== table) continue;
    if (row !== null && isOfIt(row)) rows.set(id, row);
    else if (!rows.delete(id)) continue;
    const before = stands.at(-1);
    const isOneRequest = before?.request === request;
    if (isOneRequest) stands.pop();
    const from = isOneRequest ? before.from : index;
    stands.push({ from, until: index, value: plain(read([...rows.values()])), isOurs: writer === 'client', request });
  }
  return stands.filter(({ value }, index) => value !== stands[index - 1]?.value);
}

/** Rows that say something by being there: before the first of them that is not so. */
const saidByBeingThere: ReadonlySet<TableName> = new Set<TableName>(['entity_link', 'subscription', 'day_off']);

/** What was changed at the studio itself is known to the moment. */
const othersOf = (stands: readonly Stand[]): readonly Word[] =>
  stands.flatMap(({ from, until, value, isOurs }) =>
    isOurs
      ? []
      : [
          {
            who: 'a colleague',
            value: JSON.parse(value) as unknown,
            from: from - 1,
            until,
            isCertain: true,
            given: null,
          },
        ],
  );

function lastValues(stands: readonly Stand[], words: readonly Word[]): ReadonlySet<string> | typeof anything {
  const values = new Set<string>();
  const [first] = stands;
  if (first !== undefined && words.every(({ isCertain }) => !isCertain)) values.add(first.value);
  for (const word of words) {
    if (words.some((other) => other !== word && isSurelyAfter(other, word))) continue;
    if (word.value === anything) return anything;
    if (word.value !== asRead) values.add(plain(word.value));
    else
      for (const [index, { from, value }] of stands.entries())
        if (from <= word.until && (stands[index + 1]?.from ?? endOfTime) > word.from) values.add(value);
  }
  return values;
}

/** What one computer sends for a thing goes in its order: the next when the server's word for the one before is here. */
function isSurelyAfter(one: Word, other: Word): boolean {
  if (!one.isCertain) return false;
  if (one.given === null || other.given === null || one.given.client !== other.given.client)
    return one.from >= other.until;
  if (one.until !== endOfTime && other.until !== endOfTime)
    return one.until > other.until || (one.until === other.until && one.given.number > other.given.number);
  return one.given.number > other.given.number && other.given.retriedAt <= Math.min(one.until, one.given.from);
}
