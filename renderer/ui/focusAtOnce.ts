/**
 * For the `initialFocus` of a surface that has just opened: the library waits for the next frame, and what is typed before
 * that (a search after Ctrl+K, a name after N) would go to the page behind. With nothing to focus the library chooses.
 */
export function focusAtOnce(element: HTMLElement | null | undefined): boolean {
  if (!element) return true;
  element.focus({ preventScroll: true });
  return false;
}
