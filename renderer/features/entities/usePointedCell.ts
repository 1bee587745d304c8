/** The cell under the pointer, until the arrows take over: what a key is about while none is selected. */
import { type PointerEvent, useRef } from 'react';
import type { Id } from '../../../shared/model/studio.ts';
import type { GridPosition } from './moves.ts';
import { positionOf } from './useGridFocus.ts';

type Cell = { readonly position: GridPosition; readonly taskId: Id };

export function usePointedCell(taskAt: (position: GridPosition) => Id | null) {
  const cell = useRef<Cell | null>(null);
  const element = useRef<Element | null>(null);
  return {
    /** Null where it has gone from there meanwhile. */
    now: (): Cell | null =>
      cell.current && taskAt(cell.current.position) === cell.current.taskId ? cell.current : null,
    /** Of any cell: where it stands now. */
    position: (): GridPosition | null => (element.current?.isConnected === true ? positionOf(element.current) : null),
    forget: () => {
      cell.current = null;
      element.current = null;
    },
    handlers: {
      onPointerOver: (event: PointerEvent) => {
        element.current = event.target instanceof Element ? event.target : null;
        const position = positionOf(event.target);
        const taskId = position && taskAt(position);
        cell.current = position === null || taskId === null ? null : { position, taskId };
      },
      onPointerLeave: () => {
        cell.current = null;
        element.current = null;
      },
    },
  };
}
