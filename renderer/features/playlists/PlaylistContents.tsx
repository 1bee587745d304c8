import { type ComponentType, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputOf, Commands } from '../../../shared/ipc.ts';
import type { PlaylistEntry } from '../../../shared/model/playlist.ts';
import type { PlaylistRow, PlaylistTask, ShownPlaylistEntry } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { mayBuildPlaylistMovie, mayDownloadPlaylist, maySharePlaylist } from '../../../shared/rules/playlistRights.ts';
import { anchorsBefore } from '../../../shared/rules/playlistEntries.ts';
import { useStudio } from '../../data/studio.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useNeedsConnection } from '../../data/useSync.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import type { EntryNotes } from '../../parts/entryNotes.ts';
import { InlineError } from '../../parts/InlineError.tsx';
import { usePinDialog } from '../../parts/pinning.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { go } from '../../place/navigation.ts';
import { pageOfKind, reviewPlace } from '../../place/place.ts';
import type { ActionId } from '../../keys/catalogue.ts';
import { inCatalogue } from '../../keys/keymap.ts';
import { type Action, runOnceOffered, tellWhyNot, useActions } from '../../ui/actions.ts';
import { Button } from '../../ui/Button.tsx';
import { CornerMark } from '../../ui/CornerMark.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { ContextMenu, Menu, type MenuEntry } from '../../ui/Menu.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { DeletePlaylistDialog } from './DeletePlaylistDialog.tsx';
import { DownloadLine } from './DownloadLine.tsx';
import { type EntryDeeds, EntryLine } from './EntryLine.tsx';
import { EntryMenu } from './EntryMenu.tsx';
import styles from './PlaylistContents.module.css';
import { RenameDialog } from './RenameDialog.tsx';
import { ShareDialog } from './ShareDialog.tsx';
import { useEntryDrag } from './useEntryDrag.ts';
import { useOpenNotes } from './useOpenNotes.ts';
import { usePlaylistDownload } from './usePlaylistDownload.ts';

type Props = {
  readonly playlistId: Id;
  readonly onGone: () => void;
  /** What was said about an entry: another part of the app. */
  readonly Notes: ComponentType<EntryNotes>;
};
type Change = InputOf<Commands, 'changePlaylist'>['changes'][number];

const firstRows = 8;
const keyOf = (entityId: Id, times: number): string => `${entityId} ${String(times)}`;
const bare = ({ entityId, previewFileId }: PlaylistEntry): PlaylistEntry => ({ entityId, previewFileId });

