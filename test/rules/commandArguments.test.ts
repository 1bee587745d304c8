import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandArguments } from '../../shared/rules/commandArguments.ts';

test('a program is told word by word, the path where it was asked for, else last', () => {
  expect(commandArguments('', '/a b.nk')).toEqual(['/a b.nk']);
  expect(commandArguments('--nukex -V 2', '/a b.nk')).toEqual(['--nukex', '-V', '2', '/a b.nk']);
  expect(commandArguments('--open={path} --safe', '/a b.nk')).toEqual(['--open=/a b.nk', '--safe']);
  expect(commandArguments('-c "two words" "{path}"', '/a b.nk')).toEqual(['-c', 'two words', '/a b.nk']);
  expect(commandArguments('--env="a b" {path}', '/x')).toEqual(['--env=a b', '/x']);
});

test('whatever a path holds, it stays one word as it is', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (path) => {
      expect(commandArguments('{path}', path)).toEqual([path]);
      expect(commandArguments('--in "{path}" --out', path)).toEqual(['--in', path, '--out']);
    }),
  );
});
