/** What can be done to a saved search and to a group of them, as menu entries. */
import { useTranslation } from 'react-i18next';
import type { ShownSearch, ShownSearchGroup } from '../../../../shared/model/savedSearch.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import type { MenuEntry } from '../../../ui/Menu.tsx';
import type { SavedSearchTabs } from './useSavedSearches.ts';

export function useSearchEntries(tabs: SavedSearchTabs) {
  const { t } = useTranslation();
  const format = useFormat();
  const { searches, groups, counts, canShare, active, setDialog } = tabs;

  function entriesOf(search: ShownSearch): readonly MenuEntry[] {
    const own: readonly MenuEntry[] = !search.canEdit
      ? [{ kind: 'heading', id: 'shared', label: t('searches.sharedByOthers') }]
      : [
          {
            kind: 'item',
            id: 'edit',
            label: t('searches.edit'),
            icon: 'draw',
            onChoose: () => setDialog({ kind: 'save', search }),
          },
          ...(canShare && search.groupId === null
            ? [
                {
                  kind: 'item' as const,
                  id: 'share',
                  label: t('searches.share'),
                  icon: 'users' as const,
                  isChecked: search.isShared,
                  onChoose: () => tabs.change('search', search.id, { isShared: !search.isShared }),
                },
              ]
            : []),
          ...(groups.length === 0
            ? []
            : [
                {
                  kind: 'submenu' as const,
                  id: 'group',
                  label: t('searches.group'),
                  icon: 'folder' as const,
                  entries: groupChoices(search),
                },
              ]),
          {
            kind: 'item',
            id: 'delete',
            label: t('searches.delete'),
            icon: 'trash',
            isDanger: true,
            onChoose: () => setDialog({ kind: 'delete', saved: search }),
          },
        ];
    return own;
  }
  /** A search is shared as its group is: whoever may not share stays among those of their own. */
  function groupChoices(search: ShownSearch): readonly MenuEntry[] {
    const choice = (groupId: string | null, label: string, isShared: boolean): MenuEntry => ({
      kind: 'item',
      id: groupId ?? 'none',
      label,
      isChecked: search.groupId === groupId,
      onChoose: () => tabs.change('search', search.id, { groupId, isShared }),
    });
    return [
      choice(null, t('searches.noGroup'), search.isShared),
      ...groups
        .filter(({ isShared }) => !isShared || canShare)
        .map(({ id, name, isShared }) => choice(id, name, isShared)),
    ];
  }
  function groupEntries(group: ShownSearchGroup): readonly MenuEntry[] {
    if (!group.canEdit) return [];
    return [
      {
        kind: 'submenu',
        id: `group-${group.id}`,
        label: t('searches.groupNamed', { name: group.name }),
        icon: 'folder',
        entries: [
          {
            kind: 'item',
            id: 'edit-group',
            label: t('searches.editGroup'),
            icon: 'draw',
            onChoose: () => setDialog({ kind: 'group', group }),
          },
          {
            kind: 'item',
            id: 'delete-group',
            label: t('searches.deleteGroup'),
            icon: 'trash',
            isDanger: true,
            onChoose: () => setDialog({ kind: 'delete', saved: group }),
          },
        ],
      },
    ];
  }

  const openEntry = (search: ShownSearch): MenuEntry => {
    const count = counts[searches.indexOf(search)];
    return {
      kind: 'item',
      id: `open-${search.id}`,
      label: search.name,
      isChecked: active?.id === search.id,
      ...(count === undefined ? {} : { note: format.number(count) }),
      onChoose: () => tabs.open(search),
    };
  };
  /** Everything, for the menu beside the tabs. */
  const all: readonly MenuEntry[] = [
    ...(active === null
      ? []
      : [
          { kind: 'heading' as const, id: 'active', label: active.name },
          ...entriesOf(active),
          { kind: 'line' as const, id: 'active-line' },
        ]),
    ...searches.filter(({ groupId }) => !groups.some(({ id }) => id === groupId)).map(openEntry),
    ...groups.flatMap((group): readonly MenuEntry[] => [
      { kind: 'heading', id: group.id, label: group.name },
      ...searches.filter(({ groupId }) => groupId === group.id).map(openEntry),
      ...groupEntries(group),
    ]),
    ...(searches.length + groups.length > 0 ? [{ kind: 'line' as const, id: 'end' }] : []),
    {
      kind: 'item',
      id: 'new-group',
      label: t('searches.newGroup'),
      icon: 'plus',
      onChoose: () => setDialog({ kind: 'group', group: null }),
    },
  ];
  return { entriesOf, all };
}
