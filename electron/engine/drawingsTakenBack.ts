/** What is drawn is on the screens of all in a review room before it is sent: where it leaves the queue unsent, they are to be told. */
import type { AnnotationChange, DrawnObject } from '../../shared/model/annotation.ts';
import type { Id } from '../../shared/model/studio.ts';
import { annotationsAfter, drawingsIn, objectIdOf } from '../../shared/rules/annotationChanges.ts';
import { isSameValue } from '../../shared/rules/sameValue.ts';
import type { Overlay } from './commands/overlayView.ts';
import type { Tables } from './db/tables.ts';
import type { Rooms } from './room/rooms.ts';

type Parts = {
  readonly tables: { readonly previewFiles: Pick<Tables['previewFiles'], 'get'> };
  readonly overlay: () => Overlay;
  readonly rooms: Pick<Rooms, 'isIn' | 'noteDrawn'>;
};

/** @param act takes something out of the queue, in one breath, and leaves the mirror as it is */
export function tellingOfDrawings<Value>(act: () => Value, { tables, overlay, rooms }: Parts): Value {
  if (!rooms.isIn()) return act();
  const before = overlay().previews;
  const value = act();
  const now = overlay().previews;
  for (const [previewFileId, { drawn }] of before) {
    const left = now.get(previewFileId)?.drawn;
    if (drawn === undefined || drawn === left) continue;
    const kept = tables.previewFiles.get(previewFileId)?.annotations ?? [];
    const [shown, shownNow] = [objectsAfter(kept, drawn), objectsAfter(kept, left ?? [])];
    const times = new Map(drawn.map((change) => [objectIdOf(change), change.time]));
    const changes = [...times].flatMap(([id, time]) => changeOf(time, shown.get(id), shownNow.get(id)));
    if (changes.length > 0) rooms.noteDrawn(previewFileId, changes);
  }
  return value;
}

function objectsAfter(kept: readonly unknown[], drawn: readonly AnnotationChange[]): ReadonlyMap<Id, DrawnObject> {
  const shown = drawingsIn(annotationsAfter(kept, drawn));
  return new Map(shown.flatMap(({ objects }) => objects.map((object) => [object.id, object])));
}

function changeOf(
  time: number,
  before: DrawnObject | undefined,
  now: DrawnObject | undefined,
): readonly AnnotationChange[] {
  if (isSameValue(before, now)) return [];
  if (now === undefined) return before === undefined ? [] : [{ kind: 'delete', time, objectId: before.id }];
  return [{ kind: before === undefined ? 'add' : 'update', time, object: now }];
}
