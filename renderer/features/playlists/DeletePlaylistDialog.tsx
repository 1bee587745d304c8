import { useTranslation } from 'react-i18next';
import type { PlaylistRow } from '../../../shared/model/screens.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

type Props = { readonly row: PlaylistRow; readonly onClose: () => void; readonly onDeleted: () => void };

export function DeletePlaylistDialog({ row, onClose, onDeleted }: Props) {
  const { t } = useTranslation();
  const remove = useCommand('deletePlaylist');
  const tellFailure = useTellFailure();

  async function confirm(): Promise<void> {
    await remove.run({ playlistId: row.id });
    onClose();
    onDeleted();
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('playlists.deleteNamed', { name: row.name })}
      description={t('playlists.deleteWhy')}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="danger" isBusy={remove.isRunning} onClick={() => void confirm().catch(tellFailure)}>
            {t('playlists.delete')}
          </Button>
        </>
      }
    />
  );
}
