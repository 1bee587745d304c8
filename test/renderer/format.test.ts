import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { createFormat } from '../../renderer/i18n/format.ts';
import { daysBetween } from '../../shared/rules/days.ts';
import { startLanguages } from '../../renderer/i18n/i18n.ts';

const now = Date.parse('2026-11-24T12:30:00Z');
const english = () =>
  createFormat({ locale: 'en-GB', timeZone: 'Europe/Paris', hoursByDay: 8, t: i18next.getFixedT('en') });
const french = () =>
  createFormat({ locale: 'fr-FR', timeZone: 'Europe/Paris', hoursByDay: 7, t: i18next.getFixedT('fr') });

beforeAll(() => startLanguages('en'));

test.each([
  [0, '0 h'],
  [45, '45 min'],
  [330, '5 h 30'],
  [480, '1 d'],
  [1200, '2 d 4 h'],
  [1215, '2 d 4 h 15'],
  [990, '2 d 30 min'],
])('%i minutes are %s in a studio of 8 hours', (minutes, text) => {
  expect(english().duration(minutes)).toBe(text);
});

test('a time of the day is written as other times are', () => {
  expect(english().clock('22:00')).toBe('22:00');
  const american = createFormat({
    locale: 'en-US',
    timeZone: 'Europe/Paris',
    hoursByDay: 8,
    t: i18next.getFixedT('en'),
  });
  expect(american.clock('22:00')).toMatch(/^10:00\sPM$/);
  expect(american.clock('08:30')).toMatch(/^8:30\sAM$/);
});

test('durations follow the studio’s hours per day and the language', () => {
  expect(french().duration(1080)).toBe('2 j 4 h');
});

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [999_600, '1 MB'],
  [6_240_000_000, '6.2 GB'],
  [15_600_000_000, '15.6 GB'],
  [214_000_000_000, '214 GB'],
])('%i bytes are %s', (bytes, text) => {
  expect(english().bytes(bytes)).toBe(text);
});

describe('an instant', () => {
  test.each([
    ['2026-11-24T12:29:48Z', '12 s ago'],
    ['2026-11-24T12:05:00Z', '25 min ago'],
    ['2026-11-24T09:00:00Z', '3 h ago'],
    ['2026-11-22T09:00:00Z', 'Sun 10:00'],
    ['2026-11-02T09:00:00Z', '2 Nov'],
    ['2025-11-02T09:00:00Z', '2 Nov 2025'],
  ])('%s is %s', (instant, text) => {
    expect(english().ago(instant, now).replace(',', '')).toBe(text);
  });

  test('of the future is now, as clocks differ', () => {
    expect(english().ago('2026-11-24T12:31:00Z', now)).toBe('0 s ago');
  });

  test('is told in the user’s zone', () => {
    expect(english().when('2026-11-23T23:30:00Z', now)).toBe('00:30');
    expect(english().when('2026-11-23T16:20:00Z', now)).toBe('Yesterday, 17:20');
  });
});

test('a day stays the day it is, whatever the zone', () => {
  const far = createFormat({
    locale: 'en-GB',
    timeZone: 'Pacific/Kiritimati',
    hoursByDay: 8,
    t: i18next.getFixedT('en'),
  });
  expect(far.day('2026-11-26', Date.parse('2026-11-20T12:00:00Z'))).toBe('Thu 26 Nov');
  expect(english().day('2026-11-24', now)).toBe('Today');
  expect(english().day('2026-11-25', now)).toBe('Tomorrow');
  expect(english().day('2027-01-03', now)).toBe('3 Jan 2027');
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
});
