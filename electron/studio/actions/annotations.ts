/*
 * Drawings on a preview: one entry a time, objects with ids. Additions whose id is there are passed over, updates of
 * unknown ids too, deletions of unknown ids as well; an entry without objects goes.
 */
import { randomUUID } from 'node:crypto';
import { isObject } from '../call.ts';
import type { Json, JsonObject } from '../columns.ts';
import type { Annotation } from '../tables/values.ts';

export type AnnotationChanges = { readonly additions: Json; readonly updates: Json; readonly deletions: Json };

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const listOf = (value: Json | undefined): readonly Json[] => (isList(value) ? value : []);
const objectsIn = (value: Json | undefined): readonly JsonObject[] => listOf(value).filter(isObject);

const drawn = (change: JsonObject): readonly JsonObject[] => {
  const { drawing } = change;
  return isObject(drawing) ? objectsIn(drawing['objects']) : [];
};

const identified = (object: JsonObject): JsonObject =>
  typeof object['id'] === 'string' && object['id'] !== '' ? object : { ...object, id: randomUUID() };

/** The annotations after a call's additions, updates and deletions, in this order. */
export function changeAnnotations(before: readonly Annotation[], changes: AnnotationChanges): Annotation[] {
  let after = before.map((entry): Annotation => ({
    ...entry,
    drawing: { ...entry.drawing, objects: entry.drawing.objects.map(identified) },
  }));
  const at = (time: Json | undefined): number => after.findIndex((entry) => entry.time === time);
  const replaceObjects = (index: number, objects: readonly JsonObject[]): void => {
    after = after.map((entry, other) =>
      other === index ? { ...entry, drawing: { ...entry.drawing, objects } } : entry,
    );
  };
  for (const addition of objectsIn(changes.additions)) {
    const { time } = addition;
    if (typeof time !== 'number') continue;
    const fresh = drawn(addition).map(identified);
    const index = at(time);
    const known = after[index];
    if (known === undefined) {
      after = [
        ...after,
        {
          ...addition,
          time,
          drawing: { ...(isObject(addition['drawing']) ? addition['drawing'] : {}), objects: fresh },
        },
      ];
      continue;
    }
    const ids = new Set(known.drawing.objects.map((object) => object['id']));
    replaceObjects(index, [...known.drawing.objects, ...fresh.filter((object) => !ids.has(object['id']))]);
  }
  for (const update of objectsIn(changes.updates)) {
    const index = at(update['time']);
    const known = after[index];
    if (known === undefined) continue;
    const changed = drawn(update);
    const ids = new Set(known.drawing.objects.map((object) => object['id']));
    const changedIds = new Set(changed.map((object) => object['id']));
    replaceObjects(index, [
      ...known.drawing.objects.filter((object) => !changedIds.has(object['id'])),
      ...changed.filter((object) => ids.has(object['id'])),
    ]);
  }
  for (const deletion of objectsIn(changes.deletions)) {
    const index = at(deletion['time']);
    const known = after[index];
    if (known === undefined) continue;
    const gone = new Set(listOf(deletion['objects']));
    replaceObjects(
      index,
      known.drawing.objects.filter((object) => !gone.has(object['id'] ?? null)),
    );
  }
  return after.filter((entry) => entry.drawing.objects.length > 0);
}
