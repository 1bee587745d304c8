import { useEffect } from 'react';
import type { Room } from '../../../../shared/model/room.ts';
import type { TaskDetail } from '../../../../shared/model/screens.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { useBridge } from '../../../data/EngineProvider.tsx';
import { useEngine } from '../../../data/useEngine.ts';
import { replacePlace } from '../../../place/navigation.ts';
import type { ReviewPlace } from '../../../place/place.ts';
import { useReviewQueue } from '../queue/useReviewQueue.ts';
import { reviewFile } from '../reviewFile.ts';
import { placeOfLook, shownIn } from './roomLook.ts';

export type RoomDoor = { readonly playlistId: Id; readonly room: Room };

/**
 * The review room of the playlist that is gone through: who is in is told from here on, and where the room goes, this window goes, be
 * there anything to see or not. Null where no playlist is.
 * @param detail of what is on screen, as far as it is known
 */
export function useRoomDoor(place: ReviewPlace, detail: TaskDetail | null): RoomDoor | null {
  const bridge = useBridge();
  const playlistId = place.queue?.kind === 'playlist' ? place.queue.playlistId : null;
  const queue = useReviewQueue(place);
  const room = useEngine('room', { playlistId: playlistId ?? '-' }, { isOff: playlistId === null }).value ?? null;

  useEffect(() => {
    if (playlistId === null) return undefined;
    const tell = (id: Id | null): void => void bridge.call('watchRoom', { playlistId: id }).catch(logged);
    tell(playlistId);
    return () => tell(null);
  }, [bridge, playlistId]);

  const look = room?.phase === 'in' ? room.look : null;
  const target = look === null ? null : placeOfLook(look, queue);
  const isKnown = target !== null;
  useEffect(() => {
    if (target !== null && !isShown(target, place, detail)) replacePlace(target);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each look: whoever goes elsewhere after it leads
  }, [room?.lookId, isKnown]);

  return playlistId === null || room === null ? null : { playlistId, room };
}

function isShown(target: ReviewPlace, place: ReviewPlace, detail: TaskDetail | null): boolean {
  if (target.taskId !== place.taskId) return false;
  if (target.previewFileId === place.previewFileId) return true;
  const file = detail?.task.id === place.taskId ? reviewFile(detail, place.previewFileId) : null;
  return file !== null && shownIn(file).previewFileId === target.previewFileId;
}

/** What was to be said live is worth nothing later; the room says by itself that it is lost. */
export const logged = (error: unknown): void => console.error('review room', error);
