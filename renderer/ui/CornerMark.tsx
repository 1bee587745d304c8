import styles from './CornerMark.module.css';
import { markIcons, type Standing } from './markIcons.ts';
import { VisuallyHidden } from './VisuallyHidden.tsx';

type Props = {
  readonly mark: Standing;
  /** On the edge of a chip, or inside the cell of a table; both have to be positioned themselves. */
  readonly place: 'chip' | 'cell';
};

/** How something stands that has not reached the server. On the corner: it never moves what is beside it. */
export function CornerMark({ mark: { kind, label }, place }: Props) {
  return (
    <span className={styles.mark} data-icon={markIcons[kind]} data-mark={kind} data-place={place} title={label}>
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}
