import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../../shared/model/screens.ts';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import { isTableKind } from '../../../shared/model/studio.ts';
import { entityName } from '../../data/commandWords.ts';
import { useStudio } from '../../data/studio.ts';
import { AddToPlaylist } from '../../parts/batch/AddToPlaylist.tsx';
import { commonOfOne, useStatusEntries } from '../../parts/taskMenus.tsx';
import { refusalWords } from '../../parts/refusalWords.ts';
import { useTaskOutcome } from '../../parts/taskOutcome.ts';
import { WaitingMark } from '../../parts/WaitingMark.tsx';
import { go } from '../../place/navigation.ts';
import { chatsPlace, entityPagePlace } from '../../place/place.ts';
import { useActions } from '../../ui/actions.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { TaskTypeTag } from '../../ui/TaskTypeTag.tsx';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import styles from './TaskHead.module.css';

type Props = {
  readonly detail: TaskDetail;
  /** The heading of its own page, or of a panel beside a list. */
  readonly level: 'h1' | 'h2';
  readonly onClose?: () => void;
  readonly onOpenPage?: () => void;
};

export function TaskHead({ detail, level: Heading, onClose, onOpenPage }: Props) {
  const { t } = useTranslation();
  const { taskTypes, taskStatuses } = useStudio();
  const [isOpen, setIsOpen] = useState(false);
  const { task, entity, rights, statusMark } = detail;
  const page = isTableKind(entity.kind) ? entityPagePlace(task.productionId, entity.kind, entity.entityId) : null;
  const taskType = taskTypes.get(task.taskTypeId);
  const status = taskStatuses.get(task.taskStatusId);
  const allowed = rights.statusIds.flatMap((id) => taskStatuses.get(id) ?? []);
  const tell = useTaskOutcome();
  const entries = useStatusEntries({ taskIds: [task.id], common: commonOfOne(task), onOutcome: tell }, allowed);
  const chip = status && (
    <StatusChip
      status={status}
      mark={
        statusMark && (
          <WaitingMark
            mark={statusMark}
            place="chip"
            of={{ taskId: task.id }}
            isMeant={({ taskStatusId }) => taskStatusId !== null}
          />
        )
      }
      hasMenu={allowed.length > 0}
    />
  );
  useActions([
    {
      id: 'task.status',
      label: t('tasks.setStatus'),
      group: t('actions.group.task'),
      icon: 'status-wip',
      disabledReason: refusalWords(rights.refusals.status, t),
      run: () => setIsOpen(true),
    },
  ]);
  return (
    <header className={styles.head}>
      <span className={styles.thumb}>
        <Thumbnail
          url={entity.mainPreviewFileId === null ? null : mediaUrl('thumbnail', entity.mainPreviewFileId)}
          alt=""
        />
      </span>
      <span className={styles.names}>
        <Heading className={styles.name} title={entityName(entity)} data-canceled={entity.isCanceled || undefined}>
          {page !== null ? (
            <button type="button" className={styles.open} onClick={() => go(page)}>
              {entityName(entity)}
            </button>
          ) : (
            entityName(entity)
          )}
        </Heading>
        <span className={styles.type}>
          {taskType && <TaskTypeTag name={taskType.name} color={taskType.color} />}
          {entity.description !== '' && <span className={styles.description}>{entity.description}</span>}
        </span>
      </span>
      {allowed.length > 0 ? (
        <Menu
          align="end"
          filter={{ label: t('tasks.find'), empty: t('ui.noMatch') }}
          isOpen={isOpen}
          onOpenChange={setIsOpen}
          trigger={
            <button
              type="button"
              className={styles.status}
              aria-label={`${t('tasks.setStatus')}: ${status?.shortName ?? ''}`}
              title={`${t('tasks.setStatus')}  S`}
            >
              {chip}
            </button>
          }
          entries={entries}
        />
      ) : (
        chip
      )}
      <AddToPlaylist
        productionId={task.productionId}
        kind={entity.kind}
        group={t('actions.group.task')}
        tasksInOrder={() =>
          Promise.resolve([
            { entityId: entity.entityId, taskTypeId: task.taskTypeId, mainPreviewFileId: entity.mainPreviewFileId },
          ])
        }
      />
      {page !== null && (
        <IconButton icon="comment" label={t('chats.openOf')} onClick={() => go(chatsPlace(entity.entityId))} />
      )}
      {onOpenPage && <IconButton icon="expand" label={t('task.openPage')} onClick={onOpenPage} />}
      {onClose && <IconButton icon="close" label={t('task.close')} keysOf="view.panel" onClick={onClose} />}
    </header>
  );
}
