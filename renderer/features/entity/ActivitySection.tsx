import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityRow } from '../../../shared/model/entityPage.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { byDay } from '../../parts/byDay.ts';
import { pictureOf } from '../../parts/pictureOf.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './ActivitySection.module.css';
import { FailedSection } from './FailedSection.tsx';

type Props = { readonly entityId: Id; readonly onOpenTask: (taskId: Id) => void };

const minuteMs = 60_000;
const atFirst = 10;
const more = 40;

/** What was said, published and set on its tasks, the newest first. */
export function ActivitySection({ entityId, onOpenTask }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  const [limit, setLimit] = useState(atFirst);
  const answer = useEngine('entityActivity', { entityId, limit }, { keepsPrevious: true });
  if (answer.value === undefined) return <FailedSection title={t('entity.activity')} answer={answer} />;
  const { rows, count } = answer.value;
  return (
    <Section title={t('entity.activity')}>
      {rows.length === 0 ? (
        <p className={styles.none}>{t('entity.noActivity')}</p>
      ) : (
        [...byDay(rows, format.dayOf)].map(([day, ofDay]) => (
          <section key={day}>
            <h3 className={styles.day}>{format.day(day, now)}</h3>
            <ul className={styles.list}>
              {ofDay.map((row) => (
                <li key={row.commentId}>
                  <Line row={row} onOpen={() => onOpenTask(row.taskId)} />
                </li>
              ))}
            </ul>
          </section>
        ))
      )}
      {count > rows.length && (
        <Button kind="quiet" size="sm" onClick={() => setLimit(limit + more)}>
          {t('entity.showAll', { count: Math.min(more, count - rows.length) })}
        </Button>
      )}
    </Section>
  );
}

function Line({ row, onOpen }: { readonly row: ActivityRow; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { people, taskTypes, taskStatuses } = useStudio();
  const person = people.get(row.personId ?? '');
  const name = person?.firstName ?? t('entity.somebody');
  const task = taskTypes.get(row.taskTypeId)?.name ?? '';
  const status = row.taskStatusId === null ? undefined : taskStatuses.get(row.taskStatusId);
  const did =
    row.revision !== null
      ? t('entity.did.published', { name, task, revision: row.revision })
      : status === undefined
        ? t('entity.did.said', { name, task })
        : t('entity.did.set', { name, task });
  return (
    <button type="button" className={styles.line} onClick={onOpen}>
      <Avatar name={person?.fullName ?? name} pictureUrl={person === undefined ? null : pictureOf(person)} size="sm" />
      <span className={styles.words}>
        <span className={styles.did}>
          {did} {status && <StatusChip status={status} />}
        </span>
        {row.text !== '' && <span className={styles.text}>{row.text}</span>}
      </span>
      <time className={styles.when} title={format.instantFull(row.createdAt)}>
        {format.time(row.createdAt)}
      </time>
    </button>
  );
}
