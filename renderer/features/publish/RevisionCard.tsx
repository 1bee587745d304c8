import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../shared/model/studio.ts';
import { entityName } from '../../data/commandWords.ts';
import { useStudio } from '../../data/studio.ts';
import { statusChoice } from '../../parts/revisionStatus.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Menu, type MenuEntry } from '../../ui/Menu.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { TaskTypeTag } from '../../ui/TaskTypeTag.tsx';
import { FileLine } from './FileLine.tsx';
import styles from './RevisionCard.module.css';
import type { Sheet, SheetRevision } from './useSheet.ts';

type Props = {
  readonly revision: SheetRevision;
  readonly sheet: Pick<Sheet, 'say' | 'place' | 'remove'>;
  readonly productionId: Id | null;
  readonly isProductionShown: boolean;
  /** Why it was not taken. */
  readonly refusal: string | null;
  readonly onPublish: () => void;
};

/** What becomes one revision of one task: its files in their order, the words and the status that go with them. */
export function RevisionCard({ revision, sheet, productionId, isProductionShown, refusal, onPublish }: Props) {
  const { t } = useTranslation();
  const { taskTypes, taskStatuses } = useStudio();
  const { taskId, detail, files, text } = revision;
  if (detail === undefined) return <Skeleton rows={1} label={t('ui.loading')} />;
  const taskType = detail === null ? undefined : taskTypes.get(detail.task.taskTypeId);
  const name = detail === null ? t('publish.unknownTask') : entityName(detail.entity);

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onPublish();
  }

  return (
    <section className={styles.card} aria-label={[name, taskType?.name].filter(Boolean).join(' ')}>
      <div className={styles.head}>
        <h3 className={styles.name}>{name}</h3>
        {taskType && <TaskTypeTag name={taskType.name} color={taskType.color} />}
        {detail !== null && isProductionShown && <span className={styles.production}>{detail.production.name}</span>}
        {detail !== null && (
          <span className={styles.revision}>
            {t('publish.becomes', { revision: detail.nextRevision, count: files.length })}
          </span>
        )}
        {detail !== null && (
          <StatusMenu
            revision={revision}
            taskStatuses={taskStatuses}
            onChoose={(taskStatusId) => sheet.say(taskId, { taskStatusId })}
          />
        )}
      </div>
      <ul className={styles.files}>
        {files.map((file) => (
          <FileLine
            key={file.handle}
            file={file}
            frames={{ fps: detail?.production.fps ?? 25, first: detail?.frames.in ?? 1 }}
            productionId={detail?.production.id ?? productionId}
            onPlace={(picked) => sheet.place(file.handle, picked)}
            onRemove={() => sheet.remove(file.handle)}
          />
        ))}
      </ul>
      {detail?.rights.canPublish === false && (
        <p className={styles.refused}>
          <Icon name="ban" size="sm" /> {t('publish.notAllowed')}
        </p>
      )}
      {refusal !== null && (
        <p className={styles.refused} role="alert">
          <Icon name="warning" size="sm" /> {t('task.refused', { reason: refusal })}
        </p>
      )}
      <textarea
        className={styles.text}
        rows={1}
        aria-label={t('publish.commentOn', { name })}
        placeholder={t('publish.commentPlaceholder')}
        value={text}
        onChange={(event) => sheet.say(taskId, { text: event.currentTarget.value })}
        onKeyDown={onKeyDown}
      />
    </section>
  );
}

type StatusProps = {
  readonly revision: SheetRevision;
  readonly taskStatuses: ReturnType<typeof useStudio>['taskStatuses'];
  readonly onChoose: (taskStatusId: Id) => void;
};

function StatusMenu({ revision: { detail, taskStatusId }, taskStatuses, onChoose }: StatusProps) {
  const { t } = useTranslation();
  if (!detail) return null;
  const { statuses, usualId } = statusChoice(detail, taskStatuses, true);
  const shown = taskStatuses.get(taskStatusId ?? usualId ?? detail.task.taskStatusId);
  if (shown === undefined || statuses.length === 0) return null;
  const entries = statuses.map((status): MenuEntry => ({
    kind: 'item',
    id: status.id,
    label: `${status.shortName} ${status.name}`,
    content: <StatusChip status={status} />,
    note: status.name,
    isChecked: status.id === shown.id,
    onChoose: () => onChoose(status.id),
  }));
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          className={styles.status}
          aria-label={`${t('task.commentStatus')}: ${shown.shortName}`}
          title={t('task.commentStatus')}
        >
          <StatusChip status={shown} hasMenu />
        </button>
      }
      entries={entries}
    />
  );
}
