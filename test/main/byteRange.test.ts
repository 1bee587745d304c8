import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRange } from '../../electron/main/byteRange.ts';

describe('a Range header', () => {
  test('asks for a part, an open end, or the last bytes', () => {
    expect(parseRange('bytes=0-99', 1000)).toEqual({ first: 0, last: 99 });
    expect(parseRange('bytes=900-', 1000)).toEqual({ first: 900, last: 999 });
    expect(parseRange('bytes=-10', 1000)).toEqual({ first: 990, last: 999 });
    expect(parseRange('bytes=900-5000', 1000)).toEqual({ first: 900, last: 999 });
    expect(parseRange('bytes=-5000', 1000)).toEqual({ first: 0, last: 999 });
  });

  test('beyond the end cannot be answered', () => {
    expect(parseRange('bytes=1000-', 1000)).toBe('unsatisfiable');
    expect(parseRange('bytes=0-', 0)).toBe('unsatisfiable');
    expect(parseRange('bytes=-0', 1000)).toBe('unsatisfiable');
  });

  test('of several parts, or of none that makes sense, gets the whole file', () => {
    for (const header of [null, 'bytes=0-1,5-6', 'bytes=-', 'bytes=9-3', 'lines=1-2', 'bytes=a-b'])
      expect(parseRange(header, 1000)).toBeNull();
  });

  test('never leads outside the file', () => {
    fc.assert(
      fc.property(fc.nat(), fc.option(fc.nat(), { nil: null }), fc.integer({ min: 1, max: 1e9 }), (from, to, total) => {
        const range = parseRange(`bytes=${String(from)}-${to === null ? '' : String(to)}`, total);
        if (range === null || range === 'unsatisfiable') return;
        expect(range.first).toBeGreaterThanOrEqual(0);
        expect(range.last).toBeLessThan(total);
        expect(range.first).toBeLessThanOrEqual(range.last);
      }),
    );
  });
});
