import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { PlaylistRow } from '../../../shared/model/screens.ts';
import { useCall } from '../../data/useCall.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { showToast } from '../../ui/toasts.ts';

/** The server says no more than whether it is done. */
const lookEveryMs = 3_000;

/** What the server makes of a playlist, to keep: its files packed, a list, or one movie, which it has to build first. */
export function usePlaylistDownload({ id: playlistId, name }: PlaylistRow) {
  const { t } = useTranslation();
  const saveMedia = useCall('saveMedia');
  const begin = useCall('buildPlaylistMovie');
  const look = useCall('playlistMovieState');
  const tellFailure = useTellFailure();
  /** Of the movie that is being built. */
  const [progress, setProgress] = useState<string | null>(null);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);

  async function keep(extension: 'zip' | 'csv' | 'mp4', version: string): Promise<void> {
    const url = mediaUrl('playlist', playlistId, { extension, version });
    const { isSaved } = await saveMedia.run({ url, suggestedName: `${name}.${extension}` });
    showToast({ title: t(isSaved ? 'export.saved' : 'playlists.notSaved'), topic: 'playlist' });
  }

  async function buildMovie(): Promise<void> {
    const from = Date.now();
    const tell = (): void => {
      const words = t('playlists.building', { name, minutes: Math.floor((Date.now() - from) / 60_000) });
      if (words !== told) showToast({ title: words, topic: 'playlist' });
      told = words;
      setProgress(words);
    };
    let told = '';
    try {
      tell();
      const { jobId } = await begin.run({ playlistId });
      for (;;) {
        const { state } = await look.run({ playlistId, jobId });
        if (state === 'failed') {
          showToast({
            title: t('playlists.notBuilt', { name }),
            description: t('playlists.notBuiltWhy'),
            tone: 'danger',
          });
          return;
        }
        if (state === 'built') break;
        await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
        // Whoever has gone elsewhere asks again, and is given what was built meanwhile.
        if (isGone.current) return;
        tell();
      }
      showToast({ title: t('playlists.built', { name }), topic: 'playlist' });
      await keep('mp4', jobId);
    } finally {
      setProgress(null);
    }
  }

  return {
    isRunning: saveMedia.isRunning || progress !== null,
    progress,
    /** Made anew each time: what it shows may be another by now. */
    save: (extension: 'zip' | 'csv'): void => {
      showToast({ title: t('playlists.packing', { name }), topic: 'playlist' });
      keep(extension, String(Date.now())).catch(tellFailure);
    },
    build: (): void => void buildMovie().catch(tellFailure),
  };
}
