/*
 * Times as the server's database holds them: UTC text down to the microsecond, `2025-06-04T12:30:05.000123`. Answers
 * show the first 19 characters, so rows made within one second still sort in the order they were made.
 */
let lastMicroseconds = 0;

const microsecondText = (microseconds: number): string => {
  const milliseconds = Math.floor(microseconds / 1000);
  return `${new Date(milliseconds).toISOString().slice(0, 23)}${String(microseconds % 1000).padStart(3, '0')}`;
};

/** Set back by more than this a clock was put right, and is followed. */
const longestStepBackMicroseconds = 60_000_000;

/** The present, never twice the same. */
export function now(): string {
  const present = Date.now() * 1000;
  const wasPutRight = present < lastMicroseconds - longestStepBackMicroseconds;
  lastMicroseconds = wasPutRight ? present : Math.max(present, lastMicroseconds + 1);
  return microsecondText(lastMicroseconds);
}

/** With its six digits, as a few answers show it. */
export const exactTime = (time: string): string => `${time.slice(0, 19)}.${time.slice(20).padEnd(6, '0')}`;

export const shownTime = (time: string): string => (time.length > 19 ? time.slice(0, 19) : time);

export const today = (): string => new Date().toISOString().slice(0, 10);

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

const timePattern = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}(?:\.\d{1,6})?))?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** Reads an ISO 8601 date or time, zone and fractions allowed, to the text kept in a `time` column; null when it is none. */
export function readTime(given: string): string | null {
  const match = timePattern.exec(given);
  if (match === null) return null;
  const [, day = '', minutes = '00:00', seconds = '00', zone] = match;
  const milliseconds = Date.parse(`${day}T${minutes}:${seconds.slice(0, 6)}${zone ?? 'Z'}`);
  if (Number.isNaN(milliseconds)) return null;
  return new Date(milliseconds).toISOString().slice(0, 19);
}

/** Reads `2025-06-04` (or the day of a longer text); null when there is no such day. */
export function readDay(given: string): string | null {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(given)?.[0];
  if (day === undefined) return null;
  const parsed = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== day ? null : day;
}
