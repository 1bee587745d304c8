import fc from 'fast-check';
import { expect, it } from 'vitest';
import { naturalKey, naturalKeyOrder, naturalOrder } from '../../shared/rules/naturalOrder.ts';

it('numbers inside of names are compared as numbers', () => {
  expect(['SH10', 'sh9', 'SH0011', 'sh1', 'Élan', 'elan', 'SH9'].toSorted(naturalOrder)).toEqual([
    'elan',
    'Élan',
    'sh1',
    'SH9',
    'sh9',
    'SH10',
    'SH0011',
  ]);
});

it('the order is total: only the same name is equal', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 6 }), fc.string({ maxLength: 6 }), (a, b) => {
      expect(Math.sign(naturalOrder(a, b))).toBe(-Math.sign(naturalOrder(b, a)) + 0);
      expect(naturalOrder(a, b) === 0).toBe(a === b);
    }),
  );
});

it('the fast keys give the same order', () => {
  const name = fc.string({ maxLength: 8, unit: fc.constantFrom(...'aAbBzZ019 _-é.'.split('')) });
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(Math.sign(naturalKeyOrder(naturalKey(a), naturalKey(b)))).toBe(Math.sign(naturalOrder(a, b)));
    }),
    { numRuns: 20_000 },
  );
});
