import { useTranslation } from 'react-i18next';
import { framesPerSecond } from '../../../../shared/rules/frames.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import type { Medium } from '../movie/medium.ts';
import { isOriginal, type SeenForm } from '../useOriginal.ts';

/**
 * Whether what is on screen is the file as it was published or what Kitsu made of it, in a word, and all there is to say of it.
 * @param medium what frames are counted in
 */
export function useFormWords(
  { kind, seen, pace }: SeenForm,
  medium: Medium | null,
  firstNumber: number,
): { readonly word: string; readonly why: string } {
  const { t } = useTranslation();
  const format = useFormat();
  const rate = (fps: number): string => format.number(Math.round(fps * 1000) / 1000);
  const why = [
    kind === 'original' && seen !== null
      ? t('review.form.originalWhy', {
          codec: seen.codec,
          width: String(seen.pixels.width),
          height: String(seen.pixels.height),
        })
      : t(`review.form.${kind}Why`),
    pace === null || pace.otherFps === null || medium === null
      ? ''
      : t('review.form.byClock', { fps: rate(pace.otherFps), kitsu: rate(framesPerSecond(medium.rate)) }),
    pace === null || pace.endsAt === null ? '' : t('review.endsAt', { frame: firstNumber + pace.endsAt - 1 }),
    pace === null || pace.over === 0 ? '' : t('review.form.over', { count: pace.over }),
    pace?.isCut === true ? t('review.incomplete') : '',
  ].filter(Boolean);
  return { word: t(isOriginal(kind) ? 'review.form.original' : 'review.form.proxy'), why: why.join(' · ') };
}
