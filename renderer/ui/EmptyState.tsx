import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';
import { Icon, type IconName } from './Icon.tsx';

type Props = {
  readonly icon?: IconName;
  /** One sentence. */
  readonly title: string;
  readonly description?: ReactNode;
  /** One action. */
  readonly action?: ReactNode;
};

export function EmptyState({ icon, title, description, action }: Props) {
  return (
    <div className={styles.empty}>
      {icon && <Icon name={icon} size="xl" />}
      <p className={styles.title}>{title}</p>
      {description !== undefined && <p className={styles.description}>{description}</p>}
      {action}
    </div>
  );
}
