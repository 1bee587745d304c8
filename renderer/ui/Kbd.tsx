import { keyCaps } from './keys.ts';
import styles from './Kbd.module.css';

type Props = {
  /** `Mod+K`, `G T`. */
  readonly keys: string;
  /** All caps in one box, inside buttons. */
  readonly isJoined?: boolean;
};

/** A key as it is printed. It is seen, not read out: controls carry `aria-keyshortcuts`. */
export function Kbd({ keys, isJoined = false }: Props) {
  const caps = keyCaps(keys);
  if (isJoined) {
    return (
      <kbd className={styles.kbd} aria-hidden="true">
        {caps.join(' ')}
      </kbd>
    );
  }
  return (
    <span className={styles.group} aria-hidden="true">
      {caps.map((cap, index) => (
        <kbd className={styles.kbd} key={`${String(index)}${cap}`}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
