import { expect, test } from 'vitest';
import { defaultSettings } from '../../shared/model/settings.ts';
import { isQuietAt, isToldOf } from '../../shared/rules/toldRules.ts';

test('by default the system tells of what is asked of oneself, and not of every comment', () => {
  const told = (['mention', 'reply', 'retake', 'assignation', 'comment', 'approved'] as const).filter((reason) =>
    isToldOf(reason, defaultSettings),
  );
  expect(told).toEqual(['mention', 'reply', 'retake', 'assignation']);
});

test.each([
  ['20:00', '08:00', '19:59', false],
  ['20:00', '08:00', '20:00', true],
  ['20:00', '08:00', '03:00', true],
  ['20:00', '08:00', '08:00', false],
  ['12:00', '14:00', '13:00', true],
  ['12:00', '14:00', '14:00', false],
  ['09:00', '09:00', '09:00', false],
])('quiet from %s until %s: at %s it is %s', (quietFrom, quietUntil, time, isQuiet) => {
  expect(isQuietAt(time, { isQuiet: false, quietFrom, quietUntil })).toBe(isQuiet);
});

test('who does not want to be disturbed is not, at any time', () => {
  expect(isQuietAt('12:00', { isQuiet: true, quietFrom: '20:00', quietUntil: '08:00' })).toBe(true);
});
