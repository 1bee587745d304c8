import { useLayoutEffect, useState } from 'react';
import { type Slot, type Slotted, useSlots } from './useSlots.ts';

/** Lines that are drawn anew in one frame while a list moves: what two slow cores draw well within one. */
const usualInAFrame = 4;

/**
 * The slots of a list's lines. While it moves, lines that were not there before come a few with each frame, the first of
 * `lines` first: however fast one scrolls, a frame has a bounded amount of work, and the list follows the hand. At rest
 * everything is there.
 */
export function useFewAtOnce<Line extends Slotted>(
  lines: readonly Line[],
  isMoving: boolean,
  mostInAFrame = usualInAFrame,
): readonly Slot<Line>[] {
  const [frames, setFrames] = useState(0);
  const { slots, left } = useSlots(lines, isMoving ? mostInAFrame : Number.POSITIVE_INFINITY);
  useLayoutEffect(() => {
    if (left === 0) return undefined;
    const frame = requestAnimationFrame(() => setFrames(frames + 1));
    return () => cancelAnimationFrame(frame);
  }, [left, frames]);
  return slots;
}
