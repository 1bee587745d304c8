/** The menus that change tasks, the same wherever tasks are shown: one task's panel, or a selection of a thousand. */
import { useTranslation } from 'react-i18next';
import type { CommandAnswer } from '../../shared/ipc.ts';
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
import type { ManyChanges } from './batch/askFirst.tsx';
import type { TaskOutcome } from './taskOutcome.ts';
import { useTellFailure } from './useTellFailure.ts';

export type ChangedTasks = {
  readonly taskIds: readonly Id[];
  readonly common: InCommon;
  readonly onOutcome: (outcome: TaskOutcome) => void;
  /** Before many are changed; absent where it is one. */
  readonly ask?: (changes: ManyChanges<InCommon>) => void;
};

/** At once, or after how many they are has been said. */
function begin({ ask }: ChangedTasks, changes: ManyChanges<InCommon>): void {
  if (ask === undefined) changes.run();
  else ask(changes);
}

/** What all of the tasks have: null where they differ, or where it is not known yet. */
export type InCommon = {
  readonly taskStatusId: Id | null;
  readonly priority: Priority | null;
  /** How many of them somebody has. */
  readonly assigned: ReadonlyMap<Id, number>;
  /** How many of them have a status or a priority. */
  readonly withStatus: ReadonlyMap<Id, number>;
  readonly withPriority: ReadonlyMap<Priority, number>;
};

type OfTask = {
  readonly taskStatusId: Id;
  readonly priority: Priority;
  readonly assigneeIds: readonly Id[];
};

export const commonOfOne = ({ taskStatusId, priority, assigneeIds }: OfTask): InCommon => ({
  taskStatusId,
  priority,
  assigned: new Map(assigneeIds.map((id) => [id, 1])),
  withStatus: new Map([[taskStatusId, 1]]),
  withPriority: new Map([[priority, 1]]),
});

/** One task is given what was chosen, be it the same again: to Kitsu a word to everybody. Of several those are meant that differ. */
const ofSeveral = (taskIds: readonly Id[]) => (taskIds.length > 1 ? { isOnlyWhereOther: true } : {});

export function useStatusEntries(tasks: ChangedTasks, statuses: readonly TaskStatus[]): readonly MenuEntry[] {
  const { t } = useTranslation();
  const setStatus = useCommand('setTaskStatus');
  const tellFailure = useTellFailure();

  async function choose(status: TaskStatus) {
    const { taskIds, onOutcome } = tasks;
    const answer = await inPieces(taskIds, (piece) =>
      setStatus.run({ taskIds: piece, taskStatusId: status.id, ...ofSeveral(taskIds) }),
    );
    onOutcome({
      answer,
      title: t('tasks.statusSet', { count: answer.commandIds.length, status: status.name }),
      canUndo: true,
    });
  }
  return statuses.map((status) => ({
    kind: 'item',
    id: status.id,
    label: `${status.shortName} ${status.name}`,
    content: <StatusChip status={status} />,
    note: status.name,
    isChecked: status.id === tasks.common.taskStatusId,
    onChoose: () =>
      begin(tasks, {
        title: t('batch.status', { status: status.name }),
        count: tasks.taskIds.length,
        sameCount: ({ withStatus }) => withStatus.get(status.id) ?? 0,
        run: () => void choose(status).catch(tellFailure),
      }),
  }));
}

const priorities: readonly Priority[] = [3, 2, 1, 0];

export function usePriorityEntries(tasks: ChangedTasks): readonly MenuEntry[] {
  const { t } = useTranslation();
  const setPriority = useCommand('setPriority');
  const tellFailure = useTellFailure();

  async function choose(priority: Priority) {
    const { taskIds, onOutcome } = tasks;
    const answer = await inPieces(taskIds, (piece) =>
      setPriority.run({ taskIds: piece, priority, ...ofSeveral(taskIds) }),
    );
    onOutcome({
      answer,
      title: t('tasks.prioritySet', { count: answer.commandIds.length, priority: t(`priorities.${priority}`) }),
      canUndo: true,
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
    isChecked: priority === tasks.common.priority,
    onChoose: () =>
      begin(tasks, {
        title: t('batch.priority', { priority: t(`priorities.${priority}`) }),
        count: tasks.taskIds.length,
        sameCount: ({ withPriority }) => withPriority.get(priority) ?? 0,
        run: () => void choose(priority).catch(tellFailure),
      }),
  }));
}

/** Who may be given the tasks; whoever has all of them is ticked, and choosing them again takes them off. */
export function useAssignEntries(tasks: ChangedTasks, people: readonly Person[]): readonly MenuEntry[] {
  const { t } = useTranslation();
  const assign = useCommand('assignTask');
  const unassign = useCommand('unassignTask');
  const tellFailure = useTellFailure();
  const { departments } = useStudio();
  const { taskIds, common, onOutcome } = tasks;

  async function choose(person: Person, isOnAll: boolean) {
    const input = { personId: person.id };
    const command = isOnAll ? unassign : assign;
    const answer = withoutThere(await inPieces(taskIds, (piece) => command.run({ ...input, taskIds: piece })));
    onOutcome({
      answer,
      title: t(isOnAll ? 'tasks.unassigned' : 'tasks.assigned', {
        count: answer.commandIds.length,
        person: person.fullName,
      }),
      canUndo: true,
    });
  }
  return people.map((person) => {
    const owned = common.assigned.get(person.id) ?? 0;
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
      onChoose: () =>
        begin(tasks, {
          title: t(isOnAll ? 'batch.unassign' : 'batch.assign', { person: person.fullName }),
          count: taskIds.length,
          sameCount: ({ assigned }) => (isOnAll ? 0 : (assigned.get(person.id) ?? 0)),
          run: () => void choose(person, isOnAll).catch(tellFailure),
        }),
    };
  });
}

/** Whoever has some of the tasks already gets the others: what is as it shall be is no refusal. */
export const withoutThere = ({ commandIds, refused }: CommandAnswer): CommandAnswer => ({
  commandIds,
  refused: refused.filter(({ detail }) => detail['reason'] !== 'already-assigned'),
});
