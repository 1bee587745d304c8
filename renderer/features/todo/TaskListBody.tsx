import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodoList } from '../../../shared/model/screens.ts';
import type { EngineAnswer } from '../../data/useEngine.ts';
import { InlineError } from '../../parts/InlineError.tsx';
import { NotRead } from '../../parts/NotRead.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { IconName } from '../../ui/Icon.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import styles from './TaskListBody.module.css';

type Props = {
  readonly answer: EngineAnswer<TodoList>;
  /** Of all tasks of the list, whatever the search; undefined until they are known. */
  readonly count: number | undefined;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly empty: {
    readonly icon: IconName;
    readonly title: string;
    readonly description: string;
    readonly action?: ReactNode;
  };
  readonly children: (list: TodoList) => ReactNode;
};

const firstRows = 6;

/** A list of tasks, or why there is none: not here yet, nothing to do, nothing found, or what failed. */
export function TaskListBody({ answer, count, search, onSearch, empty, children }: Props) {
  const { t } = useTranslation();
  const list = answer.value;
  const state = list?.freshness.state;
  return (
    <>
      {answer.error && list && <InlineError error={answer.error} onRetry={answer.ask} look="line" />}
      <div className={styles.content}>
        {answer.error && !list && <InlineError error={answer.error} onRetry={answer.ask} look="page" />}
        {!list && !answer.error && <Skeleton rows={firstRows} height="list" label={t('ui.loading')} />}
        {list && count === 0 && state !== 'complete' && (
          <NotRead freshness={list.freshness} notHere={t('todo.notHere')} rows={firstRows} height="list" />
        )}
        {list && count === 0 && state === 'complete' && <EmptyState {...empty} />}
        {list && count !== 0 && list.matchedCount === 0 && (
          <EmptyState
            icon="search"
            title={t('entities.noMatch', { search })}
            action={
              <Button onClick={() => onSearch('')} keys="Escape">
                {t('entities.clearFilter')}
              </Button>
            }
          />
        )}
        {list && list.matchedCount > 0 && children(list)}
      </div>
    </>
  );
}
