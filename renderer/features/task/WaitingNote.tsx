import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark, QueueRow } from '../../../shared/model/sync.ts';
import { messageOf } from '../../data/messages.ts';
import { toldInOne } from '../../data/queueWords.ts';
import { useCall } from '../../data/useCall.ts';
import { useCommandTitle } from '../../data/useCommandTitle.ts';
import { useNeedsConnection } from '../../data/useSync.ts';
import { ConflictDialog } from '../../parts/ConflictDialog.tsx';
import { SendProgress } from '../../parts/SendProgress.tsx';
import { useQueueRow } from '../../parts/useQueueRow.ts';
import { useQueueWords } from '../../parts/useQueueWords.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import styles from './WaitingNote.module.css';

type Props = {
  readonly mark: Mark;
  readonly commandId: string | null;
  /** What it is about, where that does not stand beside it. */
  readonly subject?: string;
  /** Its words are back in their draft. */
  readonly onTakenBack?: () => void;
};

const icons: Readonly<Record<Mark, IconName>> = {
  waiting: 'clock',
  sending: 'outbox',
  checking: 'sync',
  rejected: 'warning',
  conflict: 'conflict',
};

/** Under what has not reached the server: where it stands, why, and what can be done about it. */
export function WaitingNote({ mark, commandId, subject, onTakenBack }: Props) {
  const { t } = useTranslation();
  const { row, before } = useQueueRow(commandId);
  const edit = useCall('editCommand');
  const discard = useCall('discardCommand');
  const retry = useCall('retryCommand');
  const [isChoosing, setIsChoosing] = useState(false);

  async function takeBack() {
    if (commandId === null) return;
    await edit.run({ commandId });
    onTakenBack?.();
  }
  const isOurs = mark === 'waiting' || mark === 'rejected';
  return (
    <div className={styles.note} data-mark={mark} role={mark === 'rejected' ? 'alert' : undefined}>
      <span className={styles.icon}>
        <Icon name={icons[mark]} size="xs" />
      </span>
      <Words mark={mark} row={row} before={before} {...(subject === undefined ? {} : { subject })} />
      {commandId !== null && (isOurs || mark === 'conflict') && (
        <span className={styles.actions}>
          {mark === 'conflict' && row && (
            <Button size="sm" onClick={() => setIsChoosing(true)}>
              {t('sync.choose')}
            </Button>
          )}
          {mark === 'rejected' && (
            <Button size="sm" isBusy={retry.isRunning} onClick={() => retry.start({ commandId })}>
              {t('ui.retry')}
            </Button>
          )}
          {isOurs && row?.canEdit && (
            <Button
              size="sm"
              isBusy={edit.isRunning}
              onClick={() => void takeBack().catch((error: unknown) => console.error('not taken back', error))}
            >
              {t('sync.edit')}
            </Button>
          )}
          {isOurs && (
            <Button size="sm" isBusy={discard.isRunning} onClick={() => discard.start({ commandId })}>
              {t('sync.discard')}
            </Button>
          )}
        </span>
      )}
      {row && isChoosing && <Choice row={row} onClose={() => setIsChoosing(false)} />}
    </div>
  );
}

type WordsProps = Pick<Props, 'mark' | 'subject'> & {
  readonly row: QueueRow | undefined;
  readonly before: QueueRow | null;
};

function Words({ mark, row, before, subject }: WordsProps) {
  const { t } = useTranslation();
  const offline = useNeedsConnection();
  const about = subject === undefined ? null : <strong className={styles.subject}>{subject}</strong>;
  if (mark === 'sending' && row?.step) return <SendProgress row={row} />;
  if (mark === 'rejected' && row?.error) {
    const { happened, safe } = messageOf(t, row.error.code, row.error.detail);
    return (
      <span className={styles.words}>
        {about} {happened} <span className={styles.safe}>{safe}</span>
      </span>
    );
  }
  const isStopped = row !== undefined && (row.hold !== null || row.isHeldUp || before !== null);
  return (
    <span className={styles.words}>
      {about}{' '}
      {mark === 'waiting' && isStopped ? (
        <WhyItWaits row={row} before={before} />
      ) : (
        t(mark === 'waiting' && offline !== null ? 'task.waitsForConnection' : `marks.${mark}`)
      )}
    </span>
  );
}

function WhyItWaits({ row, before }: { readonly row: QueueRow; readonly before: QueueRow | null }) {
  return toldInOne(useQueueWords(row, before, null));
}

function Choice({ row, onClose }: { readonly row: QueueRow; readonly onClose: () => void }) {
  const { title } = useCommandTitle(row, row.change?.field ?? null);
  return <ConflictDialog row={row} title={title} isOpen onClose={onClose} />;
}
