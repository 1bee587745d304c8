import { expect, test } from 'vitest';
import { rowsHereIn, withoutRowsHere, withRowsHere } from '../../shared/rowsHere.ts';
import { everyKey, isTouched, keySource, packedReads } from '../../shared/sources.ts';

const reads = packedReads(['entity', keySource('task.id', 'one'), keySource('task.id', 'two')]);

test.each([
  ['its table', ['entity'], true],
  ['another table', ['task'], false],
  ['a row of it', [keySource('task.id', 'two')], true],
  ['another row', ['task', keySource('task.id', 'three')], false],
  ['rows that nobody knows', ['task', everyKey('task.id')], true],
  ['rows by another key', [everyKey('task.entityId'), keySource('task.entityId', 'one')], false],
])('an answer of two rows is touched by %s: %j, %j', (_what, changed, isIt) => {
  expect(isTouched(reads, new Set(changed))).toBe(isIt);
});

test('the keys of a family are one text', () => {
  expect(reads).toHaveLength(2);
});

test('an answer that looked at thousands rests on all of it', () => {
  const keys = Array.from({ length: 3_000 }, (_, index) => String(index));
  const families = ['task.id', 'waiting.tasks'];
  expect(packedReads(families.flatMap((family) => keys.map((key) => keySource(family, key))))).toEqual([
    'task',
    'waiting.tasks',
  ]);
});

test('rows that are here do not cross again, in whatever order they stand', () => {
  const [one, two, newer] = [
    { rev: 1, name: 'one' },
    { rev: 2, name: 'two' },
    { rev: 3, name: 'one, changed' },
  ];
  const known = rowsHereIn({ rows: [one, two] });
  const crossed = withoutRowsHere(
    { rows: [two, newer], count: 2 },
    known.map(({ rev }) => rev),
  );
  expect(crossed).toEqual({ rows: [2, newer], count: 2 });
  expect(withRowsHere(crossed, known)).toEqual({ rows: [two, newer], count: 2 });
});
