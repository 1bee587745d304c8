import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { PlaylistRow } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { asInariError } from '../../data/useEngine.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { showToast } from '../../ui/toasts.ts';

/** The server says no more than whether it is done. */
const lookEveryMs = 3_000;
/** Where nobody waits for it. */
const lookNowAndThenMs = 5_000;

/** Of a movie that the server builds: since when, and how one waits for it no longer. */
type Building = { readonly sinceMs: number; readonly stop: () => void };
type Made = {
  /** Until the file is kept, or nobody wants it any more. */
  readonly running: ReadonlySet<Id>;
  readonly building: ReadonlyMap<Id, Building>;
};

/** It goes on while one looks at something else, and is there when one comes back. */
const useMade = create<Made>(() => ({ running: new Set(), building: new Map() }));

const run = (id: Id): void => useMade.setState(({ running }) => ({ running: new Set([...running, id]) }));
const end = (id: Id): void =>
  useMade.setState(({ running, building }) => ({
    running: new Set([...running].filter((one) => one !== id)),
    building: new Map([...building].filter(([one]) => one !== id)),
  }));

/** What the server makes of a playlist, to keep: its files packed, a list, or one movie, which it has to build first. */
export function usePlaylistDownload({ id: playlistId, name }: Pick<PlaylistRow, 'id' | 'name'>) {
  const { t } = useTranslation();
  const saveMedia = useCall('saveMedia');
  const begin = useCall('buildPlaylistMovie');
  const look = useCall('playlistMovieState');
  const stopDownload = useCall('stopPlaylistDownload');
  const tellFailure = useTellFailure();
  const isRunning = useMade(({ running }) => running.has(playlistId));
  const building = useMade((made) => made.building.get(playlistId) ?? null);

  async function keep(extension: 'zip' | 'csv' | 'mp4', version: string): Promise<void> {
    const url = mediaUrl('playlist', playlistId, { extension, version });
    const { isSaved } = await saveMedia.run({ url, suggestedName: `${name}.${extension}` });
    showToast({ title: t(isSaved ? 'export.saved' : 'playlists.notSaved'), topic: 'playlist' });
  }

  const tellNotBuilt = (): void =>
    showToast({ title: t('playlists.notBuilt', { name }), description: t('playlists.notBuiltWhy'), tone: 'danger' });

  /** For as long as the app is open; whoever asks for it anew meanwhile waits for it themselves. */
  async function tellWhenBuilt(jobId: string): Promise<void> {
    for (;;) {
      await new Promise<void>((resolve) => {
        setTimeout(resolve, lookNowAndThenMs);
      });
      if (useMade.getState().running.has(playlistId)) return;
      const { state } = await look.run({ playlistId, jobId });
      if (state === 'building') continue;
      if (state === 'failed') tellNotBuilt();
      else
        showToast({
          title: t('playlists.builtNow', { name }),
          action: { label: t('playlists.saveMovie'), run: () => start(() => keep('mp4', jobId)) },
          topic: 'playlist',
        });
      return;
    }
  }

  async function buildMovie(): Promise<void> {
    const waiting = new AbortController();
    const stop = (): void => waiting.abort();
    useMade.setState((made) => ({
      building: new Map([...made.building, [playlistId, { sinceMs: Date.now(), stop }]]),
    }));
    const { jobId } = await begin.run({ playlistId });
    while (!waiting.signal.aborted) {
      const { state } = await look.run({ playlistId, jobId });
      if (state === 'failed') {
        tellNotBuilt();
        return;
      }
      if (state === 'built') break;
      await new Promise<void>((resolve) => {
        setTimeout(resolve, lookEveryMs);
        waiting.signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
    if (waiting.signal.aborted) {
      // Kitsu can only forget what it builds, and builds on for nobody then. It is left to it, and told of when it is done.
      showToast({
        title: t('playlists.notWaited', { name }),
        description: t('playlists.notWaitedWhy'),
        topic: 'playlist',
      });
      void tellWhenBuilt(jobId).catch((error: unknown) => console.error('no longer looked for a movie', error));
      return;
    }
    useMade.setState((made) => ({ building: new Map([...made.building].filter(([one]) => one !== playlistId)) }));
    await keep('mp4', jobId);
  }

  function start(doing: () => Promise<void>): void {
    run(playlistId);
    doing()
      .catch((error: unknown) => {
        if (asInariError(error)?.code === 'cancelled')
          showToast({ title: t('playlists.downloadStopped', { name }), topic: 'playlist' });
        else tellFailure(error);
      })
      .finally(() => end(playlistId));
  }

  return {
    isRunning,
    building,
    /** Made anew each time: what it shows may be another by now. */
    save: (extension: 'zip' | 'csv'): void => start(() => keep(extension, String(Date.now()))),
    build: (): void => start(buildMovie),
    stop: (): void => {
      if (building === null) stopDownload.start({ playlistId });
      else building.stop();
    },
  };
}
