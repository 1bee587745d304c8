/** The columns of the table beside the name: which there are, in which order, how wide. */
import type { Sort } from '../../../shared/model/screens.ts';
import type { Id, TaskType } from '../../../shared/model/studio.ts';
import { inOrderByHand } from '../../../shared/rules/orderByHand.ts';
import type { FieldColumn } from './fields.ts';
import type { TableLayout } from './layout.ts';

type Column = {
  /** As the layout keeps it: `frames`, `data.difficulty`, `task.<task type>`. */
  readonly id: string;
  readonly label: string;
  readonly sort: Sort['key'];
  /** In CSS: as it was made by hand, else as its kind is. */
  readonly width: string;
  readonly isFlexible: boolean;
  /** In CSS, from the left edge; null where it scrolls along. */
  readonly stuckAt: string | null;
};
export type GridColumn = Column &
  (
    | { readonly kind: 'field'; readonly field: FieldColumn }
    | { readonly kind: 'task'; readonly taskTypeId: Id; readonly color: string }
  );

export const nameColumn = 'name';
export const narrowestPx = 44;
export const widestPx = 640;
const headLetterPx = 7;
const headRoomPx = 32;
const longestHeadPx = 176;

const taskColumnId = (taskTypeId: Id): string => `task.${taskTypeId}`;

export function gridColumns(
  fields: readonly FieldColumn[],
  taskTypes: readonly TaskType[],
  layout: Pick<TableLayout, 'shownFields' | 'hiddenTaskTypeIds' | 'columnOrder' | 'widthsPx' | 'stuckIds'>,
): readonly GridColumn[] {
  const { shownFields, hiddenTaskTypeIds, columnOrder, stuckIds, widthsPx } = layout;
  const usual = [
    ...fields.filter(({ id }) => shownFields.includes(id)).map((field) => fieldColumn(field, widthsPx)),
    ...taskTypes.filter(({ id }) => !hiddenTaskTypeIds.includes(id)).map((type) => taskColumn(type, widthsPx)),
  ];
  const ordered = inOrderByHand(usual, columnOrder);
  const stuck = ordered.filter(({ id }) => stuckIds.includes(id));
  const loose = ordered.filter(({ id }) => !stuckIds.includes(id));
  return [
    ...stuck.map((column, index) => ({
      ...column,
      isFlexible: false,
      stuckAt: sumOf([nameWidth(widthsPx), ...stuck.slice(0, index).map(({ width }) => width)]),
    })),
    ...loose,
  ];
}

function fieldColumn(field: FieldColumn, widthsPx: TableLayout['widthsPx']): GridColumn {
  const { id, label, sort, isNumber } = field;
  const width = widthOf(
    widthsPx[id],
    `max(${isNumber ? 'var(--col-number)' : 'var(--col-text)'}, ${headWidth(label)})`,
  );
  return { kind: 'field', field, id, label, sort, width, isFlexible: false, stuckAt: null };
}

function taskColumn({ id: taskTypeId, name, color }: TaskType, widthsPx: TableLayout['widthsPx']): GridColumn {
  const id = taskColumnId(taskTypeId);
  return {
    kind: 'task',
    taskTypeId,
    color,
    id,
    label: name,
    sort: { kind: 'taskType', taskTypeId },
    width: widthOf(widthsPx[id], 'var(--col-task)'),
    // What nobody made narrow or wide shares the room there is.
    isFlexible: widthsPx[id] === undefined,
    stuckAt: null,
  };
}

const widthOf = (px: number | undefined, otherwise: string): string =>
  px === undefined ? otherwise : `${String(Math.min(widestPx, Math.max(narrowestPx, px)))}px`;

/** What a head takes: its letters, its edges and the mark of its order. One that is very long is cut, and said by its tooltip. */
const headWidth = (label: string): string =>
  `${String(Math.min(longestHeadPx, label.length * headLetterPx + headRoomPx))}px`;

const nameWidth = (widthsPx: TableLayout['widthsPx']): string => widthOf(widthsPx[nameColumn], 'var(--col-name)');

const sumOf = (widths: readonly string[]): string => `calc(${widths.join(' + ')})`;

/** For `grid-template-columns`, and what all of it takes at least. */
export function tracksOf(
  columns: readonly GridColumn[],
  widthsPx: TableLayout['widthsPx'],
): { readonly columns: string; readonly leastWidth: string } {
  const name = nameWidth(widthsPx);
  // Where columns stick beside the name it keeps its width.
  const isNameFlexible = widthsPx[nameColumn] === undefined && columns.every(({ stuckAt }) => stuckAt === null);
  return {
    columns: [
      isNameFlexible ? `minmax(${name}, var(--col-name-max))` : name,
      ...columns.map(({ width, isFlexible }) => (isFlexible ? `minmax(${width}, var(--col-task-max))` : width)),
      // A status and who is on it stay close to each other; the room that nobody takes is at the right.
      '1fr',
    ].join(' '),
    leastWidth: sumOf([name, ...columns.map(({ width }) => width)]),
  };
}

/** The order after a column was put before another, or at the end (null). */
export function movedColumn(columns: readonly GridColumn[], id: string, before: string | null): readonly string[] {
  const others = columns.map((column) => column.id).filter((other) => other !== id);
  const at = before === null ? others.length : others.indexOf(before);
  return at < 0 ? columns.map((column) => column.id) : [...others.slice(0, at), id, ...others.slice(at)];
}
