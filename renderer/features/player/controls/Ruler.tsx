import { useMemo } from 'react';
import { custom } from '../../../ui/custom.ts';
import type { Player } from '../playback/player.ts';
import { usePlayerValue } from '../usePlayer.ts';
import styles from './Timeline.module.css';

type Props = {
  readonly player: Player;
  readonly frameCount: number;
  readonly firstNumber: number;
  readonly widthPx: number;
};

// As wide as they are drawn.
const flagDigitPx = 7;
const flagPaddingPx = 6;
const tickDigitPx = 6.5;
const tickPaddingPx = 5;

/** The numbers of frames, but for what would stick out from behind the playhead's flag. */
export function Ruler({ player, frameCount, firstNumber, widthPx }: Props) {
  const last = Math.max(1, frameCount - 1);
  const ticks = useMemo(() => ticksOf(frameCount, firstNumber, widthPx), [frameCount, firstNumber, widthPx]);

  /** Half a number is worse than none. */
  function isBehindFlag(tick: number, frame: number): boolean {
    const digits = String(firstNumber + frame).length;
    const halfPx = (digits * flagDigitPx) / 2 + flagPaddingPx;
    const fromPx = ((tick - frame) / last) * widthPx;
    return fromPx < halfPx && fromPx + digits * tickDigitPx + tickPaddingPx > -halfPx;
  }
  const numbered = ticks.filter(({ isLarge }) => isLarge);
  // Changes when the flag comes over a number, and not with every frame.
  const [firstBehind, lastBehind] = [
    usePlayerValue(player, ({ frame }) => numbered.find((tick) => isBehindFlag(tick.frame, frame))?.frame ?? -1, -1),
    usePlayerValue(
      player,
      ({ frame }) => numbered.findLast((tick) => isBehindFlag(tick.frame, frame))?.frame ?? -1,
      -1,
    ),
  ];
  return (
    <div className={styles.ruler} aria-hidden="true">
      {ticks.map(({ frame, isLarge }) => (
        <span
          key={frame}
          className={styles.tick}
          data-large={isLarge || undefined}
          style={custom({ '--at': frame / last })}
        >
          {isLarge && (frame < firstBehind || frame > lastBehind) && firstNumber + frame}
        </span>
      ))}
    </div>
  );
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
