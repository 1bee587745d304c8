import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox';
import type { ReactNode } from 'react';
import styles from './Checkbox.module.css';
import { Icon } from './Icon.tsx';

type Props = {
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly isDisabled?: boolean;
  /** Done items of a checklist are struck through. */
  readonly isStruck?: boolean;
  readonly children: ReactNode;
};

export function Checkbox({ isChecked, onChange, isDisabled = false, isStruck = false, children }: Props) {
  return (
    <label
      className={styles.label}
      data-struck={(isStruck && isChecked) || undefined}
      data-disabled={isDisabled || undefined}
    >
      <BaseCheckbox.Root
        className={styles.box}
        checked={isChecked}
        disabled={isDisabled}
        onCheckedChange={(next) => onChange(next)}
      >
        <BaseCheckbox.Indicator>
          <Icon name="check" size="xs" />
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      <span className={styles.text}>{children}</span>
    </label>
  );
}
