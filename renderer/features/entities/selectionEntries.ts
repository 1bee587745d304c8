import { useTranslation } from 'react-i18next';
import type { Id } from '../../../shared/model/studio.ts';
import type { PlannedField } from '../../parts/batch/PlanDialog.tsx';
import type { AddToPlaylist } from '../../parts/batch/useAddToPlaylist.ts';
import type { TaskBatch } from '../../parts/batch/useTaskBatch.ts';
import { runAction } from '../../ui/actions.ts';
import type { MenuEntry } from '../../ui/Menu.tsx';

type Options = {
  readonly selected: readonly Id[];
  readonly batch: TaskBatch;
  readonly playlists: AddToPlaylist;
  readonly onOpen: (taskId: Id) => void;
  readonly onCopy: () => void;
  readonly onCopyLink: () => void;
  readonly onPin: () => void;
  /** Of the rows themselves: of those that are selected, or the one under the focus. */
  readonly entityEntries: readonly MenuEntry[];
  /** What the rows are called: shots, assets. */
  readonly entitiesLabel: string;
  /** Null where this person may not. */
  readonly onDeleteTasks: (() => void) | null;
  /** Null where this person does not plan. */
  readonly onPlan: ((field: PlannedField) => void) | null;
  /** Null where there is nothing below to fill. */
  readonly onFillDown: (() => void) | null;
};

/** The menu of the selected cells: the action bar's words, order and keys. */
export function useSelectionEntries({
  selected,
  batch,
  playlists,
  onOpen,
  onCopy,
  onCopyLink,
  onPin,
  entityEntries,
  entitiesLabel,
  onDeleteTasks,
  onPlan,
  onFillDown,
}: Options): readonly MenuEntry[] {
  const { t } = useTranslation();
  const [only] = selected;
  if (only === undefined)
    return entityEntries.length > 0
      ? entityEntries
      : [{ kind: 'heading', id: 'nothing', label: t('entities.nothingSelected') }];
  const isOne = selected.length === 1;
  return [
    ...(isOne
      ? [
          {
            kind: 'item' as const,
            id: 'open',
            label: t('entities.open'),
            icon: 'expand' as const,
            keys: 'Enter',
            onChoose: () => onOpen(only),
          },
          { kind: 'line' as const, id: 'open-line' },
        ]
      : []),
    {
      kind: 'submenu',
      id: 'status',
      label: t('tasks.status'),
      icon: 'status-wip',
      keysOf: 'task.status',
      entries: batch.statusEntries,
    },
    ...(batch.isStaff
      ? [
          {
            kind: 'submenu' as const,
            id: 'assign',
            label: t('tasks.assignShort'),
            icon: 'users' as const,
            keysOf: 'task.assign' as const,
            entries: batch.assignEntries,
          },
        ]
      : []),
    ...(batch.canAssignSelf
      ? [
          {
            kind: 'item' as const,
            id: 'assign-self',
            label: t('tasks.assignSelf'),
            icon: 'user' as const,
            keysOf: 'task.assign-self' as const,
            onChoose: batch.assignSelf,
          },
        ]
      : []),
    ...(batch.isStaff
      ? [
          {
            kind: 'submenu' as const,
            id: 'priority',
            label: t('tasks.priority'),
            icon: 'priority' as const,
            keysOf: 'task.priority' as const,
            entries: batch.priorityEntries,
          },
        ]
      : []),
    {
      kind: 'item',
      id: 'comment',
      label: t('task.comment'),
      icon: 'comment',
      keysOf: 'task.comment',
      onChoose: () => (isOne ? runAction('task.comment') : batch.setOpenMenu('comment')),
    },
    ...(onPlan === null
      ? []
      : [
          {
            kind: 'item' as const,
            id: 'due',
            label: t('task.setDue'),
            icon: 'calendar' as const,
            keysOf: 'task.due' as const,
            onChoose: () => onPlan('dueDate'),
          },
          {
            kind: 'item' as const,
            id: 'estimate',
            label: t('task.setEstimate'),
            icon: 'clock' as const,
            keysOf: 'task.estimate' as const,
            onChoose: () => onPlan('estimationMinutes'),
          },
        ]),
    ...(playlists.entries.length > 0
      ? [
          {
            kind: 'submenu' as const,
            id: 'playlist',
            label: t('playlists.addTo'),
            icon: 'playlist' as const,
            ...(isOne ? {} : { keysOf: 'task.playlist' as const }),
            entries: playlists.entries,
          },
        ]
      : []),
    {
      kind: 'submenu',
      id: 'following',
      label: t('tasks.following'),
      icon: 'bell',
      entries: batch.followEntries,
    },
    { kind: 'item', id: 'pin', label: t('pins.pinHere'), icon: 'pin', keysOf: 'view.pin', onChoose: onPin },
    { kind: 'line', id: 'copy-line' },
    {
      kind: 'item',
      id: 'copy-link',
      label: t('entities.copyLink'),
      icon: 'link',
      keysOf: 'view.copy-link',
      onChoose: onCopyLink,
    },
    { kind: 'item', id: 'copy', label: t('entities.copy'), icon: 'copy', keysOf: 'view.copy', onChoose: onCopy },
    ...(onFillDown === null
      ? []
      : [
          {
            kind: 'item' as const,
            id: 'fill-down',
            label: t('paste.fillDown'),
            icon: 'down' as const,
            keysOf: 'table.fill-down' as const,
            onChoose: onFillDown,
          },
        ]),
    ...(entityEntries.length > 0
      ? [
          { kind: 'line' as const, id: 'entity-line' },
          {
            kind: 'submenu' as const,
            id: 'entities',
            label: entitiesLabel,
            icon: 'folder' as const,
            entries: entityEntries,
          },
        ]
      : []),
    ...(onDeleteTasks === null
      ? []
      : [
          {
            kind: 'item' as const,
            id: 'delete-tasks',
            label: t('deeds.deleteThese'),
            icon: 'trash' as const,
            keysOf: 'table.delete' as const,
            isDanger: true,
            onChoose: onDeleteTasks,
          },
        ]),
  ];
}
