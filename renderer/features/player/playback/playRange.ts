/** What happens at the ends of what is played. */
export type LoopMode = 'loop' | 'once' | 'ping-pong';

/** Both ends included. */
export type PlayRange = { readonly from: number; readonly to: number };

export type Folded = {
  readonly frame: number;
  readonly direction: 1 | -1;
  /** It has come to an end and stays there. */
  readonly isOver: boolean;
  /** How often it went round: sound has to begin anew. */
  readonly rounds: number;
};

/**
 * Where one is after going on and on from `start`, by whole frames (`moved`, never negative) in a direction.
 * Outside of the range one goes to its nearer end first.
 */
export function foldIntoRange(
  start: number,
  moved: number,
  direction: 1 | -1,
  { from, to }: PlayRange,
  mode: LoopMode,
): Folded {
  const length = to - from + 1;
  const begin = Math.max(from, Math.min(to, start));
  const offset = direction === 1 ? begin - from : to - begin;
  const along = offset + moved;
  const at = (place: number, towards: 1 | -1): number => (towards === 1 ? from + place : to - place);
  const turned: 1 | -1 = direction === 1 ? -1 : 1;
  if (along < length) return { frame: at(along, direction), direction, isOver: false, rounds: 0 };
  if (mode === 'once') return { frame: at(length - 1, direction), direction, isOver: true, rounds: 0 };
  if (mode === 'loop' || length === 1) {
    return { frame: at(along % length, direction), direction, isOver: false, rounds: Math.floor(along / length) };
  }
  // There and back: the ends are shown once each time, not twice.
  const period = 2 * (length - 1);
  const place = along % period;
  const isBack = place >= length;
  const towards = isBack ? turned : direction;
  return {
    frame: isBack ? at(place - length + 1, turned) : at(place, direction),
    direction: towards,
    isOver: false,
    rounds: Math.floor(along / period),
  };
}

/** The next of the speeds that J and L walk through: once more is faster, the other way begins at 1. */
export function shuttleSpeed(current: number, towards: 1 | -1): number {
  if (Math.sign(current) !== towards) return towards;
  return towards * Math.min(8, Math.abs(current) < 1 ? 1 : Math.abs(current) * 2);
}
