import { useTranslation } from 'react-i18next';
import { type Inbox, inboxTabs, type InboxRow } from '../../../shared/model/inbox.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { FreshnessNote } from '../../parts/FreshnessNote.tsx';
import { InlineError } from '../../parts/InlineError.tsx';
import { NotRead } from '../../parts/NotRead.tsx';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { go, replacePlace } from '../../place/navigation.ts';
import { pageOfKind, type Place } from '../../place/place.ts';
import { useActions } from '../../ui/actions.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useNow } from '../../ui/useNow.ts';
import { InboxList } from './InboxList.tsx';
import styles from './InboxPage.module.css';
import { InboxTools } from './InboxTools.tsx';
import { type InboxPlace, selectedRow, useInbox } from './useInbox.ts';

type Props = { readonly place: InboxPlace };

const firstRows = 8;

/** What one was told: by task, unread first. Read is done with. */
export function InboxPage({ place }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const answer = useInbox(place);
  const inbox = answer.value;
  const markNotifications = useCommand('markNotifications');
  const tellFailure = useTellFailure();
  const isFiltered = place.fromProductionId !== null || place.isFollowedOnly;
  const isHere = inbox !== undefined && (inbox.freshness.state === 'complete' || inbox.rows.length > 0);
  const selected = selectedRow(inbox?.rows ?? [], place);

  function select(row: InboxRow | null) {
    replacePlace({
      ...place,
      sel: row === null || row.taskId === null ? [] : [row.taskId],
      commentId: row?.commentId ?? null,
    });
  }
  function open(row: InboxRow) {
    const of = taskPlace(row);
    if (of !== null) go(of);
  }
  function mark(notificationIds: readonly string[], isRead: boolean) {
    if (notificationIds.length > 0)
      markNotifications.run({ notificationIds: [...notificationIds], isRead }).catch(tellFailure);
  }
  const nothingUnread = inbox === undefined || inbox.unreadIds.length === 0 ? t('inbox.nothingUnread') : null;
  const markAll = () => mark(inbox?.unreadIds ?? [], true);

  useActions([
    {
      id: 'inbox.read-all',
      label: t('inbox.markAllRead'),
      group: t('actions.group.inbox'),
      icon: 'check',
      disabledReason: nothingUnread,
      run: markAll,
    },
    {
      id: 'view.step-back',
      label: t('inbox.stepBack'),
      group: t('actions.group.view'),
      isKeyOnly: true,
      disabledReason: place.sel.length === 0 && !isFiltered ? t('entities.nothingSelected') : null,
      run: () =>
        replacePlace(
          place.sel.length > 0
            ? { ...place, sel: [], commentId: null }
            : { ...place, fromProductionId: null, isFollowedOnly: false },
        ),
    },
  ]);

  return (
    <div className={styles.page}>
      <PageHeader title={t('pages.inbox')}>
        {inbox && <FreshnessNote freshness={inbox.freshness} />}
        <InboxTools
          productionIds={inbox?.productionIds ?? []}
          productionId={place.fromProductionId}
          isFollowedOnly={place.isFollowedOnly}
          onChange={(part) => replacePlace({ ...place, ...part })}
        />
        <Button
          kind="quiet"
          size="sm"
          icon="check"
          keysOf="inbox.read-all"
          disabledReason={nothingUnread}
          onClick={markAll}
        >
          {t('inbox.markAllRead')}
        </Button>
      </PageHeader>
      <div className={styles.tabs}>
        <Tabs
          label={t('pages.inbox')}
          value={place.tab}
          onChange={(tab) => replacePlace({ ...place, tab, sel: [], commentId: null })}
          tabs={inboxTabs.map((value) => ({
            value,
            label: t(`inbox.tab.${value}`),
            ...(isHere && value !== 'all' && inbox.counts[value] > 0
              ? { count: format.number(inbox.counts[value]) }
              : {}),
          }))}
        />
      </div>
      {answer.error && inbox && <InlineError error={answer.error} onRetry={answer.ask} look="line" />}
      <div className={styles.content}>
        {answer.error && !inbox && <InlineError error={answer.error} onRetry={answer.ask} look="page" />}
        {inbox === undefined && !answer.error && <Skeleton rows={firstRows} height="list" label={t('ui.loading')} />}
        {inbox && !isHere && (
          <NotRead freshness={inbox.freshness} notHere={t('inbox.notHere')} rows={firstRows} height="list" />
        )}
        {inbox && isHere && inbox.rows.length === 0 && <Nothing place={place} isFiltered={isFiltered} />}
        {inbox && inbox.rows.length > 0 && (
          <InboxList
            key={`${place.tab} ${place.fromProductionId ?? ''}`}
            label={t('pages.inbox')}
            inbox={inbox}
            now={now}
            selected={selected}
            onSelect={select}
            onOpen={open}
            placeOf={taskPlace}
            onMark={(row, isRead) => mark(row.notificationIds, isRead)}
          />
        )}
      </div>
      <Foot inbox={inbox} />
    </div>
  );
}

function taskPlace({ taskId, productionId, entity }: InboxRow): Place | null {
  if (taskId === null || productionId === null) return null;
  return { page: 'task', productionId, list: pageOfKind(entity?.kind ?? 'Shot'), taskId };
}

function Nothing({ place, isFiltered }: { readonly place: InboxPlace; readonly isFiltered: boolean }) {
  const { t } = useTranslation();
  if (isFiltered)
    return (
      <EmptyState
        icon="filter"
        title={t('inbox.noMatch')}
        action={
          <Button
            keys="Escape"
            onClick={() => replacePlace({ ...place, fromProductionId: null, isFollowedOnly: false })}
          >
            {t('entities.clearFilter')}
          </Button>
        }
      />
    );
  if (place.tab !== 'unread') return <EmptyState icon="inbox" title={t(`inbox.nothing.${place.tab}`)} />;
  return (
    <EmptyState
      icon="inbox"
      title={t('inbox.nothing.unread')}
      description={t('inbox.nothingWhy')}
      action={<Button onClick={() => replacePlace({ ...place, tab: 'all' })}>{t('inbox.showRead')}</Button>}
    />
  );
}

/** The keys of triage, and up to when nothing is missing. */
function Foot({ inbox }: { readonly inbox: Inbox | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const asOf = inbox?.freshness.asOf ?? null;
  return (
    <footer className={styles.foot}>
      <span className={styles.key}>
        <Kbd keysOf="list.next" />
        <Kbd keysOf="list.previous" /> {t('inbox.keys.move')}
      </span>
      <span className={styles.key}>
        <Kbd keys="Enter" /> {t('inbox.keys.open')}
      </span>
      <span className={styles.key}>
        <Kbd keysOf="inbox.read" /> {t('inbox.keys.read')}
      </span>
      <span className={styles.key}>
        <Kbd keysOf="inbox.unread" /> {t('inbox.keys.unread')}
      </span>
      <span className={styles.key}>
        <Kbd keysOf="inbox.reply" /> {t('inbox.keys.reply')}
      </span>
      {asOf !== null && <span className={styles.upTo}>{t('inbox.upTo', { time: format.time(asOf) })}</span>}
    </footer>
  );
}
