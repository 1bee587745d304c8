import { Dialog } from '@base-ui/react/dialog';
import { type ReactNode, useRef } from 'react';
import { useModal } from './actions.ts';
import { focusAtOnce } from './focusAtOnce.ts';
import styles from './PaletteDialog.module.css';

type Props = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly label: string;
  readonly children: ReactNode;
};

/** The surface of a palette: near the top, over everything, gone with Esc. */
export function PaletteDialog({ isOpen, onClose, label, children }: Props) {
  const popup = useRef<HTMLDivElement>(null);
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
        <Dialog.Popup
          ref={popup}
          className={styles.popup}
          aria-label={label}
          initialFocus={() => focusAtOnce(popup.current?.querySelector('input'))}
        >
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
