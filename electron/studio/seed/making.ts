import { randomFrom, type Random } from '../random.ts';
import type { StudioOptions } from '../tables.ts';
import { calendarAt, timeText, type Calendar } from './calendar.ts';
import { emptyDraft, type Draft } from './draft.ts';
import { seedIds } from './seedIds.ts';

/** What every part of a studio is made with. */
export type Making = {
  readonly options: StudioOptions;
  readonly draft: Draft;
  readonly calendar: Calendar;
  readonly newId: () => string;
  /** Chance of its own for a part, so that one part's changes leave the others as they were. */
  readonly chance: (part: string) => Random;
  /** When the studio was set up: the date of everything that has no story. */
  readonly founded: string;
};

export function beginMaking(options: StudioOptions): Making {
  const calendar = calendarAt(options.now);
  return {
    options,
    draft: emptyDraft(),
    calendar,
    newId: seedIds(options.seed),
    chance: (part) => randomFrom(`${options.seed} ${part}`),
    founded: timeText(calendar.momentMs(-420, 9, 0)),
  };
}

/** Shared by all rows that have none: rows are replaced, never changed. */
export const none: readonly never[] = Object.freeze([]);
