import { Popover as BasePopover } from '@base-ui/react/popover';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import styles from './AnchoredPopup.module.css';
import { focusAtOnce } from './focusAtOnce.ts';

type Props = {
  /** It lies over this, from its upper left corner. */
  readonly anchor: HTMLElement;
  readonly title: string;
  /** Esc, or a press elsewhere. */
  readonly onClose: () => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLDivElement>) => void;
  readonly children: ReactNode;
};

/** A surface over something of the page, in which that is changed. Where the focus goes in the end is for its owner to say. */
export function AnchoredPopup({ anchor, title, onClose, onKeyDown, children }: Props) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <BasePopover.Root
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <BasePopover.Portal>
        <BasePopover.Positioner
          className={styles.positioner}
          anchor={anchor}
          side="bottom"
          align="start"
          sideOffset={({ anchor: { height } }) => -height}
          collisionPadding={8}
        >
          <BasePopover.Popup
            ref={popup}
            className={styles.popup}
            aria-label={title}
            initialFocus={() =>
              focusAtOnce(popup.current?.querySelector<HTMLElement>('input, textarea, [role="radio"]'))
            }
            finalFocus={false}
            onKeyDown={onKeyDown}
          >
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
