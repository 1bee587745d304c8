import type { ReactNode } from 'react';
import styles from './Bar.module.css';

type Props = {
  readonly label: string;
  /** What the file is like: pages, seconds, triangles. */
  readonly facts?: string;
  readonly children: ReactNode;
};

/** What steers a viewer, below what it shows. */
export function Bar({ label, facts = '', children }: Props) {
  return (
    <div className={styles.bar} role="toolbar" aria-label={label}>
      {children}
      <span className={styles.grow} title={facts}>
        {facts}
      </span>
    </div>
  );
}
