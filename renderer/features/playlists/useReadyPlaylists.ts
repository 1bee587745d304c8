import { useTranslation } from 'react-i18next';
import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { PlaylistEntry } from '../../../shared/model/playlist.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useBridge } from '../../data/EngineProvider.tsx';
import { useStudio } from '../../data/studio.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import type { MenuEntry } from '../../ui/Menu.tsx';

export type ReadyPlaylist = {
  readonly name: string;
  readonly entriesOf: (taskTypeId: Id | null) => Promise<readonly PlaylistEntry[]>;
};

/** Playlists of shots that need no choosing: what came in today, and each sequence as it runs. */
export function useReadyPlaylists(productionId: Id, onChoose: (ready: ReadyPlaylist) => void): readonly MenuEntry[] {
  const { t } = useTranslation();
  const format = useFormat();
  const bridge = useBridge();
  const { taskTypes } = useStudio();
  const sequences = useEngine('sequences', { productionId, episodeId: null }).value ?? [];
  const reel = async (of: InputOf<Queries, 'reel'>['of']): Promise<AnswerOf<Queries, 'reel'>> =>
    (await bridge.query('reel', { productionId, of })).value;
  const entry = ({ entityId, previewFileId }: AnswerOf<Queries, 'reel'>[number]) => ({ entityId, previewFileId });

  function dailies(): void {
    const midnight = new Date();
    midnight.setHours(0, 0, 0, 0);
    const since = midnight.toISOString();
    onChoose({
      name: t('playlists.dailiesOf', { day: format.dayFull(format.dayOf(Date.now())) }),
      entriesOf: async (taskTypeId) =>
        (await reel({ kind: 'since', since }))
          .filter((shot) => taskTypes.get(shot.taskTypeId)?.forEntity === 'Shot')
          .filter((shot) => taskTypeId === null || shot.taskTypeId === taskTypeId)
          .map(entry),
    });
  }
  return [
    { kind: 'item', id: 'dailies', label: t('playlists.dailies'), icon: 'calendar', onChoose: dailies },
    {
      kind: 'submenu',
      id: 'sequence',
      label: t('playlists.wholeSequence'),
      icon: 'layers',
      entries: sequences.map(({ id: sequenceId, name }) => ({
        kind: 'item',
        id: sequenceId,
        label: name,
        onChoose: () =>
          onChoose({
            name,
            entriesOf: async (taskTypeId) => (await reel({ kind: 'sequence', sequenceId, taskTypeId })).map(entry),
          }),
      })),
    },
  ];
}
