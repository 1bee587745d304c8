import { useTranslation } from 'react-i18next';
import type { PlaylistRow } from '../../../shared/model/screens.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './DownloadLine.module.css';
import { usePlaylistDownload } from './usePlaylistDownload.ts';

type Props = { readonly row: Pick<PlaylistRow, 'id' | 'name'> };

/** What the server makes of a playlist, and how much of it has arrived; nothing while nothing is on its way. */
export function DownloadLine({ row }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const { building, stop } = usePlaylistDownload(row);
  const arriving = useEngine('playlistDownload', { playlistId: row.id }).value ?? null;
  if (building === null && arriving === null) return null;
  const { receivedBytes = 0, totalBytes = null } = arriving ?? {};
  const { name } = row;
  const words =
    building !== null
      ? t('playlists.building', { name, minutes: Math.max(0, Math.floor((now - building.sinceMs) / 60_000)) })
      : receivedBytes === 0
        ? t('playlists.packing', { name })
        : totalBytes === null
          ? t('playlists.downloadingSome', { done: format.bytes(receivedBytes) })
          : t('playlists.downloading', { done: format.bytes(receivedBytes), total: format.bytes(totalBytes) });
  return (
    <div className={styles.line} role="status">
      <span className={styles.words}>{words}</span>
      <span className={styles.bar}>
        <ProgressBar label={words} share={totalBytes === null ? null : receivedBytes / totalBytes} valueText={words} />
      </span>
      <Button size="sm" onClick={stop}>
        {t(building === null ? 'ui.cancel' : 'playlists.waitNoLonger')}
      </Button>
    </div>
  );
}
