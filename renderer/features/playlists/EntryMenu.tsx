import { useTranslation } from 'react-i18next';
import { MenuEntries, type MenuEntry } from '../../ui/Menu.tsx';
import type { EntryDeeds } from './EntryLine.tsx';
import { useRevisionEntries } from './revisionEntries.ts';

type Props = EntryDeeds & {
  /** Of the task whose revision is shown; null where there is none. */
  readonly onOpenTask: (() => void) | null;
};

/** What is done with one shot of a playlist: what its line offers, and its keys. */
export function EntryMenu(props: Props) {
  const { index, count, entry, revisions, canEdit, onPlay, onMove, onRemove, onChoose, onOpenTask } = props;
  const { t } = useTranslation();
  const { newer } = entry;
  const choices = useRevisionEntries(entry, revisions, onChoose);
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
        ...(canEdit ? changes : []),
      ]}
    />
  );
}
