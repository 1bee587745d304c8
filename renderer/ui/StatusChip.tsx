import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import styles from './StatusChip.module.css';
import { sharedLook } from './sharedLook.ts';
import { type StatusFlags, statusGlyph, statusInk } from './statusLook.ts';
import { useLook } from './look.ts';

export type ShownStatus = StatusFlags & { readonly shortName: string; readonly name: string; readonly color: string };

type Props = {
  /** Null: none; the chip keeps its place, so that a table need not make it anew. */
  readonly status: ShownStatus | null;
  /** What stands where there is no status. */
  readonly none?: string;
  /** On the corner, over the chip: it never moves what is beside it. */
  readonly mark?: ReactNode;
  readonly hasMenu?: boolean;
};

/** Shape, word and colour; any one of the three is enough. */
export function StatusChip({ status, none = '', mark = null, hasMenu = false }: Props) {
  const { areStatusesSolid } = useLook();
  if (status === null)
    return (
      <span className={styles.chip}>
        {none}
        {mark}
      </span>
    );
  return (
    <span
      className={`${styles.chip} ${sharedLook({ '--status': status.color, '--status-ink': statusInk(status.color) })}`}
      data-colour="status"
      data-icon={statusGlyph(status)}
      data-solid={areStatusesSolid || undefined}
      title={status.name}
    >
      {status.shortName}
      {hasMenu && <Icon name="down" size="xs" />}
      {mark}
    </span>
  );
}
