/**
 * Numbers, dates, durations and sizes as people read them. Instants are UTC and shown in the user's zone; days
 * (`2026-11-24`) are never shifted by one. Pure: what changes with the user comes in through `FormatOptions`.
 */
import type { TFunction } from 'i18next';
import { daysBetween } from '../../shared/rules/days.ts';

export type FormatOptions = {
  readonly locale: string;
  /** IANA name; null is the computer's own zone. */
  readonly timeZone: string | null;
  readonly hoursByDay: number;
  readonly t: TFunction;
};

export type Format = ReturnType<typeof createFormat>;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Made when it is first asked for. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

export function createFormat({ locale, timeZone, hoursByDay, t }: FormatOptions) {
  const zone = timeZone === null ? {} : { timeZone };
  // Each costs milliseconds to make, and a page needs few of them.
  const numbers = once(() => new Intl.NumberFormat(locale));
  const percents = once(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }));
  const seconds = once(() => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }));
  const times = once(() => new Intl.DateTimeFormat(locale, { timeStyle: 'short', ...zone }));
  const clocks = once(() => new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }));
  const weekdayTimes = once(
    () =>
      new Intl.DateTimeFormat(locale, {
        weekday: 'short',
        hour: 'numeric',
        minute: '2-digit',
        ...zone,
      }),
  );
  const shortDates = once(() => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...zone }));
  const longDates = once(
    () => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', ...zone }),
  );
  const fullInstants = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long', ...zone }));
  const yearsHere = once(() => new Intl.DateTimeFormat('en', { year: 'numeric', ...zone }));
  const isoDays = once(
    () => new Intl.DateTimeFormat('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit', ...zone }),
  );
  const days = once(
    () => new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }),
  );
  const daysWithYear = once(
    () =>
      new Intl.DateTimeFormat(locale, {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        timeZone: 'UTC',
      }),
  );
  const weekdayNumbers = once(
    () => new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', timeZone: 'UTC' }),
  );
  const weekdays = once(() => new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }));
  const months = once(() => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }));
  const fullDays = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }));
  const lists = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  const sizes = byteUnits.map((unit) =>
    once(
      () =>
        new Intl.NumberFormat(locale, {
          style: 'unit',
          unit,
          // The short form of a byte has no plural in English.
          unitDisplay: unit === 'byte' ? 'long' : 'short',
          maximumSignificantDigits: 3,
        }),
    ),
  );

  /** The user's own day at that moment, `2026-11-24`. */
  const dayOf = (now: number) => isoDays().format(now);

  return {
    number: (value: number) => numbers().format(value),
    /** From 0 to 1. */
    percent: (share: number) => percents().format(share),
    list: (items: readonly string[]) => lists().format(items),
    dayOf,

    /** Decimal units, as disks are sold: 4.1 GB. */
    bytes: (count: number) => {
      let unit = 0;
      let value = count;
      // 999.5 would round to "1000 kB".
      while (value >= 999.5 && unit < byteUnits.length - 1) {
        value /= 1000;
        unit += 1;
      }
      const rounded = value < 100 ? Math.round(value * 10) / 10 : Math.round(value);
      return (sizes[unit] ?? numbers)().format(rounded);
    },

    /** Minutes in the studio's days: `2 d 4 h`, `5 h 30`, `45 min`. */
    duration: (minutes: number) => {
      const whole = Math.round(minutes);
      const minutesByDay = hoursByDay * 60;
      const d = Math.floor(whole / minutesByDay);
      const h = Math.floor((whole - d * minutesByDay) / 60);
      const m = whole - d * minutesByDay - h * 60;
      if (d > 0 && h === 0 && m === 0) return t('format.days', { d });
      const rest =
        m === 0
          ? t('format.hours', { h })
          : h === 0
            ? t('format.minutes', { m })
            : t('format.hoursMinutes', { h, m: String(m).padStart(2, '0') });
      return d > 0 ? t('format.daysAndRest', { d, rest }) : rest;
    },

    /** How long something took: `0.4 s`, `12 s`, `2 min`. */
    elapsed: (milliseconds: number) => {
      // Less than a tenth is still something: never "0.0 s".
      if (milliseconds < 10_000)
        return t('format.elapsedSeconds', { s: seconds().format(Math.max(milliseconds, 100) / 1000) });
      if (milliseconds < minuteMs)
        return t('format.elapsedSeconds', { s: numbers().format(Math.round(milliseconds / 1000)) });
      return t('format.minutes', { m: Math.round(milliseconds / minuteMs) });
    },

    time: (instant: string) => times().format(Date.parse(instant)),
    /** A time of the day, `22:00`, in no zone. */
    clock: (time: string) => clocks().format(Date.parse(`1970-01-01T${time}:00Z`)),

    /** `12 s ago`, `3 h ago`; after a day the weekday and time, after a week the date. */
    ago: (instant: string, now: number) => {
      const then = Date.parse(instant);
      const age = Math.max(0, now - then);
      if (age < minuteMs) return t('format.secondsAgo', { n: Math.floor(age / 1000) });
      if (age < hourMs) return t('format.minutesAgo', { n: Math.floor(age / minuteMs) });
      if (age < dayMs) return t('format.hoursAgo', { n: Math.floor(age / hourMs) });
      if (age < 6 * dayMs) return weekdayTimes().format(then);
      return yearsHere().format(then) === yearsHere().format(now)
        ? shortDates().format(then)
        : longDates().format(then);
    },

    /** The time today, `Yesterday, 17:20`, then weekday and time, then the date. For lists of what people said. */
    when: (instant: string, now: number) => {
      const then = Date.parse(instant);
      const distance = daysBetween(dayOf(then), dayOf(now));
      if (distance === 0) return times().format(then);
      if (distance === 1) return t('format.yesterdayAt', { time: times().format(then) });
      if (distance > 1 && distance < 7) return weekdayTimes().format(then);
      return yearsHere().format(then) === yearsHere().format(now)
        ? shortDates().format(then)
        : longDates().format(then);
    },

    /** With weekday, seconds and zone; for the hover. */
    instantFull: (instant: string) => fullInstants().format(Date.parse(instant)),

    /** A date without a zone: `Today`, `Tomorrow`, `Thu 26 Nov`, `3 Jan 2027`. */
    day: (day: string, now: number) => {
      const today = dayOf(now);
      const distance = daysBetween(today, day);
      if (distance === 0) return t('format.today');
      if (distance === 1) return t('format.tomorrow');
      if (distance === -1) return t('format.yesterday');
      const date = Date.parse(`${day}T00:00:00Z`);
      return day.slice(0, 4) === today.slice(0, 4) ? days().format(date).replace(',', '') : daysWithYear().format(date);
    },

    /** `Thu 26 Nov`, whatever today is. */
    dayShort: (day: string) =>
      days()
        .format(Date.parse(`${day}T00:00:00Z`))
        .replace(',', ''),
    /** `Thu 26`, where the month stands elsewhere. */
    dayOfWeek: (day: string) => weekdayNumbers().format(Date.parse(`${day}T00:00:00Z`)),
    weekday: (day: string) => weekdays().format(Date.parse(`${day}T00:00:00Z`)),
    /** `November 2026`, of any of its days. */
    month: (day: string) => months().format(Date.parse(`${day.slice(0, 7)}-01T00:00:00Z`)),

    dayFull: (day: string) => fullDays().format(Date.parse(`${day}T00:00:00Z`)),
  };
}
