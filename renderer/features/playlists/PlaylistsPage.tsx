import { type ComponentType, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { PlaylistRow } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useScope } from '../../data/useScope.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import type { EntryNotes } from '../../parts/entryNotes.ts';
import { FreshnessNote } from '../../parts/FreshnessNote.tsx';
import { InlineError } from '../../parts/InlineError.tsx';
import { NotRead } from '../../parts/NotRead.tsx';
import { useNewPlaylist } from '../../parts/newPlaylist.ts';
import { go, replacePlace } from '../../place/navigation.ts';
import { type Place, playlistsPlace } from '../../place/place.ts';
import { useActions } from '../../ui/actions.ts';
import { Button } from '../../ui/Button.tsx';
import { CornerMark } from '../../ui/CornerMark.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import { PlaylistContents } from './PlaylistContents.tsx';
import styles from './PlaylistsPage.module.css';
import { useReadyPlaylists } from './useReadyPlaylists.ts';

type Props = {
  readonly place: Extract<Place, { readonly page: 'playlists' }>;
  readonly Notes: ComponentType<EntryNotes>;
};

const firstRows = 8;

/** The playlists of a production, and what is in the open one. */
export function PlaylistsPage({ place: { productionId, playlistId }, Notes }: Props) {
  const { t } = useTranslation();
  const makeNew = useNewPlaylist();
  const create = (): void => makeNew({ productionId, kind: null, entriesOf: nothingIn });
  const readyEntries = useReadyPlaylists(productionId, ({ name, entriesOf }) =>
    makeNew({ productionId, kind: 'Shot', initialName: name, entriesOf }),
  );
  useScope({ kind: 'production', productionId });
  const answer = useEngine('playlists', { productionId });
  const list = answer.value;
  // Whoever comes without a wish finds the newest one open, and no half of the page empty.
  const openId = playlistId ?? list?.rows[0]?.id ?? null;
  const canCreate = list?.canCreate ?? false;

  const listRef = useRef<HTMLElement>(null);
  const isListed = list !== undefined;
  /** With what is open comes its line, where the list is longer than the page. */
  useLayoutEffect(() => {
    listRef.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [openId, isListed]);
  function walk(direction: 1 | -1) {
    const rows = list?.rows ?? [];
    const at = rows.findIndex(({ id }) => id === openId);
    const next = rows[at < 0 ? 0 : at + direction];
    if (next !== undefined) replacePlace(playlistsPlace(productionId, next.id));
  }
  const group = t('pages.playlists');
  useActions([
    { id: 'list.next', label: t('playlists.next'), group, icon: 'down', run: () => walk(1) },
    { id: 'list.previous', label: t('playlists.previous'), group, icon: 'up', run: () => walk(-1) },
    ...(canCreate ? [{ id: 'view.new', label: t('playlists.newOne'), group, icon: 'plus', run: create } as const] : []),
  ]);

  return (
    <div className={styles.page}>
      <PageHeader title={t('pages.playlists')}>
        {list && <FreshnessNote freshness={list.freshness} />}
        {canCreate && (
          <Menu
            align="end"
            trigger={
              <Button size="sm" hasMenu>
                {t('playlists.ready')}
              </Button>
            }
            entries={readyEntries}
          />
        )}
        {canCreate && (
          <Button size="sm" icon="plus" keysOf="view.new" onClick={create}>
            {t('create.new')}
          </Button>
        )}
      </PageHeader>
      {answer.error && <InlineError error={answer.error} onRetry={answer.ask} look={list ? 'line' : 'page'} />}
      {!list && !answer.error && <Skeleton rows={firstRows} label={t('ui.loading')} />}
      {list && list.rows.length === 0 && playlistId === null && nothing()}
      {list && (list.rows.length > 0 || playlistId !== null) && (
        <div className={styles.split}>
          <nav ref={listRef} className={styles.list} aria-label={t('pages.playlists')} data-region="list" tabIndex={-1}>
            {list.rows.map((row) => (
              <PlaylistLink key={row.id} row={row} isOpen={row.id === openId} />
            ))}
          </nav>
          {openId !== null && (
            <PlaylistContents
              key={openId}
              playlistId={openId}
              onGone={() => go(playlistsPlace(productionId))}
              Notes={Notes}
            />
          )}
        </div>
      )}
    </div>
  );

  function nothing() {
    if (list && list.freshness.state !== 'complete')
      return (
        <NotRead
          freshness={list.freshness}
          productionId={productionId}
          notHere={t('playlists.notHere')}
          forbidden={t('playlists.forbidden')}
          rows={firstRows}
        />
      );
    return <EmptyState icon="playlist" title={t('playlists.none')} description={t('playlists.noneWhy')} />;
  }
}

const nothingIn = async () => await Promise.resolve([]);

function PlaylistLink({ row, isOpen }: { readonly row: PlaylistRow; readonly isOpen: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { taskTypes } = useStudio();
  const mark = row.marks.any;
  const facts = [
    t(`playlists.count.${row.kind}`, { count: row.entryCount, number: format.number(row.entryCount) }),
    typeName(row.taskTypeId),
    row.isForClient ? t('playlists.forClients') : '',
    row.isBeingDeleted ? t('playlists.beingDeleted') : '',
  ];
  return (
    <button
      type="button"
      className={styles.link}
      aria-current={isOpen ? 'page' : undefined}
      onClick={() => go(playlistsPlace(row.productionId, row.id))}
    >
      <Thumbnail alt="" url={row.thumbnailId === null ? null : mediaUrl('thumbnail', row.thumbnailId)} size="list" />
      <span className={styles.words}>
        <span className={styles.name} title={row.name}>
          {row.name}
        </span>
        <span className={styles.facts}>{facts.filter(Boolean).join(' · ')}</span>
      </span>
      {mark !== undefined && <CornerMark mark={{ kind: mark, label: t(`marks.${mark}`) }} place="cell" />}
    </button>
  );

  function typeName(taskTypeId: Id | null): string {
    return taskTypeId === null ? '' : (taskTypes.get(taskTypeId)?.name ?? '');
  }
}
