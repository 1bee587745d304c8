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
  /** They are looked at: what they are goes by all that is selected. */
  readonly onEntries: () => void;
  /** Null where this person does not plan. */
  readonly onPlan: ((field: PlannedField) => void) | null;
  readonly onClear: () => void;
};

const mostNamed = 2;

/** What can be done to all selected tasks at once; each is allowed or refused on its own, and that is said. */
export function SelectionBar(props: Props) {
  const { count, batch, playlists, onPin, onReview, entries: allEntries, onEntries, onPlan, onClear } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { isStaff, canAssignSelf, typeNames, openMenu, setOpenMenu } = batch;
  const group = t('actions.group.selection');
  /** Of everything that only those may who lead. */
  const disabledReason = isStaff ? null : t('tasks.refusal.role');
  const opens = (menu: BatchMenu, label: string, icon: IconName): Action => ({
    id: `task.${menu}`,
    label,
    group,
    icon,
    run: () => setOpenMenu(menu),
  });

  useActions(
    [
      opens('status', t('tasks.setStatus'), 'status-wip'),
      { ...opens('assign', t('tasks.assign'), 'users'), disabledReason, isKeyOnly: !isStaff },
      { ...opens('priority', t('tasks.setPriority'), 'priority'), disabledReason, isKeyOnly: !isStaff },
      ...(canAssignSelf
        ? [
            {
              id: 'task.assign-self',
              label: t('tasks.assignSelf'),
              group,
              icon: 'user',
              run: batch.assignSelf,
            } satisfies Action,
          ]
        : []),
      opens('comment', t('tasks.commentAll', { count }), 'comment'),
      { id: 'task.review', label: t('review.openAll', { count }), group, icon: 'play', run: onReview },
      {
        id: 'task.due',
        label: t('task.setDue'),
        group,
        icon: 'calendar',
        isKeyOnly: onPlan === null,
        disabledReason: onPlan === null ? t('tasks.refusal.role') : null,
        run: () => onPlan?.('dueDate'),
      },
      {
        id: 'task.estimate',
        label: t('task.setEstimate'),
        group,
        icon: 'clock',
        isKeyOnly: onPlan === null,
        disabledReason: onPlan === null ? t('tasks.refusal.role') : null,
        run: () => onPlan?.('estimationMinutes'),
      },
      ...(playlists.entries.length > 0
        ? [
            {
              id: 'task.playlist',
              label: t('playlists.addTo'),
              group,
              icon: 'playlist',
              run: () => playlists.setIsOpen(true),
            } satisfies Action,
          ]
        : []),
    ],
    undefined,
    true,
  );

  const menu = (id: BatchMenu, label: string, icon: IconName, entries: readonly MenuEntry[]) => (
    <Menu
      side="top"
      {...(id === 'priority' ? {} : { filter: { label: t('tasks.find'), empty: t('ui.noMatch') } })}
      isOpen={openMenu === id}
      onOpenChange={(isOpen) => setOpenMenu(isOpen ? id : null)}
      trigger={
        <Button kind="quiet" size="sm" icon={icon} keysOf={`task.${id}`} title={label}>
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
        {typeNames.length > 0 && typeNames.length <= mostNamed && (
          <span className={styles.types}>{format.list(typeNames)}</span>
        )}
        <span className={styles.line} />
        {menu('status', t('tasks.status'), 'status-wip', batch.statusEntries)}
        {isStaff && menu('assign', t('tasks.assignShort'), 'users', batch.assignEntries)}
        {isStaff && menu('priority', t('tasks.priority'), 'priority', batch.priorityEntries)}
        {!isStaff && canAssignSelf && (
          <Button kind="quiet" size="sm" icon="user" keysOf="task.assign-self" onClick={batch.assignSelf}>
            {t('tasks.assignSelf')}
          </Button>
        )}
        <Popover
          side="top"
          title={t('tasks.commentAll', { count })}
          isOpen={openMenu === 'comment'}
          onOpenChange={(isOpen) => setOpenMenu(isOpen ? 'comment' : null)}
          trigger={
            <Button kind="quiet" size="sm" icon="comment" keysOf="task.comment" title={t('task.comment')}>
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
            trigger={<IconButton icon="playlist" label={t('playlists.addTo')} keysOf="task.playlist" />}
            entries={playlists.entries}
          />
        )}
        <IconButton icon="play" label={t('review.openAll', { count })} keysOf="task.review" onClick={onReview} />
        <IconButton icon="pin" label={t('pins.pinHere')} keysOf="view.pin" onClick={onPin} />
        <Menu
          side="top"
          align="end"
          onOpenChange={(isOpen) => {
            if (isOpen) onEntries();
          }}
          trigger={<IconButton icon="more" label={t('tasks.more')} />}
          entries={allEntries}
        />
        <span className={styles.line} />
        <IconButton icon="close" label={t('entities.clearSelection')} keys="Escape" onClick={onClear} />
      </div>
    </div>
  );
}
