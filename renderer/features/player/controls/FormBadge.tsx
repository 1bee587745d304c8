import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import type { Medium } from '../movie/medium.ts';
import { isOriginal, type SeenForm } from '../useOriginal.ts';
import styles from './FormBadge.module.css';
import { useFormWords } from './useFormWords.ts';

type Props = {
  readonly form: SeenForm;
  /** What frames are counted in. */
  readonly medium: Medium;
  readonly firstNumber: number;
  /** To the other of the two, of all that are shown; null where there is no other. */
  readonly onChange: (() => void) | null;
};

/** Whether what is on screen is the file as it was published or what Kitsu made of it; changes to the other where both are here. */
export function FormBadge({ form, medium, firstNumber, onChange }: Props) {
  const { t } = useTranslation();
  const whyId = useId();
  const { word, why } = useFormWords(form, medium, firstNumber);
  return (
    <>
      <Tooltip label={why} {...(onChange === null ? {} : { keysOf: 'review.original' })} side="top">
        <button
          type="button"
          className={styles.badge}
          data-kind={form.kind}
          aria-label={t('review.form.toggle')}
          aria-describedby={whyId}
          aria-pressed={isOriginal(form.kind)}
          aria-disabled={onChange === null}
          onClick={onChange ?? undefined}
        >
          {word}
        </button>
      </Tooltip>
      <VisuallyHidden id={whyId}>{`${word}. ${why}`}</VisuallyHidden>
    </>
  );
}
