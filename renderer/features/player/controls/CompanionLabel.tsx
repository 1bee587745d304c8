import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import type { Medium } from '../movie/medium.ts';
import type { MovieError } from '../movie/openMovie.ts';
import { paceBeside } from '../playback/beside.ts';
import type { Beside } from '../companions/useBeside.ts';
import type { Letter } from '../stage/compare.ts';
import styles from './CompanionLabel.module.css';
import { useFormWords } from './useFormWords.ts';

type Props = {
  readonly letter: Letter;
  readonly name: string;
  readonly by: string;
  readonly a: Medium | null;
  /** What it is shown as; null while that is not known. */
  readonly beside: Beside | null;
  readonly firstNumber: number;
};

/** Whose picture it is; and where it is not frame for frame beside A, how they go together. */
export function CompanionLabel({ letter, name, by, a, beside, firstNumber }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const own = beside?.medium ?? null;
  const pace = a === null || own === null || letter === 'A' ? null : paceBeside(a, own);
  const rules = [
    troubleOf(t, beside?.problem ?? null),
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
        {beside !== null && own !== null && <FormMark beside={beside} firstNumber={firstNumber} />}
        {rules.length > 0 && <span className={styles.rule}>{rules.join(' · ')}</span>}
      </span>
    </>
  );
}

/** Why there is nothing to be seen of it, and what would help. */
function troubleOf(t: TFunction, problem: MovieError | null): string {
  if (problem === null) return '';
  if (problem.code === 'not-here') return t('ui.notOnThisDisk');
  return problem.codec === null ? t('review.noPicture') : t('review.noDecoder', { codec: problem.codec });
}

/** An original beside a proxy is said to be one: what differs between them may be Kitsu's doing. */
function FormMark({
  beside: { form, medium },
  firstNumber,
}: {
  readonly beside: Beside;
  readonly firstNumber: number;
}) {
  const { word, why } = useFormWords(form, medium, firstNumber);
  return (
    <span className={styles.form} data-kind={form.kind} title={why}>
      {word}
    </span>
  );
}
