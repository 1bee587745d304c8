import { useTranslation } from 'react-i18next';
import type { Production } from '../../shared/model/production.ts';
import { maySeePage } from '../../shared/rules/pageRights.ts';
import { useStudio } from '../data/studio.ts';
import { useEngine } from '../data/useEngine.ts';
import { useSyncPart } from '../data/useSync.ts';
import { useFormat } from '../i18n/FormatProvider.tsx';
import { go, useWhere } from '../place/navigation.ts';
import {
  castingPlace,
  chatsPlace,
  checks,
  entityPlace,
  home,
  inbox,
  kindOfPage,
  newsPlace,
  type Place,
  playlistsPlace,
  timesheet,
} from '../place/place.ts';
import { Icon, type IconName } from '../ui/Icon.tsx';
import type { ActionId } from '../keys/catalogue.ts';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { AccountRow } from './AccountRow.tsx';
import { kindIcons } from '../parts/kindIcons.ts';
import { otherTables } from './otherTables.ts';
import { PinnedList } from './PinnedList.tsx';
import { ProductionSwitcher } from './ProductionSwitcher.tsx';
import styles from './SideBar.module.css';
import { StudioMenu } from './StudioMenu.tsx';
import { useCurrentProduction } from './useCurrentProduction.ts';

type Props = {
  readonly isFolded: boolean;
  readonly isSwitcherOpen: boolean;
  readonly onSwitcherOpenChange: (isOpen: boolean) => void;
};

