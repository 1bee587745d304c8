import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import type { Medium } from '../movie/medium.ts';
import { PictureNote } from '../../../ui/PictureNote.tsx';

type Props = { readonly medium: Medium; readonly firstNumber: number };

/** The file ends before the movie does: what is here is shown, and nobody takes its last frame for that of the shot. */
export function CutOffNote({ medium, firstNumber }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { frameCount, lostFrames } = medium;
  if (lostFrames === 0) return null;
  return (
    <PictureNote>
      {t('review.cutOff', {
        frame: firstNumber + frameCount - 1,
        count: lostFrames,
        number: format.number(lostFrames),
      })}
    </PictureNote>
  );
}
