import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CastingEntry, CastingLine } from '../../shared/model/casting.ts';
import { isReadyFor } from '../../shared/rules/castingReadiness.ts';
import { applyCastingChange, isSameLine, lineOf, withLine } from '../../shared/rules/castingLines.ts';

const line = fc.record({ occurrences: fc.integer({ min: 1, max: 4 }), label: fc.constantFrom('', 'fixed', 'animate') });
const maybeLine = fc.option(line, { nil: null });
const assetId = fc.constantFrom('a', 'b', 'c');
const casting = fc
  .uniqueArray(fc.tuple(assetId, line), { selector: ([id]) => id })
  .map((rows) => rows.map(([id, one]): CastingEntry => ({ assetId: id, ...one })));

describe('a change of a line', () => {
  test('where nobody else changed it, becomes what its author wants, and nothing else', () => {
    fc.assert(
      fc.property(casting, assetId, maybeLine, (entries, id, own) => {
        const { entries: after, outcome } = applyCastingChange(entries, {
          assetId: id,
          seen: lineOf(entries, id),
          own,
        });
        expect(isSameLine(lineOf(after, id), own)).toBe(true);
        expect(outcome.kind).toBe(isSameLine(lineOf(entries, id), own) ? 'same' : 'changed');
        const others = (list: readonly CastingEntry[]) => list.filter((entry) => entry.assetId !== id);
        expect(others(after)).toEqual(others(entries));
      }),
    );
  });

  test('twice is as once, whatever others made of the line meanwhile', () => {
    fc.assert(
      fc.property(casting, assetId, maybeLine, maybeLine, (entries, id, seen, own) => {
        const once = applyCastingChange(entries, { assetId: id, seen, own });
        const twice = applyCastingChange(once.entries, { assetId: id, seen, own });
        expect(twice.entries).toEqual(once.entries);
      }),
    );
  });

  test('asks, and leaves the list as it is, only where both sides made something else of the same part', () => {
    const at = (now: CastingLine | null, seen: CastingLine | null, own: CastingLine | null) =>
      applyCastingChange(now === null ? [] : [{ assetId: 'a', ...now }], { assetId: 'a', seen, own });
    const [one, two, three] = [1, 2, 3].map((occurrences) => ({ occurrences, label: '' }));
    const labelled = { occurrences: 1, label: 'fixed' };
    expect(at(three ?? null, one ?? null, two ?? null).outcome).toEqual({ kind: 'taken', line: three });
    expect(at(null, one ?? null, two ?? null).outcome).toEqual({ kind: 'taken', line: null });
    expect(at(two ?? null, one ?? null, null).outcome).toEqual({ kind: 'taken', line: two });
    expect(at(labelled, one ?? null, two ?? null).entries).toEqual([{ assetId: 'a', occurrences: 2, label: 'fixed' }]);
  });
});

test('a line that is laid over stands there once', () => {
  fc.assert(
    fc.property(casting, assetId, maybeLine, (entries, id, own) => {
      const laid = withLine(entries, id, own);
      expect(laid.filter((entry) => entry.assetId === id)).toHaveLength(own === null ? 0 : 1);
    }),
  );
});

test('an asset is ready up to its task type, by the production’s own order, and a shared one of another always', () => {
  const production = {
    id: 'p',
    taskTypes: ['layout', 'animation', 'lighting'].map((taskTypeId, index) => ({ taskTypeId, priority: index + 1 })),
  };
  const asset = { readyForTaskTypeId: 'animation', isShared: false, productionId: 'p' };
  expect(['layout', 'animation', 'lighting'].map((id) => isReadyFor(asset, id, production))).toEqual([
    true,
    true,
    false,
  ]);
  expect(isReadyFor({ ...asset, readyForTaskTypeId: null }, 'layout', production)).toBe(false);
  expect(isReadyFor({ ...asset, isShared: true, productionId: 'other' }, 'lighting', production)).toBe(true);
});
