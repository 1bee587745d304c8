import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AnnotationChange } from '../../shared/model/annotation.ts';
import { annotationsAfter, drawingsIn, netChanges } from '../../shared/rules/annotationChanges.ts';

const object = (id: string, more: Record<string, unknown> = {}) => ({ id, type: 'path', ...more });
const entry = (time: number, ...objects: readonly unknown[]) => ({ time, drawing: { objects } });
const add = (time: number, id: string, more = {}): AnnotationChange => ({
  kind: 'add',
  time,
  object: object(id, more),
});
const update = (time: number, id: string, more = {}): AnnotationChange => ({
  kind: 'update',
  time,
  object: object(id, more),
});
const remove = (time: number, objectId: string): AnnotationChange => ({ kind: 'delete', time, objectId });

it('a stroke is added to the drawing of its moment, or begins one', () => {
  expect(annotationsAfter([], [add(1.7514, 'a')])).toEqual([entry(1.7514, object('a'))]);
  expect(annotationsAfter([entry(1, object('a'))], [add(1, 'b'), add(2, 'c')])).toEqual([
    entry(1, object('a'), object('b')),
    entry(2, object('c')),
  ]);
});

it('what is added twice is there once, and what is deleted twice is gone', () => {
  const before = [entry(1, object('a', { stroke: 'red' }))];
  expect(annotationsAfter(before, [add(1, 'a', { stroke: 'blue' })])).toEqual(before);
  expect(annotationsAfter(before, [remove(1, 'a'), remove(1, 'a')])).toEqual([]);
  expect(annotationsAfter(before, [update(1, 'z'), remove(2, 'a')])).toEqual(before);
});

it('what is not known here stays as it came', () => {
  const strange = [
    'words',
    { time: 'late', drawing: null },
    {
      time: 1,
      width: 800,
      pluginState: { x: 1 },
      drawing: { version: '9', objects: [{ type: 'hologram', id: 'h' }, 7] },
    },
  ];
  expect(annotationsAfter(strange, [add(1, 'a')])).toEqual([
    'words',
    { time: 'late', drawing: null },
    {
      time: 1,
      width: 800,
      pluginState: { x: 1 },
      drawing: { version: '9', objects: [{ type: 'hologram', id: 'h' }, 7, object('a')] },
    },
  ]);
  expect(drawingsIn(strange).map(({ time, objects }) => [time, objects.map(({ id }) => id)])).toEqual([[1, ['h']]]);
});

/** As the server does it: additions first, then updates, then deletions. */
function onServer(before: readonly unknown[], changes: readonly AnnotationChange[]): readonly unknown[] {
  const ordered = (['add', 'update', 'delete'] as const).flatMap((kind) =>
    changes.filter((change) => change.kind === kind),
  );
  return annotationsAfter(before, ordered);
}

it('sent at once, changes come to what they came to one after the other', () => {
  const change = fc.record({
    kind: fc.constantFrom('add' as const, 'update' as const, 'delete' as const),
    time: fc.constantFrom(0, 1.7514),
    id: fc.constantFrom('a', 'b', 'c'),
    stroke: fc.constantFrom('red', 'blue'),
  });
  const sorted = (annotations: readonly unknown[]) =>
    drawingsIn(annotations)
      .flatMap(({ time, objects }) => objects.map((drawn) => JSON.stringify([time, drawn])))
      .toSorted();
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), fc.boolean(), (given, isThere) => {
      const before = isThere ? [entry(0, object('a', { stroke: 'red' }), object('z'))] : [];
      const there = new Set(isThere ? ['0 a'] : []);
      // What the page can do: add what is not there, change and delete what is.
      const changes = given.flatMap(({ kind, time, id, stroke }): readonly AnnotationChange[] => {
        const key = `${String(time)} ${id}`;
        if ((kind === 'add') === there.has(key)) return [];
        if (kind === 'add') there.add(key);
        if (kind === 'delete') there.delete(key);
        if (kind === 'delete') return [remove(time, id)];
        return [kind === 'add' ? add(time, id, { stroke }) : update(time, id, { stroke })];
      });
      const net = netChanges(changes);
      const after = sorted(annotationsAfter(before, changes));
      expect(sorted(onServer(before, net))).toEqual(after);
      // An answer that was lost: the same again.
      expect(sorted(onServer(onServer(before, net), net))).toEqual(after);
    }),
  );
});
