import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon.tsx';
import styles from './PeopleHead.module.css';
import { personSorts, type PersonSort, type SortChoice } from './sorting.ts';

type Props = { readonly sort: SortChoice; readonly onSort: (sort: SortChoice) => void };

const figures: ReadonlySet<PersonSort> = new Set(['tasks', 'late', 'estimate', 'checks']);

/** What the columns are; pressing one sorts by it, once more the other way round. */
export function PeopleHead({ sort, onSort }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.head} role="toolbar" aria-label={t('people.sortBy')}>
      {personSorts.map((by) => {
        const isBy = sort.by === by;
        // Of figures the largest is what one looks for.
        const first = figures.has(by) ? 'down' : 'up';
        const direction = isBy ? (sort.direction === 'up' ? 'down' : 'up') : first;
        return (
          <button
            key={by}
            type="button"
            className={styles.column}
            data-figure={figures.has(by) || undefined}
            aria-pressed={isBy}
            onClick={() => onSort({ by, direction })}
          >
            {t(`people.column.${by}`)}
            {isBy && <Icon name={sort.direction === 'up' ? 'up' : 'down'} size="xs" />}
          </button>
        );
      })}
      <span />
    </div>
  );
}
