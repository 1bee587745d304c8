import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewsFeed, NewsRow } from '../../../shared/model/news.ts';
import { useCall } from '../../data/useCall.ts';
import { useScope } from '../../data/useScope.ts';
import { useNeedsConnection } from '../../data/useSync.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { FreshnessNote } from '../../parts/FreshnessNote.tsx';
import { InlineError } from '../../parts/InlineError.tsx';
import { NotRead } from '../../parts/NotRead.tsx';
import { go, replacePlace } from '../../place/navigation.ts';
import { allNews, pageOfKind, type Place } from '../../place/place.ts';
import { useActions } from '../../ui/actions.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useNow } from '../../ui/useNow.ts';
import { useCurrentNewsProduction } from './useCurrentNewsProduction.ts';
import { NewsList } from './NewsList.tsx';
import styles from './NewsPage.module.css';
import { NewsTools } from './NewsTools.tsx';
import { isFiltered, type NewsPlace, spanStart, useNews } from './useNews.ts';

type Props = { readonly place: NewsPlace };

const firstRows = 8;
const rowsAtOnce = 200;

/** What happened in a production, or in all of them: comments, statuses, revisions, day by day. */
export function NewsPage({ place }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const { productionId } = place;
  const production = useCurrentNewsProduction(productionId);
  const [limit, setLimit] = useState(rowsAtOnce);
  const answer = useNews(place, limit);
  const feed = answer.value;
  const needsConnection = useNeedsConnection();
  const readOlder = useCall('readOlderNews');
  useScope({ kind: 'news', productionId });
  const narrowed = isFiltered(place);
  const selected = feed?.rows.find((row) => isSelected(row, place)) ?? null;

  const select = ({ taskId, commentId }: NewsRow) => replacePlace({ ...place, sel: [taskId], commentId });
  const open = (row: NewsRow) => go(taskPlace(row));
  const clear = () => replacePlace({ ...place, ...allNews });
  const setLook = (look: NewsPlace['look']) => replacePlace({ ...place, look });

  useActions([
    {
      id: 'news.look',
      label: t('news.toggleLook'),
      group: t('actions.group.view'),
      icon: 'list',
      run: () => setLook(place.look === 'compact' ? 'previews' : 'compact'),
    },
    {
      id: 'view.step-back',
      label: t('inbox.stepBack'),
      group: t('actions.group.view'),
      isKeyOnly: true,
      disabledReason: place.sel.length === 0 && !narrowed ? t('entities.nothingSelected') : null,
      run: () => (place.sel.length > 0 ? replacePlace({ ...place, sel: [], commentId: null }) : clear()),
    },
  ]);

  return (
    <div className={styles.page}>
      <PageHeader
        title={t('pages.news')}
        lead={
          production !== null && (
            <Tabs
              label={t('news.ofWhich')}
              look="segments"
              value={productionId === null ? 'all' : 'one'}
              onChange={(of) =>
                replacePlace({ ...place, productionId: of === 'all' ? null : production.id, sel: [], commentId: null })
              }
              tabs={[
                { value: 'one', label: production.name },
                { value: 'all', label: t('inbox.allProductions') },
              ]}
            />
          )
        }
      >
        {feed && <FreshnessNote freshness={feed.freshness} />}
        <Tabs
          label={t('news.look')}
          look="segments"
          value={place.look}
          onChange={setLook}
          tabs={[
            { value: 'previews', label: t('news.previews'), icon: 'review' },
            { value: 'compact', label: t('news.compact'), icon: 'list' },
          ]}
        />
      </PageHeader>
      <NewsTools
        place={place}
        feed={feed}
        onChange={(part) => replacePlace({ ...place, ...part, sel: [], commentId: null })}
        onClear={clear}
      />
      {answer.error && feed && <InlineError error={answer.error} onRetry={answer.ask} look="line" />}
      <div className={styles.content}>{content()}</div>
      {feed && feed.from !== null && (
        <footer className={styles.foot}>
          {t('news.foot', {
            count: feed.matchedCount,
            number: format.number(feed.matchedCount),
            since: feed.older === 'none' ? '' : format.when(feed.from, now),
            isAll: feed.older === 'none' ? 'yes' : 'no',
          })}
        </footer>
      )}
    </div>
  );

  function content() {
    if (feed === undefined)
      return answer.error ? (
        <InlineError error={answer.error} onRetry={answer.ask} look="page" />
      ) : (
        <Skeleton rows={firstRows} height="list" label={t('ui.loading')} />
      );
    if (feed.from === null && feed.freshness.state !== 'complete')
      return (
        <NotRead
          freshness={feed.freshness}
          productionId={productionId}
          notHere={t('news.notHere')}
          forbidden={t('news.forbidden')}
          rows={firstRows}
          height="list"
        />
      );
    if (feed.rows.length === 0) return nothing(feed);
    return (
      <NewsList
        key={place.look}
        label={t('pages.news')}
        feed={feed}
        look={place.look}
        now={now}
        hasProduction={productionId === null}
        selected={selected}
        onSelect={select}
        onOpen={open}
        placeOf={taskPlace}
        end={{
          hasMoreHere: feed.matchedCount > feed.rows.length,
          older: feed.older,
          hereCount: feed.hereCount,
          goesOn: !narrowed,
          needsConnection,
          onShowMore: () => setLimit(limit + rowsAtOnce),
          onReadOlder: () => readOlder.start({ productionId }),
        }}
      />
    );
  }
  function nothing({ from, older }: NewsFeed) {
    if (!narrowed) return <EmptyState icon="news" title={t('news.none')} description={t('news.noneWhy')} />;
    const isBefore = place.day !== null && from !== null && older === 'server' && spanStart(place.day) < from;
    return (
      <EmptyState
        icon="filter"
        title={t(isBefore ? 'news.dayNotHere' : 'news.noMatch')}
        {...(from === null || older === 'none'
          ? {}
          : { description: t('news.since', { when: format.when(from, now) }) })}
        action={
          <div className={styles.ways}>
            {older === 'server' && (
              <Button disabledReason={needsConnection} onClick={() => readOlder.start({ productionId })}>
                {t('news.readOlder')}
              </Button>
            )}
            <Button kind="quiet" keys="Escape" onClick={clear}>
              {t('entities.clearFilter')}
            </Button>
          </div>
        }
      />
    );
  }
}

const isSelected = ({ taskId, commentId }: NewsRow, { sel, commentId: shown }: NewsPlace): boolean =>
  taskId === sel.at(-1) && commentId === shown;

function taskPlace({ taskId, productionId, entity }: NewsRow): Place {
  return { page: 'task', productionId, list: pageOfKind(entity?.kind ?? 'Shot'), taskId };
}
