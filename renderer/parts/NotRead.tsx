import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../shared/errors.ts';
import type { Id } from '../../shared/model/studio.ts';
import type { Freshness } from '../../shared/model/sync.ts';
import { messageOf } from '../data/messages.ts';
import { useStudio } from '../data/studio.ts';
import { useCall } from '../data/useCall.ts';
import { useNeedsConnection } from '../data/useSync.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Forbidden } from '../ui/Forbidden.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';

type Props = {
  readonly freshness: Freshness;
  /** Whose it is: of a closed one nothing is read any more. */
  readonly productionId?: Id | null;
  /** What is said without a connection. */
  readonly notHere: string;
  /** What is said where the server shows it to nobody of this role. */
  readonly forbidden?: string;
  /** Of what stands in its place while it is on its way. */
  readonly rows: number;
  readonly height?: 'row' | 'list';
};

/** Asking again brings the same answer until somebody gives the right, or puts it back. */
const needsSomebody: ReadonlySet<ErrorCode> = new Set(['not-found', 'gone', 'rejected']);

/** In place of what was never read whole, and of which nothing is here: on its way, not to be had now or any more, or why it failed. */
export function NotRead({ freshness, productionId = null, notHere, forbidden, rows, height = 'row' }: Props) {
  const { t } = useTranslation();
  const needsConnection = useNeedsConnection();
  const syncNow = useCall('syncNow');
  const production = useStudio().productions.get(productionId ?? '');
  const { error, isPulling } = freshness;
  const again = () => syncNow.start({});
  const isBusy = isPulling || syncNow.isRunning;
  if (error === 'forbidden')
    return (
      <Forbidden
        title={forbidden ?? t('notRead.forbidden')}
        description={t('notRead.forbiddenWhy')}
        action={
          <Button icon="sync" disabledReason={needsConnection} isBusy={isBusy} onClick={again}>
            {t('ui.retry')}
          </Button>
        }
      />
    );
  if (production?.isOpen === false)
    return (
      <EmptyState
        icon="lock"
        title={t('notRead.closed', { name: production.name })}
        description={t('notRead.closedWhy')}
      />
    );
  if (needsConnection !== null)
    return <EmptyState icon="cloud-off" title={notHere} description={t('entities.notHereWhy')} />;
  if (error === null) return <Skeleton rows={rows} height={height} label={t('ui.loading')} />;
  return (
    <ErrorState
      happened={messageOf(t, error).happened}
      safe={t('notRead.safe')}
      todo={t(needsSomebody.has(error) ? 'notRead.askSomebody' : 'notRead.again')}
      isRetrying={isBusy}
      onRetry={again}
    />
  );
}
