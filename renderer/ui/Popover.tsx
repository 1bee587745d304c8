import { Popover as BasePopover } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import styles from './Popover.module.css';

type Props = {
  /** A Button or IconButton. */
  readonly trigger: ReactElement;
  readonly title: string;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  readonly align?: 'start' | 'center' | 'end';
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  /** For rows of several controls. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
};

/** A small surface under its control, for what is more than a list of commands. */
export function Popover({
  trigger,
  title,
  side = 'bottom',
  align = 'start',
  isOpen,
  onOpenChange,
  isWide = false,
  children,
}: Props) {
  return (
    <BasePopover.Root
      {...(isOpen === undefined ? {} : { open: isOpen })}
      {...(onOpenChange ? { onOpenChange: (open: boolean) => onOpenChange(open) } : {})}
    >
      <BasePopover.Trigger render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner
          className={styles.positioner}
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
        >
          <BasePopover.Popup className={styles.popup} data-wide={isWide || undefined} aria-label={title}>
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
