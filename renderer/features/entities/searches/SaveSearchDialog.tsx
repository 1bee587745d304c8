import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownSearch } from '../../../../shared/model/savedSearch.ts';
import { useTellFailure } from '../../../parts/useTellFailure.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { DialogChoice, DialogForm } from '../../../ui/DialogForm.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { longestQuery, type SavedSearchTabs } from './useSavedSearches.ts';

type Props = {
  readonly tabs: SavedSearchTabs;
  /** The one that is changed; null: a new one of what is searched for now. */
  readonly search: ShownSearch | null;
  readonly text: string;
  /** Whether Kitsu's page would not understand some of a text. */
  readonly isOnlyOurs: (text: string) => boolean;
};

const alone = '-';

/** A search as it is kept on the server, for oneself or for the production. */
export function SaveSearchDialog({ tabs, search, text, isOnlyOurs }: Props) {
  const { t } = useTranslation();
  const { groups, canShare, changed, setDialog } = tabs;
  const [name, setName] = useState(search?.name ?? '');
  const [query, setQuery] = useState(search?.query ?? text);
  const [groupId, setGroupId] = useState(search?.groupId ?? alone);
  const [isShared, setIsShared] = useState(search?.isShared ?? false);
  const tellFailure = useTellFailure();
  const offered = groups.filter((group) => !group.isShared || canShare);
  const group = offered.find(({ id }) => id === groupId) ?? null;
  const isTooLong = query.trim().length > longestQuery;
  /** A new one that gets no name is called what it searches for. */
  const keptName = name.trim() === '' && search === null ? query.trim() : name.trim();
  const canKeep = keptName !== '' && query.trim() !== '' && !isTooLong;

  function submit(): Promise<void> | undefined {
    if (!canKeep) return undefined;
    // A search is shared as its group is: the server refuses anything else.
    const shared = group?.isShared ?? isShared;
    const place = group?.id ?? null;
    if (search === null) return tabs.saveSearch(keptName, place, shared).catch(tellFailure);
    tabs.change('search', search.id, { name: keptName, query: query.trim(), groupId: place, isShared: shared });
    return undefined;
  }
  return (
    <Dialog
      isOpen
      onClose={() => setDialog(null)}
      title={t(search === null ? 'searches.save' : 'searches.edit')}
      actions={
        <>
          {search === null && changed !== null && (
            <Button onClick={() => tabs.change('search', changed.id, { query: text })}>
              {t('searches.changeNamed', { name: changed.name })}
            </Button>
          )}
          <Button onClick={() => setDialog(null)}>{t('ui.cancel')}</Button>
          <Button kind="primary" type="submit" form="save-search" isDisabled={!canKeep} isBusy={tabs.isRunning}>
            {t('searches.keep')}
          </Button>
        </>
      }
    >
      <DialogForm id="save-search" onSubmit={submit}>
        <TextField
          label={t('fields.name')}
          value={name}
          placeholder={search === null ? t('searches.namedBySearch') : ''}
          onChange={setName}
        />
        <TextField
          label={t('searches.query')}
          value={query}
          onChange={setQuery}
          error={isTooLong ? t('searches.tooLong', { count: longestQuery }) : null}
          hint={isOnlyOurs(query) ? t('searches.onlyHere') : undefined}
          isDisabled={search === null}
        />
        {offered.length > 0 && (
          <DialogChoice label={t('searches.group')}>
            <Select
              label={t('searches.group')}
              value={group?.id ?? alone}
              options={[
                { value: alone, label: t('searches.noGroup') },
                ...offered.map(({ id, name: groupName }) => ({ value: id, label: groupName })),
              ]}
              onChange={setGroupId}
              isWide
            />
          </DialogChoice>
        )}
        {canShare && (
          <Checkbox isChecked={group?.isShared ?? isShared} isDisabled={group !== null} onChange={setIsShared}>
            {t('searches.share')}
          </Checkbox>
        )}
      </DialogForm>
    </Dialog>
  );
}
