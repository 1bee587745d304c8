import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../shared/model/sync.ts';
import { fieldValue } from '../data/fieldWords.ts';
import { useStudio } from '../data/studio.ts';
import { useCall } from '../data/useCall.ts';
import { useFormat } from '../i18n/FormatProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { StatusChip } from '../ui/StatusChip.tsx';
import { useNow } from '../ui/useNow.ts';

type Side = 'yours' | 'server';
type Props = { readonly row: QueueRow; readonly title: string; readonly isOpen: boolean; readonly onClose: () => void };

const minuteMs = 60_000;

/** Both sides changed the same field. Retrying keeps one's own; discarding keeps the server's. */
export function ConflictDialog({ row, title, isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  const [side, setSide] = useState<Side>('server');
  const retry = useCall('retryCommand');
  const discard = useCall('discardCommand');
  const detail = row.error?.detail ?? {};
  const words = wordsOf(row.kind);

  async function keep(): Promise<void> {
    const { commandId } = row;
    await (side === 'yours' ? retry.run({ commandId }) : discard.run({ commandId }));
    onClose();
  }

  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t(words.title)}
      description={t(words.description, { title })}
      actions={
        <>
          <Button onClick={onClose}>{t('conflict.later')}</Button>
          <Button
            kind="primary"
            keys="Enter"
            isBusy={retry.isRunning || discard.isRunning}
            onClick={() => void keep().catch(() => undefined)}
          >
            {t(words.keep[side])}
          </Button>
        </>
      }
    >
      <RadioGroup<Side>
        label={t('conflict.title')}
        value={side}
        onChange={setSide}
        options={[
          {
            value: 'yours',
            label: t('conflict.yours', { time: format.when(row.writtenAt, now) }),
            description: <Value field={detail['field']} value={detail['ownValue']} text={detail['ownText']} />,
          },
          {
            value: 'server',
            label: t('conflict.server'),
            description: <Value field={detail['field']} value={detail['serverValue']} text={detail['serverText']} />,
          },
        ]}
      />
    </Dialog>
  );
}

const plainWords = {
  title: 'conflict.title',
  description: 'conflict.description',
  keep: { yours: 'conflict.keep.yours', server: 'conflict.keep.server' },
} as const;
const nameTaken = {
  title: 'conflict.nameTaken',
  description: 'conflict.nameTakenDescription',
  keep: { yours: 'conflict.keep.oneMore', server: 'conflict.keep.theOne' },
} as const;
const deletion = {
  title: 'conflict.deletion',
  description: 'conflict.deletionDescription',
  keep: { yours: 'conflict.keep.delete', server: 'conflict.keep.keepIt' },
} as const;

function wordsOf(kind: QueueRow['kind']): typeof plainWords | typeof nameTaken | typeof deletion {
  if (kind === 'createEntity' || kind === 'createPlaylist') return nameTaken;
  return kind === 'deletePlaylist' ? deletion : plainWords;
}

/** `text`: the value in words, where whoever told of the conflict has found them. */
function Value({ field, value, text }: { readonly field: unknown; readonly value: unknown; readonly text: unknown }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  const studio = useStudio();
  if (typeof text === 'string' && text !== '') return <>{text}</>;
  if (field === 'casting') return <>{t('conflict.notCast')}</>;
  if (field === 'entries')
    return <>{typeof value === 'number' ? t('conflict.entryCount', { count: value }) : t('conflict.gone')}</>;
  const status = typeof value === 'string' ? studio.taskStatuses.get(value) : undefined;
  if (field === 'status' && status) return <StatusChip status={status} />;
  if (field === 'priority' && typeof value === 'number') return <>{t('conflict.priority', { level: value })}</>;
  if (typeof field !== 'string') return null;
  const isPlain =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null;
  return isPlain ? <>{fieldValue(field, value, { studio, t, format, now })}</> : null;
}
