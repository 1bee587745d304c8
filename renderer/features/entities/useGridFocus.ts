/** Which cell has the focus: held by what it is, not by where it stands, so that it stays when the list changes around it. */
import { type RefObject, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { recallHere, rememberHere } from '../../place/navigation.ts';
import { type GridColumn, nameColumn } from './gridColumns.ts';
import type { GridItems } from './items.ts';
import { type GridPosition, headLine, nearestStop } from './moves.ts';

type Held = { readonly key: string; readonly line: number; readonly columnId: string };

const focusMemory = 'focused cell';
const heldShape = z.object({ key: z.string(), line: z.number(), columnId: z.string() });
const keptHere = (): Held | null => heldShape.safeParse(recallHere(focusMemory)).data ?? null;

export type GridFocus = {
  readonly at: GridPosition;
  /** `isAsked`: the cell takes the focus of the window when it is drawn. */
  readonly hold: (position: GridPosition, isAsked: boolean) => void;
  /** To be called whenever lines have been drawn: gives the focus to a cell that was waiting for it, or lost it by the drawing. */
  readonly settle: () => void;
  readonly onFocus: (target: EventTarget) => void;
  readonly onBlur: (isStillInside: boolean) => void;
};

export function useGridFocus(
  scroller: RefObject<HTMLElement | null>,
  items: GridItems,
  order: Uint32Array,
  columns: readonly GridColumn[],
): GridFocus {
  const [held, setHeld] = useState<Held>(() => keptHere() ?? { key: '', line: 0, columnId: nameColumn });
  // Whoever comes back to the table goes on from the cell they left it by: the keys are nowhere else then.
  const isReturning = useRef(held.key !== '');
  useEffect(() => {
    if (held.key !== '') rememberHere(focusMemory, held);
  }, [held]);
  const line = lineOfKey(held, items, order);
  // Where it was last, for when it leaves the list.
  if (line !== held.line && keyOfLine(line, items) === held.key) setHeld({ ...held, line });
  const at: GridPosition = { line, column: columns.findIndex(({ id }) => id === held.columnId) };

  /** `isInside`: the table had the focus, and lost it only where its cell was taken away or parked, or shows another line. */
  const domFocus = useRef({ isAsked: false, isInside: false, key: '' });
  function settle() {
    const { isAsked, isInside, key } = domFocus.current;
    const focused = positionOf(document.activeElement);
    const isDrawnOver = focused !== null && keyOfLine(focused.line, items) !== key;
    const isLost =
      isInside && (document.activeElement === document.body || isDrawnOver || isParked(document.activeElement));
    const isBack =
      isReturning.current && document.activeElement === document.body && keyOfLine(at.line, items) === held.key;
    if (!isAsked && !isLost && !isBack) return;
    const cell = cellAt(scroller.current, at);
    if (cell === null) return;
    domFocus.current.isAsked = false;
    cell.focus({ preventScroll: true });
    // A press has focused it already, and the panel that opens beside may cover it.
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  return {
    at,
    settle,
    hold: (position, isAsked) => {
      if (isAsked) domFocus.current.isAsked = true;
      setHeld({
        key: keyOfLine(position.line, items),
        line: position.line,
        columnId: columns[position.column]?.id ?? nameColumn,
      });
    },
    onFocus: (target) => {
      domFocus.current.isInside = true;
      isReturning.current = false;
      const focused = positionOf(target);
      domFocus.current.key = focused === null ? '' : keyOfLine(focused.line, items);
    },
    onBlur: (isStillInside) => {
      domFocus.current.isInside = isStillInside;
    },
  };
}

function keyOfLine(line: number, items: GridItems): string {
  if (line === headLine || items.count === 0) return 'head';
  const item = items.at(line);
  return item.kind === 'group' ? `group ${item.group.id}` : `row ${String(item.key)}`;
}

/** Where that line is now; of one that has gone, the line that stands in its place. */
function lineOfKey({ key, line }: Held, items: GridItems, order: Uint32Array): number {
  if (key === 'head') return headLine;
  const [kind, id = ''] = key.split(' ');
  if (kind === 'row') {
    const index = order.indexOf(Number(id));
    if (index >= 0) return items.lineOf(index);
  }
  if (kind === 'group') {
    const head = items.lineOfGroup(id);
    if (head >= 0) return head;
  }
  return nearestStop(items, line, 1) ?? headLine;
}

/** In a group's head there is one thing to focus, whatever the column. */
export function cellAt(scroller: HTMLElement | null, { line, column }: GridPosition): HTMLElement | null {
  const ofLine = `[data-line="${String(line)}"]`;
  return (
    scroller?.querySelector<HTMLElement>(`${ofLine} [data-column="${String(column)}"]`) ??
    scroller?.querySelector<HTMLElement>(`${ofLine} [data-group-fold]`) ??
    null
  );
}

/** In a line that is out of sight until it is needed again. */
function isParked(element: Element | null): boolean {
  const row = element?.closest<HTMLElement>('[role="row"]');
  return row !== null && row !== undefined && row.dataset['line'] === undefined;
}

/** Which cell an event came from. */
export function positionOf(target: EventTarget | null): GridPosition | null {
  if (!(target instanceof Element)) return null;
  const line = target.closest<HTMLElement>('[data-line]')?.dataset['line'];
  const column = target.closest<HTMLElement>('[data-column]')?.dataset['column'];
  return line === undefined || column === undefined ? null : { line: Number(line), column: Number(column) };
}
