import type { ReactNode } from 'react';
import styles from './RefusedLines.module.css';

type Line = { readonly name: string; readonly reason: ReactNode };

/** What stays as it is, one by one: whose, and why. */
export function RefusedLines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <ul className={styles.refused}>
      {lines.map(({ name, reason }, index) => (
        <li key={index}>
          <strong>{name}</strong> {reason}
        </li>
      ))}
    </ul>
  );
}
