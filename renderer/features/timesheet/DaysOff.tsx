import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Day } from '../../../shared/model/studio.ts';
import type { ShownDaysOff, Timesheet } from '../../../shared/model/timesheet.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { useActions } from '../../ui/actions.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import styles from './DaysOff.module.css';
import { DaysOffDialog } from './DaysOffDialog.tsx';

type Props = {
  readonly sheet: Timesheet;
  /** What a new one begins with. */
  readonly day: Day;
};

/** One's own days off in the span that is shown: each can be taken back, and others be set. */
export function DaysOff({ sheet, day }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const setDaysOff = useCommand('setDaysOff');
  const tellFailure = useTellFailure();
  const [isAsking, setIsAsking] = useState(false);
  const ask = () => setIsAsking(true);
  useActions([{ id: 'view.new', label: t('timesheet.off.set'), group: t('pages.timesheet'), icon: 'plus', run: ask }]);
  const whenOf = ({ firstDay, lastDay }: ShownDaysOff): string =>
    firstDay === lastDay
      ? format.dayFull(firstDay)
      : t('timesheet.weekTitle', { from: format.dayShort(firstDay), to: format.dayShort(lastDay) });
  function takeBack({ firstDay, lastDay, description }: ShownDaysOff) {
    setDaysOff.run({ firstDay, lastDay, description, isOff: false }).catch(tellFailure);
  }
  return (
    <div className={styles.bar}>
      {sheet.daysOff.length > 0 && (
        <ul className={styles.list} aria-label={t('timesheet.off.title')}>
          {sheet.daysOff.map((one) => (
            <li key={one.firstDay} className={styles.one} data-mark={one.mark ?? undefined}>
              <span className={styles.hatch} aria-hidden="true" />
              {whenOf(one)}
              {one.description !== '' && <span className={styles.why}>{one.description}</span>}
              {one.mark !== null && (
                <span title={t(`marks.${one.mark}`)}>
                  <Icon name={one.mark === 'rejected' || one.mark === 'conflict' ? 'warning' : 'clock'} size="xs" />
                  <VisuallyHidden>{t(`marks.${one.mark}`)}</VisuallyHidden>
                </span>
              )}
              <IconButton
                icon="close"
                size="sm"
                label={t('timesheet.off.takeBack', { days: whenOf(one) })}
                onClick={() => takeBack(one)}
              />
            </li>
          ))}
        </ul>
      )}
      <Button kind="quiet" size="sm" icon="plus" keysOf="view.new" onClick={ask}>
        {t('timesheet.off.set')}
      </Button>
      {isAsking && <DaysOffDialog sheet={sheet} day={day} onClose={() => setIsAsking(false)} />}
    </div>
  );
}
