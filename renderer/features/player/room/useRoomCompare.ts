import { useEffect, useRef, useState } from 'react';
import type { RoomCompare } from '../../../../shared/model/room.ts';
import type { TaskDetail } from '../../../../shared/model/screens.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { useEngine } from '../../../data/useEngine.ts';
import { isSecondWindow } from '../../../place/navigation.ts';
import type { ReviewPlace } from '../../../place/place.ts';
import type { Comparing } from '../companions/useComparing.ts';
import { useToldMode } from './secondWindow.ts';
import { comparedInRoom, comparedTask, modeOfRoom, roomCompareOf } from './roomCompare.ts';

export type UsedRoomCompare = {
  /**
   * Null where nothing is compared, or what a room has no words for: a file of this computer, another shot. In the second window too:
   * what stands beside the picture there is told in words of their own.
   */
  readonly compare: RoomCompare | null;
  readonly follow: (compare: RoomCompare | null) => void;
};

/** What stands beside the picture, for a review room: of the same shot or asset, and one. */
export function useRoomCompare(place: ReviewPlace, detail: TaskDetail, comparing: Comparing): UsedRoomCompare {
  const [wanted, setWanted] = useState<RoomCompare | null>(null);
  const [b] = place.companions;
  const shownOf = useTaskBeside(detail, b?.kind === 'preview' ? b.taskId : null);
  const wantedOf = useTaskBeside(detail, wanted === null ? null : comparedTask(detail, wanted));

  // As soon as the revisions of that task are known.
  const settled = useRef<RoomCompare | null>(null);
  useEffect(() => {
    if (wanted === null || wantedOf === null || settled.current === wanted) return;
    settled.current = wanted;
    const previewFileId = comparedInRoom(wantedOf, wanted);
    if (previewFileId === null) return;
    if (b?.kind !== 'preview' || b.previewFileId !== previewFileId)
      comparing.choose(0, { kind: 'preview', taskId: wantedOf.task.id, previewFileId });
    comparing.change(modeOfRoom(wanted.mode));
  }, [wanted, wantedOf, comparing, b]);

  const told = useToldMode(({ mode }) => mode);
  const change = useRef(comparing.change);
  useEffect(() => {
    change.current = comparing.change;
  });
  useEffect(() => {
    if (told !== null) change.current(modeOfRoom(told));
  }, [told]);

  const isOfEntity = shownOf?.task.entityId === detail.task.entityId;
  return {
    compare:
      !isSecondWindow && b?.kind === 'preview' && shownOf !== null && isOfEntity
        ? roomCompareOf(shownOf, b.previewFileId, comparing.compare)
        : null,
    follow: (compare) => {
      setWanted(compare);
      if (compare === null && comparing.isOn) comparing.toggle();
    },
  };
}

function useTaskBeside(detail: TaskDetail, taskId: Id | null): TaskDetail | null {
  const isOther = taskId !== null && taskId !== detail.task.id;
  const other = useEngine('task', { taskId: taskId ?? '-' }, { isOff: !isOther }).value ?? null;
  if (taskId === null) return null;
  return isOther ? other : detail;
}
