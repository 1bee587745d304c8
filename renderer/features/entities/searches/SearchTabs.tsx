import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownSearch } from '../../../../shared/model/savedSearch.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { custom } from '../../../ui/custom.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { markIcons } from '../../../ui/markIcons.ts';
import { ContextMenu, Menu, type MenuEntry } from '../../../ui/Menu.tsx';
import { useSearchEntries } from './searchEntries.ts';
import styles from './SearchTabs.module.css';
import type { SavedSearchTabs } from './useSavedSearches.ts';

type Props = { readonly tabs: SavedSearchTabs };

/** Saved searches over the table: a press filters, another one takes the filter away. One Tab stop, arrows inside. */
export function SearchTabs({ tabs }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const { entriesOf, all } = useSearchEntries(tabs);
  const { groups, searches, counts, active } = tabs;
  // In the order of the menu: those without a group first.
  const rank = ({ groupId }: ShownSearch): number => groups.findIndex(({ id }) => id === groupId);
  const ordered = searches.toSorted((one, other) => rank(one) - rank(other));
  const stop = ordered.find(({ id }) => id === active?.id) ?? ordered[0];

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0 || event.altKey) return;
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[data-search-tab]') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
    event.preventDefault();
  }
  return (
    <div className={styles.row}>
      {ordered.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the buttons inside have the focus, one at a time
        <div className={styles.tabs} ref={list} role="toolbar" aria-label={t('searches.saved')} onKeyDown={onKeyDown}>
          {ordered.map((search) => (
            <Tab
              key={search.id}
              search={search}
              color={groups.find(({ id }) => id === search.groupId)?.color ?? null}
              groupName={groups.find(({ id }) => id === search.groupId)?.name ?? ''}
              count={counts[searches.indexOf(search)] ?? null}
              isActive={active?.id === search.id}
              isStop={search === stop}
              entries={entriesOf(search)}
              onOpen={() => tabs.open(search)}
            />
          ))}
        </div>
      )}
      <Menu trigger={<IconButton icon="more" size="sm" label={t('searches.saved')} />} entries={all} />
    </div>
  );
}

type TabProps = {
  readonly search: ShownSearch;
  /** Of its group; null where it stands alone. */
  readonly color: string | null;
  readonly groupName: string;
  readonly count: number | null;
  readonly isActive: boolean;
  readonly isStop: boolean;
  readonly entries: readonly MenuEntry[];
  readonly onOpen: () => void;
};

function Tab({ search, color, groupName, count, isActive, isStop, entries, onOpen }: TabProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, query, mark, isShared } = search;
  const told = [groupName, query, isShared ? t('searches.isShared') : '', mark === null ? '' : t(`marks.${mark}`)];
  return (
    <ContextMenu entries={entries}>
      <button
        type="button"
        className={styles.tab}
        data-search-tab
        aria-pressed={isActive}
        tabIndex={isStop ? 0 : -1}
        title={told.filter(Boolean).join('\n')}
        onClick={onOpen}
      >
        {color !== null && <span className={styles.color} style={custom({ '--group': color })} />}
        {name}
        {count !== null && <span className={styles.count}>{format.number(count)}</span>}
        {mark !== null && <Icon name={markIcons[mark]} size="xs" />}
      </button>
    </ContextMenu>
  );
}
