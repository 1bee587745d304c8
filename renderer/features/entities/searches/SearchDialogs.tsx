import { DeleteSearchDialog } from './DeleteSearchDialog.tsx';
import { SaveSearchDialog } from './SaveSearchDialog.tsx';
import { SearchGroupDialog } from './SearchGroupDialog.tsx';
import type { SavedSearchTabs } from './useSavedSearches.ts';

type Props = {
  readonly tabs: SavedSearchTabs;
  readonly text: string;
  readonly isOnlyOurs: (text: string) => boolean;
};

/** The dialog that is open over the table, if any. */
export function SearchDialogs({ tabs, text, isOnlyOurs }: Props) {
  const { dialog } = tabs;
  if (dialog === null) return null;
  if (dialog.kind === 'group') return <SearchGroupDialog tabs={tabs} group={dialog.group} />;
  if (dialog.kind === 'delete') return <DeleteSearchDialog tabs={tabs} saved={dialog.saved} />;
  return <SaveSearchDialog tabs={tabs} search={dialog.search} text={text} isOnlyOurs={isOnlyOurs} />;
}
