import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import type { Medium } from '../movie/medium.ts';
import styles from './CutOffNote.module.css';

type Props = { readonly medium: Medium; readonly firstNumber: number };

/** The file ends before the movie does: what is here is shown, and nobody takes its last frame for that of the shot. */
export function CutOffNote({ medium, firstNumber }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { frameCount, lostFrames } = medium;
  if (lostFrames === 0) return null;
  return (
    <p className={styles.note} role="status">
      <Icon name="warning" size="sm" />
      {t('review.cutOff', {
        frame: firstNumber + frameCount - 1,
        count: lostFrames,
        number: format.number(lostFrames),
      })}
    </p>
  );
}
