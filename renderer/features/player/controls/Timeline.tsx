import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { custom } from '../../../ui/custom.ts';
import type { Medium } from '../movie/medium.ts';
import type { FrameRange } from '../movie/movieSource.ts';
import type { Player } from '../playback/player.ts';
import { usePlayerState } from '../usePlayer.ts';
import styles from './Timeline.module.css';

export type TimelineMark = {
  readonly key: string;
  readonly frame: number;
  /** The last of a range; the same for one frame. */
  readonly to: number;
  readonly kind: 'drawing' | 'note';
  /** Of the ink, where there is one. */
  readonly color: string | null;
};

type Props = {
  readonly medium: Medium;
  readonly player: Player;
  readonly firstNumber: number;
  readonly marks: readonly TimelineMark[];
  readonly isOnDisk: boolean;
};

/** From the first frame to the last: where one is, what is in memory, what is looped, drawings and notes. */
export function Timeline({ medium, player, firstNumber, marks, isOnDisk }: Props) {
  const state = usePlayerState(player);
  const { t } = useTranslation();
  const cached = useCached(medium);
  const { frameCount } = medium;
  const last = Math.max(1, frameCount - 1);
  const share = (frame: number): number => frame / last;
  const box = useRef<HTMLDivElement>(null);
  const widthPx = useWidth(box);
  const ticks = ticksOf(frameCount, firstNumber, widthPx);
  const flagText = String(firstNumber + state.frame);
  const flagPx = { half: (flagText.length * flagDigitPx) / 2 + flagPaddingPx, at: share(state.frame) * widthPx };
  /** Half a number is worse than none. */
  const isBehindFlag = (at: number): boolean => {
    const fromPx = at * widthPx - flagPx.at;
    return fromPx < flagPx.half && fromPx + flagText.length * tickDigitPx + tickPaddingPx > -flagPx.half;
  };
  const hasRange = state.inFrame !== null || state.outFrame !== null;
  const inFrame = state.inFrame ?? 0;
  const outFrame = state.outFrame ?? frameCount - 1;
  const known = marks.filter(({ frame }) => frame < frameCount);
  const here = known.filter(({ frame, to }) => frame <= state.frame && state.frame <= to);
  const what = [t('player.frameOf', { frame: firstNumber + state.frame, last: firstNumber + frameCount - 1 })];
  if (here.some(({ kind }) => kind === 'drawing')) what.push(t('review.drawingHere'));
  if (here.some(({ kind }) => kind === 'note')) what.push(t('review.noteHere'));

  return (
    <div className={styles.timeline}>
      <div className={styles.track} ref={box}>
        <div className={styles.ruler} aria-hidden="true">
          {ticks.map(({ frame, isLarge }) => (
            <span
              key={frame}
              className={styles.tick}
              data-large={isLarge || undefined}
              style={custom({ '--at': share(frame) })}
            >
              {isLarge && !isBehindFlag(share(frame)) && firstNumber + frame}
            </span>
          ))}
        </div>
        <div className={styles.lane} aria-hidden="true">
          {hasRange && (
            <span className={styles.range} style={custom({ '--from': share(inFrame), '--to': share(outFrame) })} />
          )}
          {known.map(({ key, frame, to }) =>
            to === frame ? null : (
              <span
                key={`span ${key}`}
                className={styles.span}
                style={custom({ '--from': share(frame), '--to': share(Math.min(last, to)) })}
              />
            ),
          )}
          {known.map(({ key, frame, kind, color }) => (
            <span
              key={key}
              className={styles.mark}
              data-kind={kind}
              style={custom({ '--at': share(frame), ...(color === null ? {} : { '--mark-ink': color }) })}
            />
          ))}
        </div>
        <div className={styles.memory} data-disk={isOnDisk || undefined} aria-hidden="true">
          {cached.map(({ from, to }) => (
            <span
              key={from}
              className={styles.cached}
              style={custom({ '--from': share(from), '--to': share(Math.min(last, to + 1)) })}
            />
          ))}
        </div>
        <span
          className={styles.playhead}
          style={custom({ '--at': share(state.frame), '--digits': flagText.length })}
          aria-hidden="true"
        >
          <span className={styles.flag}>{flagText}</span>
        </span>
        <input
          className={styles.input}
          type="range"
          min={0}
          max={frameCount - 1}
          step={1}
          value={state.frame}
          aria-label={t('player.frame')}
          aria-valuetext={what.join(', ')}
          onChange={(event) => player.seek(Number(event.currentTarget.value))}
        />
      </div>
    </div>
  );
}

// As wide as they are drawn.
const flagDigitPx = 7;
const flagPaddingPx = 6;
const tickDigitPx = 6.5;
const tickPaddingPx = 5;

/** Not with every frame that comes: a few times a second is what one can see. */
function useCached(medium: Medium): readonly FrameRange[] {
  const [held, setHeld] = useState<{ readonly medium: Medium; readonly ranges: readonly FrameRange[] } | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const read = () => {
      timer = null;
      setHeld({ medium, ranges: medium.cached() });
    };
    const later = () => {
      timer ??= setTimeout(read, tellEachMs);
    };
    later();
    const stop = medium.onChange(later);
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [medium]);
  return held?.medium === medium ? held.ranges : [];
}
const tellEachMs = 250;

function useWidth(box: { readonly current: HTMLElement | null }): number {
  const [widthPx, setWidthPx] = useState(0);
  useEffect(() => {
    if (box.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidthPx(entry?.contentRect.width ?? 0));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  return widthPx;
}

type Tick = { readonly frame: number; readonly isLarge: boolean };
const labelPx = 80;
const smallPx = 7;
const steps = [1, 2, 4, 8, 12, 24, 48, 120, 240, 480, 1200, 2400, 4800, 12_000, 24_000];

/** As many numbers as there is room for, the first frame always one of them, and smaller lines between. */
function ticksOf(frameCount: number, firstNumber: number, widthPx: number): readonly Tick[] {
  if (widthPx === 0) return [];
  const framePx = widthPx / Math.max(1, frameCount - 1);
  const large = steps.find((step) => step * framePx >= labelPx) ?? frameCount;
  const small = steps.find((step) => step * framePx >= smallPx && large % step === 0) ?? large;
  const ticks: Tick[] = [];
  for (let frame = 0; frame < frameCount; frame += small) {
    const isLarge = frame % large === 0 && (frame === 0 || widthPx - frame * framePx > String(firstNumber).length * 8);
    ticks.push({ frame, isLarge });
  }
  return ticks;
}
