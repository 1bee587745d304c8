import { type PointerEvent, type ReactNode, useRef } from 'react';
import { inPicture, type Placed, type Size } from '../stage/view.ts';
import styles from './DrawingBoard.module.css';
import type { Touch } from './newObject.ts';

export type BoardEvent = {
  /** In pixels of the picture, in their order; at least one. */
  readonly touches: readonly Touch[];
  readonly at: Touch;
  readonly isShift: boolean;
  /** What was pressed, where it is a handle of something. */
  readonly handle: string | null;
};

type Props = {
  readonly tool: string;
  readonly lies: Placed;
  readonly picture: Size;
  readonly onDown: (event: BoardEvent) => void;
  readonly onMove: (event: BoardEvent) => void;
  readonly onUp: () => void;
  readonly onCancel: () => void;
  /** Of SVG, in pixels of the stage. */
  readonly painting: ReactNode;
  readonly children?: ReactNode;
};

/**
 * Follows one pointer from where it is pressed to where it is let go: a hand that rests beside the pen draws nothing. Told are
 * all the points that it went through, also those between two frames of the screen.
 */
export function BoardSurface({ tool, lies, picture, onDown, onMove, onUp, onCancel, painting, children }: Props) {
  const pointer = useRef<number | null>(null);

  function told(event: PointerEvent<HTMLDivElement>): BoardEvent {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const touchOf = (one: Pick<globalThis.PointerEvent, 'clientX' | 'clientY' | 'pressure'>): Touch => ({
      ...inPicture(lies, picture, { x: one.clientX - left, y: one.clientY - top }),
      // With Ctrl, as in Kitsu, the line is of one width.
      pressure: event.pointerType === 'pen' && !event.ctrlKey ? one.pressure : null,
    });
    const at = touchOf(event);
    const between = event.type === 'pointermove' ? event.nativeEvent.getCoalescedEvents().map(touchOf) : [];
    const { target } = event;
    return {
      touches: between.length > 0 ? between : [at],
      at,
      isShift: event.shiftKey,
      handle: target instanceof Element ? target.getAttribute('data-handle') : null,
    };
  }
  function end(event: PointerEvent<HTMLDivElement>, then: () => void): void {
    if (pointer.current !== event.pointerId) return;
    pointer.current = null;
    then();
  }
  return (
    <div
      className={styles.board}
      data-tool={tool}
      onPointerDown={(event) => {
        if (event.button !== 0 || pointer.current !== null) return;
        pointer.current = event.pointerId;
        event.currentTarget.setPointerCapture(event.pointerId);
        onDown(told(event));
      }}
      onPointerMove={(event) => {
        if (pointer.current === event.pointerId) onMove(told(event));
      }}
      onPointerUp={(event) => end(event, onUp)}
      onPointerCancel={(event) => end(event, onCancel)}
    >
      <svg className={styles.painting} aria-hidden="true">
        {painting}
      </svg>
      {children}
    </div>
  );
}
