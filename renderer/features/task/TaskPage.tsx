import { useTranslation } from 'react-i18next';
import type { Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { useEngine } from '../../data/useEngine.ts';
import { go } from '../../place/navigation.ts';
import type { Place } from '../../place/place.ts';
import type { ActionId } from '../../keys/catalogue.ts';
import { useActions } from '../../ui/actions.ts';
import styles from './TaskPage.module.css';
import { TaskPanel } from './TaskPanel.tsx';

type Props = { readonly place: Extract<Place, { page: 'task' }> };

/** A task on a page of its own: the panel with room to breathe. */
export function TaskPage({ place }: Props) {
  const { t } = useTranslation();
  const { taskTypes, productions } = useStudio();
  const task = useEngine('task', { taskId: place.taskId }).value;
  const open = (taskId: Id) => go({ ...place, taskId });

  /** The tasks of the entity in the production's order, this one among them. */
  function neighbour(step: 1 | -1): Id | null {
    if (!task) return null;
    const order = productions.get(place.productionId)?.taskTypes ?? [];
    const rankOf = (taskTypeId: Id) =>
      order.find((one) => one.taskTypeId === taskTypeId)?.priority ?? taskTypes.get(taskTypeId)?.priority ?? 0;
    const all = [...task.siblings, { taskId: task.task.id, taskTypeId: task.task.taskTypeId }].toSorted(
      (one, other) => rankOf(one.taskTypeId) - rankOf(other.taskTypeId),
    );
    return all[all.findIndex(({ taskId }) => taskId === task.task.id) + step]?.taskId ?? null;
  }
  const walk = (id: ActionId, label: string, step: 1 | -1) => ({
    id,
    label,
    group: t('actions.group.view'),
    icon: step === 1 ? ('down' as const) : ('up' as const),
    disabledReason: neighbour(step) === null ? t('task.noOther') : null,
    run: () => {
      const taskId = neighbour(step);
      if (taskId !== null) open(taskId);
    },
  });
  useActions([walk('view.previous', t('task.previous'), -1), walk('view.next', t('task.next'), 1)]);
  return (
    <div className={styles.page}>
      <TaskPanel taskId={place.taskId} look="page" onOpenTask={open} />
    </div>
  );
}
