/**
 * The search field has the focus when a table was opened by the pointer, as in Kitsu's page; whoever came by keys goes on with
 * the keys of the table. It gives the focus up as soon as the pointer is moved over a cell: from there on keys are about that.
 */
import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { lastInput } from '../../ui/lastInput.ts';

export function useSearchAtFirst(filter: RefObject<HTMLInputElement | null>, isWanted: boolean) {
  const page = useRef<HTMLDivElement>(null);
  /** The field has the focus from here, and nothing was done in it. */
  const isGiven = useRef(false);
  const opened = useRef(isWanted);
  useEffect(() => {
    if (!opened.current || lastInput() !== 'pointer') return;
    filter.current?.focus({ preventScroll: true });
    isGiven.current = true;
  }, [filter]);

  const touch = () => {
    isGiven.current = false;
  };
  function focusTable(): void {
    touch();
    page.current?.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]')?.focus({ preventScroll: true });
  }
  return {
    focusTable,
    props: {
      ref: page,
      onKeyDownCapture: touch,
      onPointerDownCapture: touch,
      onPointerMove: ({ target, movementX, movementY }: PointerEvent) => {
        // Without having moved it, a table was drawn under it.
        if (!isGiven.current || (movementX === 0 && movementY === 0)) return;
        if (document.activeElement !== filter.current) touch();
        else if (target instanceof Element && target.closest('[data-line] [data-column]') !== null) focusTable();
      },
    },
  };
}
