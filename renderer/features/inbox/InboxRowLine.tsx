import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxRow } from '../../../shared/model/inbox.ts';
import { entityName } from '../../data/commandWords.ts';
import { useStudio } from '../../data/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { pictureOf } from '../../parts/pictureOf.ts';
import { namePlace, withName } from '../../parts/withName.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { TaskTypeTag } from '../../ui/TaskTypeTag.tsx';
import styles from './InboxRowLine.module.css';
import { oneLine, reasonIcons, titleOf } from './inboxWords.ts';

type Props = {
  readonly row: InboxRow;
  readonly line: number;
  readonly now: number;
  readonly hasProduction: boolean;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly onMark: (row: InboxRow, isRead: boolean) => void;
};

const mostNamed = 2;

/** What one was told of one task: by whom and why, in their words, and where. Clicks and keys are heard by the list. */
export const InboxRowLine = memo(function InboxRowLine(props: Props) {
  const { row, line, now, hasProduction, isCurrent, isSelected, onMark } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { people, productions, taskStatuses, taskTypes } = useStudio();
  const nameOf = (id: string | null): string => people.get(id ?? '')?.fullName ?? t('task.someone');
  const author = people.get(row.authorId ?? '');
  const authorName = nameOf(row.authorId);
  const taskType = taskTypes.get(row.taskTypeId ?? '');
  const status = taskStatuses.get(row.taskStatusId ?? '');
  const production = productions.get(row.productionId ?? '');
  const where = row.entity === null ? row.entityName : entityName(row.entity);
  const said = oneLine(row.text === '' && row.reason === 'assignation' ? (row.entity?.description ?? '') : row.text);
  const others = row.others
    .slice(0, mostNamed)
    .map(({ reason, authorId }) =>
      t(`inbox.short.${reason}`, { name: people.get(authorId ?? '')?.firstName ?? t('task.someone') }),
    );
  const mark = row.mark === null ? undefined : t(`marks.${row.mark}`);
  const label = [
    row.isRead ? undefined : t('inbox.unread'),
    titleOf(row, authorName, t),
    where,
    taskType?.name,
    status?.name,
    mark,
  ];
  return (
    <div
      className={styles.row}
      role="row"
      aria-rowindex={line + 1}
      aria-selected={isSelected}
      aria-label={label.filter(Boolean).join(', ')}
      data-line={line}
      data-selected={isSelected || undefined}
      data-read={row.isRead || undefined}
      tabIndex={isCurrent ? 0 : -1}
    >
      <span className={styles.who} role="gridcell" data-unread={!row.isRead || undefined}>
        <Avatar name={authorName} pictureUrl={author ? pictureOf(author) : null} size="lg" isNamed={false} />
        <span className={styles.reason} data-reason={row.reason}>
          <Icon name={reasonIcons[row.reason]} size="xs" />
        </span>
      </span>
      <div className={styles.text} role="gridcell">
        <span className={styles.title}>
          {withName(titleOf(row, namePlace, t), <b className={styles.author}>{authorName}</b>)}
        </span>
        <span className={styles.words} data-quoted={row.text !== '' || undefined}>
          {said === '' ? '' : row.text === '' ? said : t('inbox.quote', { text: said })}
        </span>
        <span className={styles.where}>
          <span className={styles.name}>{where}</span>
          {taskType && <TaskTypeTag name={taskType.name} color={taskType.color} />}
          {hasProduction && production && <span>{production.name}</span>}
          {row.others.length > 0 && (
            <span className={styles.others}>
              <span className={styles.count}>{format.number(row.others.length + 1)}</span>
              {t('inbox.then', {
                others: format.list(others),
                more: row.others.length - others.length,
              })}
            </span>
          )}
        </span>
      </div>
      <div className={styles.end} role="gridcell">
        <time className={styles.when} dateTime={row.createdAt} title={format.instantFull(row.createdAt)}>
          {row.mark !== null && (
            <span className={styles.mark} title={mark}>
              <Icon name="clock" size="xs" />
            </span>
          )}
          {format.when(row.createdAt, now)}
        </time>
        <span className={styles.act}>
          <IconButton
            icon={row.isRead ? 'undo' : 'check'}
            size="sm"
            label={t(row.isRead ? 'inbox.markUnread' : 'inbox.markRead')}
            keysOf={row.isRead ? 'inbox.unread' : 'inbox.read'}
            tabIndex={-1}
            onClick={() => onMark(row, !row.isRead)}
          />
        </span>
        {status && <StatusChip status={status} />}
      </div>
    </div>
  );
});
