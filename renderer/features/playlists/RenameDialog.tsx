import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaylistRow } from '../../../shared/model/screens.ts';
import { useCommand } from '../../data/useCommand.ts';
import { reasonsOf } from '../../parts/refusalWords.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';

type Props = { readonly row: PlaylistRow; readonly onClose: () => void };

const longestName = 80;

export function RenameDialog({ row, onClose }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(row.name);
  const [refusal, setRefusal] = useState<string | null>(null);
  const edit = useCommand('editPlaylist');
  const tellFailure = useTellFailure();
  const wanted = name.trim();
  const isTooLong = wanted.length > longestName;

  async function keep(): Promise<void> {
    if (wanted !== row.name) {
      const answer = await edit.run({ playlistId: row.id, changes: [{ field: 'name', value: wanted }] });
      if (answer.refused.length > 0) {
        setRefusal(reasonsOf(answer, t));
        return;
      }
    }
    onClose();
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (wanted !== '' && !isTooLong) keep().catch(tellFailure);
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('playlists.rename')}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            kind="primary"
            type="submit"
            form="rename-playlist"
            isDisabled={wanted === '' || isTooLong}
            isBusy={edit.isRunning}
          >
            {t('playlists.rename')}
          </Button>
        </>
      }
    >
      <form id="rename-playlist" onSubmit={submit}>
        <TextField
          label={t('fields.name')}
          value={name}
          onChange={(value) => {
            setName(value);
            setRefusal(null);
          }}
          error={isTooLong ? t('playlists.tooLong', { count: longestName }) : refusal}
        />
      </form>
    </Dialog>
  );
}
