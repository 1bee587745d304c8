import type { TFunction } from 'i18next';
import { memo } from 'react';
import type { TaskCell } from '../../../shared/model/screens.ts';
import type { Mark } from '../../../shared/model/sync.ts';
import { maySeeWork } from '../../../shared/rules/pageRights.ts';
import { useStudio } from '../../data/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { pictureOf } from '../../parts/pictureOf.ts';
import { WaitingMark } from '../../parts/WaitingMark.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { custom } from '../../ui/custom.ts';
import { useLook } from '../../ui/look.ts';
import { MoreBadge } from '../../ui/MoreBadge.tsx';
import { PriorityMark } from '../../ui/PriorityMark.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { focusedMark } from './focusedMark.ts';
import styles from './EntityRowLine.module.css';
import { spokenStatus } from './spokenStatus.ts';

type Props = {
  /** The row's: three hundred cells that each look for it cost more than what they draw. */
  readonly t: TFunction;
  readonly cell: TaskCell | undefined;
  /** Of a task that waits to be made, where there is none. */
  readonly newMark: Mark | undefined;
  /** The task type. */
  readonly label: string;
  /** The entity. */
  readonly entityId: string;
  readonly name: string;
  readonly isLoaded: boolean;
  readonly column: number;
  readonly stuckAt: string | null;
  readonly isSelected: boolean;
  readonly isFocused: boolean;
};

/** One task of the table: status, who is on it, what waits. Clicks are heard by the grid, by the cell's column. */
export const TaskCellView = memo(function TaskCellView(props: Props) {
  const { t, cell, newMark, label, entityId, name, isLoaded, column, stuckAt, isSelected, isFocused } = props;
  const format = useFormat();
  const { people, taskStatuses, role } = useStudio();
  const seesWork = maySeeWork(role);
  const { areAvatarsShown: areAvatarsWanted } = useLook();
  const areAvatarsShown = areAvatarsWanted && seesWork;
  const mark = cell?.mark ?? newMark ?? null;
  const status = cell && taskStatuses.get(cell.taskStatusId);
  const assignees = seesWork ? (cell?.assigneeIds.flatMap((id) => people.get(id) ?? []) ?? []) : [];
  const priority = seesWork ? (cell?.priority ?? 0) : 0;
  const [first, ...others] = assignees;
  const toldAs = isFocused && mark !== null ? focusedMark : undefined;
  const spoken = [
    label,
    name,
    status === undefined ? t(newMark === undefined ? 'entities.noTask' : 'deeds.newTask') : spokenStatus(status),
    priority > 0 ? t(`priorities.${priority}`) : '',
    format.list(assignees.map(({ fullName }) => fullName)),
    mark === null ? '' : t(`marks.${mark}`),
  ];
  return (
    <div
      className={styles.cell}
      role="gridcell"
      aria-colindex={column + 2}
      aria-selected={cell ? isSelected : undefined}
      aria-label={spoken.filter(Boolean).join(', ')}
      aria-describedby={toldAs}
      data-column={column}
      data-task={cell?.taskId}
      data-selected={isSelected || undefined}
      data-doomed={cell?.isBeingDeleted || undefined}
      data-stuck={stuckAt !== null || undefined}
      style={stuckAt === null ? undefined : custom({ '--stuck-at': stuckAt })}
      tabIndex={isFocused ? 0 : -1}
    >
      {/* The same few elements whatever the task is: what changes is text, attributes and colours (decision 0009). */}
      <StatusChip
        status={status ?? null}
        none={isLoaded ? '–' : ''}
        mark={
          mark !== null && (
            <WaitingMark
              mark={mark}
              place="chip"
              toldAs={toldAs}
              of={cell === undefined ? { entityId } : { taskId: cell.taskId }}
              isMeant={({ kind }) => cell !== undefined || kind === 'createTasks'}
            />
          )
        }
      />
      {areAvatarsShown && (
        <Avatar name={first?.fullName ?? ''} pictureUrl={first === undefined ? null : pictureOf(first)} />
      )}
      {areAvatarsShown && <MoreBadge names={others.map(({ fullName }) => fullName)} place="avatar" />}
      {cell !== undefined && status?.isDone === false && (
        <PriorityMark
          priority={priority}
          label={t(`priorities.${priority}`)}
          place={!areAvatarsShown || first === undefined ? 'cell' : 'avatar'}
        />
      )}
    </div>
  );
});
