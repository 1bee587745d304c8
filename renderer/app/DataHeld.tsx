import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

type Props = { readonly computer: string };

/** A home on a network, and the app open at two computers: the second waits, and opens by itself. */
export function DataHeld({ computer }: Props) {
  const { t } = useTranslation();
  return (
    <div role="status">
      <EmptyState
        icon="lock"
        title={t('held.title', { computer })}
        description={t('held.description')}
        action={<Button onClick={() => window.close()}>{t('held.close')}</Button>}
      />
    </div>
  );
}
