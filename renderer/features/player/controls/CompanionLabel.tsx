import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import type { Medium } from '../movie/medium.ts';
import { paceBeside } from '../playback/beside.ts';
import type { Letter } from '../stage/compare.ts';
import styles from './CompanionLabel.module.css';

type Props = {
  readonly letter: Letter;
  readonly name: string;
  readonly by: string;
  readonly a: Medium | null;
  /** Null of A itself, and of what is not open. */
  readonly medium: Medium | null;
  readonly firstNumber: number;
};

/** Whose picture it is; and where it is not frame for frame beside A, how they go together. */
export function CompanionLabel({ letter, name, by, a, medium, firstNumber }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const pace = a === null || medium === null ? null : paceBeside(a, medium);
  const own = letter === 'A' ? a : medium;
  const rules = [
    pace?.otherFps ? t('review.byClock', { fps: format.number(Math.round(pace.otherFps * 1000) / 1000) }) : '',
    pace !== null && pace.endsAt !== null ? t('review.endsAt', { frame: firstNumber + pace.endsAt - 1 }) : '',
    own === null || own.lostFrames === 0 ? '' : t('review.incomplete'),
  ].filter(Boolean);
  return (
    <>
      <span className={styles.letter} data-letter={letter}>
        {letter}
      </span>
      <span>
        {[name, by].filter(Boolean).join(', ')}
        {rules.length > 0 && <span className={styles.rule}>{rules.join(' · ')}</span>}
      </span>
    </>
  );
}
