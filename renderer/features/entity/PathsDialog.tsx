import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathMapping } from '../../../shared/model/settings.ts';
import { useSaveSettings, useSettings } from '../../data/useSettings.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './PathsDialog.module.css';

type Props = { readonly onClose: () => void };

const mostMappings = 20;

/** Which folder of the pipeline's lies where on this computer. */
export function PathsDialog({ onClose }: Props) {
  const { t } = useTranslation();
  const { pathMappings } = useSettings();
  const save = useSaveSettings();
  const [mappings, setMappings] = useState<readonly PathMapping[]>(
    pathMappings.length === 0 ? [{ from: '', to: '' }] : pathMappings,
  );
  const change = (index: number, part: Partial<PathMapping>) =>
    setMappings(mappings.map((mapping, at) => (at === index ? { ...mapping, ...part } : mapping)));
  function keep(): void {
    save({ pathMappings: mappings.filter(({ from, to }) => from.trim() !== '' && to.trim() !== '') });
    onClose();
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="lg"
      title={t('entity.pathsTitle')}
      description={t('entity.pathsWhy')}
      actions={
        <>
          <Button onClick={onClose}>{t('edit.leave')}</Button>
          <Button kind="primary" onClick={keep}>
            {t('edit.keep')}
          </Button>
        </>
      }
    >
      <div className={styles.lines}>
        {mappings.map((mapping, index) => (
          // They are told apart by their places alone.
          <div key={index} className={styles.line}>
            <TextField
              label={t('entity.pathFrom')}
              placeholder="/productions"
              value={mapping.from}
              onChange={(from) => change(index, { from })}
            />
            <TextField
              label={t('entity.pathTo')}
              placeholder="P:\productions"
              value={mapping.to}
              onChange={(to) => change(index, { to })}
            />
            <IconButton
              icon="close"
              label={t('entity.pathRemove')}
              onClick={() => setMappings(mappings.toSpliced(index, 1))}
            />
          </div>
        ))}
      </div>
      {mappings.length < mostMappings && (
        <Button kind="quiet" size="sm" icon="plus" onClick={() => setMappings([...mappings, { from: '', to: '' }])}>
          {t('entity.pathAdd')}
        </Button>
      )}
    </Dialog>
  );
}
