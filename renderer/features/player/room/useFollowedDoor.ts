import { useEffect, useRef, useState } from 'react';
import type { Room, RoomLook } from '../../../../shared/model/room.ts';
import { isSameValue } from '../../../../shared/rules/sameValue.ts';
import { isSecondWindow, replacePlace } from '../../../place/navigation.ts';
import { pathOf, placeOf } from '../../../place/path.ts';
import type { ReviewPlace } from '../../../place/place.ts';
import { hearTold, tellSecond, useSecondLock } from './secondWindow.ts';
import type { RoomDoor } from './useRoomDoor.ts';

type Heard = Pick<Room, 'lookId' | 'view' | 'viewId'> & { readonly look: RoomLook | null };

/** In the second window: the window at work is what is followed, as whoever leads is in a review room. Null in all others. */
export function useFollowedDoor(place: ReviewPlace): RoomDoor | null {
  const [heard, setHeard] = useState<Heard>({ look: null, lookId: 0, view: null, viewId: 0 });
  const here = useRef('');
  useEffect(() => {
    here.current = pathOf({ ...place, frame: null });
  });
  useEffect(() => {
    if (!isSecondWindow) return undefined;
    const stop = hearTold((told) => {
      if (told.kind === 'ask' || useSecondLock.getState().isLocked) return;
      const to = placeOf(told.path);
      if (to.page === 'review' && told.path !== here.current) replacePlace(to);
      setHeard(({ lookId, view, viewId }) => ({
        look: told.look,
        lookId: lookId + 1,
        view: told.view,
        viewId: isSameValue(view, told.view) ? viewId : viewId + 1,
      }));
    });
    tellSecond({ kind: 'ask' });
    return stop;
  }, []);
  if (!isSecondWindow) return null;
  return { playlistId: '', room: { ...nobody, ...heard } };
}

const nobody = {
  phase: 'in',
  people: [],
  leaderId: null,
  lookAgeMs: 0,
  newcomers: 0,
  pointer: null,
  pointerId: 0,
} as const;
