import type { ReactNode } from 'react';
import styles from './Box.module.css';

/** A quiet card around a list of rows. */
export function Box({ isPadded = false, children }: { readonly isPadded?: boolean; readonly children: ReactNode }) {
  return (
    <div className={styles.box} data-padded={isPadded || undefined}>
      {children}
    </div>
  );
}
