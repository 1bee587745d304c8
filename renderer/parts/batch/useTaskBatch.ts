/** What can be done to all selected tasks at once, for the action bar, the menu and the panel alike. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id, TableKind } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { useCommand } from '../../data/useCommand.ts';
import type { MenuEntry } from '../../ui/Menu.tsx';
import { inPieces, oneByOne } from '../inPieces.ts';
import { productionPeople, productionStatuses } from '../productionChoices.ts';
import {
  type ChangedTasks,
  type TaskBefore,
  useAssignEntries,
  usePriorityEntries,
  useStatusEntries,
} from '../taskMenus.tsx';
import { useTaskOutcome } from '../taskOutcome.ts';
import { useTellFailure } from '../useTellFailure.ts';

/** A task of the batch, as far as its row is here. */
export type BatchTask = TaskBefore & { readonly taskTypeId: Id };

type Options = {
  readonly productionId: Id;
  readonly kind: TableKind;
  readonly taskIds: readonly Id[];
  readonly known: ReadonlyMap<Id, BatchTask>;
  readonly onSelect: (taskIds: readonly Id[]) => void;
};
export type TaskBatch = ReturnType<typeof useTaskBatch>;
export type BatchMenu = 'status' | 'assign' | 'priority' | 'comment';

export function useTaskBatch({ productionId, kind, taskIds, known, onSelect }: Options) {
  const { t } = useTranslation();
  const studio = useStudio();
  const { me, taskTypes } = studio;
  const assign = useCommand('assignTask');
  const follow = useCommand('followTask');
  const tell = useTaskOutcome({ onShowRefused: onSelect });
  const tellFailure = useTellFailure();
  const [openMenu, setOpenMenu] = useState<BatchMenu | null>(null);
  const production = studio.productions.get(productionId);
  const role = production?.role ?? studio.role;
  const isStaff = role === 'admin' || role === 'manager' || role === 'supervisor';
  const statuses = productionStatuses(studio, productionId, kind === 'Concept');
  const tasks: ChangedTasks = { taskIds, before: known, onOutcome: tell };
  const typeIds = [...new Set([...known.values()].map(({ taskTypeId }) => taskTypeId))];

  async function assignSelf() {
    if (me === null || taskIds.length === 0) return;
    const changed = taskIds.filter((id) => !known.get(id)?.assigneeIds.includes(me.id));
    if (changed.length === 0) return;
    const answer = await inPieces(changed, (piece) => assign.run({ taskIds: piece, personId: me.id }));
    const title = t('tasks.assigned', { count: answer.commandIds.length, person: me.fullName });
    tell({ answer, taskIds: changed, title });
  }
  async function setFollowed(isFollowed: boolean) {
    const answer = await oneByOne(taskIds, (taskId) => follow.run({ taskId, isFollowed }));
    const count = answer.commandIds.length;
    tell({ answer, taskIds, title: t(isFollowed ? 'tasks.followed' : 'tasks.unfollowed', { count }) });
  }
  const followEntry = (isFollowed: boolean, label: string): MenuEntry => ({
    kind: 'item',
    id: isFollowed ? 'follow' : 'unfollow',
    label,
    onChoose: () => void setFollowed(isFollowed).catch(tellFailure),
  });
  return {
    taskIds,
    productionId,
    isStaff,
    statuses,
    canAssignSelf: me !== null && role !== 'client',
    assignSelf: () => void assignSelf().catch(tellFailure),
    statusEntries: useStatusEntries(tasks, statuses),
    priorityEntries: usePriorityEntries(tasks),
    assignEntries: useAssignEntries(tasks, productionPeople(studio, productionId)),
    /** Both: which of them are followed no list tells. */
    followEntries: [followEntry(true, t('tasks.follow')), followEntry(false, t('tasks.unfollow'))],
    /** The task types of the selection, as far as its rows are here. */
    typeNames: typeIds.flatMap((id) => taskTypes.get(id)?.name ?? []),
    areAllKnown: known.size === taskIds.length,
    tell,
    openMenu,
    setOpenMenu,
  };
}
