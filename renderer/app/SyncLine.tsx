import { useLongPull } from '../data/useLongPull.ts';
import { useSyncPart } from '../data/useSync.ts';
import { custom } from '../ui/custom.ts';
import styles from './SyncLine.module.css';

/** Under the title bar while much is being fetched; the words stand in the title bar. */
export function SyncLine() {
  const pulling = useSyncPart((sync) => sync.pulling);
  const isLongPull = useLongPull();
  if (!isLongPull || pulling === null || pulling.share === null) return null;
  return (
    <div className={styles.line} aria-hidden="true">
      <span className={styles.bar} style={custom({ '--share': pulling.share })} />
    </div>
  );
}
