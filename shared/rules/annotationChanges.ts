/** What is done to drawings, as the server does it: by the moment, which it compares for equality, and the object's id. */
import type { AnnotationChange, DrawnObject } from '../model/annotation.ts';

type Entry = Readonly<Record<string, unknown>> & {
  readonly time: number;
  readonly drawing: Readonly<Record<string, unknown>> & { readonly objects: readonly unknown[] };
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isEntry(value: unknown): value is Entry {
  if (!isRecord(value) || typeof value['time'] !== 'number') return false;
  const { drawing } = value;
  return isRecord(drawing) && Array.isArray(drawing['objects']);
}

const idOf = (object: unknown): string | null =>
  isRecord(object) && typeof object['id'] === 'string' ? object['id'] : null;

export const objectIdOf = (change: AnnotationChange): string =>
  change.kind === 'delete' ? change.objectId : change.object.id;

/** The drawings after these changes, one after the other. What is no drawing, and what is not meant, stays as it is. */
export function annotationsAfter(before: readonly unknown[], changes: readonly AnnotationChange[]): readonly unknown[] {
  return changes.reduce<readonly unknown[]>(afterOne, before);
}

function afterOne(before: readonly unknown[], change: AnnotationChange): readonly unknown[] {
  const at = before.findIndex((entry) => isEntry(entry) && entry.time === change.time);
  const entry = before[at];
  if (!isEntry(entry)) {
    return change.kind === 'add' ? [...before, { time: change.time, drawing: { objects: [change.object] } }] : before;
  }
  const { objects } = entry.drawing;
  const id = objectIdOf(change);
  const isThere = objects.some((object) => idOf(object) === id);
  if ((change.kind === 'add') === isThere) return before;
  const after =
    change.kind === 'add'
      ? [...objects, change.object]
      : change.kind === 'update'
        ? objects.map((object) => (idOf(object) === id ? change.object : object))
        : objects.filter((object) => idOf(object) !== id);
  if (after.length === 0) return before.toSpliced(at, 1);
  return before.with(at, { ...entry, drawing: { ...entry.drawing, objects: after } });
}

/**
 * What several changes come to: a server adds first, then updates, then deletes, whatever the order was. Any part of them may be
 * there already, where an answer was lost: what was deleted and made again is both added (if it went) and brought up to
 * date (if it stayed), and what came and went again is deleted all the same.
 */
export function netChanges(changes: readonly AnnotationChange[]): readonly AnnotationChange[] {
  const byObject = new Map<string, AnnotationChange[]>();
  for (const change of changes) {
    const key = `${String(change.time)} ${objectIdOf(change)}`;
    byObject.set(key, [...(byObject.get(key) ?? []), change]);
  }
  return [...byObject.values()].flatMap((ofOne): readonly AnnotationChange[] => {
    const last = ofOne.at(-1);
    if (last === undefined) return [];
    const wasMade = ofOne.some(({ kind }) => kind === 'add');
    if (last.kind === 'delete' || ofOne.length === 1 || !wasMade) return [last];
    return [
      { ...last, kind: 'add' },
      { ...last, kind: 'update' },
    ];
  });
}

/** Of each moment its objects, for the screen and for whoever sends them. */
export function drawingsIn(annotations: readonly unknown[]): readonly {
  readonly time: number;
  readonly frame: unknown;
  readonly width: unknown;
  readonly height: unknown;
  readonly objects: readonly DrawnObject[];
}[] {
  return annotations.filter(isEntry).map((entry) => ({
    time: entry.time,
    frame: entry['frame'],
    width: entry['width'],
    height: entry['height'],
    objects: entry.drawing.objects.flatMap((object, index) =>
      isRecord(object) ? [{ ...object, id: idOf(object) ?? `${withoutId}${String(index)}` }] : [],
    ),
  }));
}
const withoutId = 'without-id-';

/** Whether the server can be told of it: what an old player wrote without an id gets one when somebody writes there next. */
export const hasOwnId = ({ id }: DrawnObject): boolean => !id.startsWith(withoutId);
