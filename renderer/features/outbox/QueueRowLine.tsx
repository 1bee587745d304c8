import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark, QueueRow } from '../../../shared/model/sync.ts';
import { fieldValue } from '../../data/fieldWords.ts';
import { messageOf } from '../../data/messages.ts';
import { useStudio } from '../../data/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useCommandTitle } from '../../data/useCommandTitle.ts';
import { useNeedsConnection, useSyncPart } from '../../data/useSync.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { go } from '../../place/navigation.ts';
import { pageOfKind } from '../../place/place.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { useNow } from '../../ui/useNow.ts';
import { ConflictDialog } from '../../parts/ConflictDialog.tsx';
import { SendProgress } from '../../parts/SendProgress.tsx';
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
  const { t } = useTranslation();
  const connection = useSyncPart((sync) => sync.connection);
  if (row.state === 'conflict') {
    return (
      <p>
        <strong className={styles.conflict}>{t('sync.bothChanged')}</strong> {t('sync.bothChangedKept')}
      </p>
    );
  }
  if (row.state === 'rejected') {
    const { happened, safe } = messageOf(t, row.error?.code ?? 'rejected', row.error?.detail);
    return (
      <p>
        <strong className={styles.refused}>{happened}</strong> {safe}
      </p>
    );
  }
  if (row.hold !== null) return <HoldWords row={row} />;
  if (row.state === 'checking') return <p>{t('sync.checking')}</p>;
  if (row.state === 'sending') return <SendProgress row={row} />;
  if (before === null && row.isHeldUp) return <p>{t('sync.heldUp')}</p>;
  if (before !== null) return <AfterWords before={before} turn={row.turn} isHeldUp={row.isHeldUp} />;
  // A file goes in one request: what was cut begins anew, however far it had come.
  const again = row.step?.index === 3 ? `. ${t('sync.startsAgain')}` : '';
  if (connection.kind !== 'live' && connection.kind !== 'polling')
    return (
      <p>
        {t('sync.waitsForConnection')}
        {again}
      </p>
    );
  return (
    <p>
      {isNext ? t('sync.next') : t('sync.inTurn')}
      {again}
    </p>
  );
}

function HoldWords({ row: { hold, state, turn } }: { readonly row: QueueRow }) {
  const { t } = useTranslation();
  return (
    <p>
      <strong className={styles.held}>{t(hold === 'by-author' ? 'sync.heldByYou' : 'sync.waitsForLook')}</strong>{' '}
      {state === 'checking' && t('sync.mayHaveArrived')}{' '}
      {turn !== null && t('sync.turn', { index: turn.index, of: turn.of })}{' '}
      {hold === 'by-author' &&
        turn !== null &&
        turn.index < turn.of &&
        t('sync.othersWait', { count: turn.of - turn.index })}
    </p>
  );
}

/** Changes of one task go in the order in which they were made. */
function AfterWords({ before, turn, isHeldUp }: Pick<QueueRow, 'turn' | 'isHeldUp'> & { readonly before: QueueRow }) {
  const { t } = useTranslation();
  const { title } = useCommandTitle(before, before.change?.field ?? null);
  const after = t(before.hold === null ? 'sync.after' : 'sync.afterHeld', { title });
  const parts = [
    after,
    turn === null ? '' : t('sync.turn', { index: turn.index, of: turn.of }),
    isHeldUp && before.hold === null ? t('sync.heldUp') : '',
  ];
  return <p>{parts.filter(Boolean).join(' ')}</p>;
}
