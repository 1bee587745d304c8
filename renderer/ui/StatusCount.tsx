import { custom } from './custom.ts';
import { Icon } from './Icon.tsx';
import styles from './StatusCount.module.css';
import type { ShownStatus } from './StatusChip.tsx';
import { statusGlyph } from './statusLook.ts';

type Props = { readonly status: ShownStatus; readonly count: string };

/** `✓ 61 done`: a status in a legend or a sum. */
export function StatusCount({ status, count }: Props) {
  return (
    <span
      className={styles.count}
      data-colour="status"
      style={custom({ '--status': status.color })}
      title={status.name}
    >
      <Icon name={statusGlyph(status)} size="xs" />
      <span className={styles.text}>
        {count} {status.shortName}
      </span>
    </span>
  );
}