export function SideBar({ isFolded, isSwitcherOpen, onSwitcherOpenChange }: Props) {
  const { t } = useTranslation();
  const { role } = useStudio();
  const production = useCurrentProduction();
  const counts = useEngine('sideBar', { productionId: production?.id ?? null }, { keepsPrevious: true }).value;
  const { unsent, hasRejected } = useSyncPart(({ outbox }) => ({
    unsent: outbox.waiting + outbox.held + outbox.sending + outbox.checking + outbox.rejected,
    hasRejected: outbox.rejected > 0,
  }));
  // What clients come for, as in Kitsu's page.
  const isFirst = production?.role === 'client';
  const playlists = ({ id, role: own }: Production) =>
    maySeePage(own, 'playlists') && (
      <SideLink
        isFolded={isFolded}
        icon="playlist"
        label={t('pages.playlists')}
        keysOf="go.playlists"
        place={playlistsPlace(id)}
        count={null}
      />
    );
  return (
    <nav
      className={styles.bar}
      data-folded={isFolded || undefined}
      data-region="side-bar"
      aria-label={t('frame.sideBar')}
    >
      <StudioMenu isFolded={isFolded} />
      <SideLink
        isFolded={isFolded}
        icon="inbox"
        label={t('pages.inbox')}
        keysOf="go.inbox"
        place={inbox}
        count={counts?.unreadNotifications === 0 ? null : (counts?.unreadNotifications ?? null)}
        isNews
      />
      <SideLink
        isFolded={isFolded}
        icon="comment"
        label={t('pages.chats')}
        keysOf="go.chats"
        place={chatsPlace()}
        count={null}
      />
      {maySeePage(role, 'my-tasks') && (
        <SideLink
          isFolded={isFolded}
          icon="todo"
          label={t('pages.my-tasks')}
          keysOf="go.my-tasks"
          place={home}
          count={counts?.todo ?? null}
        />
      )}
      {counts !== undefined && counts.checks !== null && (
        <SideLink
          isFolded={isFolded}
          icon="eye"
          label={t('pages.my-checks')}
          keysOf="go.my-checks"
          place={checks}
          count={counts.checks}
        />
      )}
      {maySeePage(role, 'timesheet') && (
        <SideLink
          isFolded={isFolded}
          icon="clock"
          label={t('pages.timesheet')}
          keysOf="go.timesheet"
          place={timesheet}
          count={null}
        />
      )}
      {production !== null && (
        <>
          {!isFolded && <h2 className={styles.heading}>{t('frame.production')}</h2>}
          <ProductionSwitcher
            isFolded={isFolded}
            production={production}
            isOpen={isSwitcherOpen}
            onOpenChange={onSwitcherOpenChange}
          />
          {isFirst && playlists(production)}
          <SideLink
            isFolded={isFolded}
            icon="asset"
            label={t('pages.assets')}
            keysOf="go.assets"
            place={entityPlace('assets', production.id)}
            count={counts?.assets ?? null}
          />
          <SideLink
            isFolded={isFolded}
            icon="shot"
            label={t('pages.shots')}
            keysOf="go.shots"
            place={entityPlace('shots', production.id)}
            count={counts?.shots ?? null}
          />
          {otherTables(production).map((list) => {
            const count = counts?.[list] ?? null;
            // What there is none of is offered to whoever makes it.
            const isOffered =
              list === 'sequences' ||
              list === 'episodes' ||
              (list === 'concepts' && production.isOpen) ||
              (count ?? 0) > 0;
            return isOffered ? (
              <SideLink
                key={list}
                isFolded={isFolded}
                icon={kindIcons[kindOfPage(list)]}
                label={t(`pages.${list}`)}
                keysOf={`go.${list}`}
                place={entityPlace(list, production.id)}
                count={count}
              />
            ) : null;
          })}
          {maySeePage(production.role, 'casting') && (
            <SideLink
              isFolded={isFolded}
              icon="casting"
              label={t('pages.casting')}
              keysOf="go.casting"
              place={castingPlace(production.id)}
              count={null}
            />
          )}
          {!isFirst && playlists(production)}
          {maySeePage(production.role, 'news') && (
            <SideLink
              isFolded={isFolded}
              icon="news"
              label={t('pages.news')}
              keysOf="go.news"
              place={newsPlace(production.id)}
              count={null}
            />
          )}
          {maySeePage(production.role, 'team') && (
            <SideLink
              isFolded={isFolded}
              icon="users"
              label={t('pages.team')}
              keysOf="go.team"
              place={{ page: 'team', productionId: production.id }}
              count={counts?.team ?? null}
            />
          )}
        </>
      )}
      {!isFolded && <PinnedList />}
      <div className={styles.bottom}>
        <SideLink
          isFolded={isFolded}
          icon="sync"
          label={t('frame.sync')}
          keysOf="go.sync"
          place={{ page: 'sync' }}
          count={unsent === 0 ? null : unsent}
          isUrgent={hasRejected}
        />
        <AccountRow isFolded={isFolded} />
      </div>
    </nav>
  );
}

type LinkProps = {
  readonly icon: IconName;
  readonly label: string;
  readonly keysOf: ActionId;
  readonly place: Place;
  readonly count: number | null;
  readonly isUrgent?: boolean;
  /** There is something to read. */
  readonly isNews?: boolean;
  readonly isFolded: boolean;
};

function SideLink({ icon, label, keysOf, place, count, isUrgent = false, isNews = false, isFolded }: LinkProps) {
  const format = useFormat();
  const here = useWhere();
  const isHere =
    here.page === place.page &&
    ('productionId' in here && here.productionId !== null
      ? 'productionId' in place && here.productionId === place.productionId
      : true);
  const link = (
    <button
      type="button"
      className={styles.link}
      data-side-link
      aria-current={isHere ? 'page' : undefined}
      onClick={() => go(place)}
    >
      <Icon name={icon} />
      {isFolded ? <VisuallyHidden>{label}</VisuallyHidden> : <span className={styles.label}>{label}</span>}{' '}
      {count !== null && (!isFolded || isUrgent || isNews) && (
        <span
          className={styles.count}
          data-urgent={isUrgent || undefined}
          data-news={isNews || undefined}
          data-folded={isFolded || undefined}
        >
          {format.number(count)}
        </span>
      )}
    </button>
  );
  return (
    <Tooltip label={label} keysOf={keysOf} side="right">
      {link}
    </Tooltip>
  );
}
