import { useTranslation } from 'react-i18next';
import type { PlannedField } from '../../../parts/batch/PlanDialog.tsx';
import type { AddToPlaylist } from '../../../parts/batch/useAddToPlaylist.ts';
import type { BatchMenu, TaskBatch } from '../../../parts/batch/useTaskBatch.ts';
import { Button } from '../../../ui/Button.tsx';
import type { IconName } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../../../ui/Menu.tsx';
import styles from './SeveralTools.module.css';

type Props = {
  readonly batch: TaskBatch;
  readonly playlists: AddToPlaylist;
  readonly onPlan: (field: PlannedField) => void;
};

/** The action bar's own menus beside the selection: its keys open them there. */
export function SeveralTools({ batch, playlists, onPlan }: Props) {
  const { t } = useTranslation();
  const menu = (id: BatchMenu, label: string, icon: IconName, entries: readonly MenuEntry[]) => (
    <Menu
      {...(id === 'priority' ? {} : { filter: { label: t('tasks.find'), empty: t('ui.noMatch') } })}
      isOpen={batch.openMenu === id}
      onOpenChange={(isOpen) => batch.setOpenMenu(isOpen ? id : null)}
      trigger={
        <Button size="sm" icon={icon} keysOf={`task.${id}`}>
          {label}
        </Button>
      }
      entries={entries}
    />
  );
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('several.tools')}>
      {menu('status', t('tasks.status'), 'status-wip', batch.statusEntries)}
      {batch.isStaff && menu('assign', t('tasks.assignShort'), 'users', batch.assignEntries)}
      {batch.isStaff && menu('priority', t('tasks.priority'), 'priority', batch.priorityEntries)}
      {!batch.isStaff && batch.canAssignSelf && (
        <Button size="sm" icon="user" keysOf="task.assign-self" onClick={batch.assignSelf}>
          {t('tasks.assignSelf')}
        </Button>
      )}
      <span className={styles.small}>
        {batch.isStaff && (
          <>
            <IconButton
              icon="clock"
              size="sm"
              label={t('task.setEstimate')}
              keysOf="task.estimate"
              onClick={() => onPlan('estimationMinutes')}
            />
            <IconButton
              icon="calendar"
              size="sm"
              label={t('task.setDue')}
              keysOf="task.due"
              onClick={() => onPlan('dueDate')}
            />
          </>
        )}
        {playlists.entries.length > 0 && (
          <Menu
            align="end"
            filter={{ label: t('playlists.find'), empty: t('ui.noMatch') }}
            isOpen={playlists.isOpen}
            onOpenChange={playlists.setIsOpen}
            trigger={<IconButton icon="playlist" size="sm" label={t('playlists.addTo')} keysOf="task.playlist" />}
            entries={playlists.entries}
          />
        )}
        <Menu
          align="end"
          trigger={<IconButton icon="bell" size="sm" label={t('tasks.following')} />}
          entries={batch.followEntries}
        />
      </span>
    </div>
  );
}
