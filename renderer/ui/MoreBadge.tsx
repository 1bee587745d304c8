import styles from './MoreBadge.module.css';

type Props = {
  /** Who has no picture of their own here. */
  readonly names: readonly string[];
  /** In a cell of a table: on the corner of the avatar. */
  readonly place?: 'avatar';
};

/** `+2` beside who is drawn. Drawn, not written, as initials are. */
export function MoreBadge({ names, place }: Props) {
  if (names.length === 0) return null;
  return (
    <span className={styles.badge} data-place={place} data-more={`+${String(names.length)}`} title={names.join(', ')} />
  );
}
