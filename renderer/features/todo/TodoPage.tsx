import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodoGrouping } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useScope } from '../../data/useScope.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { FreshnessNote } from '../../parts/FreshnessNote.tsx';
import { PrintMenu } from '../../parts/print/PrintMenu.tsx';
import { replacePlace } from '../../place/navigation.ts';
import type { Place } from '../../place/place.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import type { IconName } from '../../ui/Icon.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useNow } from '../../ui/useNow.ts';
import { DayBar } from './DayBar.tsx';
import { FilterBar } from './FilterBar.tsx';
import { openTask } from './openTask.ts';
import { PartialNote } from './PartialNote.tsx';
import { SinceBand } from './SinceBand.tsx';
import { TaskBoard } from './TaskBoard.tsx';
import { TaskCalendar } from './TaskCalendar.tsx';
import { TaskListBody } from './TaskListBody.tsx';
import { TodoGrid } from './TodoGrid.tsx';
import { newestDoneFirst } from './todoLines.ts';
import styles from './TodoPage.module.css';
import { TodoTools } from './TodoTools.tsx';
import { looks, type TodoLook, useTodoView } from './todoView.ts';
import { usePrintedTasks } from './usePrintedTasks.ts';
import { useStepBack } from './useStepBack.ts';

type TodoPlace = Extract<Place, { page: 'my-tasks' }>;
type Props = { readonly place: TodoPlace };

const minuteMs = 60_000;
const lookIcons: Readonly<Record<TodoLook, IconName>> = { list: 'list', board: 'columns', calendar: 'calendar' };
const unfolded: readonly string[] = [];

/** The columns of the board are by status already, and the days of the calendar by when. */
const groupingOf = (look: TodoLook, chosen: TodoGrouping): TodoGrouping =>
  look === 'list' || (look === 'board' && chosen !== 'status') ? chosen : 'none';

/** What one has to do, and what one has done. */
export function TodoPage({ place }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  const today = format.dayOf(now);
  const { view, change, fold } = useTodoView('my-tasks');
  const { tab, search } = place;
  const isDoneTab = tab === 'done';
  const look = isDoneTab ? 'list' : view.look;
  useScope({ kind: 'my-tasks' });

  // One question a tab: rows of the one are never shown under the other's name while it is asked.
  const todo = useEngine(
    'todoList',
    { tab: 'todo', search, grouping: groupingOf(look, view.grouping), sort: view.sort, today },
    { keepsPrevious: true, isOff: isDoneTab },
  );
  const done = useEngine(
    'todoList',
    { tab: 'done', search, grouping: 'none', sort: 'lastComment', today },
    { keepsPrevious: true, isOff: !isDoneTab },
  );
  const answer = isDoneTab ? done : todo;
  const list = answer.value;
  const newestFirst = useMemo(() => newestDoneFirst(done.value?.rows ?? []), [done.value]);
  const known = list ?? todo.value ?? done.value;
  // Before anything was pulled, nought would be a claim.
  const counts = known?.freshness.state === 'never' ? undefined : known;
  const count = isDoneTab ? list?.doneCount : list?.todoCount;
  const selectedId = place.sel.at(-1) ?? null;
  const find = (text: string) => replacePlace({ ...place, search: text });
  const select = (taskId: Id) => replacePlace({ ...place, sel: [taskId] });
  useStepBack(place, find);
  const makeSheet = usePrintedTasks({
    list: isDoneTab ? list && { rows: newestFirst, groups: [] } : list,
    grouping: isDoneTab ? 'none' : view.grouping,
    title: t('pages.my-tasks'),
    search,
    now,
  });

  return (
    <div className={styles.page}>
      <PageHeader
        title={t('pages.my-tasks')}
        lead={
          <Tabs
            label={t('pages.my-tasks')}
            value={tab}
            onChange={(next) => replacePlace({ ...place, tab: next, sel: [] })}
            tabs={[
              { value: 'todo', label: t('todo.tab.todo'), ...(counts && { count: format.number(counts.todoCount) }) },
              { value: 'done', label: t('todo.tab.done'), ...(counts && { count: format.number(counts.doneCount) }) },
            ]}
          />
        }
      >
        {!isDoneTab && (
          <Tabs<TodoLook>
            label={t('todo.look.label')}
            look="segments"
            value={look}
            onChange={(next) => change({ look: next })}
            tabs={looks.map((value) => ({ value, label: t(`todo.look.${value}`), icon: lookIcons[value] }))}
          />
        )}
        {list && <PartialNote freshness={list.freshness} />}
        {list && <FreshnessNote freshness={list.freshness} />}
        <PrintMenu make={makeSheet} />
      </PageHeader>
      <FilterBar label={t('todo.filter')} list={list} count={count} search={search} onSearch={find}>
        {!isDoneTab && look !== 'calendar' && <TodoTools view={view} onView={change} />}
      </FilterBar>
      {!isDoneTab && <SinceBand of="mine" now={now} onSelect={select} />}
      <TaskListBody
        answer={answer}
        count={count}
        search={search}
        onSearch={find}
        empty={{
          icon: 'todo',
          title: t(isDoneTab ? 'todo.nothingDone' : 'todo.nothing'),
          description: t(isDoneTab ? 'todo.nothingDoneWhy' : 'todo.nothingWhy'),
        }}
      >
        {(shown) => {
          const chosen = { rows: shown.rows, now, selectedId, onSelect: select, onOpen: openTask };
          if (look === 'board') return <TaskBoard {...chosen} groups={shown.groups} grouping={view.grouping} />;
          if (look === 'calendar') return <TaskCalendar {...chosen} />;
          return (
            <TodoGrid
              key={tab}
              label={t(isDoneTab ? 'todo.tab.done' : 'todo.tab.todo')}
              list={isDoneTab ? { rows: newestFirst, groups: shown.groups } : shown}
              look={tab}
              grouping={isDoneTab ? 'none' : view.grouping}
              foldedGroupIds={isDoneTab ? unfolded : view.foldedGroupIds}
              now={now}
              selectedId={selectedId}
              onSelect={select}
              onOpen={openTask}
              onFold={fold}
            />
          );
        }}
      </TaskListBody>
      <DayBar day={today} canLog={selectedId !== null} />
    </div>
  );
}
