import type { Letter } from '../stage/compare.ts';
import styles from './LetterMark.module.css';

type Props = {
  readonly letter: Letter;
  /** In a button whose name says it, or says what is meant by it. */
  readonly isSaid?: boolean;
};

/** A, B, C or D, in its own colour. */
export function LetterMark({ letter, isSaid = false }: Props) {
  return (
    <span className={styles.letter} data-letter={letter} aria-hidden={isSaid || undefined}>
      {letter}
    </span>
  );
}
