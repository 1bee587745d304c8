import { type PointerEvent, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { custom } from '../../../ui/custom.ts';
import { turnedWipe, usualWipe, type Wipe } from './compare.ts';
import type { Area } from './layout.ts';
import styles from './WipeHandle.module.css';

type Props = {
  readonly wipe: Wipe;
  /** What A's picture takes up of the stage. */
  readonly box: Area;
  readonly onWipe: (wipe: Wipe) => void;
};

const snapDegrees = 15;
const within = (share: number): number => Math.max(0, Math.min(1, share));

/** The line between A and B: moved by the line or its disc, turned by the knob above it; by steps with Shift. */
export function WipeHandle({ wipe, box, onWipe }: Props) {
  const { t } = useTranslation();
  const line = useRef<HTMLDivElement>(null);
  const drag = useRef<{ readonly kind: 'move' | 'turn'; readonly x: number; readonly y: number } | null>(null);
  const x = box.left + box.width * wipe.x;
  const y = box.top + box.height * wipe.y;

  const begin = (kind: 'move' | 'turn') => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || event.altKey) return;
    drag.current = { kind, x: event.clientX, y: event.clientY };
    event.currentTarget.setPointerCapture(event.pointerId);
    event.preventDefault();
    event.stopPropagation();
  };
  /** At once, or the picture would follow the pointer a refresh later than it has to. */
  const show = (to: Wipe): void => flushSync(() => onWipe(to));
  function move(event: PointerEvent<HTMLElement>): void {
    const from = drag.current;
    const stage = line.current?.parentElement?.getBoundingClientRect();
    if (from === null || stage === undefined) return;
    if (from.kind === 'turn') {
      const degrees = (Math.atan2(event.clientX - stage.left - x, y - event.clientY + stage.top) * 180) / Math.PI;
      const to = event.shiftKey ? Math.round(degrees / snapDegrees) * snapDegrees : Math.round(degrees * 10) / 10;
      show(turnedWipe({ ...wipe, degrees: 0 }, to));
      return;
    }
    drag.current = { ...from, x: event.clientX, y: event.clientY };
    show({
      ...wipe,
      x: within(wipe.x + (event.clientX - from.x) / box.width),
      y: within(wipe.y + (event.clientY - from.y) / box.height),
    });
  }
  const handlers = {
    onPointerMove: move,
    onPointerUp: () => {
      drag.current = null;
    },
    onDoubleClick: () => onWipe(usualWipe),
  };
  return (
    <div
      ref={line}
      className={styles.wipe}
      style={custom({ '--x': `${String(x)}px`, '--y': `${String(y)}px`, '--turn': `${String(wipe.degrees)}deg` })}
      aria-hidden="true"
    >
      <span className={styles.line} data-wipe-line onPointerDown={begin('move')} {...handlers} />
      <span className={styles.disc} onPointerDown={begin('move')} title={t('review.wipeMove')} {...handlers} />
      <span className={styles.knob} onPointerDown={begin('turn')} title={t('review.wipeTurn')} {...handlers} />
    </div>
  );
}
