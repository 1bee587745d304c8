import { expect, test } from 'vitest';
import { gridItems } from '../../renderer/features/entities/items.ts';
import { nextTile, sheetLines } from '../../renderer/features/entities/sheet/sheetLines.ts';
import type { EntityGroup } from '../../shared/model/screens.ts';

const group = (id: string, start: number, shownCount: number, isFolded = false): EntityGroup => ({
  id,
  name: id,
  description: '',
  start,
  shownCount,
  count: shownCount,
  isFolded,
  totals: { frames: 0, estimationMinutes: 0, durationMinutes: 0, statusCounts: [] },
});
/** Five shots, a folded sequence, three shots; three pictures beside each other. */
const groups = [group('a', 0, 5), group('b', 5, 4, true), group('c', 5, 3)];
const order = Uint32Array.from({ length: 8 }, (_, index) => index);
const items = gridItems({ groups, order });
const lines = sheetLines(items, groups, 3);

test('each group has its head and its own lines of pictures', () => {
  expect(Array.from({ length: lines.count }, (_, line) => lines.at(line))).toMatchObject([
    { kind: 'group', line: 0, group: { id: 'a' } },
    { kind: 'tiles', line: 1, length: 3 },
    { kind: 'tiles', line: 4, length: 2 },
    { kind: 'group', line: 6, group: { id: 'b' } },
    { kind: 'group', line: 7, group: { id: 'c' } },
    { kind: 'tiles', line: 8, length: 3 },
  ]);
  expect([0, 1, 3, 4, 5, 6, 7, 8, 10].map(lines.of)).toEqual([0, 1, 1, 2, 2, 3, 4, 5, 5]);
});

test('a list without groups is lines of pictures alone, an empty one nothing', () => {
  const plain = gridItems({ groups: [], order });
  const sheet = sheetLines(plain, [], 3);
  expect(sheet.count).toBe(3);
  expect(sheet.at(2)).toEqual({ kind: 'tiles', line: 6, length: 2 });
  expect(sheet.of(7)).toBe(2);
  expect(sheetLines(gridItems({ groups: [], order: new Uint32Array() }), [], 3).count).toBe(0);
});

test.each([
  ['ArrowRight', 1, 2],
  ['ArrowRight', 5, 6],
  ['ArrowLeft', 8, 6],
  ['ArrowDown', 2, 5],
  // The line below is shorter.
  ['ArrowDown', 3, 5],
  ['ArrowDown', 5, 6],
  ['ArrowDown', 6, 8],
  ['ArrowUp', 10, 6],
  ['ArrowUp', 1, 1],
  ['PageDown', 1, 6],
  ['Home', 5, 4],
  ['End', 1, 3],
])('%s leads from %i to %i', (key, from, to) => {
  const at = { items, lines, pageLines: 2 };
  expect(nextTile({ key, ctrlKey: false, metaKey: false }, from, at, 0)).toEqual({ line: to, column: 0 });
});

test('Ctrl with Home and End go through the whole sheet; other keys lead nowhere', () => {
  const at = { items, lines, pageLines: 2 };
  expect(nextTile({ key: 'End', ctrlKey: true, metaKey: false }, 1, at, 0)).toEqual({ line: 10, column: 0 });
  expect(nextTile({ key: 'Home', ctrlKey: true, metaKey: false }, 10, at, 0)).toEqual({ line: 1, column: 0 });
  expect(nextTile({ key: 'x', ctrlKey: false, metaKey: false }, 1, at, 0)).toBeNull();
});
