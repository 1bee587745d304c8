import type { DragEvent, MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { TodoRow } from '../../../shared/model/screens.ts';
import type { Id, TaskStatus } from '../../../shared/model/studio.ts';
import { entityName } from '../../data/commandWords.ts';
import { useStudio } from '../../data/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { commonOfOne, useStatusEntries } from '../../parts/taskMenus.tsx';
import { useTaskOutcome } from '../../parts/taskOutcome.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { PriorityMark } from '../../ui/PriorityMark.tsx';
import { awaitSecondPress } from '../../ui/secondPress.ts';
import { TaskTypeTag } from '../../ui/TaskTypeTag.tsx';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import styles from './BoardCard.module.css';
import { dueTone } from '../../parts/dueTone.ts';
import { LastWords } from './LastWords.tsx';
import { PublishNote } from './PublishNote.tsx';
import { TimeSpent } from '../../parts/TimeSpent.tsx';

type Props = {
  readonly row: TodoRow;
  readonly now: number;
  readonly hasProduction: boolean;
  /** Production, episode and sequence stand over it. */
  readonly isBelowSequence: boolean;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly isDragged: boolean;
  /** Files are held over it. */
  readonly isHeldOver: boolean;
  readonly allowed: readonly TaskStatus[];
  readonly isMenuOpen: boolean;
  readonly onMenu: (taskId: Id | null) => void;
  readonly onDrag: (taskId: Id) => void;
  readonly onChoose: (taskId: Id) => void;
  readonly onOpen: (row: TodoRow) => void;
};

/** One task of the board. Keys are heard by the board. */
export function BoardCard(props: Props) {
  const {
    row,
    now,
    hasProduction,
    isBelowSequence,
    isCurrent,
    isSelected,
    isDragged,
    isHeldOver,
    allowed,
    isMenuOpen,
  } = props;
  const { onMenu, onDrag, onChoose, onOpen } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { productions, taskTypes } = useStudio();
  const tell = useTaskOutcome();
  const entries = useStatusEntries({ taskIds: [row.taskId], common: commonOfOne(row), onOutcome: tell }, allowed);
  const taskType = taskTypes.get(row.taskTypeId);
  const name = entityName(row.entity);
  const path = name.slice(0, name.length - row.entity.name.length);
  const priority = row.priority === 0 ? undefined : t(`priorities.${row.priority}`);
  const mark = row.mark === null ? undefined : t(`marks.${row.mark}`);
  const due = row.dueDate === null ? undefined : format.day(row.dueDate, now);
  const handlers = {
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', name);
      onDrag(row.taskId);
    },
    onClick: (event: MouseEvent<HTMLElement>) => {
      awaitSecondPress(event, () => onOpen(row));
      onChoose(row.taskId);
    },
  };
  return (
    <div className={styles.place} data-task={row.taskId} data-dragged={isDragged || undefined}>
      <div
        className={styles.card}
        role="button"
        tabIndex={isCurrent ? 0 : -1}
        aria-pressed={isSelected}
        data-card={row.taskId}
        data-selected={isSelected || undefined}
        draggable={allowed.length > 0}
        {...handlers}
      >
        <span className={styles.picture}>
          <Thumbnail
            url={row.previewFileId === null ? null : mediaUrl('thumbnail', row.previewFileId)}
            alt=""
            size="fill"
          />
        </span>
        <span className={styles.title}>
          <span className={styles.name} title={name}>
            {isBelowSequence ? <VisuallyHidden>{path}</VisuallyHidden> : <span className={styles.path}>{path}</span>}
            <span className={styles.own}>{row.entity.name}</span>
          </span>
          <PriorityMark priority={row.priority} label={priority ?? ''} />
        </span>
        <span className={styles.kind}>
          {taskType && <TaskTypeTag name={taskType.name} color={taskType.color} />}
          {hasProduction && !isBelowSequence && (
            <span className={styles.production}>{productions.get(row.productionId)?.name}</span>
          )}
        </span>
        <LastWords row={row} />
        <span className={styles.facts}>
          <span
            className={styles.due}
            data-due={row.dueDate === null ? undefined : dueTone(row.dueDate, format.dayOf(now))}
          >
            {due !== undefined && (
              <>
                <Icon name="calendar" size="sm" />
                <VisuallyHidden>{t('todo.dueOn', { day: due })}</VisuallyHidden>
                <span aria-hidden="true">{due}</span>
              </>
            )}
          </span>
          {row.mark !== null && (
            <span className={styles.mark} data-mark={row.mark} title={mark}>
              <Icon name={row.mark === 'rejected' || row.mark === 'conflict' ? 'warning' : 'clock'} size="sm" />
              <VisuallyHidden>{mark}</VisuallyHidden>
            </span>
          )}
        </span>
        <TimeSpent spentMinutes={row.durationMinutes} estimatedMinutes={row.estimationMinutes} />
      </div>
      {allowed.length > 0 && (
        <span className={styles.menu} data-open={isMenuOpen || undefined}>
          <Menu
            align="end"
            filter={{ label: t('tasks.find'), empty: t('ui.noMatch') }}
            isOpen={isMenuOpen}
            onOpenChange={(isOpen) => onMenu(isOpen ? row.taskId : null)}
            trigger={
              <IconButton
                icon="status-wip"
                size="sm"
                label={t('todo.board.statusOf', { name })}
                keysOf="task.status"
                tabIndex={isCurrent ? 0 : -1}
              />
            }
            entries={entries}
          />
        </span>
      )}
      {isHeldOver && <PublishNote row={row} />}
    </div>
  );
}
