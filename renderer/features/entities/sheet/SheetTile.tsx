import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../../shared/mediaUrl.ts';
import type { EntityRow } from '../../../../shared/model/screens.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { useStudio } from '../../../data/studio.ts';
import { WaitingMark } from '../../../parts/WaitingMark.tsx';
import { StatusChip } from '../../../ui/StatusChip.tsx';
import { Thumbnail } from '../../../ui/Thumbnail.tsx';
import type { GridColumn } from '../gridColumns.ts';
import { rowName } from '../rowName.ts';
import { spokenStatus } from '../spokenStatus.ts';
import styles from './SheetTile.module.css';

type Props = {
  readonly row: EntityRow | undefined;
  /** Null while it is parked, out of sight. */
  readonly line: number | null;
  readonly place: number;
  /** Whose status stands under the picture; what a press selects. */
  readonly column: GridColumn | undefined;
  readonly hasGroupName: boolean;
  /** Large enough for the preview itself, the small picture would look soft; and on the way past, where it was fetched already. */
  readonly sharp: 'now' | 'if-here' | 'never';
  readonly isSelected: boolean;
  readonly isFocused: boolean;
};

/** A shot or asset as its picture. Presses are heard by the grid, as those on its cells are. */
export const SheetTile = memo(function SheetTile(props: Props) {
  const { row, line, place, column, hasGroupName, sharp, isSelected, isFocused } = props;
  const { t } = useTranslation();
  const previewFileId = row?.mainPreviewFileId ?? null;
  // What was shown large stays so while the sheet moves.
  const [sharpId, setSharpId] = useState<Id | null>(null);
  const wantedId = sharp === 'now' ? previewFileId : sharp === 'never' ? null : sharpId;
  if (wantedId !== sharpId) setSharpId(wantedId);
  const { taskStatuses } = useStudio();
  const cell = column?.kind === 'task' ? row?.cells[column.taskTypeId] : undefined;
  const status = cell === undefined ? null : (taskStatuses.get(cell.taskStatusId) ?? null);
  const name = row === undefined ? '' : rowName(row);
  const mark = cell?.mark ?? null;
  // Its task is to be made first.
  const newMark = column?.kind === 'task' && cell === undefined ? (row?.newTaskMarks[column.taskTypeId] ?? null) : null;
  const shownMark = mark ?? newMark;
  const spoken = [
    // As it is seen, in this order; then what is not.
    [name, status === null ? '' : spokenStatus(status)].filter(Boolean).join(' '),
    column?.label ?? '',
    shownMark === null ? '' : t(`marks.${shownMark}`),
  ];
  return (
    <div className={styles.place} data-line={line ?? undefined} role="presentation">
      <div
        className={styles.tile}
        role="gridcell"
        aria-colindex={place + 1}
        aria-label={spoken.filter(Boolean).join(', ')}
        aria-selected={cell === undefined ? undefined : isSelected}
        aria-busy={row === undefined || undefined}
        data-column={column === undefined ? -1 : 0}
        data-task={cell?.taskId}
        data-selected={isSelected || undefined}
        data-canceled={row?.isCanceled || undefined}
        tabIndex={isFocused ? 0 : -1}
        title={row?.description ? `${name}\n${row.description}` : name}
      >
        <span className={styles.picture}>
          <Thumbnail
            url={previewFileId === null ? null : mediaUrl('thumbnail', previewFileId)}
            sharpUrl={previewFileId === null || previewFileId !== sharpId ? null : mediaUrl('preview', previewFileId)}
            alt=""
            size="fill"
          />
          {newMark && row && <WaitingMark mark={newMark} place="cell" of={{ entityId: row.id }} />}
        </span>
        <span className={styles.caption}>
          <span className={styles.name}>{hasGroupName ? name : row?.name}</span>{' '}
          {column !== undefined && (
            <StatusChip
              status={status}
              none={row === undefined ? '' : '–'}
              mark={mark && cell && <WaitingMark mark={mark} place="chip" of={{ taskId: cell.taskId }} />}
            />
          )}
        </span>
      </div>
    </div>
  );
});
