import { useTranslation } from 'react-i18next';
import type { Id } from '../../../shared/model/studio.ts';
import type { ActionId } from '../../keys/catalogue.ts';
import type { IconName } from '../../ui/Icon.tsx';
import type { MenuEntry } from '../../ui/Menu.tsx';
import type { PlannedField } from './PlanDialog.tsx';
import type { TaskBatch } from './useTaskBatch.ts';

type Options = {
  readonly selected: readonly Id[];
  readonly batch: Pick<
    TaskBatch,
    'isStaff' | 'canAssignSelf' | 'assignSelf' | 'statusEntries' | 'assignEntries' | 'priorityEntries' | 'followEntries'
  >;
  readonly playlistEntries: readonly MenuEntry[];
  readonly onOpen: (taskId: Id) => void;
  /** In a window of its own; null where that is about the cell. */
  readonly onOpenAside: ((taskId: Id) => void) | null;
  readonly review: { readonly isDisabled: boolean; readonly run: () => void } | null;
  /** Null, here and below: what this person may not, or what is done elsewhere. */
  readonly onComment: (() => void) | null;
  readonly onLogTime: (() => void) | null;
  readonly onPublish: (() => void) | null;
  readonly onCopy: (() => void) | null;
  readonly onCopyLink: () => void;
  readonly onPin: (() => void) | null;
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

/** The menu of tasks, in a table those of the selected cells: the action bar's words, order and keys. */
export function useTaskEntries({
  selected,
  batch,
  playlistEntries,
  onOpen,
  onOpenAside,
  review,
  onComment,
  onLogTime,
  onPublish,
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
          ...(onOpenAside === null
            ? []
            : [
                {
                  kind: 'item' as const,
                  id: 'open-aside',
                  label: t('keys.tableOpenAside'),
                  icon: 'external' as const,
                  keys: 'Mod+Enter',
                  onChoose: () => onOpenAside(only),
                },
              ]),
          ...(review === null
            ? []
            : [
                {
                  kind: 'item' as const,
                  id: 'review',
                  label: t('review.open'),
                  icon: 'play' as const,
                  keysOf: 'task.review' as const,
                  isDisabled: review.isDisabled,
                  onChoose: review.run,
                },
              ]),
          { kind: 'line' as const, id: 'open-line' },
        ]
      : []),
    ...(batch.statusEntries.length > 0
      ? [
          {
            kind: 'submenu' as const,
            id: 'status',
            label: t('tasks.status'),
            icon: 'status-wip' as const,
            keysOf: 'task.status' as const,
            entries: batch.statusEntries,
          },
        ]
      : []),
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
    ...item('comment', t('task.comment'), 'comment', 'task.comment', onComment),
    ...item('publish', t('keys.publish'), 'outbox', 'task.publish', onPublish),
    ...item('log-time', t('todo.logTime'), 'clock', 'task.log-time', onLogTime),
    ...item('due', t('task.setDue'), 'calendar', 'task.due', onPlan && (() => onPlan('dueDate'))),
    ...item('estimate', t('task.setEstimate'), 'clock', 'task.estimate', onPlan && (() => onPlan('estimationMinutes'))),
    ...(playlistEntries.length > 0
      ? [
          {
            kind: 'submenu' as const,
            id: 'playlist',
            label: t('playlists.addTo'),
            icon: 'playlist' as const,
            keysOf: 'task.playlist' as const,
            entries: playlistEntries,
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
    ...item('pin', t('pins.pinHere'), 'pin', 'view.pin', onPin),
    { kind: 'line', id: 'copy-line' },
    {
      kind: 'item',
      id: 'copy-link',
      label: t('entities.copyLink'),
      icon: 'link',
      keysOf: 'view.copy-link',
      onChoose: onCopyLink,
    },
    ...item('copy', t('entities.copy'), 'copy', 'view.copy', onCopy),
    ...item('fill-down', t('paste.fillDown'), 'down', 'table.fill-down', onFillDown),
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

/** None where it is not to be done. */
function item(
  id: string,
  label: string,
  icon: IconName,
  keysOf: ActionId,
  run: (() => void) | null,
): readonly MenuEntry[] {
  return run === null ? [] : [{ kind: 'item', id, label, icon, keysOf, onChoose: run }];
}
