import { useTranslation } from 'react-i18next';
import { type TodoGroup, type TodoGrouping, withoutGroup } from '../../../shared/model/screens.ts';
import type { TaskStatus } from '../../../shared/model/studio.ts';
import { dueBuckets } from '../../../shared/rules/dueBucket.ts';
import { useStudio } from '../../data/studio.ts';

export type GroupTitle = { readonly name: string; readonly note: string; readonly isUrgent: boolean };

type Stage = 'retakes' | 'inProgress' | 'waiting' | 'toDo' | 'done';

/** What a status asks of its artist, by its flags: studios name statuses as they like. */
function stageOf(status: TaskStatus): Stage | null {
  if (status.isDone) return 'done';
  if (status.isRetake) return 'retakes';
  if (status.isFeedbackRequest) return 'waiting';
  if (status.isWip) return 'inProgress';
  return status.isDefault ? 'toDo' : null;
}

/** What stands in the heads of these groups. Of two statuses that ask the same, each keeps its own name. */
export function useGroupTitles(grouping: TodoGrouping, groups: readonly TodoGroup[]): (group: TodoGroup) => GroupTitle {
  const { t } = useTranslation();
  const { productions, taskStatuses, taskTypes, assetTypes } = useStudio();
  const plain = (name: string | undefined): GroupTitle => ({
    name: name ?? t('todo.noGroup'),
    note: '',
    isUrgent: false,
  });
  const stages = groups.map(({ id }) => {
    const status = taskStatuses.get(id);
    return status === undefined ? null : stageOf(status);
  });

  return (group) => {
    switch (grouping) {
      case 'status': {
        const status = taskStatuses.get(group.id);
        const stage = status === undefined ? null : stageOf(status);
        const isShared = stages.filter((other) => other === stage).length > 1;
        return {
          name: stage === null || isShared ? plain(status?.name).name : t(`todo.stage.${stage}`),
          note: stage === 'retakes' ? t('todo.answerFirst') : '',
          isUrgent: false,
        };
      }
      case 'due': {
        const bucket = dueBuckets.find((known) => known === group.id) ?? 'none';
        return { name: t(`todo.due.${bucket}`), note: '', isUrgent: bucket === 'late' };
      }
      case 'production':
        return plain(productions.get(group.id)?.name);
      case 'sequence':
        return plain(group.id === withoutGroup.sequence ? t('todo.noSequence') : group.name);
      case 'assetType':
        return plain(group.id === withoutGroup.assetType ? t('todo.noAssetType') : assetTypes.get(group.id)?.name);
      case 'taskType':
        return plain(taskTypes.get(group.id)?.name);
      case 'none':
        return plain(undefined);
    }
  };
}
