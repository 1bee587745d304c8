/** Editing in place: which cell is being edited, whether one may, and what becomes of it. */
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityChange } from '../../../shared/model/changes.ts';
import type { EntityRow } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { mayEditEntity } from '../../../shared/rules/entityRights.ts';
import { useStudio } from '../../data/studio.ts';
import { useCommand } from '../../data/useCommand.ts';
import { changeTo, editorFor, type EditedField, storedValue } from '../../parts/fieldEdit.ts';
import { useAskFirst } from '../../parts/batch/askFirst.tsx';
import { inPieces } from '../../parts/inPieces.ts';
import { useTaskOutcome } from '../../parts/taskOutcome.ts';
import { isSameValue } from '../../../shared/rules/sameValue.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import type { AfterEdit } from '../../parts/CellEditor.tsx';
import type { GridColumn } from './gridColumns.ts';
import type { GridPosition } from './moves.ts';
import { rowsOf } from './selection.ts';
import { cellAt } from './useGridFocus.ts';
import type { WholeSelection } from './useWholeSelection.ts';

type Options = {
  readonly productionId: Id;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly columns: readonly GridColumn[];
  readonly rowAt: (position: GridPosition) => EntityRow | undefined;
  readonly whole: WholeSelection;
  /** The focus goes there when it has been drawn. */
  readonly onFocus: (position: GridPosition) => void;
};

type Editing = {
  readonly position: GridPosition;
  readonly row: EntityRow;
  readonly field: EditedField | null;
  readonly label: string;
  readonly anchor: HTMLElement;
  /** What was typed on the cell takes the place of what stands in it. */
  readonly typed: string | null;
};

/** What is so already, and stays as it is. */
const isSameChange = (change: EntityChange, field: EditedField, row: EntityRow): boolean =>
  isSameValue(change.value, storedValue(field, row));

export function useCellEdit({ productionId, scroller, columns, rowAt, whole, onFocus }: Options) {
  const { t } = useTranslation();
  const format = useFormat();
  const { productions, me, role } = useStudio();
  const edit = useCommand('editEntity');
  const tell = useTaskOutcome();
  const tellFailure = useTellFailure();
  const { ask, dialog } = useAskFirst(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const production = productions.get(productionId) ?? null;
  const actor = me === null ? null : { role: production?.role ?? role, person: me, production };

  const mayChange = (row: EntityRow, change: EntityChange): boolean =>
    actor !== null && mayEditEntity({ ...actor, entity: row }, change).allowed;
  /** Undefined: nothing of it can be edited here. */
  const fieldAt = ({ column }: GridPosition): EditedField | null | undefined => {
    if (column < 0) return null;
    const found = columns[column];
    return found?.kind === 'field' ? (found.field.edited ?? undefined) : undefined;
  };
  const mayEdit = (position: GridPosition): boolean => {
    const row = rowAt(position);
    const field = fieldAt(position);
    if (row === undefined || field === undefined) return false;
    if (field === null) return mayChange(row, { field: 'name', value: row.name });
    return editorFor(field) !== null && mayChange(row, changeTo(field, null));
  };

  /** @returns whether there is an editor now: who may not change it sees none. */
  function begin(position: GridPosition, typed: string | null = null): boolean {
    const row = rowAt(position);
    const field = fieldAt(position);
    const anchor = cellAt(scroller.current, position);
    if (row === undefined || field === undefined || anchor === null || !mayEdit(position)) return false;
    const label = field === null ? t('edit.name') : (columns[position.column]?.label ?? '');
    // All of what is selected can be given the value.
    whole.begin();
    setEditing({ position, row, field, label, anchor, typed });
    return true;
  }

  /** As in a spreadsheet. @returns as `begin` */
  function beginNumber(position: GridPosition, digit: string): boolean {
    // The editor of the digits before it has not taken the focus yet.
    if (editing !== null && editing.typed !== null) {
      setEditing({ ...editing, typed: editing.typed + digit });
      return true;
    }
    const column = columns[position.column];
    return column?.kind === 'field' && column.field.isNumber && begin(position, digit);
  }

  /** The next in the row that one may edit. */
  function neighbour({ line, column }: GridPosition, step: 1 | -1): GridPosition | null {
    for (let next = column + step; next >= -1 && next < columns.length; next += step)
      if (mayEdit({ line, column: next })) return { line, column: next };
    return null;
  }

  function leave(after: AfterEdit): void {
    if (editing === null) return;
    const next = after === 'stay' ? null : neighbour(editing.position, after === 'next' ? 1 : -1);
    if (next === null || !begin(next)) setEditing(null);
    onFocus(next ?? editing.position);
  }

  const selectedRows = (row: EntityRow): readonly EntityRow[] => {
    const rows = whole.known === null ? [] : rowsOf(whole.known);
    return rows.some(({ id }) => id === row.id) ? rows : [row];
  };

  function keep(changes: readonly EntityChange[], isForAll: boolean, after: AfterEdit): void {
    if (editing === null) return;
    const rows = isForAll ? selectedRows(editing.row) : [editing.row];
    const { field, label } = editing;
    const give = async (): Promise<void> => {
      const answer = await inPieces(
        rows.map(({ id }) => id),
        (entityIds) => edit.run({ entityIds, changes: [...changes] }),
      );
      const count = answer.commandIds.length;
      tell({ answer, title: t('paste.done', { count, number: format.number(count) }), canUndo: true });
    };
    ask({
      title: t('batch.field', { field: label }),
      count: rows.length * changes.length,
      sameCount: () =>
        field === null ? 0 : rows.filter((row) => changes.every((change) => isSameChange(change, field, row))).length,
      run: () => void give().catch(tellFailure),
    });
    leave(after);
  }

  return {
    /** Everything can be edited, whoever made it. */
    isStaff: actor?.role === 'admin' || actor?.role === 'manager',
    editing,
    mayEdit,
    begin,
    beginNumber,
    /** As of a batch of tasks. */
    question: dialog,
    keep,
    leave,
    selectedCount: editing === null ? 0 : selectedRows(editing.row).length,
  };
}
