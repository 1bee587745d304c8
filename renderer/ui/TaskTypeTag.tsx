import type { ReactNode } from 'react';
import { custom } from './custom.ts';
import styles from './TaskTypeTag.module.css';

type Props = {
  readonly name: string;
  readonly color: string;
  /** The name with parts of it marked. */
  readonly children?: ReactNode;
};

export function TaskTypeTag({ name, color, children }: Props) {
  return (
    <span className={styles.tag} style={custom({ '--task-type': color })}>
      <span className={styles.name}>{children ?? name}</span>
    </span>
  );
}
