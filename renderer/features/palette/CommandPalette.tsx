import { useTranslation } from 'react-i18next';
import { PaletteDialog } from '../../ui/PaletteDialog.tsx';
import { PaletteBody } from './PaletteBody.tsx';

type Props = {
  readonly isOpen: boolean;
  /** What stands in the field at first: a prefix, or nothing. */
  readonly start: string;
  readonly onClose: () => void;
};

/** Ctrl+K: find anything that is on this disk, go there, or run what the current screen offers. */
export function CommandPalette({ isOpen, start, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <PaletteDialog isOpen={isOpen} onClose={onClose} label={t('palette.title')}>
      <PaletteBody start={start} onClose={onClose} />
    </PaletteDialog>
  );
}
