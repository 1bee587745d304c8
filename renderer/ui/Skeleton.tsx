import { useEffect, useState } from 'react';
import styles from './Skeleton.module.css';
import { VisuallyHidden } from './VisuallyHidden.tsx';

type Props = {
  /** Rows of the final height, so that nothing jumps when the answer comes. */
  readonly rows: number;
  readonly height?: 'row' | 'list';
  readonly label: string;
};

const delayMs = 150;

/** Stands where a first answer will be, and only if that takes a while: most answers are here before it would show. */
export function Skeleton({ rows, height = 'row', label }: Props) {
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), delayMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.skeleton} aria-busy data-shown={isShown || undefined}>
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: rows }, (_, index) => (
        <div className={styles.row} data-height={height} key={index}>
          <span className={styles.picture} />
          <span className={styles.lines}>
            <span className={styles.line} />
            <span className={styles.line} />
          </span>
        </div>
      ))}
    </div>
  );
}
