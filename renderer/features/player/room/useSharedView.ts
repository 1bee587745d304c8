import { useEffect, useRef } from 'react';
import type { Room, RoomView } from '../../../../shared/model/room.ts';
import { fitView, type Size, type View } from '../stage/view.ts';
import { roomViewOf, viewOfRoom } from './roomView.ts';

type Options = {
  /** Null where nobody is followed. */
  readonly room: Room | null;
  readonly view: View;
  readonly setView: (view: View) => void;
  /** As it is turned, and its part of the stage. */
  readonly picture: Size;
  readonly stage: Size;
  /** By whoever sits here. */
  readonly onMoved: (view: RoomView) => void;
  /** How it lies now, whoever moved it. */
  readonly onLies: (view: RoomView) => void;
};

/** Where the picture is moved to here, it is moved for all others in the room, and the other way round. */
export function useSharedView({ room, view, setView, picture, stage, onMoved, onLies }: Options): void {
  const isThere = picture.width > 0 && picture.height > 0 && stage.width > 0 && stage.height > 0;
  const known = useRef({ view, viewId: -1, isLeading: false });

  useEffect(() => {
    const wanted = room?.view ?? null;
    const viewId = room?.viewId ?? -1;
    if (wanted === null || !isThere || known.current.viewId === viewId) return;
    const next = viewOfRoom(wanted, picture, stage);
    known.current = { ...known.current, view: next, viewId };
    setView(next);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each word: whoever moves it after that moves all others
  }, [room?.viewId, isThere]);

  const isLeading = room?.phase === 'in' && room.leaderId !== null && room.look === null;
  useEffect(() => {
    const before = known.current;
    known.current = { ...before, view, isLeading };
    // Whoever begins to lead brings along how it lies.
    const isBrought = isLeading && !before.isLeading && view !== fitView;
    if (isThere && (before.view !== view || isBrought)) onMoved(roomViewOf(view, picture, stage));
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a larger window is nobody's act
  }, [view, isLeading]);

  const lies = isThere ? roomViewOf(view, picture, stage) : null;
  useEffect(() => {
    if (lies !== null) onLies(lies);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the same numbers lie the same way
  }, [lies?.zoom, lies?.x, lies?.y, lies?.fitWidthPx]);
}
