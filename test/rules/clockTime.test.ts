import { expect, test } from 'vitest';
import { readClockTime } from '../../shared/rules/clockTime.ts';

test.each([
  ['22', '22:00'],
  ['7:05', '07:05'],
  ['22h30', '22:30'],
  ['22 h', '22:00'],
  ['22.30', '22:30'],
  ['10 pm', '22:00'],
  ['10:30\u202fPM', '22:30'],
  ['12 am', '00:00'],
  ['12:15 p.m.', '12:15'],
  ['0:00', '00:00'],
])('%s is %s', (typed, kept) => {
  expect(readClockTime(typed)).toBe(kept);
});

test.each(['', '24', '22:60', '13 pm', '0 am', 'noon', '22:3', '22:30:10'])('%s is no time of the day', (typed) => {
  expect(readClockTime(typed)).toBeNull();
});
