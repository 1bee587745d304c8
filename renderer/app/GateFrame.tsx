import type { ReactNode } from 'react';
import { Icon } from '../ui/Icon.tsx';
import { ConnectionPills } from './ConnectionPills.tsx';
import styles from './GateFrame.module.css';
import { WindowButtons } from './WindowButtons.tsx';

type Props = {
  readonly title: string;
  /** An account is open: its connection is worth showing, and leads to the sync page. */
  readonly onOpenSync?: () => void;
  readonly children?: ReactNode;
};

/** The window before one is at work: its bar, and one thing to do. */
export function GateFrame({ title, onOpenSync, children }: Props) {
  return (
    <div className={styles.frame}>
      <header className={styles.bar}>
        <span className={styles.logo}>
          <Icon name="bolt" size="xs" />
        </span>
        <span className={styles.title}>{title}</span>
        <span className={styles.pills}>{onOpenSync && <ConnectionPills onOpenSync={onOpenSync} />}</span>
        <WindowButtons />
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  );
}
