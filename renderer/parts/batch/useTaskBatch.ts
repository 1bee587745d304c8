/** What can be done to all selected tasks at once, for the action bar, the menu and the panel alike. */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskSummary } from '../../../shared/model/chosenTasks.ts';
import type { Id, TableKind } from '../../../shared/model/studio.ts';
import { mayEver } from '../../../shared/rules/deedsOfRole.ts';
import { useStudio } from '../../data/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useEngine } from '../../data/useEngine.ts';
import type { MenuEntry } from '../../ui/Menu.tsx';
import { useAskFirst } from './askFirst.tsx';
import { inPieces } from '../inPieces.ts';
import { productionPeople, productionStatuses } from '../productionChoices.ts';
import {
  type ChangedTasks,
  type InCommon,
  useAssignEntries,
  usePriorityEntries,
  useStatusEntries,
  withoutThere,
} from '../taskMenus.tsx';
import { useTaskOutcome } from '../taskOutcome.ts';
import { useTellFailure } from '../useTellFailure.ts';

type Options = {
  readonly productionId: Id;
  readonly kind: TableKind;
  readonly taskIds: readonly Id[];
  readonly onSelect: (taskIds: readonly Id[]) => void;
};
export type TaskBatch = ReturnType<typeof useTaskBatch>;
export type BatchMenu = 'status' | 'assign' | 'priority' | 'comment';

/** As many as one question takes; more are still changed all together. */
export const mostSummed = 10_000;

export function useTaskBatch({ productionId, kind, taskIds, onSelect }: Options) {
  const { t } = useTranslation();
  const studio = useStudio();
  const { me, taskTypes } = studio;
  const assign = useCommand('assignTask');
  const tellTasks = useCall('tellTasks');
  const tell = useTaskOutcome({ onShowRefused: onSelect });
  const tellFailure = useTellFailure();
  const [openMenu, setOpenMenu] = useState<BatchMenu | null>(null);
  const question = useMemo(() => ({ taskIds: taskIds.slice(0, mostSummed) }), [taskIds]);
  const answer = useEngine('chosenTasks', question, { keepsPrevious: true, isOff: taskIds.length === 0 });
  /** Null while it is that of another selection. */
  const summary = answer.isPrevious ? null : (answer.value ?? null);
  const production = studio.productions.get(productionId);
  const role = production?.role ?? studio.role;
  const isStaff = role === 'admin' || role === 'manager' || role === 'supervisor';
  const statuses = productionStatuses(studio, productionId, kind === 'Concept');
  const common = inCommon(summary, taskIds.length);
  const { ask, dialog } = useAskFirst(common);
  const tasks: ChangedTasks = { taskIds, common, onOutcome: tell, ask };

  async function assignSelf() {
    if (me === null || taskIds.length === 0) return;
    const assigned = withoutThere(await inPieces(taskIds, (piece) => assign.run({ taskIds: piece, personId: me.id })));
    const title = t('tasks.assigned', { count: assigned.commandIds.length, person: me.fullName });
    tell({ answer: assigned, title, canUndo: true });
  }
  async function setFollowed(isFollowed: boolean) {
    const given = await inPieces(taskIds, (piece) =>
      tellTasks.run({ tellings: piece.map((taskId) => ({ kind: 'followTask', input: { taskId, isFollowed } })) }),
    );
    const count = given.commandIds.length;
    tell({ answer: given, title: t(isFollowed ? 'tasks.followed' : 'tasks.unfollowed', { count }) });
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
    canAssignSelf: me !== null && mayEver([role], 'assignSelf'),
    assignSelf: () => {
      if (me === null) return;
      ask({
        title: t('batch.assign', { person: me.fullName }),
        count: taskIds.length,
        sameCount: ({ assigned }) => assigned.get(me.id) ?? 0,
        run: () => void assignSelf().catch(tellFailure),
      });
    },
    /** Says how many cells will change, where they are many: to be drawn by whoever offers the changes. */
    question: dialog,
    statusEntries: useStatusEntries(tasks, statuses),
    priorityEntries: usePriorityEntries(tasks),
    assignEntries: useAssignEntries(tasks, productionPeople(studio, productionId)),
    /** Both: which of them are followed no list tells. */
    followEntries: [followEntry(true, t('tasks.follow')), followEntry(false, t('tasks.unfollow'))],
    summary,
    /** Shown while the next selection is summed up. */
    lastSummary: answer.value ?? null,
    problem: answer.error,
    askAgain: answer.ask,
    typeNames: summary?.typeCounts.flatMap(({ taskTypeId }) => taskTypes.get(taskTypeId)?.name ?? []) ?? [],
    tell,
    openMenu,
    setOpenMenu,
  };
}

function inCommon(summary: TaskSummary | null, count: number): InCommon {
  // Of more than were summed up nothing is said.
  if (summary === null || summary.count !== count)
    return { taskStatusId: null, priority: null, assigned: new Map(), withStatus: new Map(), withPriority: new Map() };
  const { statusCounts, priorityCounts, assigneeCounts } = summary;
  return {
    taskStatusId: statusCounts.length === 1 ? (statusCounts[0]?.taskStatusId ?? null) : null,
    priority: priorityCounts.length === 1 ? (priorityCounts[0]?.priority ?? null) : null,
    assigned: new Map(assigneeCounts.map(({ personId, count: of }) => [personId, of])),
    withStatus: new Map(statusCounts.map(({ taskStatusId, count: of }) => [taskStatusId, of])),
    withPriority: new Map(priorityCounts.map(({ priority, count: of }) => [priority, of])),
  };
}
