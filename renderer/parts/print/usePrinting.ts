import { useTranslation } from 'react-i18next';
import { useActions } from '../../ui/actions.ts';
import type { MenuEntry } from '../../ui/Menu.tsx';
import { useTellFailure } from '../useTellFailure.ts';
import { type PrintedList, printSheet, type PrintWay } from './printSheet.ts';

/**
 * The list of this screen on paper or as PDF: its key, and its entries of a menu.
 * @param make what is shown, all of it; null where there is nothing
 */
export function usePrinting(make: (() => Promise<PrintedList>) | null): readonly MenuEntry[] {
  const { t } = useTranslation();
  const tellFailure = useTellFailure();
  const nothing = make === null ? t('print.nothing') : null;
  const run = (way: PrintWay): void => {
    make?.().then((sheet) => printSheet(sheet, way), tellFailure);
  };
  const group = t('actions.group.view');
  useActions([
    {
      id: 'view.print',
      label: t('print.print'),
      group,
      icon: 'printer',
      disabledReason: nothing,
      run: () => run('printer'),
    },
    { id: 'view.pdf', label: t('print.pdf'), group, icon: 'file', disabledReason: nothing, run: () => run('pdf') },
  ]);
  return [
    {
      kind: 'item',
      id: 'print',
      label: t('print.print'),
      icon: 'printer',
      keysOf: 'view.print',
      isDisabled: nothing !== null,
      onChoose: () => run('printer'),
    },
    {
      kind: 'item',
      id: 'pdf',
      label: t('print.pdf'),
      icon: 'file',
      isDisabled: nothing !== null,
      onChoose: () => run('pdf'),
    },
  ];
}
