import { custom } from './custom.ts';
import styles from './StatusBar.module.css';

type Part = { readonly id: string; readonly color: string; readonly count: number; readonly label: string };
type Props = { readonly parts: readonly Part[] };

/** Counts side by side, in the order of the work; each says its number on hover and to a screen reader. */
export function StatusBar({ parts }: Props) {
  return (
    <span className={styles.bar} role="img" aria-label={parts.map(({ label }) => label).join(', ')}>
      {parts
        .filter(({ count }) => count > 0)
        .map(({ id, color, count, label }) => (
          <span
            key={id}
            className={styles.part}
            data-colour="status"
            style={custom({ '--status': color, '--share': count })}
            title={label}
          />
        ))}
    </span>
  );
}
