import { useTranslation } from 'react-i18next';
import type { Freshness } from '../../../shared/model/sync.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Forbidden } from '../../ui/Forbidden.tsx';
import { kindIcons } from '../../parts/kindIcons.ts';
import type { EntityKindShown } from './entityRows.ts';

type Props = {
  readonly kind: EntityKindShown;
  /** Empty where there is nothing even without a filter. */
  readonly search: string;
  readonly freshness: Freshness;
  readonly isOffline: boolean;
  readonly onClear: () => void;
};

/** Why there is no row: the filter, the production, or this disk. */
export function EmptyList({ kind, search, freshness, isOffline, onClear }: Props) {
  const { t } = useTranslation();
  if (search !== '')
    return (
      <EmptyState
        icon="search"
        title={t('entities.noMatch', { search })}
        action={
          <Button onClick={onClear} keys="Escape">
            {t('entities.clearFilter')}
          </Button>
        }
      />
    );
  if (freshness.error === 'forbidden') return <Forbidden title={t('entities.forbidden')} />;
  if (freshness.state !== 'complete' && isOffline)
    return <EmptyState icon="cloud-off" title={t('entities.notHere')} description={t('entities.notHereWhy')} />;
  return (
    <EmptyState icon={kindIcons[kind]} title={t(`entities.noneOf.${kind}`)} description={t('entities.emptyWhy')} />
  );
}
