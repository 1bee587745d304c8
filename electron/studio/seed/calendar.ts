const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The studio's days, counted from today (0): yesterday is -1. All times are UTC, as Zou writes them. */
export type Calendar = {
  readonly nowMs: number;
  /** `2025-06-04` */
  readonly day: (offset: number) => string;
  /** A planned day as Zou keeps it: `2025-06-04T00:00:00`. */
  readonly midnight: (offset: number) => string;
  /** The moment of a day, never later than now: today's hours are pressed into what has passed of the day. */
  readonly momentMs: (offset: number, hour: number, minute: number) => number;
  /** The last working day (Monday to Friday) at or before the day. */
  readonly workday: (offset: number) => number;
  readonly isWorkday: (offset: number) => boolean;
  readonly offsetOf: (momentMs: number) => number;
};

/** `2025-06-04T12:30:05` */
export const timeText = (momentMs: number): string => new Date(momentMs).toISOString().slice(0, 19);

export function calendarAt(now: Date): Calendar {
  const nowMs = Math.floor(now.getTime() / 1000) * 1000;
  const todayMs = Math.floor(nowMs / dayMs) * dayMs;
  const weekday = new Date(todayMs).getUTCDay();
  const weekdayOf = (offset: number) => (((weekday + offset) % 7) + 7) % 7;
  const isWorkday = (offset: number) => weekdayOf(offset) !== 0 && weekdayOf(offset) !== 6;
  const days = new Map<number, string>();
  const midnights = new Map<number, string>();
  const day = (offset: number) =>
    remembered(days, offset, () => new Date(todayMs + offset * dayMs).toISOString().slice(0, 10));
  const passed = (nowMs - todayMs) / minuteMs;
  // Today's afternoon is pressed into what has passed of it; early in the day, so is the morning.
  const morningEnd = 600;
  const dayEnd = 1140;
  // To the second: soon after midnight two hours of the morning would fall into the same minute, and lose their order.
  const pressed = (minutes: number, into: number, outOf: number) => Math.floor((minutes * into * 60) / outOf) / 60;
  const minuteOf = (offset: number, minute: number): number => {
    if (offset < 0 || passed >= dayEnd) return minute;
    if (passed < morningEnd + 60) return pressed(minute, passed, dayEnd);
    if (minute <= morningEnd) return minute;
    return morningEnd + pressed(minute - morningEnd, passed - morningEnd, dayEnd - morningEnd);
  };
  return {
    nowMs,
    day,
    midnight: (offset) => remembered(midnights, offset, () => `${day(offset)}T00:00:00`),
    momentMs: (offset, hour, minute) =>
      todayMs + offset * dayMs + Math.round(minuteOf(offset, hour * 60 + minute) * minuteMs),
    workday: (offset) => {
      const back = { 0: 2, 6: 1 }[weekdayOf(offset)] ?? 0;
      return offset - back;
    },
    isWorkday,
    offsetOf: (momentMs) => Math.floor((momentMs - todayMs) / dayMs),
  };
}

/** Large studios name the same days a million times: one text for each. */
function remembered(known: Map<number, string>, offset: number, make: () => string): string {
  const seen = known.get(offset);
  if (seen !== undefined) return seen;
  const made = make();
  known.set(offset, made);
  return made;
}
