import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { NewsRow } from '../../../shared/model/news.ts';
import { entityName } from '../../data/commandWords.ts';
import { useStudio } from '../../data/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { pictureOf } from '../../parts/pictureOf.ts';
import { namePlace, withName } from '../../parts/withName.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { TaskTypeTag } from '../../ui/TaskTypeTag.tsx';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import styles from './NewsRowLine.module.css';
import { titleOf } from './newsWords.ts';

type Props = {
  readonly row: NewsRow;
  readonly line: number;
  readonly look: 'previews' | 'compact';
  readonly hasProduction: boolean;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
};

/** What happened on one task: who, what became of it, in which words, and where. Clicks and keys are heard by the list. */
export const NewsRowLine = memo(function NewsRowLine(props: Props) {
  const { row, line, look, hasProduction, isCurrent, isSelected } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { people, productions, taskStatuses, taskTypes } = useStudio();
  const author = people.get(row.authorId ?? '');
  const authorName = author?.fullName ?? t('task.someone');
  const taskType = taskTypes.get(row.taskTypeId ?? '');
  const status = taskStatuses.get(row.taskStatusId ?? '');
  const shownStatus = row.isStatusChange || row.preview !== null ? (status ?? null) : null;
  const production = hasProduction ? productions.get(row.productionId)?.name : undefined;
  const where = row.entity === null ? row.entityName : entityName(row.entity);
  const said = row.text.replaceAll(/\s+/g, ' ').trim();
  const title = (name: string) => titleOf(row, name, status?.name ?? '', t);
  const label = [title(authorName), where, taskType?.name, production, shownStatus?.name, format.time(row.createdAt)];
  const words = said === '' ? '' : t('inbox.quote', { text: said });
  return (
    <div
      className={styles.row}
      role="row"
      aria-rowindex={line + 1}
      aria-selected={isSelected}
      aria-label={label.filter(Boolean).join(', ')}
      data-line={line}
      data-look={look}
      data-selected={isSelected || undefined}
      tabIndex={isCurrent ? 0 : -1}
    >
      <span className={styles.who} role="gridcell">
        <Avatar
          name={authorName}
          pictureUrl={author ? pictureOf(author) : null}
          size={look === 'compact' ? 'sm' : 'lg'}
          isNamed={false}
        />
      </span>
      <div className={styles.text} role="gridcell">
        <span className={styles.title}>
          {withName(title(namePlace), <b className={styles.author}>{authorName}</b>)}
        </span>
        <span className={styles.words}>{words}</span>
        <span className={styles.where}>
          <span className={styles.name}>{where}</span>
          {taskType && <TaskTypeTag name={taskType.name} color={taskType.color} />}
          {production !== undefined && <span className={styles.production}>{production}</span>}
        </span>
      </div>
      <span className={styles.status} role="gridcell">
        {shownStatus && <StatusChip status={shownStatus} />}
      </span>
      <span className={styles.picture} role="gridcell">
        {row.preview?.isReady === true && (
          <Thumbnail
            alt=""
            url={mediaUrl('thumbnail', row.preview.previewFileId)}
            size={look === 'compact' ? 'row' : 'list'}
          />
        )}
      </span>
      <time className={styles.when} dateTime={row.createdAt} title={format.instantFull(row.createdAt)}>
        {format.time(row.createdAt)}
      </time>
    </div>
  );
});
