import { expect, test } from 'vitest';
import { cellsAsText } from '../../renderer/features/entities/copyCells.ts';
import { gridColumns, movedColumn, tracksOf } from '../../renderer/features/entities/gridColumns.ts';
import { gridItems } from '../../renderer/features/entities/items.ts';
import { standardLayout } from '../../renderer/features/entities/layout.ts';
import { nextPosition } from '../../renderer/features/entities/moves.ts';
import { rectangleOf, tasksOf, toggled } from '../../renderer/features/entities/selection.ts';
import { parseDuration } from '../../shared/rules/parseDuration.ts';
import { filterParts, withoutPiece, withPieceLast } from '../../renderer/ui/filterPieces.ts';
import { keysFrom, shotList, shotRow, taskIdOf } from './support/entityFixtures.ts';
import { studio } from './support/fixtures.ts';

const sequences = [
  { id: 'sq010', name: 'SQ010', keys: keysFrom(1, 3) },
  { id: 'sq020', name: 'SQ020', keys: keysFrom(4, 2) },
  { id: 'sq030', name: 'SQ030', keys: keysFrom(6, 2) },
];
const fields = [
  {
    id: 'frames',
    label: 'Frames',
    sort: { kind: 'field', field: 'frames' },
    isNumber: true,
    descriptor: null,
    edited: { kind: 'frames' },
  },
] as const;
const types = studio.taskTypes.filter(({ id }) => ['layout', 'animation', 'fx'].includes(id));
const standard = standardLayout('Shot');
const columns = gridColumns(fields, types, standard);
const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

test('lines are the heads of groups and their rows, and each row knows its line', () => {
  const items = gridItems(shotList(sequences));
  const lines = Array.from({ length: items.count }, (_, line) => items.at(line));
  expect(lines.map((item) => (item.kind === 'group' ? item.group.name : item.key))).toEqual([
    'SQ010',
    1,
    2,
    3,
    'SQ020',
    4,
    5,
    'SQ030',
    6,
    7,
  ]);
  for (const [line, item] of lines.entries()) if (item.kind === 'row') expect(items.lineOf(item.index)).toBe(line);
  expect(items.groupAt(5)?.id).toBe('sq020');
  expect(items.lineOfGroup('sq030')).toBe(7);
});

test('folded groups keep their heads and give their rows away', () => {
  const items = gridItems(shotList(sequences, ['sq010', 'sq020']));
  expect(items.count).toBe(5);
  expect(items.at(0)).toMatchObject({ kind: 'group', group: { id: 'sq010' } });
  expect(items.at(1)).toMatchObject({ kind: 'group', group: { id: 'sq020' } });
  expect(items.at(3)).toMatchObject({ kind: 'row', key: 6 });
  expect(items.lineOf(0)).toBe(3);
});

test('a list without groups is rows alone', () => {
  const items = gridItems({ order: Uint32Array.from([9, 8]), groups: [] });
  expect([items.at(0), items.at(1)]).toEqual([
    { kind: 'row', index: 0, key: 9 },
    { kind: 'row', index: 1, key: 8 },
  ]);
  expect(items.groupAt(1)).toBeNull();
});

const press = (key: string, more = {}) => ({ key, ctrlKey: false, metaKey: false, ...more });
const extentOf = (foldedIds: readonly string[] = []) => ({
  items: gridItems(shotList(sequences, foldedIds)),
  columnCount: columns.length,
  pageLines: 3,
});

test('arrows pass the heads of open groups and stop at folded ones', () => {
  expect(nextPosition(press('ArrowDown'), { line: 3, column: 1 }, extentOf())).toEqual({ line: 5, column: 1 });
  expect(nextPosition(press('ArrowUp'), { line: 5, column: 1 }, extentOf())).toEqual({ line: 3, column: 1 });
  expect(nextPosition(press('ArrowDown'), { line: 3, column: 1 }, extentOf(['sq020']))).toEqual({ line: 4, column: 1 });
});

test('above the first row is the head of the table, and below it the first row again', () => {
  expect(nextPosition(press('ArrowUp'), { line: 1, column: 2 }, extentOf())).toEqual({ line: -1, column: 2 });
  expect(nextPosition(press('ArrowDown'), { line: -1, column: 2 }, extentOf())).toEqual({ line: 1, column: 2 });
});

test('Home and End stay in the row, with Ctrl they take all of the table', () => {
  const at = { line: 5, column: 1 };
  expect(nextPosition(press('Home'), at, extentOf())).toEqual({ line: 5, column: -1 });
  expect(nextPosition(press('End'), at, extentOf())).toEqual({ line: 5, column: 3 });
  expect(nextPosition(press('Home', { ctrlKey: true }), at, extentOf())).toEqual({ line: 1, column: -1 });
  expect(nextPosition(press('End', { ctrlKey: true }), at, extentOf())).toEqual({ line: 9, column: 3 });
});

test('nothing leads out of the table', () => {
  expect(nextPosition(press('ArrowDown'), { line: 9, column: 0 }, extentOf())).toEqual({ line: 9, column: 0 });
  expect(nextPosition(press('ArrowRight'), { line: 9, column: 3 }, extentOf())).toEqual({ line: 9, column: 3 });
  expect(nextPosition(press('ArrowLeft'), { line: 9, column: -1 }, extentOf())).toEqual({ line: 9, column: -1 });
  expect(nextPosition(press('PageDown'), { line: 8, column: 0 }, extentOf())).toEqual({ line: 9, column: 0 });
  expect(nextPosition(press('x'), { line: 8, column: 0 }, extentOf())).toBeNull();
});

