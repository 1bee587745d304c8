import { useFormat } from '../../i18n/FormatProvider.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { GroupTitle } from './groupTitle.ts';
import styles from './TodoGroupHead.module.css';

type Props = {
  readonly title: GroupTitle;
  readonly count: number;
  readonly isFolded: boolean;
  readonly line: number;
  readonly isCurrent: boolean;
};

/** The head of a group, all of which folds and unfolds. Clicks are heard by the list. */
export function TodoGroupHead({ title, count, isFolded, line, isCurrent }: Props) {
  const format = useFormat();
  return (
    <div
      className={styles.head}
      role="row"
      aria-level={1}
      aria-rowindex={line + 1}
      aria-expanded={!isFolded}
      data-line={line}
      tabIndex={isCurrent ? 0 : -1}
    >
      <span className={styles.name} role="gridcell" data-urgent={title.isUrgent || undefined}>
        <Icon name={isFolded ? 'right' : 'down'} size="xs" />
        {title.name}
        <span className={styles.count}>{format.number(count)}</span>
      </span>
      {title.note !== '' && (
        <span className={styles.note} role="gridcell">
          {title.note}
        </span>
      )}
    </div>
  );
}
