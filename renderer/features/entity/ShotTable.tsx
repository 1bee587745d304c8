import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { EntityRow } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { go } from '../../place/navigation.ts';
import { entityPagePlace } from '../../place/place.ts';
import { WaitingMark } from '../../parts/WaitingMark.tsx';
import { custom } from '../../ui/custom.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { TaskTypeTag } from '../../ui/TaskTypeTag.tsx';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import styles from './ShotTable.module.css';

type Props = {
  readonly productionId: Id;
  readonly taskTypeIds: readonly Id[];
  readonly rows: readonly EntityRow[];
  readonly selectedTaskId: Id | null;
  readonly onSelectTask: (taskId: Id | null) => void;
};

/** The shots of a sequence and where their tasks stand. A name opens its page, a status the task beside it; arrows walk. */
export function ShotTable({ productionId, taskTypeIds, rows, selectedTaskId, onSelectTask }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { taskTypes, taskStatuses } = useStudio();
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the buttons inside have the focus, one at a time
    <div className={styles.box} role="grid" aria-label={t('pages.shots')} onKeyDown={walk}>
      <div className={styles.table} role="presentation" style={custom({ '--types': taskTypeIds.length })}>
        <div className={styles.heads} role="row">
          <span role="columnheader">{t('entities.nameOf.Shot')}</span>
          <span className={styles.frames} role="columnheader">
            {t('entities.field.frames')}
          </span>
          {taskTypeIds.map((id) => {
            const type = taskTypes.get(id);
            return (
              <span role="columnheader" key={id}>
                {type && <TaskTypeTag name={type.name} color={type.color} />}
              </span>
            );
          })}
        </div>
        {rows.map((row, index) => (
          <div className={styles.row} role="row" key={row.id} data-canceled={row.isCanceled || undefined}>
            <span role="rowheader">
              <button
                type="button"
                className={styles.shot}
                tabIndex={index === 0 ? 0 : -1}
                onClick={() => go(entityPagePlace(productionId, 'Shot', row.id))}
              >
                <Thumbnail
                  alt=""
                  url={row.mainPreviewFileId === null ? null : mediaUrl('thumbnail', row.mainPreviewFileId)}
                />
                <span className={styles.names}>
                  <span className={styles.name}>{row.name}</span>
                  <span className={styles.description}>{row.description}</span>
                </span>
              </button>
            </span>
            <span className={styles.frames} role="gridcell">
              {row.lengthFrames === null ? '' : format.number(row.lengthFrames)}
            </span>
            {taskTypeIds.map((id) => {
              const cell = row.cells[id];
              const status = taskStatuses.get(cell?.taskStatusId ?? '');
              return (
                <span role="gridcell" key={id}>
                  {cell && status && (
                    <button
                      type="button"
                      className={styles.task}
                      tabIndex={-1}
                      aria-pressed={cell.taskId === selectedTaskId}
                      aria-label={[row.name, taskTypes.get(id)?.name, status.shortName].filter(Boolean).join(', ')}
                      onClick={() => onSelectTask(cell.taskId === selectedTaskId ? null : cell.taskId)}
                    >
                      <StatusChip
                        status={status}
                        mark={cell.mark && <WaitingMark mark={cell.mark} place="chip" of={{ taskId: cell.taskId }} />}
                      />
                    </button>
                  )}
                </span>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** From button to button; a cell without one is stepped over. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  const from = event.target instanceof Element ? event.target.closest('[role=rowheader], [role=gridcell]') : null;
  if (step === undefined || event.altKey || from === null) return;
  const cells = [...event.currentTarget.querySelectorAll('[role=row]')].map((row) => [...row.children]);
  let [line, column] = [cells.findIndex((row) => row.includes(from)), 0];
  column = cells[line]?.indexOf(from) ?? 0;
  for (;;) {
    line += step[0];
    column += step[1];
    const cell = cells[line]?.[column];
    if (cell === undefined) return;
    const button = cell.querySelector('button');
    if (button === null) continue;
    button.focus();
    event.preventDefault();
    return;
  }
}
