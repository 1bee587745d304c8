import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonTask } from '../../../shared/model/people.ts';
import { entityName } from '../../data/commandWords.ts';
import { useStudio } from '../../data/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { WaitingMark } from '../../parts/WaitingMark.tsx';
import { PriorityMark } from '../../ui/PriorityMark.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { TaskTypeTag } from '../../ui/TaskTypeTag.tsx';
import styles from './PersonTaskLine.module.css';

type Props = {
  readonly task: PersonTask;
  readonly line: number;
  readonly now: number;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
};

/** A task of somebody's. Clicks and keys are heard by the list. */
export const PersonTaskLine = memo(function PersonTaskLine({ task, line, now, isCurrent, isSelected }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { taskTypes, taskStatuses, productions } = useStudio();
  const taskType = taskTypes.get(task.taskTypeId);
  const status = taskStatuses.get(task.taskStatusId) ?? null;
  const production = productions.get(task.productionId)?.name ?? '';
  const due = task.dueDate === null ? '' : format.day(task.dueDate, now);
  const isLate = task.dueDate !== null && task.dueDate < format.dayOf(now) && status?.isDone !== true;
  const mark = task.mark === null ? '' : t(`marks.${task.mark}`);
  const spent =
    task.estimationMinutes === 0
      ? format.duration(task.durationMinutes)
      : t('people.person.spentOf', {
          spent: format.duration(task.durationMinutes),
          estimate: format.duration(task.estimationMinutes),
        });
  const label = [entityName(task.entity), taskType?.name, status?.name, production, due, mark];
  return (
    <div
      className={styles.line}
      role="row"
      aria-rowindex={line + 1}
      aria-selected={isSelected}
      aria-label={label.filter(Boolean).join(', ')}
      data-line={line}
      data-selected={isSelected || undefined}
      tabIndex={isCurrent ? 0 : -1}
    >
      <span className={styles.name} role="gridcell">
        <span className={styles.entity}>{entityName(task.entity)}</span>
        {taskType && <TaskTypeTag name={taskType.name} color={taskType.color} />}
        <PriorityMark priority={task.priority} label={t(`priorities.${task.priority}`)} />
      </span>
      <span className={styles.cell} role="gridcell">
        {production}
      </span>
      <span role="gridcell">
        <StatusChip
          status={status}
          mark={task.mark && <WaitingMark mark={task.mark} place="chip" of={{ taskId: task.taskId }} />}
        />
      </span>
      <span className={styles.figure} role="gridcell" data-late={isLate || undefined}>
        {due}
      </span>
      <span className={styles.figure} role="gridcell">
        {task.estimationMinutes + task.durationMinutes === 0 ? '' : spent}
      </span>
    </div>
  );
});
