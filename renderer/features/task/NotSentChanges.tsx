import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../../shared/model/screens.ts';
import type { CommandKind } from '../../../shared/model/sync.ts';
import { useEngine } from '../../data/useEngine.ts';
import { WaitingNote } from './WaitingNote.tsx';

type Props = { readonly detail: TaskDetail };

/** What has no place of its own in the conversation: comments and replies say under themselves how they stand. */
const silent: Partial<Record<CommandKind, 'status' | 'priority' | 'plan' | 'assignees' | 'time'>> = {
  setTaskStatus: 'status',
  setPriority: 'priority',
  editTask: 'plan',
  assignTask: 'assignees',
  unassignTask: 'assignees',
  logTime: 'time',
};

/** Changes of this task that were refused, or that both sides made. */
export function NotSentChanges({ detail }: Props) {
  const { t } = useTranslation();
  const queue = useEngine('queue', {}, { isOff: detail.mark !== 'rejected' && detail.mark !== 'conflict' });
  const rows = queue.value?.rows ?? [];
  return rows.map(({ commandId, kind, taskId, state }) => {
    const what = silent[kind];
    if (taskId !== detail.task.id || what === undefined || (state !== 'rejected' && state !== 'conflict')) return null;
    return <WaitingNote key={commandId} mark={state} commandId={commandId} subject={t(`task.change.${what}`)} />;
  });
}
