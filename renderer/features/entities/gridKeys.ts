/** What the keys do in the table, beside what is named in `useGridActions`. */
import type { KeyboardEvent } from 'react';
import type { Id } from '../../../shared/model/studio.ts';
import { type GridPosition, headLine } from './moves.ts';
import { tasksOf } from './selection.ts';
import type { CellSelection } from './useCellSelection.ts';

type Options = {
  readonly at: GridPosition;
  /** Where a key of movement leads; null for any other key. */
  readonly next: (event: KeyboardEvent) => GridPosition | null;
  readonly cells: CellSelection;
  readonly selected: readonly Id[];
  readonly onMove: (position: GridPosition) => void;
  readonly onSelect: (taskIds: readonly Id[]) => void;
  readonly onOpen: (taskId: Id) => void;
  readonly onOpenAside: (taskId: Id) => void;
  /** The page of a shot or asset, here or in a window of its own. */
  readonly onOpenEntity: (entityId: Id, isAside: boolean) => void;
  readonly onLook: () => void;
  /** @returns whether there is something to edit for this person. */
  readonly onEdit: (position: GridPosition) => boolean;
};

export function onGridKey(event: KeyboardEvent<HTMLElement>, options: Options): void {
  // Keys of a menu that hangs on a head are the menu's.
  if (!event.currentTarget.contains(document.activeElement)) return;
  if (!isMove(event, options) && !isOfCell(event, options)) return;
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

function isOfCell(
  event: KeyboardEvent,
  { at, cells, selected, onSelect, onOpen, onOpenAside, onOpenEntity, onLook, onEdit }: Options,
): boolean {
  if (event.key === 'F10') return asksForMenu(event);
  if (at.line === headLine || event.altKey) return false;
  const row = cells.rowAt(at);
  const taskId = cells.taskAt(at);
  const taskTypeId = cells.taskTypeAt(at);
  const isMod = event.ctrlKey || event.metaKey;
  if (event.key === 'a' && isMod && !event.shiftKey) cells.selectAll(cells.taskTypeIds);
  else if (event.key === ' ' && event.shiftKey && row) onSelect(tasksOf([row], cells.taskTypeIds));
  else if (event.key === ' ' && isMod && taskTypeId !== null) cells.selectAll([taskTypeId]);
  else if (event.key === ' ' && row && !isMod) onLook();
  else if (event.key === 'Enter' && row && at.column < 0) onOpenEntity(row.id, isMod);
  else if (event.key === 'Enter' && isMod && taskId !== null) onOpenAside(taskId);
  else if (event.key === 'Enter' && taskId !== null) {
    if (selected.length === 1 && selected[0] === taskId) onOpen(taskId);
    else onSelect([taskId]);
  } else if (event.key === 'Enter' && !isMod) return onEdit(at);
  else return false;
  return true;
}

/** F10 alone asks for the menu as well; Shift+F10 and the Menu key do by themselves. */
function asksForMenu(event: KeyboardEvent): boolean {
  if (event.shiftKey || !(event.target instanceof HTMLElement)) return false;
  const { left, bottom } = event.target.getBoundingClientRect();
  event.target.dispatchEvent(
    new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: left + 8, clientY: bottom - 8 }),
  );
  return true;
}
