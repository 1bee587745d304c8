import { expect, test } from 'vitest';
import { calendarWeeks, turned } from '../../renderer/features/todo/calendarWeeks.ts';
import { todoRows } from './support/fixtures.ts';

const [sample] = todoRows;
const task = (taskId: string, startDate: string | null, dueDate: string | null) => {
  if (sample === undefined) throw new Error('no fixture');
  return { ...sample, taskId, startDate, dueDate };
};
const bars = (rows: ReturnType<typeof task>[], anchor = '2026-11-24') =>
  calendarWeeks(rows, anchor, 'week').flatMap((week) =>
    week.bars.map(({ row, from, to, lane, isContinued, goesOn }) => [row.taskId, from, to, lane, isContinued, goesOn]),
  );

test('a month is the weeks that have a day of it, from Monday', () => {
  const weeks = calendarWeeks([], '2026-11-24', 'month');
  expect(weeks.map(({ days }) => days[0])).toEqual([
    '2026-10-26',
    '2026-11-02',
    '2026-11-09',
    '2026-11-16',
    '2026-11-23',
    '2026-11-30',
  ]);
  expect(weeks.every(({ days }) => days.length === 7)).toBe(true);
  expect(calendarWeeks([], '2027-02-10', 'month')).toHaveLength(4);
});

test('a bar lies from start to due, and says where it is cut off by the week', () => {
  expect(bars([task('a', '2026-11-19', '2026-11-25')])).toEqual([['a', 0, 2, 0, true, false]]);
  expect(bars([task('a', '2026-11-26', '2026-12-03')])).toEqual([['a', 3, 6, 0, false, true]]);
});

test('without a start, or with one after it, a task is on its day alone; without a day it is not here', () => {
  expect(bars([task('a', null, '2026-11-24'), task('b', '2026-11-28', '2026-11-25'), task('c', null, null)])).toEqual([
    ['a', 1, 1, 0, false, false],
    ['b', 2, 2, 0, false, false],
  ]);
});

test('no bar lies on another', () => {
  expect(
    bars([
      task('long', '2026-11-23', '2026-11-27'),
      task('in it', '2026-11-24', '2026-11-25'),
      task('after it', '2026-11-26', '2026-11-26'),
    ]).map(([name, , , lane]) => [name, lane]),
  ).toEqual([
    ['long', 0],
    ['in it', 1],
    ['after it', 1],
  ]);
});

test('turning goes by the month or the week, over the end of a year too', () => {
  expect(turned('2026-12-31', 'month', 1)).toBe('2027-01-01');
  expect(turned('2026-01-31', 'month', -1)).toBe('2025-12-01');
  expect(turned('2026-12-30', 'week', 1)).toBe('2027-01-06');
});
