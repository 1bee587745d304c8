import { useTranslation } from 'react-i18next';
import type { Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { pictureOf } from '../../parts/pictureOf.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Section } from '../../ui/Section.tsx';
import { FailedSection } from './FailedSection.tsx';
import styles from './TimeSection.module.css';

type Props = { readonly entityId: Id };

/** Whose time went into it, and into which of its tasks. */
export function TimeSection({ entityId }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { people, taskTypes } = useStudio();
  const answer = useEngine('entityTime', { entityId });
  const rows = answer.value ?? [];
  if (rows.length === 0) return <FailedSection title={t('entity.time')} answer={answer} />;
  const total = rows.reduce((sum, { minutes }) => sum + minutes, 0);
  return (
    <Section title={t('entity.time')} count={format.duration(total)}>
      <ul className={styles.list}>
        {rows.map(({ personId, minutes, tasks }) => {
          const person = people.get(personId);
          const name = person?.fullName ?? t('entity.somebody');
          return (
            <li key={personId} className={styles.line}>
              <Avatar name={name} pictureUrl={person === undefined ? null : pictureOf(person)} size="sm" />
              <span className={styles.words}>
                <span className={styles.name}>{name}</span>
                <span className={styles.tasks}>
                  {format.list(
                    tasks.map((task) =>
                      [taskTypes.get(task.taskTypeId)?.name, format.duration(task.minutes)].filter(Boolean).join(' '),
                    ),
                  )}
                </span>
              </span>
              <span className={styles.minutes}>{format.duration(minutes)}</span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
