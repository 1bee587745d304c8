import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useModal } from './actions.ts';
import styles from './Dialog.module.css';
import { DropNote } from './DropNote.tsx';
import { focusAtOnce } from './focusAtOnce.ts';
import { IconButton } from './IconButton.tsx';
import { useFilesHeld } from './useFilesHeld.ts';

type Props = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: ReactNode;
  /** Enter, as long as nothing in the dialog has the focus: what the main button does. */
  readonly onEnter?: () => void;
  readonly size?: 'md' | 'lg' | 'xl';
  /** Files from another program may be dropped on it, and this is what is said while they are held over it. */
  readonly drop?: { readonly note: string; readonly onFiles: (files: readonly File[]) => void };
  /** Buttons at the bottom right, the main one last. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
};

/** Only for conflict, destruction, sign-in and import: everything else happens in place. Esc closes, focus comes back. */
export function Dialog({ isOpen, onClose, title, description, onEnter, size = 'md', drop, actions, children }: Props) {
  const { t } = useTranslation();
  const popupRef = useRef<HTMLDivElement>(null);
  const bodyRef = useRef<HTMLDivElement>(null);
  useModal(isOpen);
  const held = useFilesHeld(drop === undefined, (files) => drop?.onFiles(files));
  return (
    <BaseDialog.Root
      open={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={styles.scrim} />
        <BaseDialog.Popup
          className={styles.popup}
          data-size={size}
          ref={popupRef}
          {...held.handlers}
          onKeyDown={(event) => {
            // Not that of the menu it was asked for from, which may be held down still.
            if (event.key !== 'Enter' || event.repeat || event.target !== event.currentTarget) return;
            if (onEnter === undefined) return;
            // By then the dialog is gone, and the key would be the page's: there Enter opens what has the focus.
            event.preventDefault();
            onEnter();
          }}
          // The first thing to fill in, else the dialog itself: never its close button, whose tooltip would open.
          initialFocus={() =>
            focusAtOnce(bodyRef.current?.querySelector<HTMLElement>('input, textarea') ?? popupRef.current)
          }
        >
          <div className={styles.head}>
            <BaseDialog.Title className={styles.title}>{title}</BaseDialog.Title>
            <IconButton icon="close" size="sm" label={t('ui.close')} keys="Escape" onClick={onClose} />
          </div>
          <div className={styles.body} ref={bodyRef}>
            {description !== undefined && (
              <BaseDialog.Description className={styles.description} render={<div />}>
                {description}
              </BaseDialog.Description>
            )}
            {children}
          </div>
          {held.isOver && drop !== undefined && <DropNote over="part">{drop.note}</DropNote>}
          {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
