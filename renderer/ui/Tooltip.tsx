import { Tooltip as BaseTooltip } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { Kbd } from './Kbd.tsx';
import type { ShownKeys } from './liveKeys.ts';
import styles from './Tooltip.module.css';

type Props = ShownKeys & {
  /** Null: there is nothing to say now, and the control stays the same element. */
  readonly label: string | null;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  /** One element that takes the DOM's props. */
  readonly children: ReactElement;
};

/** Names an action and its key on hover and focus. The control carries its own name: this is not read out twice. */
export function Tooltip({ label, keys, keysOf, side = 'bottom', children }: Props) {
  return (
    <BaseTooltip.Root disabled={label === null}>
      <BaseTooltip.Trigger render={children} />
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner className={styles.positioner} side={side} sideOffset={6} collisionPadding={8}>
          <BaseTooltip.Popup className={styles.popup}>
            {label}
            <Kbd keys={keys} keysOf={keysOf} />
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}

/** Once around the app: after one tooltip has opened its neighbours open at once. */
export const TooltipProvider = BaseTooltip.Provider;
