import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlaylistEntry, PlaylistEntryChange } from '../../shared/model/playlist.ts';
import { anchorsBefore, applyEntryChange, seenEntry } from '../../shared/rules/playlistEntries.ts';

const entry = (text: string): PlaylistEntry => {
  const [entityId = '', file] = text.split(':');
  return { entityId, previewFileId: file ?? null };
};
const list = (text: string): readonly PlaylistEntry[] => text.split(' ').filter(Boolean).map(entry);
const told = (entries: readonly PlaylistEntry[]): string =>
  entries
    .map(({ entityId, previewFileId }) => (previewFileId === null ? entityId : `${entityId}:${previewFileId}`))
    .join(' ');
const after = (before: string, change: PlaylistEntryChange): string => {
  const { entries, outcome } = applyEntryChange(list(before), change);
  return `${outcome.kind}: ${told(entries)}`;
};
const seenIn = (text: string, one: string) => seenEntry(list(text), entry(one));

describe('an entry added', () => {
  test('at the end stands at whatever the end is by then', () => {
    expect(after('a b x', { kind: 'add', entry: entry('c'), after: null })).toBe('changed: a b x c');
  });
  test('behind another stands behind the nearest that is left', () => {
    const change = { kind: 'add', entry: entry('c'), after: list('b a') } as const;
    expect(after('x b y a', change)).toBe('changed: x b c y a');
    expect(after('x a y', change)).toBe('changed: x a c y');
    expect(after('x y', change)).toBe('changed: c x y');
  });
  test('by both sides stands there once, with another revision twice', () => {
    expect(after('a c', { kind: 'add', entry: entry('c'), after: null })).toBe('same: a c');
    expect(after('a c:1', { kind: 'add', entry: entry('c'), after: null })).toBe('changed: a c:1 c');
  });
});

describe('an entry taken out', () => {
  test('goes with whatever revision others have chosen for it, where it was the only one of its shot', () => {
    expect(after('a b:2', { kind: 'remove', entry: seenIn('a b:1', 'b:1'), after: [] })).toBe('changed: a');
    expect(after('a b:2', { kind: 'remove', entry: seenIn('a b:1 b:2', 'b:1'), after: [] })).toBe('same: a b:2');
  });
});

describe('entries moved', () => {
  test('keep their order among themselves, and leave out what is gone', () => {
    const change = {
      kind: 'move',
      entries: ['d', 'b', 'z'].map((one) => seenIn('a b c d z', one)),
      after: list('a'),
    } as const;
    expect(after('a b c d', change)).toBe('changed: a d b c');
    expect(after('x y', change)).toBe('gone: x y');
    expect(after('a d b c', change)).toBe('same: a d b c');
  });
});

describe('a revision chosen', () => {
  const change = { kind: 'revision', entry: seenIn('a b:1', 'b:1'), previewFileId: '3' } as const;
  test('takes the place of the one that was seen', () => {
    expect(after('b:1 a', change)).toBe('changed: b:3 a');
    expect(after('b:3 a', change)).toBe('same: b:3 a');
  });
  test('asks where another was chosen, and is told where the shot is gone', () => {
    expect(applyEntryChange(list('a b:2'), change).outcome).toEqual({ kind: 'taken', previewFileId: '2' });
    expect(after('a', change)).toBe('gone: a');
  });
});

describe('whatever is done to a list', () => {
  const entries = fc.uniqueArray(
    fc.record({
      entityId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      previewFileId: fc.constantFrom(null, '1', '2'),
    }),
    { selector: (one) => told([one]), maxLength: 8 },
  );
  const change = entries.chain((seen) =>
    fc
      .record({ index: fc.nat(), other: fc.nat(), kind: fc.constantFrom('add', 'remove', 'move', 'revision') })
      .map(({ index, other, kind }): PlaylistEntryChange => {
        const one = seen[index % Math.max(1, seen.length)] ?? { entityId: 'a', previewFileId: null };
        const anchors = anchorsBefore(seen, other % (seen.length + 1));
        if (kind === 'add') return { kind, entry: { ...one, previewFileId: '3' }, after: anchors };
        if (kind === 'remove') return { kind, entry: seenEntry(seen, one), after: anchors };
        if (kind === 'move') return { kind, entries: [seenEntry(seen, one)], after: anchors };
        return { kind: 'revision', entry: seenEntry(seen, one), previewFileId: '3' };
      }),
  );

  test('what others have there stays, but for what the change is about', () => {
    fc.assert(
      fc.property(entries, change, (theirs, mine) => {
        const result = applyEntryChange(theirs, mine).entries;
        const about = new Set((mine.kind === 'move' ? mine.entries : [mine.entry]).map(({ entityId }) => entityId));
        const others = (of: readonly PlaylistEntry[]): string =>
          told(of.filter(({ entityId }) => !about.has(entityId)));
        expect(others(result)).toBe(others(theirs));
        expect(Math.abs(result.length - theirs.length)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('done once more it changes nothing', () => {
    fc.assert(
      fc.property(entries, change, (theirs, mine) => {
        const once = applyEntryChange(theirs, mine).entries;
        // After an attempt only the very entry is meant.
        const again = mine.kind === 'remove' ? { ...mine, entry: { ...mine.entry, isOnly: false } } : mine;
        expect(told(applyEntryChange(once, again).entries)).toBe(told(once));
      }),
    );
  });
});
