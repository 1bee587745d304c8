import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import styles from './PictureNote.module.css';

type Props = { readonly children: ReactNode };

/** Over a picture, at its top: what whoever looks at it has to know of it. */
export function PictureNote({ children }: Props) {
  return (
    <p className={styles.note} role="status">
      <Icon name="warning" size="sm" />
      {children}
    </p>
  );
}
