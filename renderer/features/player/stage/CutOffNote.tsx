import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import type { Medium } from '../movie/medium.ts';
import { PictureNote } from '../../../ui/PictureNote.tsx';

type Props = {
  readonly medium: Medium;
  readonly firstNumber: number;
  /** One was led to, and it is not there; null: none. */
  readonly askedFrame: number | null;
};

/** The file ends before the movie does: what is here is shown, and nobody takes its last frame for that of the shot. */
export function CutOffNote({ medium, firstNumber, askedFrame }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { frameCount, lostFrames } = medium;
  if (lostFrames === 0) return null;
  const last = firstNumber + frameCount - 1;
  if (askedFrame !== null)
    return <PictureNote>{t('review.lostFrame', { asked: firstNumber + askedFrame, frame: last })}</PictureNote>;
  return (
    <PictureNote>
      {t('review.cutOff', {
        frame: last,
        count: lostFrames,
        number: format.number(lostFrames),
      })}
    </PictureNote>
  );
}
