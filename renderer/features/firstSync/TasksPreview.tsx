import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { TodoRow } from '../../../shared/model/screens.ts';
import { entityName } from '../../data/commandWords.ts';
import { useStudio } from '../../data/studio.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { useLastWords } from '../../parts/useLastWords.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './TasksPreview.module.css';

const mostShown = 4;
const hourMs = 3_600_000;

type Props = { readonly of: 'todo' | 'checks' };

/** The first of one's tasks, or of what waits for one's word, as soon as they are here. */
export function TasksPreview({ of }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const today = format.dayOf(useNow(hourMs));
  const list = useEngine('todoList', { tab: of, search: '', grouping: 'none', sort: 'default', today }).value;
  const isHere = list?.freshness.state === 'complete';
  const rows = list?.rows.slice(0, mostShown) ?? [];
  const count = (of === 'checks' ? list?.checkCount : list?.todoCount) ?? 0;
  const more = count - rows.length;
  return (
    <section className={styles.box}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t(of === 'checks' ? 'pages.my-checks' : 'pages.my-tasks')}</h2>
        {(isHere || rows.length > 0) && <span className={styles.count}>{format.number(count)}</span>}
        {isHere && (
          <span className={styles.here}>
            <Icon name="check" size="xs" />
            {t('firstSync.here')}
          </span>
        )}
      </div>
      {rows.map((row) => (
        <PreviewRow key={row.taskId} row={row} />
      ))}
      {!isHere && rows.length === 0 && <Skeleton rows={mostShown} label={t('ui.loading')} />}
      {isHere && rows.length === 0 && (
        <p className={styles.more}>{t(of === 'checks' ? 'todo.nothingToCheck' : 'firstSync.noTasks')}</p>
      )}
      {more > 0 && <p className={styles.more}>{t('firstSync.andMore', { count: more })}</p>}
    </section>
  );
}

function PreviewRow({ row }: { readonly row: TodoRow }) {
  const { taskStatuses } = useStudio();
  const status = taskStatuses.get(row.taskStatusId);
  const words = useLastWords(row);
  return (
    <div className={styles.row}>
      <Thumbnail
        url={row.entity.mainPreviewFileId === null ? null : mediaUrl('thumbnail', row.entity.mainPreviewFileId)}
        alt=""
      />
      <div className={styles.text}>
        <p className={styles.name}>{entityName(row.entity)}</p>
        <p className={styles.said}>{[words?.name, words?.text].filter(Boolean).join(': ')}</p>
      </div>
      {status && <StatusChip status={status} />}
    </div>
  );
}
