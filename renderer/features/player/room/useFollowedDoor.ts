import { useEffect, useRef, useState } from 'react';
import type { Room, RoomLook } from '../../../../shared/model/room.ts';
import { isSameValue } from '../../../../shared/rules/sameValue.ts';
import { isSecondWindow, replacePlace } from '../../../place/navigation.ts';
import { pathOf, placeOf } from '../../../place/path.ts';
import type { ReviewPlace } from '../../../place/place.ts';
import { hearTold, tellSecond, useSecondLock, useToldMode } from './secondWindow.ts';
import type { RoomDoor } from './useRoomDoor.ts';

type Heard = Pick<Room, 'lookId' | 'view' | 'viewId'> & { readonly look: RoomLook | null };

/** In the second window: the window at work is what is followed, as whoever leads is in a review room. Null in all others. */
export function useFollowedDoor(place: ReviewPlace): RoomDoor | null {
  const [heard, setHeard] = useState<Heard>({ look: null, lookId: 0, view: null, viewId: 0 });
  const here = useRef(place);
  useEffect(() => {
    here.current = place;
  });
  useEffect(() => {
    if (!isSecondWindow) return undefined;
    const stop = hearTold((told) => {
      if (told.kind === 'ask' || useSecondLock.getState().isLocked) return;
      const to = placeOf(told.path);
      const { companions, mode } = told.beside;
      // Files of this computer stand in no path.
      const isHere =
        told.path === pathOf({ ...here.current, frame: null }) && isSameValue(companions, here.current.companions);
      if (to.page === 'review' && !isHere) replacePlace({ ...to, companions });
      useToldMode.setState({ mode });
      setHeard(({ lookId, view, viewId }) => ({
        // What stands beside it is told for itself.
        look: told.look && { ...told.look, compare: null },
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
