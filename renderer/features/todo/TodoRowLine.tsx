import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { TodoRow } from '../../../shared/model/screens.ts';
import type { Person } from '../../../shared/model/studio.ts';
import { entityName } from '../../data/commandWords.ts';
import { useStudio } from '../../data/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { pictureOf } from '../../parts/pictureOf.ts';
import { WaitingMark } from '../../parts/WaitingMark.tsx';
import { AvatarStack, type StackedPerson } from '../../ui/AvatarStack.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { PriorityMark } from '../../ui/PriorityMark.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { TaskTypeTag } from '../../ui/TaskTypeTag.tsx';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import { dueTone } from '../../parts/dueTone.ts';
import { LastWords } from './LastWords.tsx';
import { PublishNote } from './PublishNote.tsx';
import { TimeSpent } from '../../parts/TimeSpent.tsx';
import styles from './TodoRowLine.module.css';

/** What one has to do, has done, or has to look at. */
export type TaskLook = 'todo' | 'done' | 'checks';

type Props = {
  readonly row: TodoRow;
  readonly line: number;
  readonly level: 1 | 2;
  readonly now: number;
  readonly look: TaskLook;
  readonly hasProduction: boolean;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  /** Files are held over it. */
  readonly isHeldOver: boolean;
};

/** One task: what, by when, how much of its time is used, where it stands. Clicks and keys are heard by the list. */
export const TodoRowLine = memo(function TodoRowLine(props: Props) {
  const { row, line, level, now, look, hasProduction, isCurrent, isSelected, isHeldOver } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { people, productions, taskStatuses, taskTypes } = useStudio();
  const taskType = taskTypes.get(row.taskTypeId);
  const status = taskStatuses.get(row.taskStatusId);
  const production = productions.get(row.productionId);
  const name = entityName(row.entity);
  const priority = row.priority === 0 ? undefined : t(`priorities.${row.priority}`);
  const mark = row.mark === null ? undefined : t(`marks.${row.mark}`);
  const doneDay = row.doneAt === null ? null : format.dayOf(Date.parse(row.doneAt));
  const day = look === 'done' ? doneDay : row.dueDate;
  const dayText = day === null ? undefined : format.day(day, now);
  const spokenDay =
    dayText === undefined
      ? undefined
      : look === 'done'
        ? t('todo.doneOn', { day: dayText })
        : t('todo.dueOn', { day: dayText });
  const assignees = row.assigneeIds.flatMap((id) => people.get(id) ?? []);
  return (
    <div
      className={styles.row}
      role="row"
      aria-level={level}
      aria-rowindex={line + 1}
      aria-selected={isSelected}
      aria-label={[name, taskType?.name, status?.name, priority, spokenDay, mark].filter(Boolean).join(', ')}
      data-line={line}
      data-task={row.taskId}
      data-selected={isSelected || undefined}
      data-canceled={row.entity.isCanceled || undefined}
      tabIndex={isCurrent ? 0 : -1}
    >
      <Thumbnail
        url={row.previewFileId === null ? null : mediaUrl('thumbnail', row.previewFileId)}
        alt=""
        size="list"
      />
      <div className={styles.text} role="gridcell">
        <span className={styles.title}>
          <span className={styles.name}>{name}</span>
          {taskType && <TaskTypeTag name={taskType.name} color={taskType.color} />}
          {look !== 'done' && <PriorityMark priority={row.priority} label={priority ?? ''} />}
          {hasProduction && production && <span className={styles.production}>{production.name}</span>}
        </span>
        <LastWords row={row} />
      </div>
      {look === 'checks' ? (
        <span
          className={styles.day}
          role="gridcell"
          title={row.feedbackAskedAt === null ? undefined : format.instantFull(row.feedbackAskedAt)}
        >
          {row.feedbackAskedAt !== null && (
            <>
              <Icon name="clock" size="sm" />
              {format.ago(row.feedbackAskedAt, now)}
            </>
          )}
        </span>
      ) : (
        <span
          className={styles.day}
          role="gridcell"
          data-due={look === 'done' || day === null ? undefined : dueTone(day, format.dayOf(now))}
          title={day === null ? undefined : format.dayFull(day)}
        >
          {dayText !== undefined && (
            <>
              <Icon name={look === 'done' ? 'check' : 'calendar'} size="sm" />
              {dayText}
            </>
          )}
        </span>
      )}
      {look === 'checks' ? (
        <span className={styles.people} role="gridcell">
          <AvatarStack people={assignees.map(stacked)} size="sm" />
        </span>
      ) : (
        <span className={styles.time} role="gridcell">
          <TimeSpent spentMinutes={row.durationMinutes} estimatedMinutes={row.estimationMinutes} />
        </span>
      )}
      <span className={styles.status} role="gridcell">
        {status && (
          <StatusChip
            status={status}
            mark={row.mark && <WaitingMark mark={row.mark} place="chip" of={{ taskId: row.taskId }} />}
          />
        )}
      </span>
      {isHeldOver && <PublishNote row={row} />}
    </div>
  );
});

function stacked(person: Person): StackedPerson {
  return { id: person.id, name: person.fullName, pictureUrl: pictureOf(person) };
}
