import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SinceRow } from '../../../shared/model/since.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { entityName } from '../../data/commandWords.ts';
import { useStudio } from '../../data/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { useActions } from '../../ui/actions.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { TaskTypeTag } from '../../ui/TaskTypeTag.tsx';
import styles from './SinceBand.module.css';
import { sinceWords } from './sinceWords.ts';

type Props = {
  /** Of which the page is: the other page tells the rest. */
  readonly of: 'mine' | 'checks';
  readonly now: number;
  readonly onSelect: (taskId: Id) => void;
};

const icons: Readonly<Record<SinceRow['changes'][number]['kind'], IconName>> = {
  assigned: 'user',
  unassigned: 'user',
  'to-check': 'eye',
  status: 'sync',
  due: 'calendar',
  comments: 'comment',
  revision: 'layers',
};

/** What others changed while one was away: a line, which opens to a list, until it is marked as seen. */
export function SinceBand({ of, now, onSelect }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const markSeen = useCall('markSeen');
  const { since = null, rows: all = [] } = useEngine('since', {}).value ?? {};
  const rows = all.filter(({ isMine, changes }) =>
    of === 'mine' ? isMine || changes.some(({ kind }) => kind === 'unassigned') : !isMine,
  );
  const isShown = since !== null && rows.length > 0;
  useActions(
    isShown
      ? [
          {
            id: 'since.seen',
            label: t('since.markSeen'),
            group: t('actions.group.app'),
            icon: 'check',
            run: () => markSeen.start({}),
          },
        ]
      : [],
  );
  if (!isShown) return null;
  const title = t('since.title', { count: rows.length, when: format.when(since, now) });
  return (
    <section className={styles.band} aria-label={t('since.label')}>
      <div className={styles.head}>
        <button type="button" className={styles.toggle} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          <Icon name={isOpen ? 'down' : 'right'} size="sm" />
          {title}
        </button>
        <Button size="sm" kind="quiet" icon="check" isBusy={markSeen.isRunning} onClick={() => markSeen.start({})}>
          {t('since.markSeen')}
        </Button>
      </div>
      {isOpen && (
        <ul className={styles.rows}>
          {rows.map((row) => (
            <SinceLine key={row.taskId} row={row} now={now} onSelect={onSelect} />
          ))}
        </ul>
      )}
    </section>
  );
}

function SinceLine({ row, now, onSelect }: { readonly row: SinceRow } & Pick<Props, 'now' | 'onSelect'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const studio = useStudio();
  const type = studio.taskTypes.get(row.taskTypeId);
  const status = studio.taskStatuses.get(row.taskStatusId) ?? null;
  return (
    <li>
      <button type="button" className={styles.row} onClick={() => onSelect(row.taskId)}>
        <span className={styles.name}>
          <span className={styles.entity}>{entityName(row.entity)}</span>
          {type && <TaskTypeTag name={type.name} color={type.color} />}
        </span>
        <span className={styles.changes}>
          {row.changes.map((change) => (
            <span key={change.kind} className={styles.change}>
              <Icon name={icons[change.kind]} size="sm" />
              <span className={styles.words}>{sinceWords(change, studio, t, format, now)}</span>
            </span>
          ))}
        </span>
        <span className={styles.when}>{row.changedAt === null ? '' : format.when(row.changedAt, now)}</span>
        <StatusChip status={status} />
      </button>
    </li>
  );
}
