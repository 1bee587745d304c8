import { useTranslation } from 'react-i18next';
import type { TodoRow } from '../../../shared/model/screens.ts';
import type { Day, Id } from '../../../shared/model/studio.ts';
import { entityName } from '../../data/commandWords.ts';
import { useStudio } from '../../data/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { custom } from '../../ui/custom.ts';
import { Icon } from '../../ui/Icon.tsx';
import { awaitSecondPress } from '../../ui/secondPress.ts';
import { statusGlyph } from '../../ui/statusLook.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import styles from './CalendarBarButton.module.css';
import { dueTone } from '../../parts/dueTone.ts';
import { useOpenAside } from '../../parts/useOpenAside.ts';
import { taskPlace } from './openTask.ts';

type Props = {
  readonly row: TodoRow;
  readonly today: Day;
  readonly isSelected: boolean;
  readonly isContinued: boolean;
  readonly goesOn: boolean;
  readonly onSelect: (taskId: Id) => void;
  readonly onOpen: (row: TodoRow) => void;
};

/** One task in the colour of its status, whose shape says the same. */
export function CalendarBarButton({ row, today, isSelected, isContinued, goesOn, onSelect, onOpen }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const openAside = useOpenAside();
  const { taskStatuses, taskTypes } = useStudio();
  const status = taskStatuses.get(row.taskStatusId);
  const name = entityName(row.entity);
  const taskType = taskTypes.get(row.taskTypeId)?.name;
  const due = row.dueDate === null ? undefined : t('todo.dueOn', { day: format.dayFull(row.dueDate) });
  const spoken = [name, taskType, status?.name, due].filter(Boolean).join(', ');
  return (
    <button
      type="button"
      className={styles.bar}
      aria-pressed={isSelected}
      draggable
      title={spoken}
      data-task={row.taskId}
      data-colour="status"
      data-continued={isContinued || undefined}
      data-goes-on={goesOn || undefined}
      data-due={row.dueDate === null ? undefined : dueTone(row.dueDate, today)}
      style={custom({ '--status': status?.color ?? 'var(--fg-3)' })}
      onClick={(event) => {
        if (isSelected) {
          onOpen(row);
          return;
        }
        awaitSecondPress(event, () => onOpen(row));
        onSelect(row.taskId);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        openAside(taskPlace(row));
      }}
    >
      {status && <Icon name={statusGlyph(status)} size="xs" />}
      <span className={styles.name}>{name}</span>
      <span className={styles.kind}>{taskType}</span>
      <VisuallyHidden>{[status?.name, due].filter(Boolean).join(', ')}</VisuallyHidden>
    </button>
  );
}
