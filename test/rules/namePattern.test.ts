import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNamePattern } from '../../shared/rules/namePattern.ts';

const names = (text: string): readonly string[] | string => {
  const read = readNamePattern(text);
  return read.kind === 'names' ? read.names : read.problem;
};

describe('a pattern of names', () => {
  test.each([
    ['SH0010', ['SH0010']],
    ['  Old Lantern ', ['Old Lantern']],
    ['SH0010…SH0040 step 10', ['SH0010', 'SH0020', 'SH0030', 'SH0040']],
    ['SH0010...SH0040', ['SH0010', 'SH0020', 'SH0030', 'SH0040']],
    ['SH0010..0030', ['SH0010', 'SH0020', 'SH0030']],
    ['P1…P3', ['P1', 'P2', 'P3']],
    ['A08a…A12a step 2', ['A08a', 'A10a', 'A12a']],
    ['SH0010…SH0045 pas 20', ['SH0010', 'SH0030']],
    ['SH0098…SH0101 step 1', ['SH0098', 'SH0099', 'SH0100', 'SH0101']],
    ['SH0010…SH0010', ['SH0010']],
  ])('%s is %j', (text, wanted) => {
    expect(names(text)).toEqual(wanted);
  });

  test.each([
    ['', 'empty'],
    ['SH0010…', 'different'],
    ['SH0010…SQ0040', 'different'],
    ['SH0040…SH0010', 'backwards'],
    ['SH0010…SH0040 step 0', 'backwards'],
    ['SH1…SH5000', 'too-many'],
    ['x'.repeat(161), 'too-long'],
  ])('%s says what is wrong', (text, problem) => {
    expect(names(text)).toBe(problem);
  });

  test('never fails, and names no two alike', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = names(text);
        if (typeof read !== 'string') expect(new Set(read).size).toBe(read.length);
      }),
    );
  });
});
