import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { framesPerSecond, timeOfFrame } from '../../../../shared/rules/frames.ts';
import { timecode } from '../../../../shared/rules/timecode.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../../../ui/Menu.tsx';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import type { Medium } from '../movie/medium.ts';
import type { Player } from '../playback/player.ts';
import { FrameText } from '../playback/FrameText.tsx';
import { usePlayerValue } from '../usePlayer.ts';
import { bases, changePreferences, counters, nextLoop, usePreferences } from '../preferences.ts';
import type { PictureLook } from '../stage/usePictureLook.ts';
import { fitView, grainOf, mostZoom } from '../stage/view.ts';
import { isOriginal, type SeenForm } from '../useOriginal.ts';
import { PictureTools } from './PictureTools.tsx';
import { DroppedFrames } from './DroppedFrames.tsx';
import { FormBadge } from './FormBadge.tsx';
import { GoToFrame } from './GoToFrame.tsx';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import styles from './Transport.module.css';

type Props = {
  readonly medium: Medium;
  readonly form: SeenForm;
  /** What is shown to its other form; null where there is none. */
  readonly onChange: (() => void) | null;
  readonly player: Player;
  readonly firstNumber: number;
  readonly productionFps: number;
  readonly look: PictureLook;
  readonly region: RefObject<HTMLElement | null>;
};

const speeds = [0.25, 0.5, 1, 1.5, 2, 4, 8];
const zooms = [0.25, 0.5, 1, 2, 4, 8, 16, mostZoom];
const loopIcons = { loop: 'loop', once: 'play-once', 'ping-pong': 'ping-pong' } as const;

