import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../shared/mediaUrl.ts';
import type { Production } from '../../shared/model/production.ts';
import { maySeePage } from '../../shared/rules/pageRights.ts';
import { useStudio } from '../data/studio.ts';
import { useFormat } from '../i18n/FormatProvider.tsx';
import { currentPlace, go } from '../place/navigation.ts';
import { castingPlace, entityPlace, isListPage, newsPlace, type Place, playlistsPlace } from '../place/place.ts';
import { Icon } from '../ui/Icon.tsx';
import { ariaKeys } from '../keys/chords.ts';
import { Menu, type MenuEntry } from '../ui/Menu.tsx';
import { Thumbnail } from '../ui/Thumbnail.tsx';
import { otherTables } from './otherTables.ts';
import styles from './ProductionSwitcher.module.css';

type Props = {
  readonly production: Production;
  readonly isFolded: boolean;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
};

/** One production is current; changing it keeps the kind of page one is on. */
export function ProductionSwitcher({ production, isFolded, isOpen, onOpenChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { productions } = useStudio();
  const row = (other: Production): MenuEntry => ({
    kind: 'item',
    id: other.id,
    label: other.name,
    isChecked: other.id === production.id,
    note: t('frame.fps', { fps: format.number(other.fps) }),
    onChoose: () => go(sameIn(other)),
  });
  const fps = t('frame.fps', { fps: format.number(production.fps) });
  const all = [...productions.values()];
  const open = all.filter((other) => other.isOpen);
  const closed = all.filter((other) => !other.isOpen);
  return (
    <Menu
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      filter={{ label: t('frame.findProduction'), empty: t('ui.noMatch') }}
      entries={[
        ...open.map(row),
        ...(closed.length === 0
          ? []
          : [{ kind: 'heading' as const, id: 'closed', label: t('frame.closedProductions') }, ...closed.map(row)]),
      ]}
      trigger={
        <button
          type="button"
          className={styles.switcher}
          data-folded={isFolded || undefined}
          aria-label={t('frame.currentProduction', { name: production.name, fps })}
          aria-keyshortcuts={ariaKeys('Mod+P')}
          title={production.name}
        >
          <span className={styles.picture}>
            <Thumbnail
              url={
                production.hasAvatar
                  ? mediaUrl('production-avatar', production.id, { version: production.updatedAt })
                  : null
              }
              alt=""
              size="fill"
            />
            {!production.hasAvatar && <span className={styles.letter}>{production.name.slice(0, 1)}</span>}
          </span>
          {!isFolded && (
            <>
              <span className={styles.name}>{production.name}</span> <span className={styles.fps}>{fps}</span>
              <Icon name="down" size="sm" />
            </>
          )}
        </button>
      }
    />
  );
}

/** The page one is on, of another production; the usual one where that has none of the kind, or one is on none. */
function sameIn({ id, role, productionType }: Production): Place {
  const { page } = currentPlace();
  const usual = role === 'client' ? playlistsPlace(id) : entityPlace('shots', id);
  if (!maySeePage(role, page)) return usual;
  if (page === 'playlists') return playlistsPlace(id);
  if (page === 'casting') return castingPlace(id);
  if (page === 'news') return newsPlace(id);
  if (page === 'team') return { page, productionId: id };
  const isThere =
    isListPage(page) && (page === 'shots' || page === 'assets' || otherTables({ productionType, role }).includes(page));
  return isThere ? entityPlace(page, id) : usual;
}
