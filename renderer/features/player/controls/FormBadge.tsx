import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { framesPerSecond } from '../../../../shared/rules/frames.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import type { Medium } from '../movie/medium.ts';
import { isOriginal, type SeenForm } from '../useOriginal.ts';
import styles from './FormBadge.module.css';

type Props = {
  readonly form: SeenForm;
  /** What frames are counted in. */
  readonly medium: Medium;
  readonly firstNumber: number;
};

/** Whether what is on screen is the file as it was published or what Kitsu made of it; changes to the other where both are here. */
export function FormBadge({ form, medium, firstNumber }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const whyId = useId();
  const { kind, seen, pace, change } = form;
  const words = t(isOriginal(kind) ? 'review.form.original' : 'review.form.proxy');
  const rate = (fps: number): string => format.number(Math.round(fps * 1000) / 1000);
  const why = [
    kind === 'original' && seen !== null
      ? t('review.form.originalWhy', {
          codec: seen.codec,
          width: String(seen.pixels.width),
          height: String(seen.pixels.height),
        })
      : t(`review.form.${kind}Why`),
    pace === null || pace.otherFps === null
      ? ''
      : t('review.form.byClock', { fps: rate(pace.otherFps), kitsu: rate(framesPerSecond(medium.rate)) }),
    pace === null || pace.endsAt === null ? '' : t('review.endsAt', { frame: firstNumber + pace.endsAt - 1 }),
    pace === null || pace.over === 0 ? '' : t('review.form.over', { count: pace.over }),
    pace?.isCut === true ? t('review.incomplete') : '',
  ].filter(Boolean);
  const label = why.join(' · ');
  return (
    <>
      <Tooltip label={label} {...(change === null ? {} : { keysOf: 'review.original' })} side="top">
        <button
          type="button"
          className={styles.badge}
          data-kind={kind}
          aria-label={t('review.form.toggle')}
          aria-describedby={whyId}
          aria-pressed={isOriginal(kind)}
          aria-disabled={change === null}
          onClick={change ?? undefined}
        >
          {words}
        </button>
      </Tooltip>
      <VisuallyHidden id={whyId}>{`${words}. ${label}`}</VisuallyHidden>
    </>
  );
}
