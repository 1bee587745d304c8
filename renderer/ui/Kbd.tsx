import { Fragment } from 'react';
import { keyCaps } from '../keys/chords.ts';
import styles from './Kbd.module.css';
import { type ShownKeys, useShownKeys } from './liveKeys.ts';

type Props = ShownKeys & {
  /** All caps in one box, inside buttons. */
  readonly isJoined?: boolean;
};

/** A key as it is printed. It is seen, not read out: controls carry `aria-keyshortcuts`. */
export function Kbd({ isJoined = false, ...of }: Props) {
  const keys = useShownKeys(of);
  if (keys === undefined) return null;
  const caps = keyCaps(keys);
  if (isJoined) {
    return (
      <kbd className={styles.kbd} aria-hidden="true">
        {caps.join(' ')}
      </kbd>
    );
  }
  return <KeyCaps caps={caps} />;
}

/** One box a cap, of keys that are what they are. */
export function KeyCaps({ caps }: { readonly caps: readonly string[] }) {
  return (
    <span className={styles.group} aria-hidden="true">
      {caps.map((cap, index) => (
        <Fragment key={`${String(index)}${cap}`}>
          {/* Not seen; what a button shows has to be part of its name. */}
          {index > 0 && ' '}
          <kbd className={styles.kbd}>{cap}</kbd>
        </Fragment>
      ))}
    </span>
  );
}
