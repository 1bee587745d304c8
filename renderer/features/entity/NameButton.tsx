import styles from './NameButton.module.css';

type Props = {
  readonly name: string;
  /** Undefined where it has no page. */
  readonly onOpen: (() => void) | undefined;
};

/** What a line is about, and the way to its page. */
export function NameButton({ name, onOpen }: Props) {
  return (
    <button type="button" className={styles.name} disabled={onOpen === undefined} onClick={onOpen}>
      {name}
    </button>
  );
}
