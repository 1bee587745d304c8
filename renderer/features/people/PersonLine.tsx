import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { pictureOf } from '../../parts/pictureOf.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { CornerMark } from '../../ui/CornerMark.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './PersonLine.module.css';
import type { ShownPerson } from './sorting.ts';

type Props = {
  readonly shown: ShownPerson;
  readonly line: number;
  readonly isCurrent: boolean;
  readonly hasTools: boolean;
  /** Why they cannot be taken out of the team. */
  readonly keptReason: string | null;
  readonly onRemove: (shown: ShownPerson) => void;
};

/** Somebody, with what they have to do and to check. Clicks and keys are heard by the list. */
export const PersonLine = memo(function PersonLine(props: Props) {
  const { shown, line, isCurrent, hasTools, keptReason, onRemove } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { row, person, departments } = shown;
  const count = (value: number) => (value === 0 ? <span className={styles.none}>–</span> : format.number(value));
  const mark = row.mark === null ? null : t(`marks.${row.mark}`);
  const label = [
    person.fullName,
    t(`roles.${person.role}`),
    departments.join(', '),
    t('people.taskCount', { count: row.openTaskCount }),
    row.checkCount === null ? '' : t('people.checkCount', { count: row.checkCount }),
    mark ?? '',
  ];
  return (
    <div
      className={styles.line}
      role="row"
      aria-rowindex={line + 1}
      aria-label={label.filter(Boolean).join(', ')}
      data-line={line}
      tabIndex={isCurrent ? 0 : -1}
    >
      <span className={styles.name} role="gridcell">
        <Avatar name={person.fullName} pictureUrl={pictureOf(person)} size="lg" isNamed={false} />
        <span className={styles.words}>
          <span className={styles.fullName}>{person.fullName}</span>
          {person.email !== '' && (
            <span className={styles.email} title={person.email}>
              {person.email}
            </span>
          )}
        </span>
        {row.mark !== null && mark !== null && <CornerMark mark={{ kind: row.mark, label: mark }} place="cell" />}
      </span>
      <span
        className={styles.departments}
        role="gridcell"
        title={departments.join(', ')}
        data-several={departments.length > 1 || undefined}
      >
        {departments.length === 0 ? <span className={styles.none}>–</span> : departments.join(', ')}
      </span>
      <span className={styles.cell} role="gridcell" title={t(`roles.${person.role}`)}>
        {t(`roles.${person.role}`)}
      </span>
      <span className={styles.figure} role="gridcell">
        {count(row.openTaskCount)}
      </span>
      <span className={styles.figure} role="gridcell" data-late={row.lateTaskCount > 0 || undefined}>
        {count(row.lateTaskCount)}
      </span>
      <span className={styles.figure} role="gridcell">
        {row.estimationMinutes === 0 ? <span className={styles.none}>–</span> : format.duration(row.estimationMinutes)}
      </span>
      <span className={styles.figure} role="gridcell">
        {row.checkCount === null ? '' : count(row.checkCount)}
      </span>
      <span className={styles.tools} role="gridcell">
        {hasTools && (
          <IconButton
            icon="close"
            size="sm"
            label={t('people.removeNamed', { name: person.fullName })}
            keysOf="people.remove"
            disabledReason={keptReason}
            tabIndex={-1}
            onClick={() => onRemove(shown)}
          />
        )}
      </span>
    </div>
  );
});
