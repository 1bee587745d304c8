import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskDeed, TaskDetail } from '../../../shared/model/screens.ts';
import { maySeeWork } from '../../../shared/rules/pageRights.ts';
import { productionPeople } from '../../parts/productionChoices.ts';
import { roleIn, useStudio } from '../../data/studio.ts';
import { pictureOf } from '../../parts/pictureOf.ts';
import { commonOfOne, useAssignEntries, usePriorityEntries } from '../../parts/taskMenus.tsx';
import { refusalWords } from '../../parts/refusalWords.ts';
import { useTaskOutcome } from '../../parts/taskOutcome.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import type { ActionId } from '../../keys/catalogue.ts';
import { type Action, useActions } from '../../ui/actions.ts';
import { AvatarStack } from '../../ui/AvatarStack.tsx';
import type { IconName } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { PriorityMark } from '../../ui/PriorityMark.tsx';
import { LogTime } from './LogTime.tsx';
import { PlannedFields } from './PlannedFields.tsx';
import styles from './Properties.module.css';

type Props = { readonly detail: TaskDetail };

/** Who, until when, how long. What one may change is a button. */
export function Properties({ detail }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const studio = useStudio();
  const { task, rights, assigneesMark, priorityMark } = detail;
  const [isAssigning, setIsAssigning] = useState(false);
  const [isPriority, setIsPriority] = useState(false);
  const [isLogging, setIsLogging] = useState(false);
  const assignees = task.assigneeIds.flatMap((id) => studio.people.get(id) ?? []);
  const mayAssign = rights.canAssign || rights.canAssignSelf || rights.canUnassignSelf;
  const choices = rights.canAssign
    ? productionPeople(studio, task.productionId)
    : studio.me && (rights.canAssignSelf || rights.canUnassignSelf)
      ? [studio.me]
      : [];
  const tell = useTaskOutcome();
  const tellFailure = useTellFailure();
  const changed = { taskIds: [task.id], common: commonOfOne(task), onOutcome: tell };
  const assignEntries = useAssignEntries(changed, choices);
  const priorityEntries = usePriorityEntries(changed);
  const assign = useCommand('assignTask');
  function assignSelf() {
    if (studio.me === null) return;
    void assign
      .run({ taskIds: [task.id], personId: studio.me.id })
      .then((answer) => tell({ answer, title: '' }))
      .catch(tellFailure);
  }
  const group = t('actions.group.task');
  const waits = (mark: typeof assigneesMark) => (mark === null ? null : t(`marks.${mark}`));

  const offer = (id: ActionId, label: string, icon: IconName, deed: TaskDeed, run: () => void): Action => ({
    id,
    label,
    group,
    icon,
    disabledReason: refusalWords(rights.refusals[deed], t),
    isKeyOnly: rights.refusals[deed] === 'role',
    run,
  });
  useActions([
    ...(studio.me ? [offer('task.assign-self', t('tasks.assignSelf'), 'user', 'assignSelf', assignSelf)] : []),
    offer('task.assign', t('tasks.assign'), 'users', 'assign', () => setIsAssigning(true)),
    offer('task.priority', t('tasks.setPriority'), 'priority', 'priority', () => setIsPriority(true)),
    offer('task.log-time', t('task.logTime'), 'clock', 'logTime', () => setIsLogging(true)),
  ]);

  // What the keys say they say all the same.
  if (!maySeeWork(roleIn(studio, task.productionId))) return <PlannedFields detail={detail} />;
  return (
    <dl className={styles.list}>
      <div className={styles.item}>
        <dt>{t('task.assignees')}</dt>
        <dd data-waits={assigneesMark !== null || undefined} title={waits(assigneesMark) ?? undefined}>
          {assignees.length === 0 ? (
            <span className={styles.none}>{t('task.nobody')}</span>
          ) : (
            <AvatarStack
              size="md"
              limit={4}
              people={assignees.map((person) => ({
                id: person.id,
                name: person.fullName,
                pictureUrl: pictureOf(person),
              }))}
            />
          )}
          {mayAssign && (
            <Menu
              filter={{ label: t('tasks.find'), empty: t('ui.noMatch') }}
              isOpen={isAssigning}
              onOpenChange={setIsAssigning}
              trigger={<IconButton icon="plus" size="sm" label={t('tasks.assign')} keysOf="task.assign" />}
              entries={assignEntries}
            />
          )}
        </dd>
      </div>
      <PlannedFields detail={detail} />
      <div className={styles.item}>
        <dt>{t('task.logged')}</dt>
        <dd>
          {format.duration(task.durationMinutes)}
          {rights.canLogTime && <LogTime taskId={task.id} isOpen={isLogging} onOpenChange={setIsLogging} />}
        </dd>
      </div>
      <div className={styles.item}>
        <dt>{t('tasks.priority')}</dt>
        <dd data-waits={priorityMark !== null || undefined} title={waits(priorityMark) ?? undefined}>
          {rights.canSetPriority ? (
            <Menu
              isOpen={isPriority}
              onOpenChange={setIsPriority}
              trigger={
                <button
                  type="button"
                  className={styles.change}
                  aria-label={`${t('tasks.setPriority')}: ${t(`priorities.${task.priority}`)}`}
                >
                  <PriorityMark priority={task.priority} label="" /> {t(`priorities.${task.priority}`)}
                </button>
              }
              entries={priorityEntries}
            />
          ) : (
            t(`priorities.${task.priority}`)
          )}
        </dd>
      </div>
    </dl>
  );
}
