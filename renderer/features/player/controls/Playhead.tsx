import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Player } from '../playback/player.ts';
import { useEachState } from '../usePlayer.ts';
import styles from './Timeline.module.css';
import type { TimelineMark } from './timelineMark.ts';

type Props = {
  readonly player: Player;
  readonly frameCount: number;
  readonly firstNumber: number;
  readonly marks: readonly TimelineMark[];
};

/** Where one is, and what it is taken elsewhere by. */
export function Playhead({ player, frameCount, firstNumber, marks }: Props) {
  const { t } = useTranslation();
  const head = useRef<HTMLSpanElement>(null);
  const flag = useRef<HTMLSpanElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const last = Math.max(1, frameCount - 1);

  function wordsOf(frame: number): string {
    const here = marks.filter((mark) => mark.frame <= frame && frame <= mark.to);
    const words = [t('player.frameOf', { frame: firstNumber + frame, last: firstNumber + frameCount - 1 })];
    if (here.some(({ kind }) => kind === 'drawing')) words.push(t('review.drawingHere'));
    if (here.some(({ kind }) => kind === 'note')) words.push(t('review.noteHere'));
    if (here.some(({ kind }) => kind === 'asked')) words.push(t('review.askedHere'));
    return words.join(', ');
  }
  const written = useRef({ frame: -1, wordsOf });
  useEachState(player, ({ frame }) => {
    if (head.current === null || flag.current === null || input.current === null) return;
    if (written.current.frame === frame && written.current.wordsOf === wordsOf) return;
    written.current = { frame, wordsOf };
    const number = String(firstNumber + frame);
    head.current.style.setProperty('--at', String(frame / last));
    head.current.style.setProperty('--digits', String(number.length));
    flag.current.textContent = number;
    input.current.value = String(frame);
    input.current.setAttribute('aria-valuetext', wordsOf(frame));
  });
  return (
    <>
      <span ref={head} className={styles.playhead} aria-hidden="true">
        <span ref={flag} className={styles.flag} />
      </span>
      <input
        ref={input}
        className={styles.input}
        type="range"
        min={0}
        max={frameCount - 1}
        step={1}
        defaultValue={0}
        aria-label={t('player.frame')}
        onChange={(event) => player.scrub(Number(event.currentTarget.value))}
      />
    </>
  );
}
