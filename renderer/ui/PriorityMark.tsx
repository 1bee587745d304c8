import styles from './PriorityMark.module.css';

type Props = {
  readonly priority: 0 | 1 | 2 | 3;
  readonly label: string;
  /** In a cell of a table: beside the avatar, on its corner where the column is narrow, or where there is none in its place. */
  readonly place?: 'cell' | 'avatar';
};

const icons = { 1: 'priority-one', 2: 'priority', 3: undefined } as const;

/** One, two or three strokes up; nothing for a normal task. */
export function PriorityMark({ priority, label, place }: Props) {
  if (priority === 0) return null;
  return (
    <span
      className={styles.mark}
      data-priority={priority}
      data-place={place}
      data-icon={icons[priority]}
      title={label}
      {...(label === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    />
  );
}