/** What is in a playlist, in its order: moved, taken out, and with which revision. */
export function PlaylistContents({ playlistId, onGone, Notes }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useEngine('playlist', { playlistId });
  const detail = answer.value;
  const tasks = new Map(
    useEngine('playlistTasks', { playlistId }, { keepsPrevious: true }).value?.map((task) => [
      task.previewFileId,
      task,
    ]),
  );
  const taskOf = ({ shown }: ShownPlaylistEntry): PlaylistTask | null => tasks.get(shown?.previewFileId ?? '') ?? null;
  const entries = detail?.entries ?? [];
  const change = useCommand('changePlaylist');
  const tellFailure = useTellFailure();
  /** Whose menu is open. */
  const [askedKey, setAskedKey] = useState<string | null>(null);
  const [asked, setAsked] = useState<'rename' | 'delete' | 'share' | null>(null);
  const notes = useOpenNotes();
  const [statusKey, setStatusKey] = useState<string | null>(null);
  const drag = useEntryDrag(move);
  const play = (index: number): void => {
    const entry = entries.slice(index).find(({ shown }) => shown !== null);
    if (detail === undefined || detail === null || !entry?.shown) return;
    const list = pageOfKind(entry.entity?.kind ?? 'Shot');
    const { taskId, previewFileId } = entry.shown;
    const of = { productionId: detail.row.productionId, list, taskId } as const;
    go(reviewPlace(of, { previewFileId, queue: { kind: 'playlist', playlistId } }));
  };
  const isEmpty = entries.every(({ shown }) => shown === null);
  useActions([
    {
      id: 'task.review',
      label: t('review.openPlaylist'),
      group: t('pages.playlists'),
      icon: 'play',
      disabledReason: isEmpty ? t('review.nothing') : null,
      run: () => play(0),
    },
  ]);
  const canEdit = detail?.row.canEdit === true && !detail.row.isBeingDeleted;
  const choices = useEngine(
    'revisionChoices',
    { entityIds: [...new Set(entries.map(({ entityId }) => entityId))].slice(0, mostAtOnce) },
    { isOff: !canEdit || entries.length === 0, keepsPrevious: true },
  ).value;

  const make = (changes: readonly Change[]): void => {
    change.run({ playlistId, changes: [...changes] }).catch(tellFailure);
  };
  function move(index: number, place: number): void {
    const entry = entries[index];
    if (!canEdit || entry === undefined || place < 0 || place >= entries.length) return;
    const others = entries.toSpliced(index, 1).map(bare);
    make([{ kind: 'move', entries: [bare(entry)], after: [...anchorsBefore(others, place)] }]);
  }
  function remove(index: number): void {
    const entry = entries[index];
    if (canEdit && entry !== undefined) make([{ kind: 'remove', entry: bare(entry) }]);
  }
  const list = useRef<HTMLOListElement>(null);
  const ofFocused = (id: ActionId, act: (index: number) => void): Action => ({
    id,
    label: t(inCatalogue(id).words),
    group: t('pages.playlists'),
    isKeyOnly: true,
    run: () => {
      const index = document.activeElement?.closest<HTMLElement>('[data-entry]')?.dataset['entry'];
      if (index !== undefined) act(Number(index));
    },
  });
  useActions(
    canEdit
      ? [
          ofFocused('playlist.up', (index) => move(index, index - 1)),
          ofFocused('playlist.down', (index) => move(index, index + 1)),
          ofFocused('playlist.remove', remove),
        ]
      : [],
    list,
  );
  useActions(
    [
      ofFocused('task.status', (index) => {
        const of = listed[index];
        if (of === undefined) return;
        const { task } = of.deeds;
        if (task !== null && task.statusIds.length > 0) setStatusKey(of.key);
        else tellWhyNot(t('tasks.setStatus'), t(task === null ? 'playlists.noRevision' : 'playlists.statusNotYours'));
      }),
      ofFocused('task.comment', (index) => {
        const of = listed[index];
        if (of === undefined) return;
        if (of.deeds.task === null) tellWhyNot(t('task.writeComment'), t('playlists.noRevision'));
        else if (notes.openKey === of.key) list.current?.querySelector('textarea')?.focus();
        else {
          notes.toggle(of.key);
          runOnceOffered('task.comment');
        }
      }),
    ],
    list,
  );

  if (answer.error && !detail) return <InlineError error={answer.error} onRetry={answer.ask} look="page" />;
  if (detail === undefined) return <Skeleton rows={firstRows} label={t('ui.loading')} />;
  if (detail === null)
    return <EmptyState icon="playlist" title={t('playlists.gone')} description={t('playlists.goneWhy')} />;

  const known = new Map(choices?.map(({ entityId, revisions }) => [entityId, revisions] as const));
  const seen = new Map<string, number>();
  const listed = entries.map((entry, index): { readonly key: string; readonly deeds: EntryDeeds } => {
    const base = `${entry.entityId} ${entry.previewFileId ?? ''}`;
    const times = seen.get(base) ?? 0;
    seen.set(base, times + 1);
    return {
      key: keyOf(entry.entityId, times),
      deeds: {
        index,
        count: entries.length,
        entry,
        task: taskOf(entry),
        revisions: known.get(entry.entityId) ?? [],
        canEdit,
        onMove: (step) => move(index, index + step),
        onPlay: () => play(index),
        onRemove: () => remove(index),
        onNotes: () => notes.toggle(keyOf(entry.entityId, times)),
        onChoose: (previewFileId) => make([{ kind: 'revision', entry: bare(entry), previewFileId }]),
      },
    };
  });
  /** Of a task that stands there with several of its revisions they are the same ones. */
  const counted = new Map(
    entries.flatMap((entry) => {
      const task = taskOf(entry);
      return entry.shown === null || task === null ? [] : [[entry.shown.taskId, task.noteCount] as const];
    }),
  );
  const noteCount = [...counted.values()].reduce((sum, count) => sum + count, 0);
  const askedEntry = listed.find(({ key }) => key === askedKey)?.deeds;
  const { productionId } = detail.row;
  const openTaskOf = ({ shown, entity }: ShownPlaylistEntry): (() => void) | null =>
    shown && (() => go({ page: 'task', productionId, list: pageOfKind(entity?.kind ?? 'Shot'), taskId: shown.taskId }));
  const mark = detail.row.marks.name ?? detail.row.marks.isForClient ?? detail.row.marks.taskTypeId;
  return (
    <section className={styles.contents} aria-label={detail.row.name} data-region="playlist" tabIndex={-1}>
      <div className={styles.head}>
        <h2 className={styles.title} title={detail.row.name}>
          {detail.row.name}
          {mark !== undefined && <CornerMark mark={{ kind: mark, label: t(`marks.${mark}`) }} place="cell" />}
        </h2>
        <span className={styles.facts}>
          {t(`playlists.count.${detail.row.kind}`, { count: entries.length, number: format.number(entries.length) })}
          {noteCount > 0 && ` · ${t('playlists.noteCount', { count: noteCount })}`}
        </span>
        {!isEmpty && (
          <Button size="sm" icon="play" keysOf="task.review" onClick={() => play(0)}>
            {t('review.openShort')}
          </Button>
        )}
        {noteCount > 0 && (
          <IconButton
            icon="comment"
            label={t('playlists.allNotes', { count: noteCount })}
            isPressed={notes.areAllOpen}
            onClick={notes.toggleAll}
          />
        )}
        <PlaylistTools row={detail.row} canEdit={canEdit} onAsk={setAsked} />
      </div>
      <DownloadLine row={detail.row} />
      {detail.row.isBeingDeleted && <p className={styles.note}>{t('playlists.beingDeletedWhy')}</p>}
      {entries.length === 0 ? (
        <EmptyState icon="playlist" title={t('playlists.empty')} description={t('playlists.emptyWhy')} />
      ) : (
        <ContextMenu
          entries={
            askedEntry === undefined ? null : <EntryMenu {...askedEntry} onOpenTask={openTaskOf(askedEntry.entry)} />
          }
          onAsk={(target) => {
            const index = target.closest<HTMLElement>('[data-entry]')?.dataset['entry'];
            const found = index === undefined ? undefined : listed[Number(index)];
            setAskedKey(found?.key ?? null);
            return found !== undefined;
          }}
        >
          <ol ref={list} className={styles.list} aria-label={detail.row.name}>
            {listed.map(({ key, deeds }) => (
              <EntryLine
                key={key}
                {...deeds}
                drag={canEdit ? drag : null}
                areNotesOpen={notes.isOpen(key, deeds.task)}
                isStatusOpen={statusKey === key}
                onStatusOpen={(isOpen) => setStatusKey(isOpen ? key : null)}
              >
                {deeds.entry.shown !== null && notes.isOpen(key, deeds.task) ? (
                  <Notes
                    taskId={deeds.entry.shown.taskId}
                    revision={deeds.entry.shown.revision}
                    isWriting={notes.openKey === key}
                    queue={{ kind: 'playlist', playlistId }}
                  />
                ) : null}
              </EntryLine>
            ))}
          </ol>
        </ContextMenu>
      )}
      {asked === 'rename' && <RenameDialog row={detail.row} onClose={() => setAsked(null)} />}
      {asked === 'share' && <ShareDialog row={detail.row} onClose={() => setAsked(null)} />}
      {asked === 'delete' && (
        <DeletePlaylistDialog row={detail.row} onClose={() => setAsked(null)} onDeleted={onGone} />
      )}
    </section>
  );
}
const mostAtOnce = 1_000;

