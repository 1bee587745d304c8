import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { kindIcons } from '../../parts/kindIcons.ts';
import type { EntityKindShown } from './entityRows.ts';

type Props = {
  readonly kind: EntityKindShown;
  /** Empty where there is nothing even without a filter. */
  readonly search: string;
  readonly onClear: () => void;
};

/** Why there is no row: the filter, or the production. */
export function EmptyList({ kind, search, onClear }: Props) {
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
  return (
    <EmptyState icon={kindIcons[kind]} title={t(`entities.noneOf.${kind}`)} description={t('entities.emptyWhy')} />
  );
}
