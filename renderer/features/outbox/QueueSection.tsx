import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../shared/model/sync.ts';
import { useCall } from '../../data/useCall.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { InlineError } from '../../parts/InlineError.tsx';
import { Box } from '../../ui/Box.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Section } from '../../ui/Section.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { LookFirst } from './LookFirst.tsx';
import { QueueExport } from './QueueExport.tsx';
import { QueueRowLine } from './QueueRowLine.tsx';
import { WhenBack } from './WhenBack.tsx';

/** Everything that has not reached the server, in the order it goes. */
export function QueueSection() {
  const { t } = useTranslation();
  const format = useFormat();
  const queue = useEngine('queue', {});
  const retryAll = useCall('retryAll');
  const hold = useCall('holdCommands');
  const release = useCall('releaseCommands');
  const rows = queue.value?.rows ?? [];
  const byId = new Map(rows.map((row) => [row.commandId, row]));
  const isStuck = rows.some(({ state }) => state === 'rejected' || state === 'conflict');
  const canHold = rows.some((row) => row.canHold && row.hold !== 'by-author');
  const isHeld = rows.some((row) => row.hold === 'by-author');
  const [limit, setLimit] = useState(shownAtOnce);
  const shown = shownOf(rows, limit);

  return (
    <Section
      title={t('sync.waitingToSend')}
      count={rows.length === 0 ? null : format.number(rows.length)}
      actions={
        rows.length > 0 && (
          <>
            <QueueExport />
            {canHold || !isHeld ? (
              <Button
                size="sm"
                isDisabled={!canHold}
                isBusy={hold.isRunning}
                onClick={() => hold.start({ commandIds: null })}
              >
                {t('sync.holdAll')}
              </Button>
            ) : (
              <Button size="sm" isBusy={release.isRunning} onClick={() => release.start({ commandIds: null })}>
                {t('sync.releaseAll')}
              </Button>
            )}
            <Button size="sm" isDisabled={!isStuck} isBusy={retryAll.isRunning} onClick={() => retryAll.start({})}>
              {t('sync.retryAll')}
            </Button>
          </>
        )
      }
    >
      <Box>
        {queue.error && <InlineError error={queue.error} onRetry={queue.ask} look="line" />}
        {queue.isFirst && <Skeleton rows={3} label={t('ui.loading')} />}
        <LookFirst rows={rows} />
        {shown.map((row) => (
          <QueueRowLine
            key={row.commandId}
            row={row}
            before={byId.get(row.isBlockedBy ?? '') ?? null}
            isNext={row === rows[0]}
          />
        ))}
        {queue.value && rows.length === 0 && <EmptyState icon="check" title={t('sync.everythingSent')} />}
      </Box>
      {shown.length < rows.length && (
        <Button kind="quiet" size="sm" onClick={() => setLimit(limit + shownAtOnce)}>
          {t('sync.showMore', {
            count: Math.min(shownAtOnce, rows.length - shown.length),
            left: format.number(rows.length - shown.length),
          })}
        </Button>
      )}
      <WhenBack />
    </Section>
  );
}

/** More than anyone reads, and few enough to be drawn at once. */
const shownAtOnce = 100;

/** The first ones, and of the rest those that wait for their author. */
function shownOf(rows: readonly QueueRow[], limit: number): readonly QueueRow[] {
  const needsAuthor = ({ state }: QueueRow): boolean => state === 'rejected' || state === 'conflict';
  return [...rows.slice(0, limit), ...rows.slice(limit).filter(needsAuthor).slice(0, limit)];
}
