/** What moves the focus of the table: all else is named in `useGridActions` and `useCellActions`. */
import type { KeyboardEvent } from 'react';
import type { Id } from '../../../shared/model/studio.ts';
import type { GridPosition } from './moves.ts';
import type { CellSelection } from './useCellSelection.ts';

type Options = {
  /** Where a key of movement leads; null for any other key. */
  readonly next: (event: KeyboardEvent) => GridPosition | null;
  readonly cells: CellSelection;
  readonly onMove: (position: GridPosition) => void;
  readonly onSelect: (taskIds: readonly Id[]) => void;
};

export function onGridKey(event: KeyboardEvent<HTMLElement>, options: Options): void {
  // Keys of a menu that hangs on a head are the menu's.
  if (!event.currentTarget.contains(document.activeElement)) return;
  if (!isMove(event, options)) return;
  event.preventDefault();
  event.stopPropagation();
}

function isMove(event: KeyboardEvent, { next: nextOf, cells, onMove, onSelect }: Options): boolean {
  const next = nextOf(event);
  if (next === null) return false;
  onMove(next);
  if (event.shiftKey && !event.altKey) {
    cells.selectRange(cells.anchor, next);
    return true;
  }
  cells.setAnchor(next);
  // Kitsu: Alt with an arrow moves the selected cell, and the panel follows.
  const taskId = event.altKey ? cells.taskAt(next) : null;
  if (taskId !== null) onSelect([taskId]);
  return true;
}
