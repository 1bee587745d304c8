import { Radio } from '@base-ui/react/radio';
import { RadioGroup as BaseRadioGroup } from '@base-ui/react/radio-group';
import type { ReactNode } from 'react';
import styles from './RadioGroup.module.css';

export type RadioOption<Value> = {
  readonly value: Value;
  readonly label: string;
  readonly description?: ReactNode;
  readonly isDisabled?: boolean;
};

type Props<Value> = {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly RadioOption<Value>[];
  readonly onChange: (value: Value) => void;
  readonly isInline?: boolean;
};

export function RadioGroup<Value extends string>({ label, value, options, onChange, isInline = false }: Props<Value>) {
  return (
    <BaseRadioGroup
      className={styles.group}
      aria-label={label}
      data-inline={isInline || undefined}
      value={value}
      onValueChange={(next: unknown) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <label className={styles.option} data-disabled={option.isDisabled || undefined} key={option.value}>
          <Radio.Root className={styles.circle} value={option.value} disabled={option.isDisabled ?? false}>
            <Radio.Indicator className={styles.dot} />
          </Radio.Root>
          <span>
            {option.label}
            {option.description !== undefined && <span className={styles.description}>{option.description}</span>}
          </span>
        </label>
      ))}
    </BaseRadioGroup>
  );
}
