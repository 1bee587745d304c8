import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import styles from './Splitter.module.css';

type Props = {
  readonly label: string;
  readonly widthPx: number;
  readonly minPx: number;
  readonly maxPx: number;
  /** While it is dragged: only draw. */
  readonly onDrag: (widthPx: number) => void;
  /** When it is let go: keep. */
  readonly onSettle: (widthPx: number) => void;
};

const keyStepPx = 16;

/** The left edge of a panel at the right. Drag, or arrows, Home and End. */
export function Splitter({ label, widthPx, minPx, maxPx, onDrag, onSettle }: Props) {
  const [start, setStart] = useState<{ readonly x: number; readonly widthPx: number } | null>(null);
  const within = (value: number) => Math.round(Math.min(maxPx, Math.max(minPx, value)));

  function onPointerMove(event: PointerEvent) {
    if (start) onDrag(within(start.widthPx + start.x - event.clientX));
  }

  function onPointerUp(event: PointerEvent) {
    if (start) onSettle(within(start.widthPx + start.x - event.clientX));
    setStart(null);
  }

  function onKeyDown(event: KeyboardEvent) {
    const next =
      event.key === 'ArrowLeft'
        ? widthPx + keyStepPx
        : event.key === 'ArrowRight'
          ? widthPx - keyStepPx
          : event.key === 'Home'
            ? minPx
            : event.key === 'End'
              ? maxPx
              : null;
    if (next === null) return;
    event.preventDefault();
    onSettle(within(next));
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a separator that can be focused is a control (WAI-ARIA)
    <hr
      className={styles.splitter}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={widthPx}
      aria-valuemin={minPx}
      aria-valuemax={maxPx}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
      tabIndex={0}
      data-dragged={start !== null || undefined}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setStart({ x: event.clientX, widthPx });
      }}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onKeyDown={onKeyDown}
    />
  );
}
