// The demo studio's hours of today: pressed into what has passed of the day, in their order.
import { expect, test } from 'vitest';
import { calendarAt } from '../../electron/studio/seed/calendar.ts';

const morning = [
  [8, 21],
  [8, 58],
  [9, 12],
  [9, 31],
] as const;

test.each(['00:04', '06:30', '10:20', '11:05', '15:00', '23:50'])('at %s the morning is over, in its order', (time) => {
  const now = new Date(`2025-06-04T${time}:00Z`);
  const calendar = calendarAt(now);
  const moments = morning.map(([hour, minute]) => calendar.momentMs(0, hour, minute));

  expect(moments).toEqual([...new Set(moments)].sort((a, b) => a - b));
  for (const moment of moments) {
    expect(moment % 1000).toBe(0);
    expect(moment).toBeLessThanOrEqual(now.getTime());
  }
});
