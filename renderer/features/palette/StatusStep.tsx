import { useTranslation } from 'react-i18next';
import { messageOf } from '../../data/messages.ts';
import { useStudio } from '../../data/studio.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useEngine } from '../../data/useEngine.ts';
import { runAction } from '../../ui/actions.ts';
import { PaletteGroup, PaletteItem } from '../../ui/PaletteList.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { showToast } from '../../ui/toasts.ts';
import { rank } from './paletteInput.ts';
import styles from './StatusStep.module.css';

type Props = { readonly taskId: string; readonly title: string; readonly text: string; readonly onDone: () => void };

/** The statuses this person may set on the task; choosing one queues the change. */
export function StatusStep({ taskId, title, text, onDone }: Props) {
  const { t } = useTranslation();
  const { taskStatuses } = useStudio();
  const setStatus = useCommand('setTaskStatus');
  const task = useEngine('task', { taskId });
  const allowed = (task.value?.rights.statusIds ?? []).flatMap((id) => taskStatuses.get(id) ?? []);
  const shown = allowed.filter(({ name, shortName }) => rank(`${shortName} ${name}`, text) !== null);

  async function choose(taskStatusId: string, name: string): Promise<void> {
    const { refused } = await setStatus.run({ taskIds: [taskId], taskStatusId });
    const [refusal] = refused;
    if (refusal) {
      const { happened, todo } = messageOf(t, refusal.code, refusal.detail);
      showToast({ title: happened, description: todo, tone: 'danger' });
    } else {
      showToast({
        title: t('palette.statusSet', { title, status: name }),
        action: { label: t('ui.undo'), run: () => runAction('app.undo') },
      });
    }
    onDone();
  }

  if (task.value === null || (task.value && allowed.length === 0)) {
    return (
      <p className={styles.why}>
        {task.value === null ? messageOf(t, 'not-on-this-disk').happened : t('palette.noStatus')}
      </p>
    );
  }
  return (
    <PaletteGroup title={t('palette.setStatus')}>
      {shown.map((status) => (
        <PaletteItem
          key={status.id}
          value={`set ${status.id}`}
          onChoose={() =>
            void choose(status.id, status.name).catch(() =>
              showToast({ title: messageOf(t, 'unexpected').happened, tone: 'danger' }),
            )
          }
        >
          <span className={styles.chip}>
            <StatusChip status={status} />
          </span>
          <span>{status.name}</span>
        </PaletteItem>
      ))}
    </PaletteGroup>
  );
}
