import { Button as BaseButton } from '@base-ui/react/button';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import styles from './Button.module.css';
import { Icon, type IconName } from './Icon.tsx';
import { Kbd } from './Kbd.tsx';
import { ariaKeys } from '../keys/chords.ts';
import { type ShownKeys, useShownKeys } from './liveKeys.ts';
import { Tooltip } from './Tooltip.tsx';

/** The rest are the DOM's own, so that Menu, Popover and Tooltip can use a Button as their trigger. */
type Props = Omit<ComponentPropsWithRef<'button'>, 'children' | 'className' | 'style' | 'disabled'> &
  ShownKeys & {
    readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
    readonly size?: 'sm' | 'md' | 'xl';
    readonly icon?: IconName;
    readonly isWide?: boolean;
    readonly isBusy?: boolean;
    readonly isDisabled?: boolean;
    /** Disables the button and says why; it can still be focused to hear it. Null where it may become disabled later. */
    readonly disabledReason?: string | null;
    readonly hasMenu?: boolean;
    readonly children: ReactNode;
  };

/** A verb with its object. */
export function Button({
  kind = 'plain',
  size = 'md',
  icon,
  keys,
  keysOf,
  isWide = false,
  isBusy = false,
  isDisabled = false,
  disabledReason,
  hasMenu = false,
  type = 'button',
  children,
  ...dom
}: Props) {
  const shownKeys = useShownKeys({ keys, keysOf });
  const isRefused = typeof disabledReason === 'string';
  const button = (
    <BaseButton
      {...dom}
      type={type}
      className={styles.button}
      data-kind={kind}
      data-size={size}
      data-wide={isWide || undefined}
      data-busy={isBusy || undefined}
      disabled={isDisabled || isBusy || isRefused}
      focusableWhenDisabled={isBusy || isRefused}
      aria-busy={isBusy || undefined}
      aria-keyshortcuts={shownKeys === undefined ? undefined : ariaKeys(shownKeys)}
    >
      {icon && <Icon name={icon} size={size === 'xl' ? 'md' : 'sm'} />}
      <span className={styles.label}>{children}</span>
      <Kbd keys={shownKeys} isJoined />
      {hasMenu && <Icon name="down" size="xs" />}
    </BaseButton>
  );
  // Another tree once there is a reason would be another element: the focus of who has just pressed it would be lost.
  return disabledReason === undefined ? button : <Tooltip label={disabledReason}>{button}</Tooltip>;
}
