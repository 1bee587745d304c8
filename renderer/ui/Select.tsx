import { Select as BaseSelect } from '@base-ui/react/select';
import { Icon, type IconName } from './Icon.tsx';
import styles from './Select.module.css';

export type SelectOption<Value> = { readonly value: Value; readonly label: string; readonly icon?: IconName };

type Props<Value> = {
  /** Read out; the visible label stands beside it. */
  readonly label: string;
  readonly value: Value;
  readonly options: readonly SelectOption<Value>[];
  readonly onChange: (value: Value) => void;
  readonly isWide?: boolean;
  readonly isDisabled?: boolean;
};

export function Select<Value extends string | number>({
  label,
  value,
  options,
  onChange,
  isWide = false,
  isDisabled = false,
}: Props<Value>) {
  return (
    <BaseSelect.Root
      items={options.map((option) => ({ value: option.value, label: option.label }))}
      value={value}
      onValueChange={(next) => {
        if (next !== null) onChange(next);
      }}
      disabled={isDisabled}
    >
      <BaseSelect.Trigger className={styles.trigger} aria-label={label} data-wide={isWide || undefined}>
        <BaseSelect.Value className={styles.value} />
        <BaseSelect.Icon>
          <Icon name="down" size="xs" />
        </BaseSelect.Icon>
      </BaseSelect.Trigger>
      <BaseSelect.Portal>
        <BaseSelect.Positioner
          className={styles.positioner}
          sideOffset={4}
          collisionPadding={8}
          alignItemWithTrigger={false}
        >
          <BaseSelect.Popup className={styles.popup}>
            <BaseSelect.List>
              {options.map((option) => (
                <BaseSelect.Item key={option.value} value={option.value} className={styles.item}>
                  <span className={styles.lead}>
                    <BaseSelect.ItemIndicator>
                      <Icon name="check" size="sm" />
                    </BaseSelect.ItemIndicator>
                  </span>
                  {option.icon && <Icon name={option.icon} size="sm" />}
                  <BaseSelect.ItemText>{option.label}</BaseSelect.ItemText>
                </BaseSelect.Item>
              ))}
            </BaseSelect.List>
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  );
}
