import { Button as BaseButton } from '@base-ui/react/button';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import styles from './IconButton.module.css';
import { ariaKeys } from './keys.ts';
import { Tooltip } from './Tooltip.tsx';

/** The rest are the DOM's own, so that Menu and Popover can use an IconButton as their trigger. */
type Props = Omit<ComponentPropsWithRef<'button'>, 'children' | 'className' | 'style' | 'disabled' | 'aria-label'> & {
  readonly icon: IconName;
  /** Names the action; shown as tooltip with its key. */
  readonly label: string;
  readonly keys?: string;
  readonly size?: 'sm' | 'md';
  readonly isPressed?: boolean;
  readonly isDisabled?: boolean;
  readonly disabledReason?: string | null;
  /** Laid over the corner: a count. */
  readonly badge?: ReactNode;
};

export function IconButton({
  icon,
  label,
  keys,
  size = 'md',
  isPressed,
  isDisabled = false,
  disabledReason = null,
  badge,
  ...dom
}: Props) {
  return (
    <Tooltip label={disabledReason ?? label} {...(keys !== undefined && disabledReason === null ? { keys } : {})}>
      <BaseButton
        {...dom}
        type="button"
        className={styles.button}
        data-size={size}
        data-pressed-in={isPressed || undefined}
        aria-label={label}
        aria-pressed={isPressed}
        aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)}
        disabled={isDisabled || disabledReason !== null}
        focusableWhenDisabled={disabledReason !== null}
      >
        <Icon name={icon} size={size === 'sm' ? 'sm' : 'md'} />
        {badge}
      </BaseButton>
    </Tooltip>
  );
}
