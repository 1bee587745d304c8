import { Fragment, type RefObject, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenTaskRow } from '../../../../shared/model/chosenTasks.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { entityName } from '../../../data/commandWords.ts';
import { maySeeWork } from '../../../../shared/rules/pageRights.ts';
import { useStudio } from '../../../data/studio.ts';
import { useEngineAll } from '../../../data/useEngine.ts';
import { pictureOf } from '../../../parts/pictureOf.ts';
import { WaitingMark } from '../../../parts/WaitingMark.tsx';
import { AvatarStack } from '../../../ui/AvatarStack.tsx';
import { custom } from '../../../ui/custom.ts';
import type { Line } from '../../../ui/lines.ts';
import { StatusChip } from '../../../ui/StatusChip.tsx';
import { TaskTypeTag } from '../../../ui/TaskTypeTag.tsx';
import type { Lines } from '../../../ui/useLines.ts';
import styles from './SeveralList.module.css';

type Props = {
  readonly taskIds: readonly Id[];
  /** Of the panel around it, which scrolls. */
  readonly view: Lines<Line>;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly rowPx: number;
};

const pageSize = 50;

/** The selected tasks one by one, as far as they are in view; each opens alone. */
export function SeveralList({ taskIds, view, list, rowPx }: Props) {
  const { t } = useTranslation();
  // The line with the focus is drawn as well, wherever it is.
  const drawn = view.items.map(({ index }) => index).toSorted((one, other) => one - other);
  const pages = [...new Set(drawn.map((index) => Math.floor(index / pageSize)))].join(' ');
  const inputs = useMemo(
    () =>
      pages
        .split(' ')
        .filter(Boolean)
        .map((page) => ({ taskIds: taskIds.slice(Number(page) * pageSize, (Number(page) + 1) * pageSize) })),
    [taskIds, pages],
  );
  const rows = new Map(
    useEngineAll('chosenRows', inputs)
      .flatMap((page) => page ?? [])
      .map((row) => [row.taskId, row]),
  );
  return (
    <div
      ref={list}
      className={styles.list}
      role="grid"
      aria-label={t('several.tasks')}
      aria-rowcount={taskIds.length}
      style={custom({ '--several-row-h': `${String(rowPx)}px` })}
    >
      {drawn.map((index, at) => {
        const taskId = taskIds[index];
        if (taskId === undefined) return null;
        return (
          <Fragment key={taskId}>
            <Gap lines={index - (drawn[at - 1] ?? -1) - 1} rowPx={rowPx} />
            <SeveralRow row={rows.get(taskId)} line={index} isCurrent={index === view.current} />
          </Fragment>
        );
      })}
      <Gap lines={taskIds.length - 1 - (drawn.at(-1) ?? -1)} rowPx={rowPx} />
    </div>
  );
}

/** The room of lines that are out of sight. */
function Gap({ lines, rowPx }: { readonly lines: number; readonly rowPx: number }) {
  if (lines <= 0) return null;
  return (
    <div
      className={styles.gap}
      role="presentation"
      style={custom({ '--several-gap-h': `${String(lines * rowPx)}px` })}
    />
  );
}

type RowProps = {
  /** Not here yet, or not in the mirror. */
  readonly row: ChosenTaskRow | undefined;
  readonly line: number;
  readonly isCurrent: boolean;
};

function SeveralRow({ row, line, isCurrent }: RowProps) {
  const { t } = useTranslation();
  const { taskTypes, taskStatuses, people, role } = useStudio();
  const type = row && taskTypes.get(row.taskTypeId);
  const status = row && taskStatuses.get(row.taskStatusId);
  const name = row === undefined ? '' : entityName(row.entity);
  return (
    <div
      className={styles.row}
      role="row"
      aria-rowindex={line + 1}
      aria-label={[name, type?.name, status?.name].filter(Boolean).join(', ')}
      title={t('several.openAlone')}
      data-line={line}
      tabIndex={isCurrent ? 0 : -1}
    >
      <span className={styles.name} role="gridcell">
        {name}
      </span>
      <span role="gridcell">{type && <TaskTypeTag name={type.name} color={type.color} />}</span>
      <span role="gridcell">
        <AvatarStack
          people={(maySeeWork(role) ? (row?.assigneeIds ?? []) : []).flatMap((id) => {
            const person = people.get(id);
            return person ? [{ id, name: person.fullName, pictureUrl: pictureOf(person) }] : [];
          })}
          limit={2}
        />
      </span>
      <span role="gridcell">
        {row && (
          <StatusChip
            status={status ?? null}
            mark={row.mark && <WaitingMark mark={row.mark} place="chip" of={{ taskId: row.taskId }} />}
          />
        )}
      </span>
    </div>
  );
}
