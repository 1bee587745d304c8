import { useTranslation } from 'react-i18next';
import { maySupervise } from '../../../shared/rules/toCheck.ts';
import { useStudio } from '../../data/studio.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useScope } from '../../data/useScope.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { FreshnessNote } from '../../parts/FreshnessNote.tsx';
import { go, rememberedProduction, replacePlace } from '../../place/navigation.ts';
import { entityPlace, home, type Place, reviewPlace } from '../../place/place.ts';
import { useActions } from '../../ui/actions.ts';
import { Button } from '../../ui/Button.tsx';
import { Forbidden } from '../../ui/Forbidden.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useNow } from '../../ui/useNow.ts';
import { FilterBar } from './FilterBar.tsx';
import { openTask, taskPlace } from './openTask.ts';
import { SinceBand } from './SinceBand.tsx';
import { TaskListBody } from './TaskListBody.tsx';
import { TodoGrid } from './TodoGrid.tsx';
import styles from './TodoPage.module.css';
import { TodoTools } from './TodoTools.tsx';
import { useTodoView } from './todoView.ts';
import { useStepBack } from './useStepBack.ts';

type ChecksPlace = Extract<Place, { page: 'my-checks' }>;
type Props = { readonly place: ChecksPlace };

/** What waits for one's approval. */
export function ChecksPage({ place }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const { role, productions } = useStudio();
  const { view, change, fold } = useTodoView('my-checks');
  const { search } = place;
  useScope({ kind: 'my-checks' });
  const answer = useEngine(
    'todoList',
    { tab: 'checks', search, grouping: view.grouping, sort: view.sort, today: format.dayOf(now) },
    { keepsPrevious: true },
  );
  const list = answer.value;
  const find = (text: string) => replacePlace({ ...place, search: text });
  useStepBack(place, find);
  const selected = list?.rows.find(({ taskId }) => taskId === place.sel.at(-1));
  const first = selected ?? list?.rows[0];
  const review = (): void => {
    if (first) go(reviewPlace(taskPlace(first), { queue: { kind: 'checks' } }));
  };
  useActions(
    [
      {
        id: 'task.review',
        label: t('review.openChecks'),
        group: t('actions.group.view'),
        icon: 'play',
        disabledReason: first === undefined ? t('todo.nothingToCheck') : null,
        run: review,
      },
    ],
    undefined,
    true,
  );

  if (!maySupervise(role, [...productions.values()])) return <Forbidden title={t('todo.checksForbidden')} />;
  return (
    <div className={styles.page}>
      <PageHeader title={t('pages.my-checks')}>
        {list && <FreshnessNote freshness={list.freshness} />}
        {first !== undefined && (
          <Button size="sm" icon="play" keysOf="task.review" onClick={review}>
            {t('review.openChecks')}
          </Button>
        )}
      </PageHeader>
      <FilterBar label={t('todo.filterChecks')} list={list} count={list?.checkCount} search={search} onSearch={find}>
        <TodoTools view={view} onView={change} />
      </FilterBar>
      <SinceBand of="checks" now={now} onSelect={(taskId) => replacePlace({ ...place, sel: [taskId] })} />
      <TaskListBody
        answer={answer}
        count={list?.checkCount}
        search={search}
        onSearch={find}
        empty={{
          icon: 'check',
          title: t('todo.nothingToCheck'),
          description: t('todo.nothingToCheckWhy'),
          action: <OnFromChecks todoCount={list?.todoCount ?? 0} />,
        }}
      >
        {(shown) => (
          <TodoGrid
            label={t('pages.my-checks')}
            list={shown}
            look="checks"
            grouping={view.grouping}
            foldedGroupIds={view.foldedGroupIds}
            now={now}
            selectedId={place.sel.at(-1) ?? null}
            onSelect={(taskId) => replacePlace({ ...place, sel: [taskId] })}
            onOpen={openTask}
            onFold={fold}
          />
        )}
      </TaskListBody>
    </div>
  );
}

/** Whoever supervises begins here: where all is checked, their own tasks are next, and without any the shots of their production. */
function OnFromChecks({ todoCount }: { readonly todoCount: number }) {
  const { t } = useTranslation();
  const { account, productions } = useStudio();
  if (todoCount > 0) {
    return (
      <Button icon="todo" keysOf="go.my-tasks" onClick={() => go(home)}>
        {t('todo.toMyTasks', { count: todoCount })}
      </Button>
    );
  }
  const open = [...productions.values()].filter(({ isOpen }) => isOpen);
  const production = open.find(({ id }) => id === rememberedProduction(account.id)) ?? open[0];
  if (production === undefined) return null;
  return (
    <Button icon="shot" keysOf="go.shots" onClick={() => go(entityPlace('shots', production.id))}>
      {t('actions.go.shots', { production: production.name })}
    </Button>
  );
}
