import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodoGroup, TodoGrouping, TodoRow } from '../../../shared/model/screens.ts';
import type { Id, TaskStatus } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { useCommand } from '../../data/useCommand.ts';
import { productionStatuses } from '../../parts/productionChoices.ts';
import { useTaskOutcome } from '../../parts/taskOutcome.ts';
import { useOpenAside } from '../../parts/useOpenAside.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { useActions } from '../../ui/actions.ts';
import { BoardColumnView } from './BoardColumnView.tsx';
import { boardColumns, cardByKey } from './boardColumns.ts';
import { useGroupTitles } from './groupTitle.ts';
import { taskPlace } from './openTask.ts';
import styles from './TaskBoard.module.css';
import { TaskMenuArea } from './TaskMenuArea.tsx';
import { useTaskDrop } from './useTaskDrop.ts';

type Props = {
  readonly rows: readonly TodoRow[];
  /** Heads within the columns; none where it is only by status. */
  readonly groups: readonly TodoGroup[];
  readonly grouping: TodoGrouping;
  readonly now: number;
  readonly selectedId: Id | null;
  readonly onSelect: (taskId: Id) => void;
  readonly onOpen: (row: TodoRow) => void;
};

/** One's tasks by status. A card goes where one may put it, by dragging or by its menu; elsewhere the column says why not. */
export function TaskBoard({ rows, groups, grouping, now, selectedId, onSelect, onOpen }: Props) {
  const { t } = useTranslation();
  const studio = useStudio();
  const setStatus = useCommand('setTaskStatus');
  const tell = useTaskOutcome();
  const tellFailure = useTellFailure();
  const fileDrop = useTaskDrop();
  const openAside = useOpenAside();
  const [draggedId, setDraggedId] = useState<Id | null>(null);
  const [focusedId, setFocusedId] = useState<Id | null>(selectedId);
  const [menuId, setMenuId] = useState<Id | null>(null);
  const board = useRef<HTMLDivElement>(null);
  const isFocusAsked = useRef(false);

  const settable = useMemo(() => {
    const productionIds = new Set(rows.map(({ productionId }) => productionId));
    return new Map([...productionIds].map((id) => [id, productionStatuses(studio, id)]));
  }, [rows, studio]);
  const columns = boardColumns(rows, studio.taskStatuses, settable);
  const titleOf = useGroupTitles(grouping, groups);
  const headOf = new Map(
    groups.flatMap((group) =>
      rows.slice(group.start, group.start + group.count).map(({ taskId }) => [taskId, titleOf(group).name]),
    ),
  );
  const dragged = rows.find(({ taskId }) => taskId === draggedId);
  const current =
    rows.find(({ taskId }) => taskId === focusedId) ?? columns.find((one) => one.rows.length > 0)?.rows[0];
  const allowedOf = ({ productionId }: TodoRow): readonly TaskStatus[] => settable.get(productionId) ?? [];
  const hasProduction = settable.size > 1;

  useLayoutEffect(() => {
    if (!isFocusAsked.current) return;
    isFocusAsked.current = false;
    board.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(focusedId ?? '')}"]`)?.focus();
  });
  function focusOn(taskId: Id) {
    isFocusAsked.current = true;
    setFocusedId(taskId);
  }

  function move(row: TodoRow, status: TaskStatus) {
    if (row.taskStatusId === status.id) return;
    setStatus
      .run({ taskIds: [row.taskId], taskStatusId: status.id })
      .then((answer) => tell({ answer, title: '' }))
      .catch(tellFailure);
  }
  function drop(status: TaskStatus) {
    if (dragged && allowedOf(dragged).some(({ id }) => id === status.id)) move(dragged, status);
    setDraggedId(null);
  }

  function walk(direction: 1 | -1) {
    const cards = columns.flatMap((column) => column.rows);
    const at = cards.findIndex(({ taskId }) => taskId === (selectedId ?? focusedId));
    const next = cards[selectedId === null && at >= 0 ? at : at + direction];
    if (next === undefined) return;
    focusOn(next.taskId);
    onSelect(next.taskId);
  }
  function onKeyDown(event: KeyboardEvent) {
    const taskId = cardOf(event.target);
    const here = rows.find((row) => row.taskId === taskId);
    if (here === undefined) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      openAside(taskPlace(here));
      return;
    }
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const next = cardByKey(columns, here.taskId, event.key);
    if (next !== null) {
      event.preventDefault();
      event.stopPropagation();
      focusOn(next);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (event.key === 'Enter' && here.taskId === selectedId) onOpen(here);
      else onSelect(here.taskId);
    }
  }

  /** Of the cards inside, one of which has the focus. */
  const handlers = {
    ...fileDrop.handlers,
    onKeyDown,
    onFocus: (event: FocusEvent) => {
      const taskId = cardOf(event.target);
      if (taskId !== undefined) setFocusedId(taskId);
    },
    onDragEnd: () => setDraggedId(null),
  };

  const group = t('actions.group.view');
  useActions([
    { id: 'list.next', label: t('todo.next'), group, icon: 'down', run: () => walk(1) },
    { id: 'list.previous', label: t('todo.previous'), group, icon: 'up', run: () => walk(-1) },
    {
      id: 'task.status',
      label: t('tasks.setStatus'),
      group: t('actions.group.task'),
      icon: 'status-wip',
      disabledReason: current === undefined ? t('entities.nothingSelected') : null,
      run: () => current && setMenuId(current.taskId),
    },
  ]);

  return (
    <TaskMenuArea selectedId={selectedId} onSelect={onSelect}>
      <div ref={board} className={styles.board} role="group" aria-label={t('todo.look.board')} {...handlers}>
        {columns.map((column) => (
          <BoardColumnView
            key={column.status.id}
            column={column}
            headOf={headOf}
            isBySequence={grouping === 'sequence'}
            dragged={dragged ?? null}
            heldOverId={fileDrop.over}
            canTake={dragged !== undefined && allowedOf(dragged).some(({ id }) => id === column.status.id)}
            now={now}
            hasProduction={hasProduction}
            currentId={current?.taskId ?? null}
            selectedId={selectedId}
            menuId={menuId}
            allowedOf={allowedOf}
            onMenu={setMenuId}
            onDrag={setDraggedId}
            onDrop={() => drop(column.status)}
            onChoose={(taskId) => {
              setFocusedId(taskId);
              onSelect(taskId);
            }}
            onOpen={onOpen}
          />
        ))}
      </div>
    </TaskMenuArea>
  );
}

/** Undefined for a control in a card: that has keys of its own. */
function cardOf(target: EventTarget): Id | undefined {
  return target instanceof HTMLElement ? target.dataset['card'] : undefined;
}
