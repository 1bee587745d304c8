import { useTranslation } from 'react-i18next';
import type { ShownSearch, ShownSearchGroup } from '../../../../shared/model/savedSearch.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import type { SavedSearchTabs } from './useSavedSearches.ts';

type Props = { readonly tabs: SavedSearchTabs; readonly saved: ShownSearch | ShownSearchGroup };

export function DeleteSearchDialog({ tabs, saved }: Props) {
  const { t } = useTranslation();
  const isGroup = 'color' in saved;
  const count = isGroup ? tabs.searches.filter(({ groupId }) => groupId === saved.id).length : 0;
  return (
    <Dialog
      isOpen
      onClose={() => tabs.setDialog(null)}
      title={t('searches.deleteNamed', { name: saved.name })}
      description={
        isGroup
          ? t('searches.deleteGroupWhy', { count })
          : t(saved.isShared ? 'searches.deleteSharedWhy' : 'searches.deleteWhy')
      }
      actions={
        <>
          <Button onClick={() => tabs.setDialog(null)}>{t('ui.cancel')}</Button>
          <Button
            kind="danger"
            isBusy={tabs.isRunning}
            onClick={() => tabs.remove(isGroup ? 'group' : 'search', saved.id)}
          >
            {t(isGroup ? 'searches.deleteGroup' : 'searches.delete')}
          </Button>
        </>
      }
    />
  );
}
