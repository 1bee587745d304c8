import { expect, test } from 'vitest';
import { isModest } from '../../shared/rules/isModest.ts';

const nested = (depth: number): unknown => JSON.parse(`${'{"objects":['.repeat(depth)}${']}'.repeat(depth)}`);

test('a value is modest as long as it is neither too deep nor too much', () => {
  expect(
    [null, 3, 'text', {}, { type: 'path', path: [['M', 1, 2]] }, nested(15)].map((value) => isModest(value)),
  ).not.toContain(false);
  expect(isModest(nested(50_000))).toBe(false);
  expect(isModest(Array.from({ length: 300_000 }, () => 0))).toBe(false);
  expect(isModest(Array.from({ length: 1_000 }, () => Array.from({ length: 300 }, () => 0)))).toBe(false);
});
