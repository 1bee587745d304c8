/**
 * Kitsu's drags of a model beside turning it: with Ctrl, or the middle button, the light is turned around it; with Alt, up and down,
 * the lens grows longer and wider.
 */
type Hear = {
  /** Pixels to the right. */
  readonly onTurn: (pixels: number) => void;
  /** Pixels downwards. */
  readonly onLens: (pixels: number) => void;
};

/** To be called before anything else hears the canvas. @returns what ends it */
export function hearDrags(canvas: HTMLCanvasElement, { onTurn, onLens }: Hear): () => void {
  const ended = new AbortController();
  let held: { readonly pointer: number; readonly kind: 'turn' | 'lens'; x: number; y: number } | null = null;
  const hear = <Name extends 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel' | 'mousedown'>(
    name: Name,
    listener: (event: HTMLElementEventMap[Name]) => void,
  ): void => canvas.addEventListener(name, listener, { capture: true, signal: ended.signal });

  hear('pointerdown', (event) => {
    const kind = kindOf(event);
    if (kind === null || held !== null) return;
    event.stopImmediatePropagation();
    canvas.setPointerCapture(event.pointerId);
    held = { pointer: event.pointerId, kind, x: event.clientX, y: event.clientY };
  });
  hear('pointermove', (event) => {
    if (held?.pointer !== event.pointerId) return;
    event.stopImmediatePropagation();
    if (held.kind === 'turn') onTurn(event.clientX - held.x);
    else onLens(event.clientY - held.y);
    held.x = event.clientX;
    held.y = event.clientY;
  });
  const end = (event: PointerEvent): void => {
    if (held?.pointer === event.pointerId) held = null;
  };
  hear('pointerup', end);
  hear('pointercancel', end);
  // The middle button would scroll what is around.
  hear('mousedown', (event) => {
    if (event.button === 1) event.preventDefault();
  });
  return () => ended.abort();
}

function kindOf({ button, ctrlKey, altKey }: PointerEvent): 'turn' | 'lens' | null {
  if (button === 1 || (button === 0 && ctrlKey)) return 'turn';
  return button === 0 && altKey ? 'lens' : null;
}
