import type { ComponentPropsWithRef } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import styles from './Pill.module.css';

type Props = Omit<ComponentPropsWithRef<'button'>, 'children' | 'className' | 'style'> & {
  readonly tone: 'quiet' | 'line' | 'accent' | 'waiting' | 'danger' | 'conflict';
  readonly icon: IconName;
  readonly label: string;
};

/** A state in icon and words; pressing it leads to where it is explained. */
export function Pill({ tone, icon, label, ...dom }: Props) {
  return (
    <button {...dom} type="button" className={styles.pill} data-tone={tone}>
      <Icon name={icon} size="sm" />
      <span className={styles.label}>{label}</span>
    </button>
  );
}
