import type { ReactNode } from 'react';
import styles from './PageHeader.module.css';

type Props = {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** Beside the title: tabs. */
  readonly lead?: ReactNode;
  /** At the right: view tools, then the main action. */
  readonly children?: ReactNode;
};

/** The first line of a page. It stays when the content fails or is empty. */
export function PageHeader({ title, subtitle, lead, children }: Props) {
  return (
    <div className={styles.header} data-tall={subtitle !== undefined || undefined}>
      <div className={styles.text}>
        <h1 className={styles.title}>{title}</h1>
        {subtitle !== undefined && <p className={styles.subtitle}>{subtitle}</p>}
      </div>
      {lead}
      <div className={styles.actions}>{children}</div>
    </div>
  );
}
