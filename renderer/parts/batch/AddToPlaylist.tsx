import { useTranslation } from 'react-i18next';
import type { ActionId } from '../../keys/catalogue.ts';
import { useActions } from '../../ui/actions.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { type AddOptions, type AddToPlaylist as Playlists, useAddToPlaylist } from './useAddToPlaylist.ts';

type Look = {
  /** Under which its key stands: the player's letters are taken. */
  readonly actionId?: Extract<ActionId, 'task.playlist' | 'review.playlist'>;
  /** Under which heading the palette has it. */
  readonly group: string;
};

/** A button and a key that put what is looked at into a playlist, an old one or a new one; no button where there is none to put it into. */
export function AddToPlaylist({ actionId = 'task.playlist', group, ...options }: Look & AddOptions) {
  const playlists = useAddToPlaylist(options);
  // Offered once it is known what there is: a key pressed on a row waits for that.
  return playlists.isKnown ? <KnownPlaylists actionId={actionId} group={group} playlists={playlists} /> : null;
}

function KnownPlaylists({ actionId, group, playlists }: Required<Look> & { readonly playlists: Playlists }) {
  const { t } = useTranslation();
  const label = t('playlists.addTo');
  const disabledReason = playlists.entries.length > 0 ? null : t('playlists.noneToAddTo');
  useActions([{ id: actionId, label, group, icon: 'playlist', disabledReason, run: () => playlists.setIsOpen(true) }]);
  if (disabledReason !== null) return null;
  return (
    <Menu
      align="end"
      filter={{ label: t('playlists.find'), empty: t('ui.noMatch') }}
      isOpen={playlists.isOpen}
      onOpenChange={playlists.setIsOpen}
      trigger={<IconButton icon="playlist" label={label} keysOf={actionId} />}
      entries={playlists.entries}
    />
  );
}
