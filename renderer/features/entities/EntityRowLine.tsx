import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldKey } from '../../../shared/model/changes.ts';
import type { EntityRow } from '../../../shared/model/screens.ts';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import { WaitingMark } from '../../parts/WaitingMark.tsx';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import styles from './EntityRowLine.module.css';
import { FieldCell } from './FieldCell.tsx';
import type { GridColumn } from './gridColumns.ts';
import { focusedMark } from './focusedMark.ts';
import { linePlace, type LinePlace } from './linePlace.ts';
import { rowName } from './rowName.ts';
import { TaskCellView } from './TaskCellView.tsx';

/** What has no column of its own. */
const ownFields: ReadonlySet<FieldKey> = new Set<FieldKey>(['name', 'description', 'assetTypeId']);

type CellsProps = {
  readonly row: EntityRow | undefined;
  readonly columns: readonly GridColumn[];
  /** In a list without groups a row says where it belongs. */
  readonly hasGroupName: boolean;
  /** The selected task types of this row, joined: equal text, equal selection. */
  readonly selectedTypes: string;
  /** -1 the name; null where the focus is elsewhere. */
  readonly focusedColumn: number | null;
};
type Props = CellsProps & LinePlace;

/** A row at its place. That changes with every key and every turn of the wheel, what stands in the row seldom. */
export const EntityRowLine = memo(function EntityRowLine({ line, topPx, ...cells }: Props) {
  const { row, focusedColumn } = cells;
  return (
    <div
      className={styles.row}
      role="row"
      {...linePlace({ line, topPx })}
      aria-busy={(line !== null && row === undefined) || undefined}
      data-current={focusedColumn !== null || undefined}
      data-canceled={row?.isCanceled || undefined}
    >
      <Cells {...cells} />
    </div>
  );
});

const Cells = memo(function Cells({ row, columns, hasGroupName, selectedTypes, focusedColumn }: CellsProps) {
  const { t } = useTranslation();
  const selected = new Set(selectedTypes === '' ? [] : selectedTypes.split(' '));
  const parent = row && hasGroupName ? [row.episodeName, row.groupName].filter(Boolean).join(' / ') : '';
  const name = row ? rowName(row) : '';
  // A mark of what has no column of its own stands with the name.
  const nameMark = row?.marks.name ?? row?.marks.description ?? row?.marks.assetTypeId;
  const toldAs = nameMark && focusedColumn === -1 ? focusedMark : undefined;
  return (
    <>
      <div
        className={styles.name}
        role="rowheader"
        aria-colindex={1}
        data-column={-1}
        tabIndex={focusedColumn === -1 ? 0 : -1}
        title={row?.description ? `${name}\n${row.description}` : name}
        aria-describedby={toldAs}
      >
        {nameMark && row && (
          <WaitingMark
            mark={nameMark}
            place="cell"
            toldAs={toldAs}
            of={{ entityId: row.id }}
            isMeant={({ change }) => change === null || ownFields.has(change.field)}
          />
        )}
        <Thumbnail url={row?.mainPreviewFileId ? mediaUrl('thumbnail', row.mainPreviewFileId) : null} alt="" />
        <span className={styles.nameText}>
          <span className={styles.code}>
            {parent !== '' && <span className={styles.parent}>{parent} / </span>}
            {row?.name ?? ' '}
          </span>
          <span className={styles.description}>{row?.description}</span>
        </span>
      </div>
      {columns.map((column, index) =>
        column.kind === 'field' ? (
          <FieldCell
            key={column.id}
            t={t}
            field={column.field}
            row={row}
            column={index}
            stuckAt={column.stuckAt}
            isFocused={focusedColumn === index}
          />
        ) : (
          <TaskCellView
            key={column.id}
            t={t}
            cell={row?.cells[column.taskTypeId]}
            newMark={row?.newTaskMarks[column.taskTypeId]}
            label={column.label}
            entityId={row?.id ?? ''}
            name={name}
            isLoaded={row !== undefined}
            column={index}
            stuckAt={column.stuckAt}
            isSelected={selected.has(column.taskTypeId)}
            isFocused={focusedColumn === index}
          />
        ),
      )}
    </>
  );
});
