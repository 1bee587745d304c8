import { useTranslation } from 'react-i18next';
import type { PlaylistTask } from '../../../shared/model/screens.ts';
import { MenuEntries, type MenuEntry } from '../../ui/Menu.tsx';
import type { EntryDeeds } from './EntryLine.tsx';
import { useEntryStatuses } from './EntryStatus.tsx';
import { useRevisionEntries } from './revisionEntries.ts';

type Props = EntryDeeds & {
  /** Of the task whose revision is shown; null where there is none. */
  readonly onOpenTask: (() => void) | null;
};

const noTask: PlaylistTask = {
  previewFileId: '',
  taskStatusId: '',
  statusMark: null,
  statusIds: [],
  canComment: false,
  noteCount: 0,
};

/** What is done with one shot of a playlist: what its line offers, and its keys. */
export function EntryMenu(props: Props) {
  const { index, count, entry, revisions, canEdit, task, onPlay, onMove, onRemove, onChoose, onNotes, onOpenTask } =
    props;
  const { t } = useTranslation();
  const { newer } = entry;
  const choices = useRevisionEntries(entry, revisions, onChoose);
  const statuses = useEntryStatuses({ taskId: entry.shown?.taskId ?? '', task: task ?? noTask });
  const changes: readonly MenuEntry[] = [
    { kind: 'line', id: 'changes-line' },
    ...(choices.length > 0
      ? [
          {
            kind: 'submenu' as const,
            id: 'revision',
            label: t('playlists.revision'),
            icon: 'layers' as const,
            entries: choices,
          },
        ]
      : []),
    ...(newer === null
      ? []
      : [
          {
            kind: 'item' as const,
            id: 'newer',
            label: t('playlists.showNewer', { revision: newer.revision }),
            icon: 'check' as const,
            onChoose: () => onChoose(newer.previewFileId),
          },
        ]),
    {
      kind: 'item',
      id: 'up',
      label: t('keys.playlistUp'),
      icon: 'up',
      keysOf: 'playlist.up',
      isDisabled: index === 0,
      onChoose: () => onMove(-1),
    },
    {
      kind: 'item',
      id: 'down',
      label: t('keys.playlistDown'),
      icon: 'down',
      keysOf: 'playlist.down',
      isDisabled: index === count - 1,
      onChoose: () => onMove(1),
    },
    {
      kind: 'item',
      id: 'remove',
      label: t('keys.playlistRemove'),
      icon: 'close',
      keysOf: 'playlist.remove',
      onChoose: onRemove,
    },
  ];
  return (
    <MenuEntries
      entries={[
        {
          kind: 'item',
          id: 'play',
          label: t('review.openShort'),
          icon: 'play',
          isDisabled: entry.shown === null,
          onChoose: onPlay,
        },
        ...(onOpenTask === null
          ? []
          : [
              {
                kind: 'item' as const,
                id: 'open',
                label: t('entities.open'),
                icon: 'expand' as const,
                onChoose: onOpenTask,
              },
            ]),
        ...(entry.shown !== null && task !== null
          ? [
              ...(statuses.length > 0
                ? [
                    {
                      kind: 'submenu' as const,
                      id: 'status',
                      label: t('tasks.status'),
                      icon: 'status-wip' as const,
                      keysOf: 'task.status' as const,
                      entries: statuses,
                    },
                  ]
                : []),
              {
                kind: 'item' as const,
                id: 'notes',
                label: t('playlists.notes'),
                icon: 'comment' as const,
                keysOf: 'task.comment' as const,
                onChoose: onNotes,
              },
            ]
          : []),
        ...(canEdit ? changes : []),
      ]}
    />
  );
}
