import { Tabs as BaseTabs } from '@base-ui/react/tabs';
import { Icon, type IconName } from './Icon.tsx';
import styles from './Tabs.module.css';

export type Tab<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly count?: string;
  readonly icon?: IconName;
};

type Props<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly tabs: readonly Tab<Value>[];
  readonly onChange: (value: Value) => void;
  /** `segments`: one box around all, for views of the same thing. */
  readonly look?: 'tabs' | 'segments';
};

/** One Tab stop, arrows inside. The panel below belongs to the caller, who says what it shows by the value. */
export function Tabs<Value extends string>({ label, value, tabs, onChange, look = 'tabs' }: Props<Value>) {
  return (
    <BaseTabs.Root
      value={value}
      onValueChange={(next: unknown) => {
        const chosen = tabs.find((tab) => tab.value === next);
        if (chosen) onChange(chosen.value);
      }}
    >
      <BaseTabs.List className={styles.list} data-look={look} aria-label={label} activateOnFocus>
        {tabs.map((tab) => (
          <BaseTabs.Tab key={tab.value} value={tab.value} className={styles.tab}>
            {tab.icon && <Icon name={tab.icon} size="sm" />}
            {tab.label}
            {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
    </BaseTabs.Root>
  );
}
