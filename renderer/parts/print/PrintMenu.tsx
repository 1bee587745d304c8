import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import type { PrintedList } from './printSheet.ts';
import { usePrinting } from './usePrinting.ts';

type Props = { readonly make: (() => Promise<PrintedList>) | null };

/** Where a page has no menu of its own. */
export function PrintMenu({ make }: Props) {
  const { t } = useTranslation();
  const entries = usePrinting(make);
  return (
    <Menu
      align="end"
      trigger={<IconButton icon="printer" size="sm" label={t('print.menu')} keysOf="view.print" />}
      entries={entries}
    />
  );
}
