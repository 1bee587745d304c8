import { Button as BaseButton } from '@base-ui/react/button';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import styles from './IconButton.module.css';
import { ariaKeys } from '../keys/chords.ts';
import { type ShownKeys, useShownKeys } from './liveKeys.ts';
import { Tooltip } from './Tooltip.tsx';

/** The rest are the DOM's own, so that Menu and Popover can use an IconButton as their trigger. */
type Props = Omit<ComponentPropsWithRef<'button'>, 'children' | 'className' | 'style' | 'disabled' | 'aria-label'> &
  ShownKeys & {
    readonly icon: IconName;
    /** Names the action; shown as tooltip with its key. */
    readonly label: string;
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
  keysOf,
  size = 'md',
  isPressed,
  isDisabled = false,
  disabledReason = null,
  badge,
  ...dom
}: Props) {
  const shownKeys = useShownKeys({ keys, keysOf });
  return (
    <Tooltip label={disabledReason ?? label} keys={disabledReason === null ? shownKeys : undefined}>
      <BaseButton
        {...dom}
        type="button"
        className={styles.button}
        data-size={size}
        data-pressed-in={isPressed || undefined}
        aria-label={label}
        aria-pressed={isPressed}
        aria-keyshortcuts={shownKeys === undefined ? undefined : ariaKeys(shownKeys)}
        disabled={isDisabled || disabledReason !== null}
        focusableWhenDisabled={disabledReason !== null}
      >
        <Icon name={icon} size={size === 'sm' ? 'sm' : 'md'} />
        {badge}
      </BaseButton>
    </Tooltip>
  );
}
