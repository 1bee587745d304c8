import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { useActions } from '../../ui/actions.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Bar } from '../Bar.tsx';
import type { ViewerProps } from '../viewer.ts';
import { clockText } from './peaks.ts';
import styles from './SoundViewer.module.css';
import { useSound } from './useSound.ts';
import { Waveform } from './Waveform.tsx';

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageDown: -10, PageUp: 10 };

/** Sound as its curve: pressed or dragged, one hears it from there. */
export function SoundViewer({ file, bytes, region, onProblem }: ViewerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setIsPlaying] = useState(false);
  const [atSeconds, setAtSeconds] = useState(0);
  const sound = useSound(bytes, onProblem);
  const lengthSeconds = sound?.lengthSeconds ?? 0;

  function toggle(): void {
    const { current } = audio;
    if (current === null) return;
    if (!current.paused) current.pause();
    else void current.play().catch(() => onProblem('damaged'));
  }
  function seek(seconds: number): void {
    const { current } = audio;
    if (current === null) return;
    const to = Math.min(Math.max(0, seconds), lengthSeconds);
    current.currentTime = to;
    setAtSeconds(to);
  }
  useActions(
    [
      {
        id: 'viewer.play',
        label: t(isPlaying ? 'player.pause' : 'player.play'),
        group: t('viewer.group'),
        run: toggle,
      },
    ],
    region,
    true,
  );
  // The element tells its time four times a second; the mark moves with the picture.
  useEffect(() => {
    if (!isPlaying) return undefined;
    let frame = requestAnimationFrame(function follow() {
      setAtSeconds(audio.current?.currentTime ?? 0);
      frame = requestAnimationFrame(follow);
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlaying]);

  function seekTo(event: PointerEvent<HTMLElement>): void {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    seek(((event.clientX - left) / width) * lengthSeconds);
  }
  function onKeyDown(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (step !== undefined) seek(atSeconds + step);
    else if (event.key === 'Home') seek(0);
    else if (event.key === 'End') seek(lengthSeconds);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div className={styles.sound}>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- nobody wrote any */}
      <audio
        ref={audio}
        src={file.url}
        preload="auto"
        onPlay={() => setIsPlaying(true)}
        onPause={() => setIsPlaying(false)}
        onSeeked={(event) => setAtSeconds(event.currentTarget.currentTime)}
        onError={() => onProblem('damaged')}
      />
      <div
        className={styles.curve}
        role="slider"
        tabIndex={0}
        aria-label={t('viewer.sound.position')}
        aria-valuemin={0}
        aria-valuemax={Math.round(lengthSeconds)}
        aria-valuenow={Math.round(atSeconds)}
        aria-valuetext={clockText(atSeconds)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          seekTo(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
        }}
        onKeyDown={onKeyDown}
      >
        {sound !== null && <Waveform curve={sound.peaks} share={lengthSeconds === 0 ? 0 : atSeconds / lengthSeconds} />}
      </div>
      <Bar
        label={t('viewer.sound.bar')}
        facts={
          sound === null
            ? ''
            : t('viewer.sound.facts', {
                channels: sound.channelCount,
                rate: sound.rateHz === null ? 'none' : format.number(sound.rateHz / 1000),
              })
        }
      >
        <IconButton
          icon={isPlaying ? 'pause' : 'play'}
          label={t(isPlaying ? 'player.pause' : 'player.play')}
          keysOf="viewer.play"
          isDisabled={sound === null}
          onClick={toggle}
        />
        <span className={styles.clock}>
          {clockText(atSeconds)} / {clockText(lengthSeconds)}
        </span>
      </Bar>
    </div>
  );
}
