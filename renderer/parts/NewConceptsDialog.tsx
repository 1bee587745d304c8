import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandAnswer } from '../../shared/ipc.ts';
import { mediaUrl } from '../../shared/mediaUrl.ts';
import type { Id } from '../../shared/model/studio.ts';
import type { FileHandle } from '../../shared/model/sync.ts';
import { isConceptPicture, mostConceptName, nameOfPicture } from '../../shared/rules/newConcepts.ts';
import { useCall } from '../data/useCall.ts';
import { useCommand } from '../data/useCommand.ts';
import { useFormat } from '../i18n/FormatProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogForm } from '../ui/DialogForm.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { TextField } from '../ui/TextField.tsx';
import { showToast } from '../ui/toasts.ts';
import { handlesOf } from './droppedFiles.ts';
import styles from './NewConceptsDialog.module.css';
import { useTellBatch } from './tellBatch.ts';
import { useTellFailure } from './useTellFailure.ts';

type Props = {
  readonly productionId: Id;
  /** What they are of; null: of nothing so far. */
  readonly of: { readonly entityId: Id; readonly name: string } | null;
  /** Already chosen or dropped. */
  readonly files: readonly FileHandle[];
  readonly onClose: () => void;
};

type Named = { readonly file: FileHandle; readonly name: string };

const named = (file: FileHandle): Named => ({ file, name: nameOfPicture(file.name) });
const isPicture = ({ extension }: FileHandle): boolean => isConceptPicture(extension);

/** Pictures that are put up: each becomes a concept of its own, kept at once, also without a connection. */
export function NewConceptsDialog({ productionId, of, files, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [pictures, setPictures] = useState<readonly Named[]>(files.filter(isPicture).map(named));
  const [unfit, setUnfit] = useState<readonly string[]>(
    files.filter((file) => !isPicture(file)).map(({ name }) => name),
  );
  const [isRunning, setIsRunning] = useState(false);
  const create = useCommand('createConcept');
  const chooseFiles = useCall('chooseFiles');
  const tell = useTellBatch();
  const tellFailure = useTellFailure();
  const count = pictures.length;
  const canKeep = count > 0 && pictures.every(({ name }) => name.trim() !== '');

  function add(added: readonly FileHandle[]): void {
    setPictures((before) => [...before, ...added.filter(isPicture).map(named)]);
    setUnfit(added.filter((file) => !isPicture(file)).map(({ name }) => name));
  }
  function addDropped(dropped: readonly File[]): void {
    handlesOf(dropped)
      .then(({ handles, lostCount }) => {
        if (lostCount > 0) showToast({ title: t('publish.noFolders', { count: lostCount }), tone: 'danger' });
        add(handles);
      })
      .catch(tellFailure);
  }
  async function keep(): Promise<void> {
    setIsRunning(true);
    const commandIds: Id[] = [];
    const refused: CommandAnswer['refused'][number][] = [];
    try {
      for (const { file, name } of pictures) {
        const answer = await create.run({
          productionId,
          name: name.trim(),
          linkedIds: of === null ? [] : [of.entityId],
          handles: [file.handle],
        });
        commandIds.push(...answer.commandIds);
        refused.push(...answer.refused);
        // What is kept is not kept again, should a later one fail.
        setPictures((before) => before.filter((one) => one.file.handle !== file.handle));
      }
      onClose();
    } finally {
      setIsRunning(false);
      if (commandIds.length + refused.length > 0)
        tell({ commandIds, refused }, t('concepts.kept', { count: commandIds.length }));
    }
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="lg"
      title={of === null ? t('create.titleOf.Concept') : t('concepts.newOf', { name: of.name })}
      drop={{ note: t('concepts.drop'), onFiles: addDropped }}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" type="submit" form="new-concepts" isDisabled={!canKeep} isBusy={isRunning}>
            {t('create.create', { count: Math.max(1, count) })}
          </Button>
        </>
      }
    >
      <DialogForm id="new-concepts" onSubmit={() => (canKeep ? keep().catch(tellFailure) : undefined)}>
        {count === 0 && <p className={styles.hint}>{t('concepts.dropHint')}</p>}
        {unfit.length > 0 && (
          <p className={styles.unfit} role="alert">
            <Icon name="ban" size="sm" /> {t('concepts.unfit', { names: format.list([...unfit]) })}
          </p>
        )}
        {count > 0 && (
          <ul className={styles.list}>
            {pictures.map(({ file, name }, index) => (
              <li key={file.handle} className={styles.line}>
                <img className={styles.picture} src={mediaUrl('chosen', file.handle)} alt="" draggable={false} />
                <div className={styles.name}>
                  <TextField
                    label={t('concepts.nameOf', { name: file.name })}
                    isLabelHidden
                    value={name}
                    onChange={(text) =>
                      setPictures(
                        pictures.map((one, at) =>
                          at === index ? { ...one, name: text.slice(0, mostConceptName) } : one,
                        ),
                      )
                    }
                  />
                  <span className={styles.file}>
                    {file.name} · {format.bytes(file.sizeBytes)}
                  </span>
                </div>
                <IconButton
                  icon="close"
                  size="sm"
                  label={t('task.removeFile', { name: file.name })}
                  onClick={() => setPictures(pictures.filter((_, at) => at !== index))}
                />
              </li>
            ))}
          </ul>
        )}
        <div>
          <Button icon="plus" onClick={() => void chooseFiles.run({ purpose: 'publish' }).then(add).catch(tellFailure)}>
            {t('concepts.choose')}
          </Button>
        </div>
      </DialogForm>
    </Dialog>
  );
}
