import { useTranslation } from 'react-i18next';
import type { PlaylistTask } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { commonOfOne, useStatusEntries } from '../../parts/taskMenus.tsx';
import { useTaskOutcome } from '../../parts/taskOutcome.ts';
import { WaitingMark } from '../../parts/WaitingMark.tsx';
import { Menu, type MenuEntry } from '../../ui/Menu.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import styles from './EntryStatus.module.css';

type Of = { readonly taskId: Id; readonly task: PlaylistTask };

/** To which statuses the task of an entry may be set; none where it may not. */
export function useEntryStatuses({ taskId, task }: Of): readonly MenuEntry[] {
  const { taskStatuses } = useStudio();
  const allowed = task.statusIds.flatMap((id) => taskStatuses.get(id) ?? []);
  const { taskStatusId } = task;
  // Of priority and people this menu says nothing.
  const common = commonOfOne({ taskStatusId, priority: 0, assigneeIds: [] });
  return useStatusEntries({ taskIds: [taskId], common, onOutcome: useTaskOutcome() }, allowed);
}

type Props = Of & {
  /** Of what is shown. */
  readonly name: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
};

/** Where the task of an entry stands, and where it may be set to something else. */
export function EntryStatus({ taskId, task, name, isOpen, onOpenChange }: Props) {
  const { t } = useTranslation();
  const status = useStudio().taskStatuses.get(task.taskStatusId);
  const entries = useEntryStatuses({ taskId, task });
  if (status === undefined) return null;
  const chip = (
    <StatusChip
      status={status}
      hasMenu={entries.length > 0}
      mark={
        task.statusMark && (
          <WaitingMark
            mark={task.statusMark}
            place="chip"
            of={{ taskId }}
            isMeant={({ taskStatusId }) => taskStatusId !== null}
          />
        )
      }
    />
  );
  if (entries.length === 0) return chip;
  return (
    <Menu
      align="end"
      filter={{ label: t('tasks.find'), empty: t('ui.noMatch') }}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      trigger={
        <button
          type="button"
          className={styles.status}
          aria-label={t('playlists.statusOf', { name, status: status.shortName })}
          title={`${t('tasks.setStatus')}  S`}
        >
          {chip}
        </button>
      }
      entries={entries}
    />
  );
}