/** Which frame it is, and how it goes on. */
export function Transport({ medium, form, onChange, player, firstNumber, productionFps, look, region }: Props) {
  const isPlaying = usePlayerValue(player, (state) => state.isPlaying, false);
  const speed = usePlayerValue(player, (state) => state.speed, 1);
  const isMuted = usePlayerValue(player, (state) => state.isMuted, false);
  const inFrame = usePlayerValue(player, (state) => state.inFrame, null);
  const outFrame = usePlayerValue(player, (state) => state.outFrame, null);
  const { view, setView } = look;
  const shown = form.seen ?? medium;
  // In pixels of what is seen, as one counts them.
  const grain = grainOf({ width: medium.widthPx, height: medium.heightPx }, shown.pixels);
  const shownZoom = view.zoom === null ? null : (view.zoom * window.devicePixelRatio) / grain;
  const { t } = useTranslation();
  const format = useFormat();
  const { counter, frameBase, loop, hearsFrames } = usePreferences();
  const fps = framesPerSecond(medium.rate);
  const last = medium.frameCount - 1;
  const isMovie = medium.kind === 'movie';
  const allFrames = t('review.frames', { count: medium.frameCount, number: format.number(medium.frameCount) });
  const beside: Readonly<Record<typeof counter, (frame: number) => string>> = {
    frame: () => allFrames,
    timecode: (frame) => timecode(frame, fps),
    seconds: (frame) => t('review.seconds', { seconds: timeOfFrame(frame, medium.rate).toFixed(3) }),
  };
  const isOtherRate = Math.abs(fps - productionFps) > 0.005;
  const speedEntries = speeds.map((one): MenuEntry => ({
    kind: 'item',
    id: String(one),
    label: t('review.times', { speed: format.number(one) }),
    isChecked: Math.abs(speed) === one,
    onChoose: () => player.setSpeed(one),
  }));
  const soundEntries: readonly MenuEntry[] =
    medium.makeSound === null
      ? []
      : [
          { kind: 'line', id: 'sound-line' },
          {
            kind: 'item',
            id: 'hear-frames',
            label: t('review.hearFrames'),
            keysOf: 'review.hear-frames',
            isChecked: hearsFrames,
            onChoose: () => changePreferences({ hearsFrames: !hearsFrames }),
          },
        ];
  const zoomEntries: readonly MenuEntry[] = [
    {
      kind: 'item',
      id: 'fit',
      label: t('review.fit'),
      keysOf: 'review.fit',
      isChecked: view.zoom === null,
      onChoose: () => setView(fitView),
    },
    ...zooms.map((zoom): MenuEntry => ({
      kind: 'item',
      id: String(zoom),
      label: format.percent(zoom),
      ...(zoom === 1 ? { keysOf: 'review.one-to-one' as const } : {}),
      isChecked: shownZoom === zoom,
      onChoose: () => setView({ zoom: (zoom * grain) / window.devicePixelRatio, x: 0, y: 0 }),
    })),
  ];

  const countingEntries: readonly MenuEntry[] = [
    ...counters.map((one): MenuEntry => ({
      kind: 'item',
      id: one,
      label: t(`review.counter.${one}`),
      isChecked: one === counter,
      onChoose: () => changePreferences({ counter: one }),
    })),
    { kind: 'line', id: 'line' },
    ...bases.map((base): MenuEntry => ({
      kind: 'item',
      id: base,
      label: t(`review.base.${base}`),
      isChecked: base === frameBase,
      onChoose: () => changePreferences({ frameBase: base }),
    })),
  ];

  return (
    <div className={styles.transport} role="toolbar" aria-label={t('review.transport')}>
      <div className={styles.where}>
        <GoToFrame medium={medium} player={player} firstNumber={firstNumber} region={region} />
        <Menu
          side="top"
          trigger={
            <button type="button" className={styles.beside}>
              <VisuallyHidden>{t('review.counting')} </VisuallyHidden>
              <FrameText player={player} read={({ frame }) => beside[counter](frame)} />
            </button>
          }
          entries={countingEntries}
        />
        {(inFrame !== null || outFrame !== null) && (
          <span className={styles.range}>
            {t('review.range', { in: firstNumber + (inFrame ?? 0), out: firstNumber + (outFrame ?? last) })}
          </span>
        )}
        <DroppedFrames player={player} className={styles.dropped} />
      </div>
      {isMovie && (
        <div className={styles.buttons}>
          <IconButton
            icon="first-frame"
            label={t('review.first')}
            keysOf="review.first"
            onClick={() => player.seek(0)}
          />
          <IconButton icon="frame-back" label={t('review.back')} keysOf="review.back" onClick={() => player.step(-1)} />
          <Tooltip label={t(isPlaying ? 'player.pause' : 'player.play')} keysOf="review.toggle">
            <button
              type="button"
              className={styles.play}
              aria-label={t(isPlaying ? 'player.pause' : 'player.play')}
              aria-keyshortcuts="Space"
              onClick={player.toggle}
            >
              <Icon name={isPlaying ? 'pause' : 'play'} size="lg" />
            </button>
          </Tooltip>
          <IconButton
            icon="frame-forward"
            label={t('review.forward')}
            keysOf="review.forward"
            onClick={() => player.step(1)}
          />
          <IconButton
            icon="last-frame"
            label={t('review.last')}
            keysOf="review.last"
            onClick={() => player.seek(last)}
          />
        </div>
      )}
      <div className={styles.settings}>
        {isMovie && (
          <>
            <IconButton
              icon={loopIcons[loop]}
              label={t(`review.loop.${loop}`)}
              keysOf="review.loop"
              onClick={() => {
                changePreferences({ loop: nextLoop(loop) });
                player.setLoop(nextLoop(loop));
              }}
            />
            {medium.makeSound !== null && (
              <IconButton
                icon={isMuted ? 'sound-off' : 'sound'}
                label={t('player.sound')}
                keysOf="review.mute"
                isPressed={!isMuted}
                onClick={() => {
                  changePreferences({ isMuted: !isMuted });
                  player.setMuted(!isMuted);
                }}
              />
            )}
            <Menu
              side="top"
              align="end"
              trigger={
                <Button kind="quiet" size="sm">
                  <VisuallyHidden>{t('review.speed')} </VisuallyHidden>
                  {t('review.times', { speed: format.number(isPlaying ? speed : Math.abs(speed)) })}
                </Button>
              }
              entries={[...speedEntries, ...soundEntries]}
            />
            <span
              className={styles.fps}
              data-other={isOtherRate || undefined}
              title={isOtherRate ? t('review.otherRate', { fps: format.number(productionFps) }) : undefined}
            >
              {t('review.fps', { fps: format.number(Math.round(fps * 1000) / 1000) })}
              {!medium.isSteady && ` ${t('review.unsteady')}`}
            </span>
          </>
        )}
        {(isMovie || form.kind === 'reduced') && (
          <FormBadge form={form} medium={medium} firstNumber={firstNumber} onChange={onChange} />
        )}
        <PictureTools look={look} depth={{ isProxy: !isOriginal(form.kind), bits: shown.bits }} />
        <Menu
          side="top"
          align="end"
          trigger={
            <Button kind="quiet" size="sm">
              <VisuallyHidden>{t('review.zoom')} </VisuallyHidden>
              {shownZoom === null ? t('review.fit') : format.percent(shownZoom)}
            </Button>
          }
          entries={zoomEntries}
        />
      </div>
    </div>
  );
}
