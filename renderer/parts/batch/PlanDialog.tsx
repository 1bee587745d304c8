import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskChange } from '../../../shared/model/changes.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { parseDuration } from '../../../shared/rules/parseDuration.ts';
import { useStudio } from '../../data/studio.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { inPieces } from '../inPieces.ts';
import { useTellBatch } from '../tellBatch.ts';
import { useTellFailure } from '../useTellFailure.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogForm } from '../../ui/DialogForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './PlanDialog.module.css';

export type PlannedField = 'startDate' | 'dueDate' | 'estimationMinutes';

type Props = {
  readonly taskIds: readonly Id[];
  /** The one that was asked for. */
  readonly first: PlannedField;
  readonly onClose: () => void;
};

const mostMinutes = 10_000_000;
const labels = { startDate: 'task.start', dueDate: 'task.due', estimationMinutes: 'task.estimate' } as const;

/** Dates and estimate of many tasks: what is ticked is set on all of them, and how many values that is stands there. */
export function PlanDialog({ taskIds, first, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { organisation } = useStudio();
  const edit = useCommand('editTask');
  const tell = useTellBatch();
  const tellFailure = useTellFailure();
  const [texts, setTexts] = useState<Readonly<Partial<Record<PlannedField, string>>>>({ [first]: '' });
  const fields: readonly PlannedField[] = [
    first,
    ...(['startDate', 'dueDate', 'estimationMinutes'] as const).filter((field) => field !== first),
  ];
  const changes = fields.flatMap((field) => {
    const text = texts[field];
    return text === undefined ? [] : [changeOf(field, text, organisation.hoursByDay)];
  });
  const read = changes.flatMap((change) => change ?? []);
  const canKeep = read.length > 0 && read.length === changes.length;
  const count = read.length * taskIds.length;

  async function keep(): Promise<void> {
    const answer = await inPieces(taskIds, (piece) => edit.run({ taskIds: piece, changes: [...read] }));
    onClose();
    tell(answer, t('plan.done', { count: answer.commandIds.length, number: format.number(answer.commandIds.length) }));
  }
  function submit(): Promise<void> | undefined {
    return canKeep ? keep().catch(tellFailure) : undefined;
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('plan.title', { count: taskIds.length, number: format.number(taskIds.length) })}
      description={t('plan.willChange', { count, number: format.number(count) })}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" type="submit" form="plan-tasks" isDisabled={!canKeep} isBusy={edit.isRunning}>
            {t('plan.keep', { count, number: format.number(count) })}
          </Button>
        </>
      }
    >
      <DialogForm id="plan-tasks" onSubmit={submit}>
        {fields.map((field) => {
          const text = texts[field];
          const isDay = field !== 'estimationMinutes';
          const isWrong = text !== undefined && changeOf(field, text, organisation.hoursByDay) === null;
          const { [field]: _left, ...others } = texts;
          return (
            <div className={styles.line} key={field}>
              <Checkbox
                isChecked={text !== undefined}
                onChange={(isOn) => setTexts(isOn ? { ...texts, [field]: '' } : others)}
              >
                {t(labels[field])}
              </Checkbox>
              <TextField
                label={t(labels[field])}
                isLabelHidden
                type={isDay ? 'date' : 'text'}
                value={text ?? ''}
                onChange={(next) => setTexts({ ...texts, [field]: next })}
                {...(isDay ? {} : { placeholder: t('task.timeExample') })}
                error={isWrong ? t(isDay ? 'edit.problem.not-a-date' : 'task.timeUnreadable') : null}
                hint={text === '' ? t('plan.empties') : undefined}
              />
            </div>
          );
        })}
      </DialogForm>
    </Dialog>
  );
}

/** Null where it is neither a day nor a time; nothing takes away what there is. */
function changeOf(field: PlannedField, text: string, hoursByDay: number): TaskChange | null {
  if (field === 'estimationMinutes') {
    const value = text.trim() === '' ? 0 : parseDuration(text, hoursByDay, mostMinutes);
    return value === null ? null : { field, value };
  }
  return text === '' || /^\d{4}-\d\d-\d\d$/.test(text) ? { field, value: text === '' ? null : text } : null;
}
