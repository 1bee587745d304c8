/** The menus that change tasks, the same wherever tasks are shown: one task's panel, or a selection of a thousand. */
import { useTranslation } from 'react-i18next';
import type { Id, Person, TaskStatus } from '../../shared/model/studio.ts';
import type { Priority } from '../../shared/model/task.ts';
import { useStudio } from '../data/studio.ts';
import { useCommand } from '../data/useCommand.ts';
import { Avatar } from '../ui/Avatar.tsx';
import type { MenuEntry } from '../ui/Menu.tsx';
import { PriorityMark } from '../ui/PriorityMark.tsx';
import { StatusChip } from '../ui/StatusChip.tsx';
import { pictureOf } from './pictureOf.ts';
import { inPieces } from './inPieces.ts';
import type { TaskOutcome } from './taskOutcome.ts';
import { useTellFailure } from './useTellFailure.ts';

export type ChangedTasks = {
  readonly taskIds: readonly Id[];
  /** What the tasks were before, for the way back; those that are not known are not in it. */
  readonly before: ReadonlyMap<Id, TaskBefore>;
  readonly onOutcome: (outcome: TaskOutcome) => void;
};
export type TaskBefore = {
  readonly taskStatusId: Id;
  readonly priority: Priority;
  readonly assigneeIds: readonly Id[];
};

/** What all have in common: null where they differ. */
function common<Value>({ taskIds, before }: ChangedTasks, read: (task: TaskBefore) => Value): Value | null {
  const values = new Set(taskIds.map((id) => before.get(id)).map((task) => (task === undefined ? null : read(task))));
  const [only = null] = values;
  return values.size === 1 ? only : null;
}

/** The tasks by what they had before, so that each gets back its own. */
function byBefore<Value>(
  taskIds: readonly Id[],
  before: ReadonlyMap<Id, TaskBefore>,
  read: (task: TaskBefore) => Value,
): ReadonlyMap<Value, readonly Id[]> {
  const groups = new Map<Value, Id[]>();
  for (const id of taskIds) {
    const task = before.get(id);
    if (task !== undefined) groups.set(read(task), [...(groups.get(read(task)) ?? []), id]);
  }
  return groups;
}

const areKnown = ({ taskIds, before }: ChangedTasks): boolean => taskIds.every((id) => before.has(id));

export function useStatusEntries(tasks: ChangedTasks, statuses: readonly TaskStatus[]): readonly MenuEntry[] {
  const { t } = useTranslation();
  const setStatus = useCommand('setTaskStatus');
  const tellFailure = useTellFailure();
  const current = common(tasks, ({ taskStatusId }) => taskStatusId);

  async function choose(status: TaskStatus) {
    const { taskIds, before, onOutcome } = tasks;
    const answer = await inPieces(taskIds, (piece) => setStatus.run({ taskIds: piece, taskStatusId: status.id }));
    onOutcome({
      answer,
      taskIds,
      title: t('tasks.statusSet', { count: answer.commandIds.length, status: status.name }),
      ...(areKnown(tasks)
        ? {
            revert: async (sent) => {
              for (const [taskStatusId, ids] of byBefore(sent, before, (task) => task.taskStatusId))
                await inPieces(ids, (piece) => setStatus.run({ taskIds: piece, taskStatusId }));
            },
          }
        : {}),
    });
  }
  return statuses.map((status) => ({
    kind: 'item',
    id: status.id,
    label: `${status.shortName} ${status.name}`,
    content: <StatusChip status={status} />,
    note: status.name,
    isChecked: status.id === current,
    onChoose: () => void choose(status).catch(tellFailure),
  }));
}

const priorities: readonly Priority[] = [3, 2, 1, 0];

export function usePriorityEntries(tasks: ChangedTasks): readonly MenuEntry[] {
  const { t } = useTranslation();
  const setPriority = useCommand('setPriority');
  const tellFailure = useTellFailure();
  const current = common(tasks, ({ priority }) => priority);

  async function choose(priority: Priority) {
    const { taskIds, before, onOutcome } = tasks;
    const answer = await inPieces(taskIds, (piece) => setPriority.run({ taskIds: piece, priority }));
    onOutcome({
      answer,
      taskIds,
      title: t('tasks.prioritySet', { count: answer.commandIds.length, priority: t(`priorities.${priority}`) }),
      ...(areKnown(tasks)
        ? {
            revert: async (sent) => {
              for (const [old, ids] of byBefore(sent, before, (task) => task.priority))
                await inPieces(ids, (piece) => setPriority.run({ taskIds: piece, priority: old }));
            },
          }
        : {}),
    });
  }
  return priorities.map((priority) => ({
    kind: 'item',
    id: String(priority),
    label: t(`priorities.${priority}`),
    content: (
      <>
        {t(`priorities.${priority}`)} <PriorityMark priority={priority} label="" />
      </>
    ),
    isChecked: priority === current,
    onChoose: () => void choose(priority).catch(tellFailure),
  }));
}

/** Who may be given the tasks; whoever has all of them is ticked, and choosing them again takes them off. */
export function useAssignEntries(tasks: ChangedTasks, people: readonly Person[]): readonly MenuEntry[] {
  const { t } = useTranslation();
  const assign = useCommand('assignTask');
  const unassign = useCommand('unassignTask');
  const tellFailure = useTellFailure();
  const { departments } = useStudio();
  const { taskIds, before, onOutcome } = tasks;
  const hasTask = (id: Id, personId: Id): boolean => before.get(id)?.assigneeIds.includes(personId) ?? false;

  async function choose(person: Person, isOnAll: boolean) {
    const input = { personId: person.id };
    // Whoever has some of them gets the others: what one has already is not refused.
    const changed = isOnAll ? taskIds : taskIds.filter((id) => !hasTask(id, person.id));
    const [command, opposite] = isOnAll ? [unassign, assign] : [assign, unassign];
    const answer = await inPieces(changed, (piece) => command.run({ ...input, taskIds: piece }));
    onOutcome({
      answer,
      taskIds: changed,
      title: t(isOnAll ? 'tasks.unassigned' : 'tasks.assigned', {
        count: answer.commandIds.length,
        person: person.fullName,
      }),
      revert: (sent) => inPieces(sent, (piece) => opposite.run({ ...input, taskIds: piece })),
    });
  }
  return people.map((person) => {
    const owned = taskIds.filter((id) => hasTask(id, person.id)).length;
    const isOnAll = owned > 0 && owned === taskIds.length;
    return {
      kind: 'item',
      id: person.id,
      label: person.fullName,
      content: (
        <>
          <Avatar name={person.fullName} pictureUrl={pictureOf(person)} size="sm" isNamed={false} /> {person.fullName}
        </>
      ),
      note:
        owned > 0 && !isOnAll
          ? t('tasks.onSome', { owned, count: taskIds.length })
          : person.departmentIds.flatMap((id) => departments.get(id)?.name ?? []).join(', '),
      isChecked: isOnAll,
      onChoose: () => void choose(person, isOnAll).catch(tellFailure),
    };
  });
}
