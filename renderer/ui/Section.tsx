import { type ReactNode, useId } from 'react';
import styles from './Section.module.css';

type Props = {
  readonly title: string;
  readonly count?: string | null;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** A headed part of a page, with its own actions at the right of the heading. */
export function Section({ title, count = null, actions, children }: Props) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 className={styles.title} id={id}>
          {title}
        </h2>
        {count !== null && <span className={styles.count}>{count}</span>}
        <div className={styles.actions}>{actions}</div>
      </div>
      {children}
    </section>
  );
}