type ToolsProps = {
  readonly row: PlaylistRow;
  readonly canEdit: boolean;
  readonly onAsk: (asked: 'rename' | 'delete' | 'share') => void;
};

/** What is done to the playlist itself; whoever may not edit it can still keep it on this computer. */
function PlaylistTools({ row, canEdit, onAsk }: ToolsProps) {
  const { t } = useTranslation();
  const { taskTypes, productions } = useStudio();
  const pin = usePinDialog();
  const edit = useCommand('editPlaylist');
  const tellFailure = useTellFailure();
  const { id: playlistId, productionId, name } = row;
  const keep = () => pin({ subject: { kind: 'playlist', productionId, playlistId }, name });
  const needsConnection = useNeedsConnection();
  const production = productions.get(productionId);
  const download = usePlaylistDownload(row);
  const given = (change: InputOf<Commands, 'editPlaylist'>['changes'][number]): void => {
    edit.run({ playlistId, changes: [change] }).catch(tellFailure);
  };
  const types = [...taskTypes.values()].filter(
    ({ id, forEntity }) =>
      forEntity === row.kind &&
      productions.get(productionId)?.taskTypes.some(({ taskTypeId }) => taskTypeId === id) === true,
  );
  const type = (id: Id | null, label: string): MenuEntry => ({
    kind: 'item',
    id: id ?? 'any',
    label,
    isChecked: row.taskTypeId === id,
    onChoose: () => given({ field: 'taskTypeId', value: id }),
  });

  useActions([
    { id: 'view.pin', label: t('pins.pinHere'), group: name, icon: 'pin', run: keep },
    ...(canEdit
      ? [{ id: 'view.rename' as const, label: t('playlists.rename'), group: name, run: () => onAsk('rename') }]
      : []),
  ]);

  const own: readonly MenuEntry[] = [
    {
      kind: 'item',
      id: 'rename',
      label: t('playlists.rename'),
      icon: 'draw',
      keysOf: 'view.rename',
      onChoose: () => onAsk('rename'),
    },
    {
      kind: 'submenu',
      id: 'type',
      label: t('fields.taskTypeId'),
      icon: 'layers',
      entries: [type(null, t('playlists.anyType')), ...types.map(({ id, name: label }) => type(id, label))],
    },
    {
      kind: 'item',
      id: 'clients',
      label: t('fields.isForClient'),
      isChecked: row.isForClient,
      onChoose: () => given({ field: 'isForClient', value: !row.isForClient }),
    },
  ];
  return (
    <Menu
      align="end"
      trigger={<IconButton icon="more" label={t('playlists.more', { name })} />}
      entries={[
        ...(canEdit ? own : []),
        ...(production !== undefined && mayDownloadPlaylist(production.role, row)
          ? [
              {
                kind: 'item' as const,
                id: 'zip',
                label: t('playlists.downloadZip'),
                icon: 'download' as const,
                isDisabled: needsConnection !== null || download.isRunning,
                ...(needsConnection === null ? {} : { note: needsConnection }),
                onChoose: () => download.save('zip'),
              },
              {
                kind: 'item' as const,
                id: 'csv',
                label: t('playlists.downloadCsv'),
                icon: 'download' as const,
                isDisabled: needsConnection !== null || download.isRunning,
                ...(needsConnection === null ? {} : { note: needsConnection }),
                onChoose: () => download.save('csv'),
              },
            ]
          : []),
        ...(production !== undefined && mayBuildPlaylistMovie(production.role)
          ? [
              {
                kind: 'item' as const,
                id: 'mp4',
                label: t('playlists.downloadMovie'),
                icon: 'download' as const,
                isDisabled: needsConnection !== null || download.isRunning,
                note: needsConnection ?? t('playlists.movieWhat'),
                onChoose: () => download.build(),
              },
            ]
          : []),
        ...(production !== undefined && maySharePlaylist(production.role)
          ? [
              {
                kind: 'item' as const,
                id: 'share',
                label: t('playlists.share.open'),
                icon: 'external' as const,
                isDisabled: needsConnection !== null,
                ...(needsConnection === null ? {} : { note: needsConnection }),
                onChoose: () => onAsk('share'),
              },
            ]
          : []),
        { kind: 'item', id: 'pin', label: t('pins.pinHere'), icon: 'pin', keysOf: 'view.pin', onChoose: keep },
        ...(canEdit
          ? [
              { kind: 'line' as const, id: 'line' },
              {
                kind: 'item' as const,
                id: 'delete',
                label: t('playlists.delete'),
                icon: 'trash' as const,
                isDanger: true,
                onChoose: () => onAsk('delete'),
              },
            ]
          : []),
      ]}
    />
  );
}
