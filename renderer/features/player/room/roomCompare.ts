/** What is beside the picture, in the words of a review room. */
import type { RoomCompare } from '../../../../shared/model/room.ts';
import type { TaskDetail } from '../../../../shared/model/screens.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { type Compare, compareModes } from '../stage/compare.ts';

const besideEachOther = 'sidebyside';
const over = /^overlay(\d{1,3})$/;

/** Kitsu's page knows two ways; of ours it shows the picture alone, and this app the same. */
export function roomMode({ mode, share }: Pick<Compare, 'mode' | 'share'>): string {
  if (mode === 'side') return besideEachOther;
  // In quarters, as Kitsu's page has them.
  return mode === 'overlay' ? `overlay${String(Math.round(share * 4) * 25)}` : mode;
}

export function modeOfRoom(mode: string): Partial<Compare> {
  if (mode === besideEachOther) return { mode: 'side' };
  const share = over.exec(mode)?.[1];
  if (share !== undefined) return { mode: 'overlay', share: Math.min(1, Number(share) / 100) };
  const own = compareModes.find((known) => known === mode);
  return own === undefined ? {} : { mode: own };
}

/** Null where it is no file of this task. */
export function roomCompareOf(
  { task, revisions }: Pick<TaskDetail, 'task' | 'revisions'>,
  previewFileId: Id,
  compare: Compare,
): RoomCompare | null {
  for (const { revision, files } of revisions) {
    const fileIndex = files.findIndex(({ file }) => file.id === previewFileId);
    if (fileIndex >= 0) return { taskTypeId: task.taskTypeId, revision, fileIndex, mode: roomMode(compare) };
  }
  return null;
}

/** The file that is meant among a task's; null where it has none such. */
export function comparedInRoom({ revisions }: Pick<TaskDetail, 'revisions'>, compare: RoomCompare): Id | null {
  const published = revisions.filter(({ mark }) => mark === null);
  const found =
    compare.revision === 'last'
      ? published[0]
      : compare.revision === 'previous'
        ? published[1]
        : published.find(({ revision }) => revision === compare.revision);
  return (found?.files[compare.fileIndex] ?? found?.files[0])?.file.id ?? null;
}

/** The task of the shown entity whose revisions a room compares with; null where it has none of that type. */
export function comparedTask({ task, siblings }: TaskDetail, { taskTypeId }: RoomCompare): Id | null {
  if (taskTypeId === null || taskTypeId === task.taskTypeId) return task.id;
  return siblings.find((sibling) => sibling.taskTypeId === taskTypeId)?.taskId ?? null;
}
