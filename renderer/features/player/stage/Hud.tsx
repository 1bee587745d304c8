import { useTranslation } from 'react-i18next';
import { framesPerSecond } from '../../../../shared/rules/frames.ts';
import { timecode } from '../../../../shared/rules/timecode.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import type { Medium } from '../movie/medium.ts';
import { FrameText } from '../playback/FrameText.tsx';
import type { Player } from '../playback/player.ts';
import styles from './Hud.module.css';

type Props = {
  readonly medium: Medium;
  readonly player: Player;
  readonly firstNumber: number;
  readonly isOriginal: boolean;
};

/** Burnt in at the corner, for whoever looks at the picture alone: what is on screen, and what it was made of. */
export function Hud({ medium, player, firstNumber, isOriginal }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const fps = framesPerSecond(medium.rate);
  const last = firstNumber + medium.frameCount - 1;
  const isMovie = medium.kind === 'movie';
  return (
    <dl className={styles.hud} aria-label={t('review.hud.title')}>
      {isMovie && (
        <>
          <dt>{t('review.hud.frame')}</dt>
          <dd>
            <FrameText
              player={player}
              read={({ shown }) => `${String(firstNumber + (shown ?? 0))} / ${String(last)}`}
            />
          </dd>
          <dt>{t('review.hud.timecode')}</dt>
          <dd>
            <FrameText player={player} read={({ shown }) => timecode(shown ?? 0, fps)} />
          </dd>
          <dt>{t('review.hud.rate')}</dt>
          <dd>{t('review.fps', { fps: format.number(Math.round(fps * 1000) / 1000) })}</dd>
        </>
      )}
      <dt>{t('review.hud.size')}</dt>
      <dd>{`${String(medium.pixels.width)} × ${String(medium.pixels.height)}`}</dd>
      <dt>{t('review.hud.codec')}</dt>
      <dd>
        {medium.codec}
        <span className={styles.badge}>{t(isOriginal ? 'review.form.original' : 'review.form.proxy')}</span>
      </dd>
    </dl>
  );
}
