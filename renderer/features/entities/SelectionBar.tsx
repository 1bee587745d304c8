import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { CommentForm } from '../../parts/batch/CommentForm.tsx';
import type { PlannedField } from '../../parts/batch/PlanDialog.tsx';
import type { AddToPlaylist } from '../../parts/batch/useAddToPlaylist.ts';
import type { BatchMenu, TaskBatch } from '../../parts/batch/useTaskBatch.ts';
import { type Action, useActions } from '../../ui/actions.ts';
import { Button } from '../../ui/Button.tsx';
import type { IconName } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../../ui/Menu.tsx';
import { Popover } from '../../ui/Popover.tsx';
import styles from './SelectionBar.module.css';

type Props = {
  readonly count: number;
  readonly batch: TaskBatch;
  readonly playlists: AddToPlaylist;
  readonly onPin: () => void;
  readonly onReview: () => void;
  /** Everything that can be done, also what has no place in the bar. */
  readonly entries: readonly MenuEntry[];
  /** Null where this person does not plan. */
  readonly onPlan: ((field: PlannedField) => void) | null;
  readonly onClear: () => void;
};

const mostNamed = 2;

/** What can be done to all selected tasks at once; each is allowed or refused on its own, and that is said. */
export function SelectionBar(props: Props) {
  const { count, batch, playlists, onPin, onReview, entries: allEntries, onPlan, onClear } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { isStaff, canAssignSelf, typeNames, openMenu, setOpenMenu } = batch;
  const group = t('actions.group.selection');
  const opens = (menu: BatchMenu, label: string, keys: string, icon: IconName): Action => ({
    id: menu === 'comment' ? 'task.comment' : `tasks.${menu}`,
    label,
    group,
    keys: [keys],
    icon,
    run: () => setOpenMenu(menu),
  });

  useActions(
    [
      opens('status', t('tasks.setStatus'), 'S', 'status-wip'),
      ...(isStaff
        ? [opens('assign', t('tasks.assign'), 'A', 'users'), opens('priority', t('tasks.setPriority'), 'P', 'priority')]
        : []),
      ...(canAssignSelf
        ? [
            {
              id: 'tasks.assign-self',
              label: t('tasks.assignSelf'),
              group,
              keys: ['I'],
              icon: 'user' as const,
              run: batch.assignSelf,
            },
          ]
        : []),
      opens('comment', t('tasks.commentAll', { count }), 'C', 'comment'),
      { id: 'task.review', label: t('review.openAll', { count }), group, keys: ['V'], icon: 'play', run: onReview },
      ...(onPlan === null
        ? []
        : [
            {
              id: 'tasks.due',
              label: t('task.setDue'),
              group,
              keys: ['D'],
              icon: 'calendar' as const,
              run: () => onPlan('dueDate'),
            },
            {
              id: 'tasks.estimate',
              label: t('task.setEstimate'),
              group,
              keys: ['E'],
              icon: 'clock' as const,
              run: () => onPlan('estimationMinutes'),
            },
          ]),
      ...(playlists.entries.length > 0
        ? [
            {
              id: 'tasks.playlist',
              label: t('playlists.addTo'),
              group,
              keys: ['L'],
              icon: 'playlist' as const,
              run: () => playlists.setIsOpen(true),
            },
          ]
        : []),
    ],
    undefined,
    true,
  );

  const menu = (id: BatchMenu, label: string, keys: string, icon: IconName, entries: readonly MenuEntry[]) => (
    <Menu
      side="top"
      {...(id === 'priority' ? {} : { filter: { label: t('tasks.find'), empty: t('ui.noMatch') } })}
      isOpen={openMenu === id}
      onOpenChange={(isOpen) => setOpenMenu(isOpen ? id : null)}
      trigger={
        <Button kind="quiet" size="sm" icon={icon} keys={keys} title={label}>
          <span className={styles.word}>{label}</span>
        </Button>
      }
      entries={entries}
    />
  );

  return (
    <div className={styles.dock} data-action-bar>
      <div className={styles.bar} role="toolbar" aria-label={group}>
        <span className={styles.count}>{t('tasks.selected', { count, number: format.number(count) })}</span>
        {batch.areAllKnown && typeNames.length <= mostNamed && (
          <span className={styles.types}>{format.list(typeNames)}</span>
        )}
        <span className={styles.line} />
        {menu('status', t('tasks.status'), 'S', 'status-wip', batch.statusEntries)}
        {isStaff && menu('assign', t('tasks.assignShort'), 'A', 'users', batch.assignEntries)}
        {isStaff && menu('priority', t('tasks.priority'), 'P', 'priority', batch.priorityEntries)}
        {!isStaff && canAssignSelf && (
          <Button kind="quiet" size="sm" icon="user" keys="I" onClick={batch.assignSelf}>
            {t('tasks.assignSelf')}
          </Button>
        )}
        <Popover
          side="top"
          title={t('tasks.commentAll', { count })}
          isOpen={openMenu === 'comment'}
          onOpenChange={(isOpen) => setOpenMenu(isOpen ? 'comment' : null)}
          trigger={
            <Button kind="quiet" size="sm" icon="comment" keys="C" title={t('task.comment')}>
              <span className={styles.word}>{t('task.comment')}</span>
            </Button>
          }
        >
          <div className={styles.comment}>
            <CommentForm batch={batch} takesFocus onSent={() => setOpenMenu(null)} />
          </div>
        </Popover>
        {playlists.entries.length > 0 && (
          <Menu
            side="top"
            filter={{ label: t('playlists.find'), empty: t('ui.noMatch') }}
            isOpen={playlists.isOpen}
            onOpenChange={playlists.setIsOpen}
            trigger={<IconButton icon="playlist" label={t('playlists.addTo')} keys="L" />}
            entries={playlists.entries}
          />
        )}
        <IconButton icon="play" label={t('review.openAll', { count })} keys="V" onClick={onReview} />
        <IconButton icon="pin" label={t('pins.pinHere')} keys="O" onClick={onPin} />
        <Menu
          side="top"
          align="end"
          trigger={<IconButton icon="more" label={t('tasks.more')} />}
          entries={allEntries}
        />
        <span className={styles.line} />
        <IconButton icon="close" label={t('entities.clearSelection')} keys="Escape" onClick={onClear} />
      </div>
    </div>
  );
}
