import { useTranslation } from 'react-i18next';
import type { Id } from '../../shared/model/studio.ts';
import { useEngine } from '../data/useEngine.ts';
import { Button } from '../ui/Button.tsx';
import { Menu, type MenuEntry } from '../ui/Menu.tsx';

type Props = {
  readonly productionId: Id;
  /** What is of no episode can be chosen too. */
  readonly hasMainPack?: boolean;
  /** Null: all. `main`: assets of no episode. */
  readonly episodeId: Id | null;
  readonly onChoose: (episodeId: Id | null) => void;
};

/** Narrows the list of a TV show to one episode. */
export function EpisodeSelect({ productionId, hasMainPack = false, episodeId, onChoose }: Props) {
  const { t } = useTranslation();
  const episodes = useEngine('episodes', { productionId }).value ?? [];
  const item = (id: Id | null, label: string): MenuEntry => ({
    kind: 'item',
    id: id ?? 'all',
    label,
    isChecked: id === episodeId,
    onChoose: () => onChoose(id),
  });
  const chosen = episodeId === 'main' ? t('entities.mainPack') : episodes.find(({ id }) => id === episodeId)?.name;
  return (
    <Menu
      filter={{ label: t('tasks.find'), empty: t('ui.noMatch') }}
      trigger={
        <Button kind="quiet" size="sm" icon="layers" hasMenu>
          {chosen ?? t('entities.allEpisodes')}
        </Button>
      }
      entries={[
        item(null, t('entities.allEpisodes')),
        ...(hasMainPack ? [item('main', t('entities.mainPack'))] : []),
        { kind: 'line', id: 'line' },
        ...episodes.map(({ id, name }) => item(id, name)),
      ]}
    />
  );
}
