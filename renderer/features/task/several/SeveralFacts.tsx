import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DaysOf, MinutesOf, TaskSummary } from '../../../../shared/model/chosenTasks.ts';
import { maySeeWork } from '../../../../shared/rules/pageRights.ts';
import { useStudio } from '../../../data/studio.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { pictureOf } from '../../../parts/pictureOf.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { PriorityMark } from '../../../ui/PriorityMark.tsx';
import { StatusCount } from '../../../ui/StatusCount.tsx';
import { TaskTypeTag } from '../../../ui/TaskTypeTag.tsx';
import { useNow } from '../../../ui/useNow.ts';
import styles from './SeveralFacts.module.css';

type Props = { readonly summary: TaskSummary };

const mostPeople = 6;

/** What several tasks have in common; where they differ, how much of what. */
export function SeveralFacts({ summary }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { taskStatuses, taskTypes, people, role } = useStudio();
  const { statusCounts, typeCounts, assigneeCounts, unassignedCount, priorityCounts, count: all } = summary;
  /** Of all it need not be said how many they are. */
  const times = (count: number) =>
    count === all ? null : <span className={styles.times}>{t('several.times', { number: format.number(count) })}</span>;
  const otherPeople = assigneeCounts.length - mostPeople;
  return (
    <dl className={styles.list}>
      <Fact label={t('tasks.status')}>
        {statusCounts.map(({ taskStatusId, count }) => {
          const status = taskStatuses.get(taskStatusId);
          return status && <StatusCount key={taskStatusId} status={status} count={format.number(count)} />;
        })}
      </Fact>
      <Fact label={t('several.type')}>
        {typeCounts.map(({ taskTypeId, count }) => {
          const type = taskTypes.get(taskTypeId);
          return (
            type && (
              <span className={styles.part} key={taskTypeId}>
                <TaskTypeTag name={type.name} color={type.color} />
                {times(count)}
              </span>
            )
          );
        })}
      </Fact>
      {maySeeWork(role) && work()}
    </dl>
  );

  function work() {
    return (
      <>
        <Fact label={t('task.assignees')}>
          {assigneeCounts.slice(0, mostPeople).map(({ personId, count }) => {
            const person = people.get(personId);
            return (
              person && (
                <span className={styles.part} key={personId}>
                  <Avatar name={person.fullName} pictureUrl={pictureOf(person)} size="sm" isNamed={false} />
                  {person.fullName}
                  {times(count)}
                </span>
              )
            );
          })}
          {otherPeople > 0 && <span className={styles.part}>{t('several.otherPeople', { count: otherPeople })}</span>}
          {unassignedCount > 0 && (
            <span className={styles.none}>
              {t('task.nobody')}
              {times(unassignedCount)}
            </span>
          )}
        </Fact>
        <Fact label={t('tasks.priority')}>
          {priorityCounts.map(({ priority, count }) => (
            <span className={styles.part} key={priority}>
              <PriorityMark priority={priority} label="" />
              {t(`priorities.${priority}`)}
              {times(count)}
            </span>
          ))}
        </Fact>
        <Minutes label={t('task.estimate')} minutes={summary.estimation} count={all} />
        <Minutes label={t('task.logged')} minutes={summary.spent} count={all} />
        <Days label={t('task.start')} days={summary.start} count={all} />
        <Days label={t('task.due')} days={summary.due} count={all} />
      </>
    );
  }
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.item}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type MinutesProps = { readonly label: string; readonly minutes: MinutesOf; readonly count: number };

function Minutes({ label, minutes: { sum, least, most }, count }: MinutesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const isSame = least === most;
  return (
    <Fact label={label}>
      <span className={sum === 0 ? styles.none : styles.sum}>{format.duration(sum)}</span>
      {sum > 0 && count > 1 && (
        <span className={styles.times}>
          {isSame
            ? t('several.each', { duration: format.duration(least) })
            : t('several.range', { least: format.duration(least), most: format.duration(most) })}
        </span>
      )}
    </Fact>
  );
}

type DaysProps = { readonly label: string; readonly days: DaysOf; readonly count: number };

function Days({ label, days: { first, last, missingCount }, count }: DaysProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  return (
    <Fact label={label}>
      {first === null || last === null ? (
        <span className={styles.none}>{t('several.noDay')}</span>
      ) : (
        <span>
          {first === last
            ? format.day(first, now)
            : t('several.days', { first: format.day(first, now), last: format.day(last, now) })}
        </span>
      )}
      {missingCount > 0 && missingCount < count && (
        <span className={styles.times}>
          {t('several.without', { count: missingCount, number: format.number(missingCount) })}
        </span>
      )}
    </Fact>
  );
}
