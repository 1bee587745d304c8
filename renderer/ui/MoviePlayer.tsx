import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { custom } from './custom.ts';
import { FirstPicture } from './FirstPicture.tsx';
import { Icon } from './Icon.tsx';
import styles from './MoviePlayer.module.css';

type Props = {
  readonly url: string;
  readonly poster: string | null;
  /** What is there at once, in place of the poster until that has come. */
  readonly thumbnail: string | null;
  readonly fps: number;
  /** The number of the movie's first frame, as the shot counts. */
  readonly firstFrame: number;
  /** Goes there whenever `asked` changes. */
  readonly askedFrame: { readonly number: number; readonly asked: number } | null;
  /** Another value is a reason to try again what did not play: it has come, or can be had again. */
  readonly retryKey?: string;
  /** What else can be done with a movie that does not play. */
  readonly fallback?: ReactNode;
  /** The file is on this disk, whatever it is. */
  readonly isHere?: boolean;
  readonly onUnplayable?: () => void;
};

const longStep = 10;

/**
 * A small player that speaks in frames. The frame is the truth: to show frame n it seeks into the middle of it, and the
 * number on screen is that of the picture on screen. While another one is awaited, three dots say so.
 */
export function MoviePlayer({ url, poster, thumbnail, fps, firstFrame, askedFrame, retryKey, ...rest }: Props) {
  const { fallback, isHere = false, onUnplayable } = rest;
  const { t } = useTranslation();
  const player = useRef<HTMLDivElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const [frameCount, setFrameCount] = useState(0);
  /** Of the picture on screen; null while it is the poster, which may be any. */
  const [shown, setShown] = useState<number | null>(null);
  const [awaited, setAwaited] = useState<number | null>(null);
  const [isPlaying, setIsPlaying] = useState(false);
  const [isMuted, setIsMuted] = useState(true);
  const [hasSound, setHasSound] = useState(false);
  const [problem, setProblem] = useState<'not-here' | 'not-playable' | null>(null);

  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    let handle = 0;
    const onFrame = (_now: number, { mediaTime }: VideoFrameCallbackMetadata) => {
      const frame = Math.round(mediaTime * fps);
      setShown(frame);
      if (!element.seeking) setAwaited(null);
      if (hasAudio(element)) setHasSound(true);
      handle = element.requestVideoFrameCallback(onFrame);
    };
    handle = element.requestVideoFrameCallback(onFrame);
    return () => element.cancelVideoFrameCallback(handle);
  }, [fps, url]);

  function tryAgain() {
    setProblem(null);
    video.current?.load();
  }
  const retry = useRef(tryAgain);
  useEffect(() => {
    // Only what did not play is begun anew.
    retry.current = problem === null ? () => undefined : tryAgain;
  });
  const triedWith = useRef(retryKey);
  useEffect(() => {
    if (triedWith.current === retryKey) return;
    triedWith.current = retryKey;
    retry.current();
  }, [retryKey]);

  /** Asked for before it was known how long the movie is. */
  const pending = useRef<number | null>(null);
  function show(index: number, count = frameCount) {
    const element = video.current;
    if (!element || count === 0) {
      pending.current = index;
      return;
    }
    const frame = Math.max(0, Math.min(count - 1, index));
    element.pause();
    element.currentTime = (frame + 0.5) / fps;
    setAwaited(frame);
  }
  const showAsked = useRef(show);
  useEffect(() => {
    showAsked.current = show;
  });
  const askedAt = askedFrame?.asked;
  useEffect(() => {
    if (askedFrame) showAsked.current(askedFrame.number - firstFrame);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- asked again means: go there again
  }, [askedAt]);

  function toggle() {
    const element = video.current;
    if (!element) return;
    if (element.paused) void element.play().catch(() => setProblem('not-playable'));
    else element.pause();
  }

  const frame = awaited ?? shown ?? 0;
  const lastFrame = Math.max(0, frameCount - 1);
  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = event.shiftKey ? longStep : 1;
    if (event.key === ' ') toggle();
    else if (event.key === 'ArrowLeft') show(frame - step);
    else if (event.key === 'ArrowRight') show(frame + step);
    else if (event.key === 'Home') show(0);
    else if (event.key === 'End') show(lastFrame);
    else if (event.key === 'm' && hasSound) setIsMuted(!isMuted);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of the controls inside, wherever the focus is in it
    <div
      ref={player}
      className={styles.player}
      role="group"
      aria-label={t('player.movie')}
      // A press on the picture gives it the keys.
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <div className={styles.stage} data-empty={(shown === null && problem === null) || undefined}>
        {shown === null && thumbnail !== null && <FirstPicture className={styles.movie} url={thumbnail} />}
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- a shot under review has none */}
        <video
          ref={video}
          className={styles.movie}
          src={url}
          poster={poster ?? undefined}
          preload="auto"
          muted={isMuted}
          playsInline
          disablePictureInPicture
          onClick={() => {
            player.current?.focus();
            toggle();
          }}
          onPlay={() => setIsPlaying(true)}
          onPause={() => setIsPlaying(false)}
          onLoadedMetadata={(event) => {
            setProblem(null);
            const count = Math.max(1, Math.round(event.currentTarget.duration * fps));
            setFrameCount(count);
            // Whoever pressed Play before it arrived wants it to play.
            if (pending.current !== null || event.currentTarget.paused) show(pending.current ?? 0, count);
            pending.current = null;
          }}
          onError={(event) => {
            // The element says the same of what it cannot fetch and of what it cannot read.
            const isUnplayable = isHere || event.currentTarget.error?.code !== 4;
            setProblem(isUnplayable ? 'not-playable' : 'not-here');
            if (isUnplayable) onUnplayable?.();
          }}
        />
        {problem !== null && (
          // Over a picture, which is dark in either theme.
          <div className={styles.problem} data-theme="dark">
            {t(`player.${problem}`)}
            <Button size="sm" icon="sync" onClick={tryAgain}>
              {t('player.tryAgain')}
            </Button>
            {fallback}
          </div>
        )}
      </div>
      <div className={styles.bar}>
        <button
          type="button"
          className={styles.button}
          aria-label={isPlaying ? t('player.pause') : t('player.play')}
          aria-keyshortcuts="Space"
          title={isPlaying ? t('player.pause') : t('player.play')}
          disabled={problem !== null}
          onClick={toggle}
        >
          <Icon name={isPlaying ? 'pause' : 'play'} size="sm" />
        </button>
        <span className={styles.frame} data-frame={shown === null ? undefined : firstFrame + shown}>
          {shown === null ? '' : firstFrame + shown}
          {shown === null || (awaited !== null && awaited !== shown) ? '…' : ''}
        </span>
        <input
          className={styles.track}
          type="range"
          min={0}
          max={lastFrame}
          value={frame}
          disabled={frameCount === 0}
          aria-label={t('player.frame')}
          aria-valuetext={t('player.frameOf', { frame: firstFrame + frame, last: firstFrame + lastFrame })}
          style={custom({ '--played': lastFrame === 0 ? 0 : frame / lastFrame })}
          onChange={(event) => show(Number(event.currentTarget.value))}
        />
        <span className={styles.frame}>{frameCount === 0 ? '' : firstFrame + lastFrame}</span>
        {hasSound && (
          <button
            type="button"
            className={styles.button}
            aria-label={t('player.sound')}
            aria-pressed={!isMuted}
            title={t('player.sound')}
            onClick={() => setIsMuted(!isMuted)}
          >
            <Icon name={isMuted ? 'sound-off' : 'sound'} size="sm" />
          </button>
        )}
      </div>
    </div>
  );
}

/** Chromium tells by what it has decoded; there is no other way to know. */
function hasAudio(element: HTMLVideoElement): boolean {
  return 'webkitAudioDecodedByteCount' in element && Number(element.webkitAudioDecodedByteCount) > 0;
}
