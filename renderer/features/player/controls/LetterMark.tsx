import type { Letter } from '../stage/compare.ts';
import styles from './LetterMark.module.css';

/** A, B, C or D, in its own colour. */
export function LetterMark({ letter }: { readonly letter: Letter }) {
  return (
    <span className={styles.letter} data-letter={letter}>
      {letter}
    </span>
  );
}
