import { useEffect, useRef, useState } from 'react';
import { custom } from '../../../ui/custom.ts';
import type { Medium } from '../movie/medium.ts';
import type { FrameRange } from '../movie/frameRanges.ts';
import type { Player } from '../playback/player.ts';
import { usePlayerValue } from '../usePlayer.ts';
import { Playhead } from './Playhead.tsx';
import { Ruler } from './Ruler.tsx';
import type { TimelineMark } from './timelineMark.ts';
import styles from './Timeline.module.css';

type Props = {
  readonly medium: Medium;
  readonly player: Player;
  readonly firstNumber: number;
  readonly marks: readonly TimelineMark[];
  readonly isOnDisk: boolean;
};

/** From the first frame to the last: where one is, what is in memory, what is looped, drawings and notes. */
export function Timeline({ medium, player, firstNumber, marks, isOnDisk }: Props) {
  const setIn = usePlayerValue(player, (state) => state.inFrame, null);
  const setOut = usePlayerValue(player, (state) => state.outFrame, null);
  const cached = useCached(medium);
  const { frameCount } = medium;
  const last = Math.max(1, frameCount - 1);
  const share = (frame: number): number => frame / last;
  const box = useRef<HTMLDivElement>(null);
  const widthPx = useWidth(box);
  const hasRange = setIn !== null || setOut !== null;
  const inFrame = setIn ?? 0;
  const outFrame = setOut ?? frameCount - 1;
  const known = marks.filter(({ frame }) => frame < frameCount);

  return (
    <div className={styles.timeline}>
      <div className={styles.track} ref={box}>
        <Ruler player={player} frameCount={frameCount} firstNumber={firstNumber} widthPx={widthPx} />
        <div className={styles.lane} aria-hidden="true">
          {hasRange && (
            <span className={styles.range} style={custom({ '--from': share(inFrame), '--to': share(outFrame) })} />
          )}
          {known.map(({ key, frame, to, kind }) =>
            to === frame ? null : (
              <span
                key={`span ${key}`}
                className={styles.span}
                data-kind={kind}
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
        <Playhead player={player} frameCount={frameCount} firstNumber={firstNumber} marks={known} />
      </div>
    </div>
  );
}

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
