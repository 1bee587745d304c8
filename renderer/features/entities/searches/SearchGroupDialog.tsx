import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownSearchGroup } from '../../../../shared/model/savedSearch.ts';
import { useTellFailure } from '../../../parts/useTellFailure.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { custom } from '../../../ui/custom.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { DialogChoice, DialogForm } from '../../../ui/DialogForm.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { groupColors } from './groupColors.ts';
import styles from './SearchGroupDialog.module.css';
import type { SavedSearchTabs } from './useSavedSearches.ts';

type Props = {
  readonly tabs: SavedSearchTabs;
  /** Null: a new one. */
  readonly group: ShownSearchGroup | null;
};

/** A name and a colour under which searches stand together. */
export function SearchGroupDialog({ tabs, group }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(group?.name ?? '');
  const [color, setColor] = useState<string>(group?.color ?? groupColors[4]);
  const [isShared, setIsShared] = useState(group?.isShared ?? false);
  const tellFailure = useTellFailure();
  const colors = [...new Set<string>([...groupColors, color])];

  function submit(): Promise<void> | undefined {
    if (name.trim() === '') return undefined;
    if (group === null) return tabs.saveGroup(name.trim(), color, isShared).catch(tellFailure);
    tabs.change('group', group.id, { name: name.trim(), color, isShared });
    return undefined;
  }
  return (
    <Dialog
      isOpen
      onClose={() => tabs.setDialog(null)}
      title={t(group === null ? 'searches.newGroup' : 'searches.editGroup')}
      actions={
        <>
          <Button onClick={() => tabs.setDialog(null)}>{t('ui.cancel')}</Button>
          <Button
            kind="primary"
            type="submit"
            form="search-group"
            isDisabled={name.trim() === ''}
            isBusy={tabs.isRunning}
          >
            {t('searches.keep')}
          </Button>
        </>
      }
    >
      <DialogForm id="search-group" onSubmit={submit}>
        <TextField label={t('fields.name')} value={name} onChange={setName} />
        <DialogChoice label={t('searches.color')}>
          <div className={styles.colors} role="radiogroup" aria-label={t('searches.color')}>
            {colors.map((one) => (
              <label key={one} className={styles.swatch} style={custom({ '--group': one })}>
                <input
                  type="radio"
                  name="color"
                  value={one}
                  aria-label={one}
                  checked={one === color}
                  onChange={() => setColor(one)}
                />
              </label>
            ))}
          </div>
        </DialogChoice>
        {tabs.canShare && (
          <Checkbox isChecked={isShared} onChange={setIsShared}>
            {t('searches.shareGroup')}
          </Checkbox>
        )}
      </DialogForm>
    </Dialog>
  );
}
