import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { type Depth, depthWhy, depthWords } from './depth.ts';
import { isGraded } from './grade.ts';
import styles from './LookChip.module.css';
import type { PictureLook } from './usePictureLook.ts';

type Props = { readonly look: PictureLook; readonly depth: Depth };

/** What one sees is not the picture as it is: says how, and that its values were eight bits when that began. */
export function LookChip({ look, depth }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { turn, grade } = look;
  const signed = (value: number) => `${value > 0 ? '+' : ''}${format.number(value)}`;
  const words = [
    turn.quarters === 0 ? '' : t('review.look.turned', { degrees: turn.quarters * 90 }),
    turn.isMirrored ? t('review.look.mirrored') : '',
    grade.channel === 'colour' ? '' : t(`review.channel.${grade.channel}`),
    grade.exposure === 0 ? '' : t('review.look.stops', { stops: signed(grade.exposure) }),
    grade.gamma === 1 ? '' : t('review.look.gamma', { gamma: format.number(grade.gamma) }),
  ].filter(Boolean);
  return (
    <div className={styles.chip}>
      <span>{words.join(' · ')}</span>
      {isGraded(grade) && (
        <span className={styles.note} title={depthWhy(t, depth)}>
          {depthWords(t, depth)}
        </span>
      )}
      <IconButton
        icon="close"
        size="sm"
        label={t('review.look.reset')}
        keysOf="review.reset-look"
        onClick={look.reset}
      />
    </div>
  );
}
