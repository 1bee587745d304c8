import type { ReactNode } from 'react';
import { Icon } from '../../../ui/Icon.tsx';
import styles from './StageNote.module.css';

/** What has to be known of the picture, at its top: it is not what one takes it for. */
export function StageNote({ children }: { readonly children: ReactNode }) {
  return (
    <p className={styles.note} role="status">
      <Icon name="warning" size="sm" />
      {children}
    </p>
  );
}
