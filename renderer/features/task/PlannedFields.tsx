import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskChange } from '../../../shared/model/changes.ts';
import type { TaskDetail } from '../../../shared/model/screens.ts';
import type { Day } from '../../../shared/model/studio.ts';
import { maySeeWork } from '../../../shared/rules/pageRights.ts';
import { readMetadata } from '../../../shared/rules/fieldInput.ts';
import { parseDuration } from '../../../shared/rules/parseDuration.ts';
import { roleIn, useStudio } from '../../data/studio.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { refusalWords } from '../../parts/refusalWords.ts';
import { useTaskOutcome } from '../../parts/taskOutcome.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { useActions } from '../../ui/actions.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useNow } from '../../ui/useNow.ts';
import logTime from './LogTime.module.css';
import styles from './Properties.module.css';

type Props = { readonly detail: TaskDetail };
type Planned = 'startDate' | 'dueDate' | 'estimationMinutes';

const mostMinutes = 10_000_000;
const levels = [1, 2, 3, 4, 5] as const;

/** When a task begins and is due, how long it takes and how hard it is: for whoever plans it a button each. */
export function PlannedFields({ detail }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const studio = useStudio();
  const { taskStatuses } = studio;
  const { task, rights, fieldMarks } = detail;
  const [open, setOpen] = useState<Planned | 'difficulty' | null>(null);
  const edit = useCommand('editTask');
  const tell = useTaskOutcome();
  const tellFailure = useTellFailure();

  function keep(change: TaskChange): void {
    setOpen(null);
    if (task[change.field] === change.value) return;
    edit
      .run({ taskIds: [task.id], changes: [change] })
      .then((answer) => tell({ answer, title: '' }))
      .catch(tellFailure);
  }
  const group = t('actions.group.task');
  const disabledReason = refusalWords(rights.refusals.plan, t);
  const isKeyOnly = rights.refusals.plan === 'role';
  useActions([
    {
      id: 'task.due',
      label: t('task.setDue'),
      group,
      icon: 'calendar',
      disabledReason,
      isKeyOnly,
      run: () => setOpen('dueDate'),
    },
    {
      id: 'task.estimate',
      label: t('task.setEstimate'),
      group,
      icon: 'clock',
      disabledReason,
      isKeyOnly,
      run: () => setOpen('estimationMinutes'),
    },
  ]);

  if (!maySeeWork(roleIn(studio, task.productionId))) return null;
  const isDone = taskStatuses.get(task.taskStatusId)?.isDone ?? false;
  const isLate = task.dueDate !== null && task.dueDate < format.dayOf(now) && !isDone;
  const day = (value: Day | null) => (value === null ? null : format.day(value, now));
  const shared = { canPlan: rights.canPlan, marks: fieldMarks, open, onOpen: setOpen, onKeep: keep };
  const difficulty = format.number(task.difficulty);
  return (
    <>
      <Field
        {...shared}
        field="startDate"
        label={t('task.start')}
        shown={day(task.startDate)}
        typed={task.startDate ?? ''}
      />
      <Field
        {...shared}
        field="dueDate"
        label={t('task.due')}
        shown={day(task.dueDate)}
        typed={task.dueDate ?? ''}
        isLate={isLate}
      />
      <Field
        {...shared}
        field="estimationMinutes"
        label={t('task.estimate')}
        shown={task.estimationMinutes === 0 ? null : format.duration(task.estimationMinutes)}
        typed={task.estimationMinutes === 0 ? '' : format.duration(task.estimationMinutes)}
      />
      <div className={styles.item}>
        <dt>{t('task.difficulty')}</dt>
        <dd
          data-waits={fieldMarks.difficulty !== undefined || undefined}
          title={fieldMarks.difficulty && t(`marks.${fieldMarks.difficulty}`)}
        >
          {rights.canPlan ? (
            <Menu
              isOpen={open === 'difficulty'}
              onOpenChange={(isOpen) => setOpen(isOpen ? 'difficulty' : null)}
              trigger={
                <button type="button" className={styles.change} aria-label={`${t('task.difficulty')}: ${difficulty}`}>
                  {difficulty}
                </button>
              }
              entries={levels.map((level) => ({
                kind: 'item',
                id: String(level),
                label: format.number(level),
                isChecked: task.difficulty === level,
                onChoose: () => keep({ field: 'difficulty', value: level }),
              }))}
            />
          ) : (
            difficulty
          )}
        </dd>
      </div>
    </>
  );
}

type FieldProps = {
  readonly field: Planned;
  readonly label: string;
  /** Null: none. */
  readonly shown: string | null;
  readonly typed: string;
  readonly isLate?: boolean;
  readonly canPlan: boolean;
  readonly marks: TaskDetail['fieldMarks'];
  readonly open: Planned | 'difficulty' | null;
  readonly onOpen: (field: Planned | null) => void;
  readonly onKeep: (change: TaskChange) => void;
};

function Field({ field, label, shown, typed, isLate = false, canPlan, marks, open, onOpen, onKeep }: FieldProps) {
  const { t } = useTranslation();
  const mark = marks[field];
  const words = shown ?? <span className={styles.none}>–</span>;
  return (
    <div className={styles.item}>
      <dt>{label}</dt>
      <dd
        data-late={isLate || undefined}
        data-waits={mark !== undefined || undefined}
        title={mark && t(`marks.${mark}`)}
      >
        {canPlan ? (
          <Popover
            title={label}
            isOpen={open === field}
            onOpenChange={(isOpen) => onOpen(isOpen ? field : null)}
            trigger={
              <button type="button" className={styles.change} aria-label={`${label}: ${shown ?? t('fields.empty')}`}>
                {words}
              </button>
            }
          >
            <FieldForm field={field} label={label} typed={typed} onKeep={onKeep} />
          </Popover>
        ) : (
          words
        )}
      </dd>
    </div>
  );
}

function FieldForm({ field, label, typed, onKeep }: Pick<FieldProps, 'field' | 'label' | 'typed' | 'onKeep'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { organisation } = useStudio();
  const [text, setText] = useState(typed);
  const isDay = field !== 'estimationMinutes';
  const change = changeOf(field, text, organisation.hoursByDay);
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (change !== null) onKeep(change);
  }
  return (
    <form className={logTime.form} onSubmit={submit}>
      <TextField
        label={label}
        type={isDay ? 'date' : 'text'}
        value={text}
        onChange={setText}
        {...(isDay ? {} : { placeholder: t('task.timeExample') })}
        error={change === null ? t(isDay ? 'edit.problem.not-a-date' : 'task.timeUnreadable') : null}
        {...(change?.field === 'estimationMinutes' && change.value > 0 ? { hint: format.duration(change.value) } : {})}
      />
      <Button type="submit" kind="primary" size="sm" keys="Enter" isDisabled={change === null}>
        {t('edit.keep')}
      </Button>
    </form>
  );
}

/** Null where it is neither a day nor a time; nothing takes away what there is. */
function changeOf(field: Planned, text: string, hoursByDay: number): TaskChange | null {
  if (field === 'estimationMinutes') {
    const value = text.trim() === '' ? 0 : parseDuration(text, hoursByDay, mostMinutes);
    return value === null ? null : { field, value };
  }
  const read = readMetadata({ dataType: 'date', fieldName: field }, text);
  if (read.kind === 'problem') return null;
  return { field, value: typeof read.value === 'string' ? read.value : null };
}
