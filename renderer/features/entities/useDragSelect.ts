/** Dragging over cells selects the rectangle between the first and the one under the pointer; at the edges the list scrolls. */
import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { GridPosition } from './moves.ts';
import { positionOf } from './useGridFocus.ts';

type Options = {
  readonly scroller: RefObject<HTMLElement | null>;
  /** Space at the top that the table's head covers. */
  readonly headPx: number;
  readonly canStart: (position: GridPosition) => boolean;
  readonly onOver: (from: GridPosition, to: GridPosition) => void;
  readonly onDone: (from: GridPosition, to: GridPosition) => void;
};

type Drag = {
  readonly from: GridPosition;
  readonly pointerId: number;
  to: GridPosition;
  x: number;
  y: number;
  isRunning: boolean;
};

const edgePx = 28;
const fastestPx = 18;

export function useDragSelect({ scroller, headPx, canStart, onOver, onDone }: Options) {
  const drag = useRef<Drag | null>(null);
  const frame = useRef(0);
  const over = useRef(onOver);
  useEffect(() => {
    over.current = onOver;
  });
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  function look() {
    const current = drag.current;
    const box = scroller.current?.getBoundingClientRect();
    if (current === null || box === undefined) return;
    const x = Math.min(box.right - 2, Math.max(box.left + 2, current.x));
    const y = Math.min(box.bottom - 2, Math.max(box.top + headPx + 2, current.y));
    const to = positionOf(document.elementFromPoint(x, y));
    if (to === null || (to.line === current.to.line && to.column === current.to.column)) return;
    if (!current.isRunning) {
      current.isRunning = true;
      scroller.current?.setPointerCapture(current.pointerId);
    }
    current.to = to;
    over.current(current.from, to);
  }

  function scrollAtEdge() {
    const current = drag.current;
    const element = scroller.current;
    if (!current?.isRunning || element === null) return;
    const { top, bottom } = element.getBoundingClientRect();
    const above = top + headPx + edgePx - current.y;
    const below = current.y - (bottom - edgePx);
    const step = above > 0 ? -above : below > 0 ? below : 0;
    if (step !== 0) {
      element.scrollBy(0, Math.max(-fastestPx, Math.min(fastestPx, step)));
      look();
    }
    frame.current = requestAnimationFrame(scrollAtEdge);
  }

  function stop() {
    cancelAnimationFrame(frame.current);
    const current = drag.current;
    drag.current = null;
    if (current?.isRunning) onDone(current.from, current.to);
  }

  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0 || event.shiftKey || event.ctrlKey || event.metaKey) return;
      const from = positionOf(event.target);
      if (from === null || !canStart(from)) return;
      drag.current = {
        from,
        to: from,
        pointerId: event.pointerId,
        x: event.clientX,
        y: event.clientY,
        isRunning: false,
      };
    },
    onPointerMove: (event: PointerEvent) => {
      const current = drag.current;
      if (current === null) return;
      current.x = event.clientX;
      current.y = event.clientY;
      const wasRunning = current.isRunning;
      look();
      if (!wasRunning && current.isRunning) frame.current = requestAnimationFrame(scrollAtEdge);
    },
    onPointerUp: stop,
    onPointerCancel: stop,
  };
}
