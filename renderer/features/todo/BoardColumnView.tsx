import { type DragEvent, Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodoRow } from '../../../shared/model/screens.ts';
import type { Id, TaskStatus } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { BoardCard } from './BoardCard.tsx';
import type { BoardColumn } from './boardColumns.ts';
import styles from './TaskBoard.module.css';

type Props = {
  readonly column: BoardColumn;
  /** What stands over the first card of each group, of every task. */
  readonly headOf: ReadonlyMap<Id, string>;
  /** The heads say the sequence of a shot. */
  readonly isBySequence: boolean;
  readonly dragged: TodoRow | null;
  /** Files are held over its card. */
  readonly heldOverId: Id | null;
  readonly canTake: boolean;
  readonly now: number;
  readonly hasProduction: boolean;
  readonly currentId: Id | null;
  readonly selectedId: Id | null;
  readonly menuId: Id | null;
  readonly allowedOf: (row: TodoRow) => readonly TaskStatus[];
  readonly onMenu: (taskId: Id | null) => void;
  readonly onDrag: (taskId: Id) => void;
  readonly onDrop: () => void;
  readonly onChoose: (taskId: Id) => void;
  readonly onOpen: (row: TodoRow) => void;
};

/** What has one status. While a card is dragged it says whether it may come here, and what that means. */
export function BoardColumnView(props: Props) {
  const {
    column,
    headOf,
    isBySequence,
    dragged,
    heldOverId,
    canTake,
    now,
    hasProduction,
    currentId,
    selectedId,
    menuId,
    allowedOf,
  } = props;
  const { onMenu, onDrag, onDrop, onChoose, onOpen } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { taskStatuses } = useStudio();
  const [isOver, setIsOver] = useState(false);
  const { status, rows } = column;
  const isFrom = dragged?.taskStatusId === status.id;
  const isLocked = dragged !== null && !isFrom && !canTake;
  const isTarget = dragged !== null && !isFrom && canTake;
  const from = dragged === null ? undefined : taskStatuses.get(dragged.taskStatusId);
  const isStrip = rows.length === 0 && !(isOver && isTarget);
  const dropHandlers = {
    onDragOver: (event: DragEvent) => {
      if (isTarget) event.preventDefault();
    },
    onDragEnter: () => setIsOver(true),
    onDragLeave: (event: DragEvent) => {
      if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setIsOver(false);
    },
    onDrop: (event: DragEvent) => {
      setIsOver(false);
      // Files are not for the column.
      if (dragged === null) return;
      event.preventDefault();
      onDrop();
    },
  };
  return (
    <section
      className={styles.column}
      aria-label={t('todo.board.column', { status: status.name, count: rows.length })}
      data-strip={isStrip || undefined}
      data-locked={isLocked || undefined}
      data-target={(isTarget && isOver) || undefined}
      {...dropHandlers}
    >
      <header className={styles.columnHead}>
        <StatusChip status={status} />
        <span className={styles.count}>{format.number(rows.length)}</span>
        {isLocked && <Icon name="lock" size="sm" />}
      </header>
      {!isStrip && (
        <div className={styles.cards}>
          {isLocked && <p className={styles.refusal}>{t('todo.board.notHere', { status: status.name })}</p>}
          {isTarget && isOver && from && (
            <p className={styles.invitation}>{t('todo.board.drop', { from: from.name, to: status.name })}</p>
          )}
          {rows.map((row, index) => (
            <Fragment key={row.taskId}>
              {headOf.get(row.taskId) !== headOf.get(rows[index - 1]?.taskId ?? '') && (
                <h3 className={styles.groupHead}>{headOf.get(row.taskId)}</h3>
              )}
              <BoardCard
                row={row}
                now={now}
                isBelowSequence={isBySequence && row.entity.kind === 'Shot'}
                hasProduction={hasProduction}
                isCurrent={row.taskId === currentId}
                isSelected={row.taskId === selectedId}
                isDragged={row.taskId === dragged?.taskId}
                isHeldOver={row.taskId === heldOverId}
                allowed={allowedOf(row)}
                isMenuOpen={row.taskId === menuId}
                onMenu={onMenu}
                onDrag={onDrag}
                onChoose={onChoose}
                onOpen={onOpen}
              />
            </Fragment>
          ))}
        </div>
      )}
    </section>
  );
}
