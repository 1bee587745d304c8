import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodoList } from '../../../shared/model/screens.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { useSearchLanguage } from '../../parts/searchLanguage.tsx';
import { useActions } from '../../ui/actions.ts';
import { FilterField } from '../../ui/FilterField.tsx';
import styles from './FilterBar.module.css';

type Props = {
  readonly label: string;
  readonly list: TodoList | undefined;
  readonly count: number | undefined;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  /** At the right: how the list is shown. */
  readonly children?: ReactNode;
};

/** The search of a list of tasks, in Kitsu's language. */
export function FilterBar({ label, list, count, search, onSearch, children }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const filter = useRef<HTMLInputElement>(null);
  const language = useSearchLanguage(null);
  useActions([
    {
      id: 'view.filter',
      label,
      group: t('actions.group.view'),
      icon: 'filter',
      run: () => {
        filter.current?.focus();
        filter.current?.select();
      },
    },
  ]);
  return (
    <div className={styles.bar}>
      <FilterField
        ref={filter}
        label={label}
        value={search}
        onChange={onSearch}
        tokens={language.tokensOf(search)}
        complete={language.complete}
        {...(list && search !== ''
          ? {
              count: t('entities.matched', {
                matched: format.number(list.matchedCount),
                total: format.number(count ?? 0),
              }),
            }
          : {})}
      />
      {children}
    </div>
  );
}
