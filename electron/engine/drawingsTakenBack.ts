/** What is drawn is on the screens of all in a review room before it is sent: where it leaves the queue unsent, they are to be told. */
import type { AnnotationChange, DrawnObject } from '../../shared/model/annotation.ts';
import type { Id } from '../../shared/model/studio.ts';
import { annotationsAfter, drawingsIn, objectIdOf } from '../../shared/rules/annotationChanges.ts';
import { isSameValue } from '../../shared/rules/sameValue.ts';
import type { Overlay } from './commands/overlayView.ts';
import type { Tables } from './db/tables.ts';
import type { Rooms } from './room/rooms.ts';

type Parts = {
  readonly tables: Pick<Tables, 'previewFiles'>;
  readonly overlay: () => Overlay;
  readonly rooms: Pick<Rooms, 'noteDrawn'>;
};

/** @param act takes something out of the queue, in one breath */
export function tellingOfDrawings<Value>(act: () => Value, parts: Parts): Value {
  const before = [...parts.overlay().previews].flatMap(([previewFileId, { drawn }]) =>
    drawn === undefined ? [] : [{ previewFileId, drawn, shown: shownOn(previewFileId, parts) }],
  );
  const value = act();
  for (const { previewFileId, drawn, shown } of before) {
    const now = shownOn(previewFileId, parts);
    const times = new Map(drawn.map((change) => [objectIdOf(change), change.time]));
    const changes = [...times].flatMap(([objectId, time]) => changeOf(time, shown.get(objectId), now.get(objectId)));
    if (changes.length > 0) parts.rooms.noteDrawn(previewFileId, changes);
  }
  return value;
}

function shownOn(previewFileId: Id, { tables, overlay }: Parts): ReadonlyMap<Id, DrawnObject> {
  const kept = tables.previewFiles.get(previewFileId)?.annotations ?? [];
  const shown = annotationsAfter(kept, overlay().previews.get(previewFileId)?.drawn ?? []);
  return new Map(drawingsIn(shown).flatMap(({ objects }) => objects.map((object) => [object.id, object])));
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
