/** What can be done to all selected tasks at once, for the action bar and the menu alike. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { useCommand } from '../../data/useCommand.ts';
import { inPieces } from '../../parts/inPieces.ts';
import { productionPeople, productionStatuses } from '../../parts/productionChoices.ts';
import { type ChangedTasks, useAssignEntries, usePriorityEntries, useStatusEntries } from '../../parts/taskMenus.tsx';
import { useTaskOutcome } from '../../parts/taskOutcome.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import type { EntityKindShown } from './entityRows.ts';
import type { KnownTask } from './selection.ts';

type Options = {
  readonly productionId: Id;
  readonly kind: EntityKindShown;
  readonly taskIds: readonly Id[];
  readonly known: ReadonlyMap<Id, KnownTask>;
  readonly onSelect: (taskIds: readonly Id[]) => void;
};
export type TaskBatch = ReturnType<typeof useTaskBatch>;
export type BatchMenu = 'status' | 'assign' | 'priority' | 'comment';

export function useTaskBatch({ productionId, kind, taskIds, known, onSelect }: Options) {
  const { t } = useTranslation();
  const studio = useStudio();
  const { me, taskTypes } = studio;
  const assign = useCommand('assignTask');
  const tell = useTaskOutcome({ onShowRefused: onSelect });
  const tellFailure = useTellFailure();
  const [openMenu, setOpenMenu] = useState<BatchMenu | null>(null);
  const production = studio.productions.get(productionId);
  const role = production?.role ?? studio.role;
  const isStaff = role === 'admin' || role === 'manager' || role === 'supervisor';
  const statuses = productionStatuses(studio, productionId, kind === 'Concept');
  const before = new Map([...known].map(([id, { cell }]) => [id, cell] as const));
  const tasks: ChangedTasks = { taskIds, before, onOutcome: tell };
  const typeIds = [...new Set([...known.values()].map(({ taskTypeId }) => taskTypeId))];

  async function assignSelf() {
    if (me === null || taskIds.length === 0) return;
    const changed = taskIds.filter((id) => !before.get(id)?.assigneeIds.includes(me.id));
    if (changed.length === 0) return;
    const answer = await inPieces(changed, (piece) => assign.run({ taskIds: piece, personId: me.id }));
    const title = t('tasks.assigned', { count: answer.commandIds.length, person: me.fullName });
    tell({ answer, taskIds: changed, title });
  }
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
    /** The task types of the selection, as far as its rows are here. */
    typeNames: typeIds.flatMap((id) => taskTypes.get(id)?.name ?? []),
    areAllKnown: known.size === taskIds.length,
    tell,
    openMenu,
    setOpenMenu,
  };
}