test('a rectangle covers the task types between its corners; the name stands for the whole row', () => {
  expect(rectangleOf({ row: 4, column: 2 }, { row: 1, column: 1 }, columns)).toEqual({
    top: 1,
    bottom: 4,
    taskTypeIds: ['layout', 'animation'],
  });
  expect(rectangleOf({ row: 1, column: -1 }, { row: 1, column: 0 }, columns).taskTypeIds).toHaveLength(3);
});

test('cells without a task are no tasks', () => {
  const { fx: _, ...cells } = shotRow(1).cells;
  expect(tasksOf([shotRow(1, { cells })], ['layout', 'fx'])).toEqual([taskIdOf(1, 'layout')]);
});

test('toggling takes out what was chosen and puts the rest last, where the panel looks', () => {
  expect(toggled(['a', 'b', 'c'], ['b', 'd'])).toEqual(['a', 'c', 'd']);
});

test('a column stands where it was put, and a new one after the one it usually follows', () => {
  const byHand = { ...standard, columnOrder: ['task.fx', 'frames', 'task.layout'] };
  expect(idsOf(gridColumns(fields, types, byHand))).toEqual(['task.fx', 'frames', 'task.layout', 'task.animation']);
  expect(movedColumn(columns, 'task.fx', 'frames')).toEqual(['task.fx', 'frames', 'task.layout', 'task.animation']);
  expect(movedColumn(columns, 'frames', null)).toEqual(['task.layout', 'task.animation', 'task.fx', 'frames']);
});

test('stuck columns come first, each beside what is stuck before it', () => {
  const stuck = gridColumns(fields, types, { ...standard, stuckIds: ['task.fx', 'frames'], widthsPx: { frames: 80 } });
  expect(idsOf(stuck)).toEqual(['frames', 'task.fx', 'task.layout', 'task.animation']);
  expect(stuck.map(({ stuckAt }) => stuckAt)).toEqual([
    'calc(var(--col-name))',
    'calc(var(--col-name) + 80px)',
    null,
    null,
  ]);
});

test('a width made by hand is kept within what can be read, and the others share the room', () => {
  const { columns: tracks } = tracksOf(
    gridColumns(fields, types, { ...standard, widthsPx: { 'task.layout': 9_000 } }),
    {},
  );
  expect(tracks).toBe(
    'minmax(var(--col-name), var(--col-name-max)) max(var(--col-number), 74px) 640px minmax(var(--col-task), var(--col-task-max)) minmax(var(--col-task), var(--col-task-max)) 1fr',
  );
});

const words = { nameOf: () => 'SQ010 / SH0001', statusOf: (id: string) => id, nameLabel: 'Shot' };

test('a few cells are copied bare, a whole row or column with what it is about', () => {
  const rows = [shotRow(1), shotRow(2)];
  const some = new Set([taskIdOf(1, 'layout'), taskIdOf(2, 'animation')]);
  expect(cellsAsText(rows, columns, some, false, words)).toBe('todo\t\n\ttodo');
  const row = new Set(tasksOf([shotRow(1)], ['layout', 'animation', 'fx']));
  expect(cellsAsText([shotRow(1)], columns, row, false, words)).toBe(
    'Shot\tLayout\tAnimation\tFX\nSQ010 / SH0001\ttodo\ttodo\ttodo',
  );
  expect(cellsAsText(rows, columns, new Set([taskIdOf(1, 'fx')]), true, words)).toContain('Shot\tFX');
});

test.each([
  ['1h30', 90],
  ['1:30', 90],
  ['90m', 90],
  ['90 min', 90],
  ['1.5', 90],
  ['1,5', 90],
  ['½d', 240],
  ['½ j', 240],
  ['2 d 4 h', 1200],
  ['3', 180],
  ['0', 0],
  ['', null],
  ['soon', null],
  ['25h', null],
  ['1:75', null],
])('a time written as %j means %j minutes', (text, minutes) => {
  expect(parseDuration(text, 8)).toBe(minutes);
});

const token = (start: number, end: number, isFilter = true) => ({ start, end, isFilter, problem: null });
const text = 'ines anim=-wip sq0';
const tokens = [token(0, 4, false), token(5, 14), token(15, 18, false)];

test('finished filters are pieces with the words before them, what follows is text', () => {
  const { pieces, rest } = filterParts(text, tokens, true);
  expect(pieces.map(({ question, answer }) => [question, answer])).toEqual([
    ['', 'ines'],
    ['anim=-', 'wip'],
  ]);
  expect(text.slice(rest)).toBe('sq0');
});

test('a filter being typed is text, and a piece as soon as nobody types', () => {
  const typed = [token(0, 9)];
  expect(filterParts('anim=wip,', typed, true).pieces).toEqual([]);
  expect(filterParts('anim=wip,', typed, false).pieces).toHaveLength(1);
});

test('what is inside of an or-group stays inside of its piece', () => {
  const group = [token(0, 19), token(2, 10), token(11, 18)];
  expect(filterParts('+(anim=wip fx=done) ', group, true).pieces).toHaveLength(1);
});

test('taking a piece away leaves the rest of the text as it is', () => {
  expect(withoutPiece(text, token(5, 14))).toBe('ines sq0');
  expect(withPieceLast(text, token(5, 14))).toBe('ines sq0 anim=-wip');
});
