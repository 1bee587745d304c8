/**
 * The second press of a double click is meant for what the first one was on. That one may have opened a panel, which makes a list
 * narrower, moves its rows and may lie under the pointer by then: what stands there gets nothing of the second press. The first
 * one does at once what it does. Whether two presses are a double click is the system's to say (`detail`); its time can be set.
 */

/** Longer than any system can be set to. */
const longestMs = 2_000;
/** What most systems are set to: whether a press of the pointer is the second one is not said of it. */
const usualMs = 500;
const leastMovePx = 6;

let letGo: (() => void) | null = null;

type Press = Pick<MouseEvent, 'clientX' | 'clientY' | 'ctrlKey' | 'metaKey' | 'shiftKey'> & {
  readonly currentTarget: EventTarget & Element;
};

/**
 * To be called on the first click, which does what it does besides.
 * @param onDouble for what was pressed, wherever that is by then
 */
export function awaitSecondPress(first: Press, onDouble: () => void): void {
  letGo?.();
  if (first.ctrlKey || first.metaKey || first.shiftKey) return;
  const { clientX, clientY, currentTarget: pressed } = first;
  const pressedAt = performance.now();

  const stop = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  const isElsewhere = (event: MouseEvent): boolean =>
    Math.max(Math.abs(event.clientX - clientX), Math.abs(event.clientY - clientY)) > leastMovePx;

  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0 || isElsewhere(event)) letGo?.();
    // In what was pressed it may begin a drag. Kept from its default there would be no press of the mouse either.
    else if (!pressed.contains(targetOf(event)) && performance.now() - pressedAt < usualMs) event.stopPropagation();
  };
  const onMouseDown = (event: MouseEvent): void => {
    if (event.detail < 2) letGo?.();
    else if (pressed.contains(targetOf(event))) {
      // No focus goes to another row, and no words are selected; a card may be dragged.
      if (!(pressed instanceof HTMLElement && pressed.draggable)) event.preventDefault();
    } else stop(event);
  };
  const onClick = (event: MouseEvent): void => {
    if (event.detail >= 2) stop(event);
  };
  const onDoubleClick = (event: MouseEvent): void => {
    stop(event);
    letGo?.();
    onDouble();
  };
  const timer = setTimeout(() => letGo?.(), longestMs);
  window.addEventListener('pointerdown', onPointerDown, true);
  window.addEventListener('mousedown', onMouseDown, true);
  window.addEventListener('click', onClick, true);
  window.addEventListener('dblclick', onDoubleClick, true);
  letGo = () => {
    letGo = null;
    clearTimeout(timer);
    window.removeEventListener('pointerdown', onPointerDown, true);
    window.removeEventListener('mousedown', onMouseDown, true);
    window.removeEventListener('click', onClick, true);
    window.removeEventListener('dblclick', onDoubleClick, true);
  };
}

const targetOf = ({ target }: Event): Node | null => (target instanceof Node ? target : null);
