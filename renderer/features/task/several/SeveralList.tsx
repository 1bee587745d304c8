import { useTranslation } from 'react-i18next';
import type { ChosenTaskRow } from '../../../../shared/model/chosenTasks.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { entityName } from '../../../data/commandWords.ts';
import { useStudio } from '../../../data/studio.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { pictureOf } from '../../../parts/pictureOf.ts';
import { AvatarStack } from '../../../ui/AvatarStack.tsx';
import { StatusChip } from '../../../ui/StatusChip.tsx';
import { TaskTypeTag } from '../../../ui/TaskTypeTag.tsx';
import styles from './SeveralList.module.css';

type Props = {
  readonly rows: readonly ChosenTaskRow[];
  /** Selected as well, and not among the rows. */
  readonly othersCount: number;
  readonly onOpen: (taskId: Id) => void;
};

/** The selected tasks one by one; each opens alone. */
export function SeveralList({ rows, othersCount, onOpen }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { taskTypes, taskStatuses, people } = useStudio();
  if (rows.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t('several.tasks')}>
      {rows.map(({ taskId, entity, taskTypeId, taskStatusId, assigneeIds, mark }) => {
        const type = taskTypes.get(taskTypeId);
        return (
          <li className={styles.item} key={taskId}>
            <button type="button" className={styles.task} title={t('several.openAlone')} onClick={() => onOpen(taskId)}>
              <span className={styles.name}>{entityName(entity)}</span>
              {type && <TaskTypeTag name={type.name} color={type.color} />}
              <AvatarStack
                people={assigneeIds.flatMap((id) => {
                  const person = people.get(id);
                  return person ? [{ id, name: person.fullName, pictureUrl: pictureOf(person) }] : [];
                })}
                limit={2}
              />
              <StatusChip
                status={taskStatuses.get(taskStatusId) ?? null}
                mark={mark === null ? null : { kind: mark, label: t(`marks.${mark}`) }}
              />
            </button>
          </li>
        );
      })}
      {othersCount > 0 && (
        <li className={styles.others}>
          {t('several.others', { count: othersCount, number: format.number(othersCount) })}
        </li>
      )}
    </ul>
  );
}
