/**
 * A long list of lines, drawn as far as they are in view. One line has the focus; the arrows walk, Enter and a click choose,
 * and the focus goes on to the next line when its own leaves the list.
 */
import { defaultRangeExtractor, type Range, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  type UIEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { awaitSecondPress } from './secondPress.ts';
import { focusedLine, type Line, lineByKey, type LineFocus, nextRowLine } from './lines.ts';

const overscan = 6;

type Options<SomeLine extends Line> = {
  readonly lines: readonly SomeLine[];
  readonly heightOf: (line: SomeLine) => number;
  /** Of a row, for a page of them. */
  readonly rowHeight: number;
  readonly selectedKey: string | null;
  /** Above the first line, in what scrolls. */
  readonly marginPx?: number;
  readonly memory: { readonly recall: () => unknown; readonly remember: (scrollTop: number) => void };
  /** Enter, Space, a click. `isAgain`: Enter on what is selected already. */
  readonly onChoose: (line: SomeLine, isAgain: boolean) => void;
  readonly onDoubleClick: (line: SomeLine) => void;
  /** Ctrl+Enter. */
  readonly onAside?: (line: SomeLine) => void;
  /** Other keys; true where it was one of them. */
  readonly onKey?: (key: string, line: SomeLine) => boolean;
};

export type Lines<SomeLine extends Line> = {
  readonly current: number;
  readonly currentLine: SomeLine | undefined;
  readonly items: readonly VirtualItem[];
  readonly totalPx: number;
  /** Gives a line the focus, though it may only be drawn after this. */
  readonly focusOn: (line: number) => void;
  readonly focusOnKey: (key: string) => void;
  /** The line of an element, which is the current one from then on; null beside the lines. */
  readonly lineAt: (target: Element) => SomeLine | null;
  /** The row that a key is about while none is selected: under the pointer, else with the focus, else the first. */
  readonly pointed: () => number | null;
  /** The row after or before the selected one; the first press of all takes the one that has the focus. */
  readonly neighbour: (direction: 1 | -1) => number | null;
  readonly props: {
    readonly ref: RefObject<HTMLDivElement | null>;
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onClick: (event: MouseEvent) => void;
    readonly onPointerOver: (event: PointerEvent) => void;
    readonly onPointerLeave: () => void;
    readonly onFocus: () => void;
    readonly onBlur: (event: FocusEvent) => void;
    readonly onScroll: (event: UIEvent) => void;
  };
};

export function useLines<SomeLine extends Line>(options: Options<SomeLine>): Lines<SomeLine> {
  const {
    lines,
    heightOf,
    rowHeight,
    selectedKey,
    marginPx = 0,
    memory,
    onChoose,
    onDoubleClick,
    onAside,
    onKey,
  } = options;
  const scroller = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useState<LineFocus>({ key: selectedKey ?? '', at: 0 });
  const current = focusedLine(lines, focus);
  const currentLine = lines[current];

  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    getItemKey: (line) => lines[line]?.key ?? line,
    estimateSize: (line) => {
      const known = lines[line];
      return known === undefined ? rowHeight : heightOf(known);
    },
    overscan,
    scrollMargin: marginPx,
    // The line with the focus stays, or scrolling it out of sight would lose the focus.
    rangeExtractor: (range: Range) => [
      ...new Set([...defaultRangeExtractor(range), ...(current < 0 ? [] : [current])]),
    ],
    initialOffset: () => {
      const kept = memory.recall();
      return typeof kept === 'number' ? kept : 0;
    },
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight, lines]);

  // A link or a return may point at a line below the fold.
  const first = useRef({ current, isSelected: selectedKey !== null, isNew: memory.recall() === undefined });
  useEffect(() => {
    const { current: line, isSelected, isNew } = first.current;
    if (isSelected && isNew) virtualizer.scrollToIndex(line, { align: 'auto' });
  }, [virtualizer]);

  /** `asked`: give it the focus when it is drawn. `inside`: it had it, and lost it only by being taken off the list. */
  const domFocus = useRef({ isAsked: false, isInside: false });
  /** Whoever comes back to the list, or by a link, goes on from the line that is open: the keys are nowhere else then. */
  const isReturning = useRef(selectedKey !== null);
  useLayoutEffect(() => {
    const { isAsked, isInside } = domFocus.current;
    const isLost = (isInside || isReturning.current) && document.activeElement === document.body;
    if (!isAsked && !isLost) return;
    domFocus.current.isAsked = false;
    const line = lineElement(scroller.current, current);
    if (line !== null) isReturning.current = false;
    line?.focus({ preventScroll: true });
  });

  /** Until the arrows take over. By its key: the list may move under the pointer. */
  const underPointer = useRef<string | null>(null);
  function pointed(): number | null {
    const at = lines.findIndex(({ key, isRow }) => isRow && key === underPointer.current);
    return at === -1 ? neighbour(1) : at;
  }

  function focusOn(line: number) {
    const { key } = lines[line] ?? {};
    if (key === undefined) return;
    domFocus.current.isAsked = true;
    setFocus({ key, at: line });
    virtualizer.scrollToIndex(line, { align: 'auto' });
  }
  function focusOnKey(key: string) {
    domFocus.current.isAsked = true;
    setFocus({ key, at: lines.findIndex((line) => line.key === key) });
  }
  function lineAt(target: Element): SomeLine | null {
    const at = lineUnder(target);
    const line = lines[at];
    if (line === undefined) return null;
    setFocus({ key: line.key, at });
    return line;
  }
  function neighbour(direction: 1 | -1): number | null {
    const selected = lines.findIndex((line) => line.key === selectedKey);
    const isFirst = selected < 0 && currentLine?.isRow === true;
    return isFirst ? current : nextRowLine(lines, selected < 0 ? current : selected, direction);
  }

  function onKeyDown(event: KeyboardEvent) {
    // A control in the line has keys of its own.
    if (!isLine(event.target)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && currentLine?.isRow === true && onAside) {
      event.preventDefault();
      onAside(currentLine);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const next = lineByKey(lines, current, event.key, pageRows);
    if (next !== null) {
      event.preventDefault();
      event.stopPropagation();
      underPointer.current = null;
      focusOn(next);
      // Kitsu: Alt with an arrow moves the selection, and the panel follows.
      const line = lines[next];
      if (event.altKey && line?.isRow === true) onChoose(line, false);
      return;
    }
    if (event.altKey || currentLine === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onChoose(currentLine, event.key === 'Enter' && currentLine.key === selectedKey);
    } else if (onKey?.(event.key, currentLine) === true) event.preventDefault();
  }

  function onClick(event: MouseEvent) {
    const at = lineOf(event.target);
    const line = lines[at];
    if (line === undefined) return;
    if (line.isRow) setFocus({ key: line.key, at });
    const double = onDoubleClick;
    if (line.isRow) awaitSecondPress(event, () => double(line));
    onChoose(line, false);
  }

  return {
    current,
    currentLine,
    items: virtualizer.getVirtualItems(),
    totalPx: virtualizer.getTotalSize(),
    focusOn,
    focusOnKey,
    lineAt,
    pointed,
    neighbour,
    props: {
      ref: scroller,
      onKeyDown,
      onClick,
      onPointerOver: (event) => {
        underPointer.current = lines[lineUnder(event.target)]?.key ?? null;
      },
      onPointerLeave: () => {
        underPointer.current = null;
      },
      onFocus: () => {
        domFocus.current.isInside = true;
      },
      onBlur: (event) => {
        domFocus.current.isInside = event.currentTarget.contains(event.relatedTarget);
      },
      onScroll: (event) => memory.remember(event.currentTarget.scrollTop),
    },
  };
}

function isLine(target: EventTarget): boolean {
  return target instanceof Element && target.matches('[data-line]');
}

function lineElement(scroller: HTMLElement | null, line: number): HTMLElement | null {
  return scroller?.querySelector<HTMLElement>(`[data-line="${String(line)}"]`) ?? null;
}

/** -1 for what lies beside the lines, and for a control in one: that is pressed for itself. */
function lineOf(target: EventTarget): number {
  return target instanceof Element && target.closest('button, a, input') !== null ? -1 : lineUnder(target);
}

function lineUnder(target: EventTarget): number {
  return target instanceof Element ? Number(target.closest<HTMLElement>('[data-line]')?.dataset['line'] ?? -1) : -1;
}
