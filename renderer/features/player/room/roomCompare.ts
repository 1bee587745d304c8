/** What is beside the picture, in the words of a review room. */
import type { RoomCompare } from '../../../../shared/model/room.ts';
import type { TaskDetail } from '../../../../shared/model/screens.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { type Compare, compareModes, gains, turnedWipe } from '../stage/compare.ts';

const besideEachOther = 'sidebyside';
const over = /^overlay(\d{1,3})$/;

/** Finer than a pixel of any screen, and the same after it was written and read. */
const written = (value: number): string => String(Math.round(value * 10_000) / 10_000);

/** Kitsu's page knows two ways; of ours it shows the picture alone. */
export function roomMode({ mode, share, gain, wipe }: Omit<Compare, 'heard'>): string {
  if (mode === 'side') return besideEachOther;
  if (mode === 'overlay') return `overlay${String(Math.round(share * 100))}`;
  if (mode === 'difference') return `difference ${written(gain)}`;
  return mode === 'wipe' ? ['wipe', ...[wipe.x, wipe.y, wipe.degrees].map(written)].join(' ') : mode;
}

export function modeOfRoom(mode: string): Partial<Compare> {
  if (mode === besideEachOther) return { mode: 'side' };
  const share = over.exec(mode)?.[1];
  if (share !== undefined) return { mode: 'overlay', share: Math.min(1, Number(share) / 100) };
  const [name, ...amounts] = mode.split(' ');
  const own = compareModes.find((known) => known === name);
  if (own === undefined) return {};
  const [first, second, third] = amounts.map(Number).filter(Number.isFinite);
  if (own === 'difference' && first !== undefined) return { mode: own, gain: nearestGain(first) };
  if (own !== 'wipe' || first === undefined || second === undefined || third === undefined) return { mode: own };
  return { mode: own, wipe: turnedWipe({ x: within(first), y: within(second), degrees: third }, 0) };
}

const within = (share: number): number => Math.max(0, Math.min(1, share));
const nearestGain = (wanted: number): number =>
  gains.reduce((best, gain) => (Math.abs(gain - wanted) < Math.abs(best - wanted) ? gain : best));

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
