import type { ReactNode } from 'react';
import styles from './DropNote.module.css';

type Props = {
  /** Over the window, or over the part of it that takes what is dropped; an item is one of many: a row, a card. */
  readonly over: 'window' | 'part' | 'item';
  /** In smaller words what comes of it. */
  readonly how?: string;
  readonly children: ReactNode;
};

/** Where something is held over a place that takes it. Its place is the nearest one that is positioned. */
export function DropNote({ over, how, children }: Props) {
  return (
    <div className={styles.note} data-over={over}>
      {children}
      {how !== undefined && <span className={styles.how}>{how}</span>}
    </div>
  );
}
