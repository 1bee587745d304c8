import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark, QueueRow } from '../../../shared/model/sync.ts';
import { fieldValue } from '../../data/fieldWords.ts';
import { useStudio } from '../../data/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useCommandTitle } from '../../data/useCommandTitle.ts';
import { useNeedsConnection } from '../../data/useSync.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { go } from '../../place/navigation.ts';
import { pageOfKind } from '../../place/place.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { useNow } from '../../ui/useNow.ts';
import { ConflictDialog } from '../../parts/ConflictDialog.tsx';
import { SendProgress } from '../../parts/SendProgress.tsx';
import { useQueueWords } from '../../parts/useQueueWords.ts';
import styles from './QueueRowLine.module.css';

const icons: Readonly<Record<Mark, IconName>> = {
  waiting: 'clock',
  sending: 'outbox',
  checking: 'sync',
  rejected: 'warning',
  conflict: 'conflict',
};
const minuteMs = 60_000;

type Props = {
  readonly row: QueueRow;
  /** What has to go first. */
  readonly before: QueueRow | null;
  readonly isNext: boolean;
};

export function QueueRowLine({ row, before, isNext }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  const studio = useStudio();
  const { title, taskTypeId, task } = useCommandTitle(row, row.change?.field ?? null);
  const retry = useCall('retryCommand');
  const discard = useCall('discardCommand');
  const edit = useCall('editCommand');
  const hold = useCall('holdCommands');
  const release = useCall('releaseCommands');
  const needsConnection = useNeedsConnection();
  const [isChoosing, setIsChoosing] = useState(false);
  const { commandId } = row;
  const taskType = taskTypeId === null ? undefined : studio.taskTypes.get(taskTypeId)?.name;
  const written =
    row.day === null ? t('sync.youAt', { time: format.when(row.writtenAt, now) }) : format.day(row.day, now);
  const value =
    row.change === null
      ? ''
      : t('sync.toValue', { value: fieldValue(row.change.field, row.change.value, { studio, t, format, now }) });
  const isStuck = row.state === 'rejected' || row.state === 'conflict';

  async function takeBack(): Promise<void> {
    const { taskId } = await edit.run({ commandId });
    if (taskId === null || task === null) return;
    const list = pageOfKind(task.entity.kind);
    go({ page: 'task', productionId: task.production.id, list, taskId });
  }

  return (
    <div className={styles.row} data-state={row.state} data-held={row.hold ?? undefined}>
      <span className={styles.disc}>
        <Icon name={row.hold === null ? icons[row.state] : 'pause'} size="sm" />
      </span>
      <div className={styles.what}>
        <p className={styles.title}>{title}</p>
        <p className={styles.facts}>
          {row.excerpt === ''
            ? [taskType, value, written].filter(Boolean).join(', ')
            : t('sync.quoted', { text: row.excerpt })}
        </p>
      </div>
      <div className={styles.state}>
        <StateWords row={row} before={before} isNext={isNext} />
      </div>
      <div className={styles.actions}>
        {row.canHold && row.hold !== 'by-author' && (
          <Button size="sm" isBusy={hold.isRunning} onClick={() => hold.start({ commandIds: [commandId] })}>
            {t('sync.hold')}
          </Button>
        )}
        {row.hold === 'by-author' && (
          <Button size="sm" isBusy={release.isRunning} onClick={() => release.start({ commandIds: [commandId] })}>
            {t('sync.release')}
          </Button>
        )}
        {row.hold === 'until-seen' && (
          <Button
            size="sm"
            disabledReason={needsConnection}
            isBusy={release.isRunning}
            onClick={() => release.start({ commandIds: [commandId] })}
          >
            {t('sync.sendOne')}
          </Button>
        )}
        {row.state === 'conflict' && (
          <Button size="sm" kind="primary" onClick={() => setIsChoosing(true)}>
            {t('sync.choose')}
          </Button>
        )}
        {row.state === 'rejected' && (
          <Button size="sm" isBusy={retry.isRunning} onClick={() => retry.start({ commandId })}>
            {t('ui.retry')}
          </Button>
        )}
        {row.canEdit && (row.state === 'waiting' || row.state === 'rejected') && (
          <Button size="sm" isBusy={edit.isRunning} onClick={() => void takeBack().catch(() => undefined)}>
            {t('sync.edit')}
          </Button>
        )}
        {(row.state === 'waiting' || isStuck) && row.state !== 'conflict' && (
          <Button size="sm" isBusy={discard.isRunning} onClick={() => discard.start({ commandId })}>
            {t('sync.discard')}
          </Button>
        )}
      </div>
      {row.state === 'conflict' && (
        <ConflictDialog row={row} title={title} isOpen={isChoosing} onClose={() => setIsChoosing(false)} />
      )}
    </div>
  );
}

/** Where it stands, and of what failed: what happened, and what is safe. */
function StateWords({ row, before, isNext }: Props) {
  const { first, tone, rest } = useQueueWords(row, before, isNext);
  if (row.state === 'sending' && row.hold === null) return <SendProgress row={row} />;
  return (
    <p>
      {tone !== null && (
        <strong className={styles.first} data-tone={tone}>
          {first}
        </strong>
      )}{' '}
      {rest}
    </p>
  );
}
