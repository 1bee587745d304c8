import { useEffect, useMemo, useRef } from 'react';
import type { DrawnObject } from '../../../../shared/model/annotation.ts';
import type { RoomCompare, RoomLook, RoomView } from '../../../../shared/model/room.ts';
import { useBridge } from '../../../data/EngineProvider.tsx';
import { useStudio } from '../../../data/studio.ts';
import type { Player, PlayerState } from '../playback/player.ts';
import { timeOfDrawing } from '../draw/drawings.ts';
import { usePreferences } from '../preferences.ts';
import { usePlayerValue } from '../usePlayer.ts';
import { followLook } from './followLook.ts';
import { ledPlayer } from './ledPlayer.ts';
import { frameOfLook, isOwnAct, lookOf, playsAlong, sameCompare, shownIn, type Standing } from './roomLook.ts';
import { logged, type RoomDoor } from './useRoomDoor.ts';

type Options = Omit<Standing, 'state' | 'areDrawingsShown'> & {
  readonly door: RoomDoor | null;
  readonly player: Player | null;
  /** Another file of the revision on screen. */
  readonly onFile: (previewFileId: string) => void;
  readonly onCompare: (compare: RoomCompare | null) => void;
};

export type RoomPlayer = {
  /** For whoever sits before it: what is done with it, all others in the room do. */
  readonly player: Player | null;
  /** What is on screen, as a room is told. */
  readonly look: () => RoomLook;
  readonly join: () => void;
  readonly leave: () => void;
  /** How the picture lies here. */
  readonly move: (view: RoomView) => void;
  /** A stroke that the others see for a moment. */
  readonly point: (object: DrawnObject) => void;
};

/** What is played as no room plays it is told in steps. */
const stepMs = 250;

/** A player in a review room: it follows whoever leads, and leads when something is done here. */
export function useRoomPlayer(options: Options): RoomPlayer {
  const { door, detail, medium, player, file, compare } = options;
  const bridge = useBridge();
  const { me } = useStudio();
  const { areDrawingsShown } = usePreferences();
  const isIn = door?.room.phase === 'in';
  const isLeading = isIn && door.room.look === null && door.room.leaderId === (me?.id ?? '');
  const latest = useRef({ ...options, areDrawingsShown });
  useEffect(() => {
    latest.current = { ...options, areDrawingsShown };
  });
  const standing = (): RoomLook => lookOf({ ...latest.current, state: latest.current.player?.state() ?? null });
  const lead = useRef(() => undefined as void);
  useEffect(() => {
    lead.current = () => {
      // Alone too: what one brings along when one is back in is where one has got to meanwhile.
      if (isIn || door?.room.phase === 'lost') void bridge.call('leadRoom', { look: standing() }).catch(logged);
    };
  });

  // Follow.
  const followed = useRef({ lookId: -1, saidAtMs: 0, isCompared: false, player: null as Player | null });
  const look = isIn ? door.room.look : null;
  const isHere = look !== null && shownIn(file).previewFileId === look.previewFileId;
  useEffect(() => {
    if (door === null || look === null) return;
    const { lookId, lookAgeMs } = door.room;
    if (followed.current.lookId !== lookId)
      followed.current = { lookId, saidAtMs: performance.now() - lookAgeMs, isCompared: false, player: null };
    if (isHere && !followed.current.isCompared) {
      followed.current.isCompared = true;
      if (!sameCompare(latest.current.compare, look.compare)) latest.current.onCompare(look.compare);
    }
    if (!isHere || medium === null || player === null || followed.current.player === player) return;
    followed.current.player = player;
    const wanted = file.revision.files[look.fileIndex]?.file.id ?? file.shown.file.id;
    if (wanted !== file.shown.file.id && !medium.isSequence) {
      latest.current.onFile(wanted);
      return;
    }
    const ageMs = performance.now() - followed.current.saidAtMs;
    followLook(player, medium, look, frameOfLook(look, medium, latest.current.detail.production.fps, ageMs));
  }, [door, look, isHere, medium, player, file]);

  // What is shown, and beside what: whoever chose another one here leads.
  const shown = JSON.stringify({ ...shownIn(file), compare });
  const told = useRef(shown);
  useEffect(() => {
    if (told.current === shown) return;
    told.current = shown;
    const { saidAtMs, isCompared } = followed.current;
    const arrival = { hasArrived: isCompared, ageMs: isLeading ? null : performance.now() - saidAtMs };
    if (isOwnAct({ previewFileId: shownIn(file).previewFileId, compare }, look, arrival)) lead.current();
  }, [shown, look, file, compare, isLeading]);

  // What happens by itself to who leads: it came to its end, or somebody came in who does not know how far it has played.
  const isPlaying = usePlayerValue(player, playsAlong, false);
  const isOdd = usePlayerValue(player, isMovingOddly, false);
  const newcomers = door?.room.newcomers ?? 0;
  const known = useRef({ isPlaying, newcomers });
  useEffect(() => {
    const before = known.current;
    known.current = { isPlaying, newcomers };
    if ((isLeading && before.isPlaying !== isPlaying) || newcomers > before.newcomers) lead.current();
  }, [isLeading, isPlaying, newcomers]);
  useEffect(() => {
    if (!isLeading || !isOdd) return undefined;
    const timer = setInterval(() => lead.current(), stepMs);
    return () => clearInterval(timer);
  }, [isLeading, isOdd]);

  const led = useMemo(() => (player === null ? null : ledPlayer(player, () => lead.current())), [player]);
  const call = (doing: Promise<unknown>): void => void doing.catch(logged);
  return {
    player: led,
    look: standing,
    join: () => {
      if (door !== null) call(bridge.call('joinRoom', { playlistId: door.playlistId, look: standing() }));
    },
    leave: () => call(bridge.call('leaveRoom', {})),
    move: (view) => {
      if (isIn) call(bridge.call('moveInRoom', { view }));
    },
    point: (object) => {
      const frame = player?.state().shown ?? null;
      if (!isIn || medium === null || frame === null) return;
      // Of a picture that is a file of its own everything is at its beginning.
      const time = medium.isSequence ? 0 : timeOfDrawing(frame, detail.production.fps, medium.rate);
      call(bridge.call('pointInRoom', { time, object }));
    },
  };
}

const isMovingOddly = (state: PlayerState): boolean => state.isPlaying && !playsAlong(state);
