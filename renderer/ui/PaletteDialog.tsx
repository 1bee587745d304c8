import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { useModal } from './actions.ts';
import styles from './PaletteDialog.module.css';

type Props = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly label: string;
  readonly children: ReactNode;
};

/** The surface of a palette: near the top, over everything, gone with Esc. */
export function PaletteDialog({ isOpen, onClose, label, children }: Props) {
  useModal(isOpen);
  return (
    <Dialog.Root
      open={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.scrim} />
        <Dialog.Popup className={styles.popup} aria-label={label}>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
