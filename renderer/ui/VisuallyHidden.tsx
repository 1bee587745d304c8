import type { ReactNode } from 'react';
import styles from './VisuallyHidden.module.css';

type Props = { readonly children: ReactNode; readonly id?: string };

/** For screen readers only. */
export function VisuallyHidden({ children, id }: Props) {
  return (
    <span className={styles.hidden} id={id}>
      {children}
    </span>
  );
}
