import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Day } from '../../../shared/model/studio.ts';
import type { Timesheet } from '../../../shared/model/timesheet.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogForm } from '../../ui/DialogForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { hours } from './hours.ts';

type Props = { readonly sheet: Timesheet; readonly day: Day; readonly onClose: () => void };

const longestReason = 500;
const formId = 'days-off';

/** From when until when one is away, and why. What is logged on these days goes: it is said before. */
export function DaysOffDialog({ sheet, day, onClose }: Props) {
  const { t } = useTranslation();
  const setDaysOff = useCommand('setDaysOff');
  const tellFailure = useTellFailure();
  const [firstDay, setFirstDay] = useState(day);
  const [lastDay, setLastDay] = useState(day);
  const [description, setDescription] = useState('');
  const isBackwards = lastDay < firstDay;
  const isKnown = firstDay !== '' && lastDay !== '';
  const isTaken = sheet.daysOff.some((one) => one.firstDay <= lastDay && one.lastDay >= firstDay);
  const logged = sheet.rows
    .flatMap((row) => Object.entries(row.days))
    .reduce((sum, [at, { durationMinutes }]) => (at >= firstDay && at <= lastDay ? sum + durationMinutes : sum), 0);
  const isReady = isKnown && !isBackwards && !isTaken;

  function moveFirst(next: Day) {
    // Most are of one day.
    if (lastDay === firstDay || lastDay < next) setLastDay(next);
    setFirstDay(next);
  }
  async function keep(): Promise<void> {
    const wanted = description.trim().slice(0, longestReason);
    await setDaysOff.run({ firstDay, lastDay, description: wanted, isOff: true });
    onClose();
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('timesheet.off.set')}
      description={logged > 0 ? t('timesheet.off.timeGoes', { time: hours(logged, t) }) : t('timesheet.off.what')}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" type="submit" form={formId} isDisabled={!isReady} isBusy={setDaysOff.isRunning}>
            {t('timesheet.off.set')}
          </Button>
        </>
      }
    >
      <DialogForm id={formId} onSubmit={() => (isReady ? keep().catch(tellFailure) : undefined)}>
        <TextField
          label={t('timesheet.off.from')}
          type="date"
          value={firstDay}
          onChange={moveFirst}
          error={isTaken ? t('timesheet.off.taken') : undefined}
        />
        <TextField
          label={t('timesheet.off.to')}
          type="date"
          value={lastDay}
          onChange={setLastDay}
          error={isBackwards ? t('timesheet.off.backwards') : undefined}
        />
        <TextField label={t('timesheet.off.why')} value={description} onChange={setDescription} />
      </DialogForm>
    </Dialog>
  );
}
