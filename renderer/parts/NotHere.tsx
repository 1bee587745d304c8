import { useTranslation } from 'react-i18next';
import { useCall } from '../data/useCall.ts';
import { useNeedsConnection } from '../data/useSync.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

/** In place of one thing that a link or a list led to and that is not in the mirror: without a connection, or not given out. */
export function NotHere({ title }: { readonly title: string }) {
  const { t } = useTranslation();
  const needsConnection = useNeedsConnection();
  const syncNow = useCall('syncNow');
  if (needsConnection !== null)
    return <EmptyState icon="cloud-off" title={title} description={t('entities.notHereWhy')} />;
  return (
    <EmptyState
      icon="search"
      title={title}
      description={t('notRead.notGiven')}
      action={
        <Button icon="sync" isBusy={syncNow.isRunning} onClick={() => syncNow.start({})}>
          {t('ui.retry')}
        </Button>
      }
    />
  );
}
