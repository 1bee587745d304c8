import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityTask } from '../../../shared/model/entityPage.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { maySeeWork } from '../../../shared/rules/pageRights.ts';
import { useStudio } from '../../data/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { dueTone } from '../../parts/dueTone.ts';
import { pictureOf } from '../../parts/pictureOf.ts';
import { TimeSpent } from '../../parts/TimeSpent.tsx';
import { WaitingMark } from '../../parts/WaitingMark.tsx';
import { AvatarStack } from '../../ui/AvatarStack.tsx';
import { PriorityMark } from '../../ui/PriorityMark.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { TaskTypeTag } from '../../ui/TaskTypeTag.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './EntityTasks.module.css';

type Props = {
  readonly tasks: readonly EntityTask[];
  readonly selectedId: Id | null;
  readonly onSelect: (taskId: Id | null) => void;
};

const minuteMs = 60_000;

/** The tasks of a shot or asset; a press opens the panel of one beside it. */
export function EntityTasks({ tasks, selectedId, onSelect }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const seesWork = maySeeWork(useStudio().role);
  function onKeyDown(event: KeyboardEvent<HTMLUListElement>): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || event.altKey) return;
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    buttons[buttons.findIndex((button) => button === document.activeElement) + step]?.focus();
    event.preventDefault();
  }
  return (
    <Section title={t('entity.tasks')} count={format.number(tasks.length)}>
      {tasks.length === 0 ? (
        <p className={styles.none}>{t('entity.noTasks')}</p>
      ) : (
        <div className={styles.box} data-bare={!seesWork || undefined}>
          <div className={styles.heads} aria-hidden>
            <span>{t('entity.column.type')}</span>
            <span>{t('entity.column.status')}</span>
            {seesWork && (
              <>
                <span>{t('entity.column.who')}</span>
                <span>{t('entity.column.time')}</span>
                <span>{t('entity.column.due')}</span>
              </>
            )}
            <span className={styles.last}>{t('entity.column.last')}</span>
          </div>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the buttons inside have the focus */}
          <ul className={styles.list} aria-label={t('entity.tasks')} onKeyDown={onKeyDown}>
            {tasks.map((task) => (
              <li key={task.taskId}>
                <TaskLine
                  task={task}
                  isSelected={task.taskId === selectedId}
                  onPress={() => onSelect(task.taskId === selectedId ? null : task.taskId)}
                />
              </li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  );
}

type LineProps = { readonly task: EntityTask; readonly isSelected: boolean; readonly onPress: () => void };

function TaskLine({ task, isSelected, onPress }: LineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  const { taskTypes, taskStatuses, people, role } = useStudio();
  const seesWork = maySeeWork(role);
  const type = taskTypes.get(task.taskTypeId);
  const status = taskStatuses.get(task.taskStatusId);
  const assignees = task.assigneeIds.flatMap((id) => people.get(id) ?? []);
  const doneDay = task.doneAt === null ? null : format.dayOf(Date.parse(task.doneAt));
  const due =
    doneDay !== null
      ? t('todo.doneOn', { day: format.day(doneDay, now) })
      : task.dueDate === null
        ? ''
        : format.day(task.dueDate, now);
  const said = task.lastComment;
  const author = people.get(said?.personId ?? '')?.firstName ?? '';
  const words = said === null ? t('entity.noComment') : said.text === '' ? t('todo.wordless') : said.text;
  return (
    <button type="button" className={styles.line} aria-pressed={isSelected} onClick={onPress}>
      <span className={styles.type}>
        {type && <TaskTypeTag name={type.name} color={type.color} />}
        {seesWork && task.priority !== 0 && doneDay === null && (
          <PriorityMark priority={task.priority} label={t(`priorities.${task.priority}`)} />
        )}
      </span>
      <span>
        {status && (
          <StatusChip
            status={status}
            mark={task.mark && <WaitingMark mark={task.mark} place="chip" of={{ taskId: task.taskId }} />}
          />
        )}
      </span>
      {seesWork && (
        <>
          <AvatarStack
            people={assignees.map((person) => ({
              id: person.id,
              name: person.fullName,
              pictureUrl: pictureOf(person),
            }))}
            size="sm"
          />
          <span className={styles.time}>
            <TimeSpent spentMinutes={task.durationMinutes} estimatedMinutes={task.estimationMinutes} />
          </span>
          <span
            className={styles.due}
            data-due={doneDay !== null || task.dueDate === null ? undefined : dueTone(task.dueDate, format.dayOf(now))}
          >
            {due}
          </span>
        </>
      )}
      <span className={styles.last} data-none={said === null || undefined}>
        <span className={styles.words}>
          {author !== '' && <span className={styles.author}>{author} </span>}
          {words.replaceAll(/\s+/g, ' ')}
        </span>
        {said !== null && <time className={styles.when}>{format.when(said.createdAt, now)}</time>}
      </span>
    </button>
  );
}
