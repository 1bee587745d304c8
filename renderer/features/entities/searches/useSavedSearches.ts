/** The saved searches of a table: which there are, which one is shown, and what can be done to them. */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandAnswer } from '../../../../shared/ipc.ts';
import type {
  SavedSearchChange,
  SavedSearches,
  ShownSearch,
  ShownSearchGroup,
} from '../../../../shared/model/savedSearch.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { useCommand } from '../../../data/useCommand.ts';
import { useEngine } from '../../../data/useEngine.ts';
import { reasonsOf } from '../../../parts/refusalWords.ts';
import { useTellFailure } from '../../../parts/useTellFailure.ts';
import { useSteady } from '../../../ui/useSteady.ts';
import { showToast } from '../../../ui/toasts.ts';
import type { EntityKindShown } from '../entityRows.ts';

type Options = {
  readonly productionId: Id;
  readonly kind: EntityKindShown;
  readonly episodeId: Id | null;
  readonly search: string;
  readonly onSearch: (text: string) => void;
};

/** What is open over the table. */
export type SearchDialog =
  | { readonly kind: 'save'; readonly search: ShownSearch | null }
  | { readonly kind: 'group'; readonly group: ShownSearchGroup | null }
  | { readonly kind: 'delete'; readonly saved: ShownSearch | ShownSearchGroup };

export type SavedSearchTabs = ReturnType<typeof useSavedSearches>;

const none: SavedSearches = { groups: [], searches: [], canShare: false };
/** Kept as one of the table beside these: more of them would be counted with every change. */
const mostCounted = 24;
/** Kitsu's own limit for a search. */
export const longestQuery = 200;

export function useSavedSearches({ productionId, kind, episodeId, search, onSearch }: Options) {
  const { t } = useTranslation();
  const { groups, searches, canShare } = useEngine('savedSearches', { productionId, kind }).value ?? none;
  const counted = useMemo(() => searches.slice(0, mostCounted).map(({ query }) => query), [searches]);
  const counts = useEngine(
    'searchCounts',
    { productionId, kind, episodeId, searches: [...counted] },
    { keepsPrevious: true, isOff: counted.length === 0 },
  ).value?.counts;
  const [dialog, setDialog] = useState<SearchDialog | null>(null);
  /** The one that was opened last: a search that began with it can become its new text. */
  const [openedId, setOpenedId] = useState<Id | null>(null);
  const create = useCommand('createSearch');
  const edit = useCommand('editSearch');
  const remove = useCommand('deleteSearch');
  const tellFailure = useTellFailure();
  const text = search.trim();
  const active = searches.find(({ query }) => query.trim() === text) ?? null;
  const opened = searches.find(({ id }) => id === openedId) ?? null;

  /** @returns whether it was taken. */
  function took(answer: CommandAnswer): boolean {
    if (answer.refused.length === 0) return true;
    showToast({ title: reasonsOf(answer, t) });
    return false;
  }
  const inProduction = { productionId, kind };
  const editKept = useSteady((query: string) => {
    const kept = searches.find((one) => one.query === query);
    if (kept !== undefined) setDialog({ kind: 'save', search: kept });
  });

  return {
    groups,
    searches,
    canShare,
    counts: counts ?? [],
    active,
    /** Changed since it was opened, and this person's own. */
    changed: active === null && text !== '' && opened?.canEdit === true ? opened : null,
    canSave: text !== '' && active === null,
    dialog,
    setDialog,
    open: ({ id, query }: Pick<ShownSearch, 'id' | 'query'>) => {
      setOpenedId(id);
      onSearch(active?.id === id ? '' : query);
    },
    /** Under its own text, as Enter in Kitsu's page does. */
    keepText: (): void => {
      if (text.length > longestQuery) {
        setDialog({ kind: 'save', search: null });
        return;
      }
      create
        .run({ what: 'search', ...inProduction, name: text, query: text, groupId: null, isShared: false })
        .then((answer) => {
          if (!took(answer)) return;
          showToast({
            title: t('searches.kept', { name: text }),
            topic: 'search',
            action: { label: t('searches.edit'), run: () => editKept(text) },
          });
        })
        .catch(tellFailure);
    },
    saveSearch: async (name: string, groupId: Id | null, isShared: boolean): Promise<void> => {
      if (took(await create.run({ what: 'search', ...inProduction, name, query: text, groupId, isShared })))
        setDialog(null);
    },
    saveGroup: async (name: string, color: string, isShared: boolean): Promise<void> => {
      if (took(await create.run({ what: 'group', ...inProduction, name, color, isShared }))) setDialog(null);
    },
    change: (what: 'search' | 'group', searchId: Id, change: SavedSearchChange): void => {
      edit
        .run({ what, searchId, change })
        .then((answer) => {
          if (took(answer)) setDialog(null);
        })
        .catch(tellFailure);
    },
    remove: (what: 'search' | 'group', searchId: Id): void => {
      remove
        .run({ what, searchId })
        .then((answer) => {
          if (took(answer)) setDialog(null);
        })
        .catch(tellFailure);
    },
    isRunning: create.isRunning || edit.isRunning || remove.isRunning,
  };
}
