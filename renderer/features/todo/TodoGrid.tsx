import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodoGrouping, TodoList, TodoRow } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { TaskMenu } from '../../parts/batch/TaskMenu.tsx';
import { useBegunFromRow } from '../../parts/useBegunFromRow.ts';
import { useOpenAside } from '../../parts/useOpenAside.ts';
import { recallHere, rememberHere } from '../../place/navigation.ts';
import { useActions } from '../../ui/actions.ts';
import { LineList } from '../../ui/LineList.tsx';
import { useRowHeights } from '../../ui/rowHeights.ts';
import { useLines } from '../../ui/useLines.ts';
import { useGroupTitles } from './groupTitle.ts';
import { taskPlace } from './openTask.ts';
import { TodoGroupHead } from './TodoGroupHead.tsx';
import { headKey, type TodoLine, todoLines } from './todoLines.ts';
import { type TaskLook, TodoRowLine } from './TodoRowLine.tsx';
import { useTaskDrop } from './useTaskDrop.ts';

type Props = {
  readonly label: string;
  readonly list: Pick<TodoList, 'rows' | 'groups'>;
  readonly grouping: TodoGrouping;
  readonly foldedGroupIds: readonly string[];
  readonly look: TaskLook;
  readonly now: number;
  readonly selectedId: Id | null;
  readonly onSelect: (taskId: Id) => void;
  readonly onOpen: (row: TodoRow) => void;
  readonly onFold: (groupId: string, isFolded: boolean) => void;
};

const scrollMemory = 'todo.scroll';

/** One's tasks under their heads. One line has the focus; the keys walk, fold and choose. */
export function TodoGrid(props: Props) {
  const { label, list, grouping, foldedGroupIds, look, now, selectedId, onSelect, onOpen, onFold } = props;
  const { t } = useTranslation();
  const heights = useRowHeights();
  const openAside = useOpenAside();
  const lines = useMemo(() => todoLines(list, foldedGroupIds), [list, foldedGroupIds]);
  const titleOf = useGroupTitles(grouping, list.groups);
  const hasProduction =
    grouping !== 'production' && new Set(list.rows.map(({ productionId }) => productionId)).size > 1;
  const view = useLines<TodoLine>({
    lines,
    heightOf: ({ kind }) => (kind === 'group' ? heights.group : heights.list),
    rowHeight: heights.list,
    selectedKey: selectedId,
    memory: {
      recall: () => recallHere(scrollMemory),
      remember: (scrollTop) => rememberHere(scrollMemory, scrollTop),
    },
    onChoose: (line, isAgain) => {
      if (line.kind === 'group') fold(line.group.id, !line.isFolded);
      else if (isAgain) onOpen(line.row);
      else onSelect(line.row.taskId);
    },
    onDoubleClick: (line) => line.kind === 'row' && onOpen(line.row),
    onAside: (line) => line.kind === 'row' && openAside(taskPlace(line.row)),
    onKey: (key) => {
      if (key === 'ArrowLeft' && groupId !== null && !isFolded) fold(groupId, true);
      else if (key === 'ArrowRight' && groupId !== null && isFolded) fold(groupId, false);
      else return false;
      return true;
    },
  });
  const { currentLine } = view;
  const fileDrop = useTaskDrop();

  function fold(id: string, shallFold: boolean) {
    view.focusOnKey(headKey(id));
    onFold(id, shallFold);
  }
  function walk(direction: 1 | -1) {
    const next = view.neighbour(direction);
    const line = next === null ? undefined : lines[next];
    if (next === null || line?.kind !== 'row') return;
    view.focusOn(next);
    onSelect(line.row.taskId);
  }

  useBegunFromRow({
    isOff: selectedId !== null,
    onBegin: () => {
      const at = view.pointed();
      const line = at === null ? undefined : lines[at];
      if (at === null || line?.kind !== 'row') return false;
      view.focusOn(at);
      onSelect(line.row.taskId);
      return true;
    },
  });

  const groupId = currentLine?.kind === 'group' ? currentLine.group.id : (currentLine?.groupId ?? null);
  const isFolded = currentLine?.kind === 'group' && currentLine.isFolded;
  const group = t('actions.group.view');
  const noGroup = groupId === null ? t('todo.notGrouped') : null;
  useActions([
    { id: 'list.next', label: t('todo.next'), group, icon: 'down', run: () => walk(1) },
    { id: 'list.previous', label: t('todo.previous'), group, icon: 'up', run: () => walk(-1) },
    {
      id: 'list.fold',
      label: t('todo.fold'),
      group,
      icon: 'right',
      disabledReason: noGroup,
      run: () => groupId !== null && !isFolded && fold(groupId, true),
    },
    {
      id: 'list.unfold',
      label: t('todo.unfold'),
      group,
      icon: 'down',
      disabledReason: noGroup,
      run: () => groupId !== null && isFolded && fold(groupId, false),
    },
  ]);

  return (
    <LineList
      label={label}
      role="treegrid"
      lines={lines}
      view={view}
      dropHandlers={fileDrop.handlers}
      renderMenu={(line) =>
        line.kind === 'group' ? null : (
          <TaskMenu
            taskId={line.row.taskId}
            isSelected={line.key === selectedId}
            onSelect={() => onSelect(line.row.taskId)}
          />
        )
      }
      renderLine={(line, index, isCurrent) =>
        line.kind === 'group' ? (
          <TodoGroupHead
            title={titleOf(line.group)}
            count={line.group.count}
            isFolded={line.isFolded}
            line={index}
            isCurrent={isCurrent}
          />
        ) : (
          <TodoRowLine
            row={line.row}
            line={index}
            level={line.groupId === null ? 1 : 2}
            now={now}
            look={look}
            hasProduction={hasProduction}
            isCurrent={isCurrent}
            isSelected={line.key === selectedId}
            isHeldOver={line.key === fileDrop.over}
          />
        )
      }
    />
  );
}
