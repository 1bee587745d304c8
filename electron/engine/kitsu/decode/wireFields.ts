/** The same values as zod fields, for the rows that are few: an absent or odd field becomes its default. */
import { z } from 'zod';
import { dayOf, flagOf, idOf, idsOf, instantOf, numberOf, positiveOf, textOf, wholeOf } from './wireValues.ts';
import { isList } from '../wireJson.ts';

/** Anything, or nothing: to zod a key that is not there is another matter than a value of undefined. */
export const anything = z.unknown().optional();

/** Without it the row is broken. */
export const neededId = z.string().refine((id) => idOf(id) !== null, 'not an id');
export const optionalId = anything.transform(idOf);
export const ids = anything.transform(idsOf);
export const text = anything.transform(textOf);
export const flag = anything.transform(flagOf);
export const flagOr = (fallback: boolean) =>
  anything.transform((value) => (value === undefined || value === null ? fallback : flagOf(value)));
export const whole = (fallback: number) => anything.transform((value) => wholeOf(value, fallback));
export const number = (fallback: number) => anything.transform((value) => numberOf(value) ?? fallback);
export const positive = anything.transform(positiveOf);
export const optionalInstant = anything.transform(instantOf);
export const optionalDay = anything.transform(dayOf);
export const texts = anything.transform((value) =>
  isList(value) ? value.filter((item) => typeof item === 'string') : [],
);
export const list = anything.transform((value): readonly unknown[] => (isList(value) ? value : []));
export const record = anything.transform((value): Readonly<Record<string, unknown>> => recordOf(value));

/** A colour as it may stand in a style: `#rrggbb`, else grey. */
export const colour = anything.transform((value) =>
  typeof value === 'string' && /^#(?:[\da-f]{3}|[\da-f]{6})$/i.test(value) ? value : '#999999',
);

const anyRecord = z.record(z.string(), z.unknown());
function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  const parsed = anyRecord.safeParse(value);
  return parsed.success ? parsed.data : {};
}
