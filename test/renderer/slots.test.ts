// Long lists draw what comes into view over what left it.
import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useSlots, type Slotted } from '../../renderer/ui/useSlots.ts';

const rows = (...keys: readonly string[]): readonly Slotted[] => keys.map((key) => ({ key, kind: 'row' }));
const head = (key: string): Slotted => ({ key, kind: 'group' });

/** What each element shows, in their order; what is parked stands in brackets. */
function slotsOf(first: readonly Slotted[]) {
  const { result, rerender } = renderHook(
    ({ lines, mostNew }: { readonly lines: readonly Slotted[]; readonly mostNew?: number }) => useSlots(lines, mostNew),
    { initialProps: { lines: first } },
  );
  const now = () =>
    result.current.slots.map(({ line, isParked }) => (isParked ? `(${String(line.key)})` : String(line.key))).join(' ');
  return {
    now,
    left: () => result.current.left,
    show: (lines: readonly Slotted[], mostNew?: number) => {
      rerender({ lines, ...(mostNew === undefined ? {} : { mostNew }) });
      return now();
    },
  };
}

test('lines that stay keep their elements, and what comes takes those of what left', () => {
  const slots = slotsOf(rows('a', 'b', 'c'));
  expect(slots.now()).toBe('a b c');
  expect(slots.show(rows('b', 'c', 'd'))).toBe('d b c');
  expect(slots.show(rows('c', 'd', 'e', 'f'))).toBe('d e c f');
});

test('another list is drawn over the one before, in its own order', () => {
  const slots = slotsOf(rows('a', 'b', 'c'));
  expect(slots.show(rows('x', 'y', 'z'))).toBe('x y z');
});

test('what is not needed is parked, and found again by the line that comes back', () => {
  const slots = slotsOf(rows('a', 'b', 'c'));
  expect(slots.show(rows('b'))).toBe('(a) b (c)');
  expect(slots.show(rows('c', 'b', 'd'))).toBe('d b c');
  expect(slots.show([])).toBe('(d) (b) (c)');
  expect(slots.show(rows('b', 'e'))).toBe('e b (c)');
});

test('a head is drawn over a head, never over a row', () => {
  const slots = slotsOf([head('1'), ...rows('a', 'b')]);
  expect(slots.show([...rows('c'), head('2')])).toBe('2 c (b)');
  expect(slots.show([head('2'), head('3')])).toBe('2 (c) (b) 3');
});

test('a few at a time: the first of those that come, and the others when it is asked for again', () => {
  const slots = slotsOf(rows('a', 'b', 'c'));
  expect(slots.show(rows('c', 'd', 'e', 'f'), 2)).toBe('d e c');
  expect(slots.left()).toBe(1);
  expect(slots.show(rows('c', 'd', 'e', 'f'), 2)).toBe('d e c f');
  expect(slots.left()).toBe(0);
});

test('what was left out is not missed: only what is still in view comes', () => {
  const slots = slotsOf(rows('a', 'b'));
  expect(slots.show(rows('p', 'q', 'r'), 1)).toBe('p (b)');
  expect(slots.show(rows('x', 'y'), 1)).toBe('x (b)');
  expect(slots.show(rows('x', 'y'), 1)).toBe('x y');
});
