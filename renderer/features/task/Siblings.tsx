import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { custom } from '../../ui/custom.ts';
import { Icon } from '../../ui/Icon.tsx';
import { statusGlyph } from '../../ui/statusLook.ts';
import { TaskTypeTag } from '../../ui/TaskTypeTag.tsx';
import styles from './Siblings.module.css';

type Props = {
  readonly detail: TaskDetail;
  readonly isCastShown: boolean;
  readonly onOpenTask: (taskId: Id) => void;
  /** Absent where the cast is always shown. */
  readonly onToggleCast?: () => void;
};

/** The other tasks of the shot or asset, each with where it stands. */
export function Siblings({ detail, isCastShown, onOpenTask, onToggleCast }: Props) {
  const { t } = useTranslation();
  const { taskTypes, taskStatuses } = useStudio();
  const { siblings, cast } = detail;
  const hasCast = cast.length > 0 && onToggleCast !== undefined;
  if (siblings.length === 0 && !hasCast) return null;
  return (
    <nav className={styles.siblings} aria-label={t('task.siblings')}>
      {siblings.map(({ taskId, taskTypeId, taskStatusId }) => {
        const taskType = taskTypes.get(taskTypeId);
        const status = taskStatuses.get(taskStatusId);
        if (!taskType) return null;
        return (
          <button
            key={taskId}
            type="button"
            className={styles.sibling}
            title={[taskType.name, status?.name].filter(Boolean).join(', ')}
            onClick={() => onOpenTask(taskId)}
          >
            <TaskTypeTag name={taskType.name} color={taskType.color} />{' '}
            {status && (
              <span className={styles.status} data-colour="status" style={custom({ '--status': status.color })}>
                <Icon name={statusGlyph(status)} size="xs" />
                <span className={styles.word}>{status.shortName}</span>
              </span>
            )}
          </button>
        );
      })}
      {hasCast && (
        <button type="button" className={styles.sibling} aria-pressed={isCastShown} onClick={onToggleCast}>
          <Icon name="users" size="xs" />
          {t('task.castCount', { count: cast.length })}
        </button>
      )}
    </nav>
  );
}
