/** The lines of the news: each day under its head, and at the end what leads further back. */
import type { NewsRow } from '../../../shared/model/news.ts';
import type { Day } from '../../../shared/model/studio.ts';
import { byDay } from '../../parts/byDay.ts';
import type { Line } from '../../ui/lines.ts';

export type NewsLine = Line &
  (
    | { readonly kind: 'head'; readonly day: Day; readonly count: number }
    | { readonly kind: 'row'; readonly row: NewsRow }
    | { readonly kind: 'end' }
  );

/** @param dayOf the user's own day of a moment, milliseconds */
export function newsLines(rows: readonly NewsRow[], dayOf: (ms: number) => Day): readonly NewsLine[] {
  const lines: NewsLine[] = [...byDay(rows, dayOf)].flatMap(([day, ofDay]): readonly NewsLine[] => [
    { kind: 'head', key: `head ${day}`, isStop: false, isRow: false, day, count: ofDay.length },
    ...ofDay.map((row): NewsLine => ({ kind: 'row', key: row.id, isStop: true, isRow: true, row })),
  ]);
  return [...lines, { kind: 'end', key: 'end', isStop: false, isRow: false }];
}

/** The moments in which a day of the user's begins and ends. */
export function spanOf(day: Day): { readonly from: string; readonly until: string } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const instant = (days: number): string => new Date(year, month - 1, date + days).toISOString();
  return { from: instant(0), until: instant(1) };
}
