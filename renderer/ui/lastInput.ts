/** What the person used last: where the focus goes when a page opens depends on it. */
export type InputKind = 'keys' | 'pointer';

let last: InputKind = 'pointer';

export const lastInput = (): InputKind => last;

/** @returns how to stop. */
export function followInput(): () => void {
  const keys = (event: KeyboardEvent) => {
    // Held while the pointer presses, they are part of that.
    if (!['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) last = 'keys';
  };
  const pointer = () => {
    last = 'pointer';
  };
  // Before anything else can act on it and open a page.
  window.addEventListener('keydown', keys, true);
  window.addEventListener('pointerdown', pointer, true);
  return () => {
    window.removeEventListener('keydown', keys, true);
    window.removeEventListener('pointerdown', pointer, true);
  };
}
