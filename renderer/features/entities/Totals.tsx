import { useTranslation } from 'react-i18next';
import type { EntityTotals } from '../../../shared/model/screens.ts';
import { maySeeWork } from '../../../shared/rules/pageRights.ts';
import { timecode } from '../../../shared/rules/timecode.ts';
import { useStudio } from '../../data/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import type { EntityKindShown } from './entityRows.ts';

type Props = {
  readonly kind: EntityKindShown;
  readonly totals: EntityTotals;
  /** Says the frames as a timecode too. */
  readonly fps?: number;
  /** Of each, how it looks and where it has room. */
  readonly framesClass: string | undefined;
  readonly timeClass: string | undefined;
};

/** Frames of shots, and time estimated and spent: of a list, and of each group in it. What adds up to nothing is not said. */
export function Totals({ kind, totals, fps, framesClass, timeClass }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { frames, estimationMinutes, durationMinutes } = totals;
  const seesWork = maySeeWork(useStudio().role);
  return (
    <>
      {kind === 'Shot' && frames > 0 && (
        <span className={framesClass}>{t('entities.frames', { count: frames, frames: format.number(frames) })}</span>
      )}
      {kind === 'Shot' && frames > 0 && fps !== undefined && <span>{timecode(frames, fps)}</span>}
      {seesWork && estimationMinutes > 0 && (
        <span className={timeClass}>{t('entities.estimated', { duration: format.duration(estimationMinutes) })}</span>
      )}
      {seesWork && durationMinutes > 0 && (
        <span className={timeClass}>{t('entities.spent', { duration: format.duration(durationMinutes) })}</span>
      )}
    </>
  );
}
