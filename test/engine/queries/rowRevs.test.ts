import { expect, test } from 'vitest';
import { createRowRevs } from '../../../electron/engine/queries/rowRevs.ts';

test('a number stands for one state of one row, whichever account and list it is of', () => {
  const lists = [createRowRevs(10), createRowRevs(10)];
  const revs = lists.flatMap((withRev) =>
    ['one', 'two', 'three'].map((name) => withRev('same task', { name }).rev).concat(withRev('other', {}).rev),
  );
  expect(new Set(revs).size).toBe(revs.length);
  expect(revs.toSorted((one, other) => one - other)).toEqual(revs);
});

test('a row that is as it was keeps its number', () => {
  const withRev = createRowRevs(10);
  const { rev } = withRev('task', { name: 'one' });
  expect(withRev('task', { name: 'one' }).rev).toBe(rev);
});
