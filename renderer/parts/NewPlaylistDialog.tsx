import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandAnswer } from '../../shared/ipc.ts';
import { type PlaylistKind, playlistKinds } from '../../shared/model/playlist.ts';
import type { Production } from '../../shared/model/production.ts';
import type { Id } from '../../shared/model/studio.ts';
import { useStudio } from '../data/studio.ts';
import { useCommand } from '../data/useCommand.ts';
import { useEngine } from '../data/useEngine.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogChoice, DialogForm } from '../ui/DialogForm.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { showToast } from '../ui/toasts.ts';
import type { NewPlaylistAsked } from './newPlaylist.ts';
import { reasonsOf } from './refusalWords.ts';
import { useTellFailure } from './useTellFailure.ts';

type Props = Omit<NewPlaylistAsked, 'productionId'> & {
  readonly production: Production;
  readonly onClose: () => void;
};

const longestName = 80;
/** No id: stands for what a choice leaves open. */
const open = '-';
const all = 'all';

/** A new playlist: kept at once, also without a connection. */
export function NewPlaylistDialog({ production, kind: given, entriesOf, initialName = '', onClose }: Props) {
  const { t } = useTranslation();
  const { taskTypes } = useStudio();
  const isShow = production.productionType === 'tvshow';
  const episodes = useEngine('episodes', { productionId: production.id }, { isOff: !isShow }).value ?? [];
  const [name, setName] = useState(initialName);
  const [chosenKind, setKind] = useState<PlaylistKind>('Shot');
  const kind = given ?? chosenKind;
  const [type, setType] = useState<Id>(open);
  const [episode, setEpisode] = useState<Id>(all);
  const [isForClient, setIsForClient] = useState(false);
  const create = useCommand('createPlaylist');
  const tellFailure = useTellFailure();
  const types = [...taskTypes.values()].filter(
    ({ id, forEntity }) => forEntity === kind && production.taskTypes.some(({ taskTypeId }) => taskTypeId === id),
  );
  const isTooLong = name.trim().length > longestName;
  const canKeep = name.trim() !== '' && !isTooLong;

  async function keep(): Promise<void> {
    const taskTypeId = types.some(({ id }) => id === type) ? type : null;
    const answer = await create.run({
      productionId: production.id,
      name: name.trim(),
      kind,
      episodeId: isShow && episode !== all && episode !== open ? episode : null,
      isForAll: isShow && episode === all,
      isForClient,
      taskTypeId,
      entries: [...(await entriesOf(taskTypeId))],
    });
    tell(answer);
  }
  function tell(answer: CommandAnswer): void {
    if (answer.refused.length > 0)
      showToast({
        title: t('tasks.allRefused', { count: answer.refused.length }),
        description: reasonsOf(answer, t),
      });
    if (answer.commandIds.length > 0) onClose();
  }
  function submit(): Promise<void> | undefined {
    return canKeep ? keep().catch(tellFailure) : undefined;
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('playlists.newOne')}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" type="submit" form="new-playlist" isDisabled={!canKeep} isBusy={create.isRunning}>
            {t('create.create', { count: 1 })}
          </Button>
        </>
      }
    >
      <DialogForm id="new-playlist" onSubmit={submit}>
        <TextField
          label={t('fields.name')}
          value={name}
          onChange={setName}
          error={isTooLong ? t('playlists.tooLong', { count: longestName }) : null}
        />
        {given === null &&
          choice(
            t('playlists.of'),
            kind,
            playlistKinds.map((value) => ({ value, label: t(`playlists.kind.${value}`) })),
            setKind,
          )}
        {choice(
          t('fields.taskTypeId'),
          type,
          [
            { value: open, label: t('playlists.anyType') },
            ...types.map(({ id, name: label }) => ({ value: id, label })),
          ],
          setType,
        )}
        {isShow &&
          choice(
            t('playlists.episode'),
            episode,
            [
              { value: all, label: t('entities.allEpisodes') },
              ...episodes.map(({ id, name: label }) => ({ value: id, label })),
            ],
            setEpisode,
          )}
        <Checkbox isChecked={isForClient} onChange={setIsForClient}>
          {t('fields.isForClient')}
        </Checkbox>
      </DialogForm>
    </Dialog>
  );

  function choice<Value extends string>(
    label: string,
    value: Value,
    options: readonly { readonly value: Value; readonly label: string }[],
    onChange: (value: Value) => void,
  ) {
    return (
      <DialogChoice label={label}>
        <Select label={label} value={value} options={options} onChange={onChange} isWide />
      </DialogChoice>
    );
  }
}
