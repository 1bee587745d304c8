import { type KeyboardEvent, memo, type MouseEvent, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityGroup, EntityList, EntityRow } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { PlanDialog, type PlannedField } from '../../parts/batch/PlanDialog.tsx';
import { useAddToPlaylist } from '../../parts/batch/useAddToPlaylist.ts';
import { useTaskEntries } from '../../parts/batch/taskEntries.ts';
import { useTaskBatch } from '../../parts/batch/useTaskBatch.ts';
import { CellEditor } from '../../parts/CellEditor.tsx';
import { useBegunFromRow } from '../../parts/useBegunFromRow.ts';
import { go, rememberHere } from '../../place/navigation.ts';
import { reviewPlace, pageOfKind } from '../../place/place.ts';
import { useDigits } from '../../ui/actions.ts';
import { runAction } from '../../ui/actions.ts';
import { custom } from '../../ui/custom.ts';
import { ContextMenu } from '../../ui/Menu.tsx';
import { useRowHeights } from '../../ui/rowHeights.ts';
import { awaitSecondPress } from '../../ui/secondPress.ts';
import { useSteady } from '../../ui/useSteady.ts';
import { DeedDialogs } from './deeds/DeedDialogs.tsx';
import { entityEntries } from './deeds/entityEntries.ts';
import { PasteDialog } from './paste/PasteDialog.tsx';
import { usePaste } from './paste/usePaste.ts';
import { useTableDeeds } from './deeds/useTableDeeds.ts';
import styles from './EntityGrid.module.css';
import { type EntityKindShown, type PageRange, pagesAround, useEntityRows } from './entityRows.ts';
import { type GridColumn, tracksOf } from './gridColumns.ts';
import { GridHead } from './GridHead.tsx';
import type { ColumnDescriptors } from './headEntries.ts';
import { GridLines, type LinesHandle, scrollMemory } from './GridLines.tsx';
import { onGridKey } from './gridKeys.ts';
import { gridItems } from './items.ts';
import type { TableLayout } from './layout.ts';
import { type GridPosition, headLine, nextPosition } from './moves.ts';
import { QuickLook } from './QuickLook.tsx';
import { inOrderOf, knownTasks, rowsOf, tasksOf, toggled } from './selection.ts';
import { SelectionBar } from './SelectionBar.tsx';
import { nextTile } from './sheet/sheetLines.ts';
import { SheetTiles } from './sheet/SheetTiles.tsx';
import { useSheet } from './sheet/useSheet.ts';
import { useCellActions } from './useCellActions.ts';
import { useCellEdit } from './useCellEdit.ts';
import { useCellSelection } from './useCellSelection.ts';
import { useCopyCells } from './useCopyCells.ts';
import { useDragSelect } from './useDragSelect.ts';
import { useGridActions } from './useGridActions.ts';
import { positionOf, useGridFocus } from './useGridFocus.ts';
import { useGridPins } from './useGridPins.ts';
import { usePointedCell } from './usePointedCell.ts';
import { useWholeSelection } from './useWholeSelection.ts';

type Props = {
  readonly productionId: Id;
  readonly kind: EntityKindShown;
  readonly episodeId: Id | null;
  readonly search: string;
  readonly label: string;
  readonly list: EntityList;
  readonly columns: readonly GridColumn[];
  readonly layout: TableLayout;
  readonly onLayout: (part: Partial<TableLayout>) => void;
  /** In the order they were chosen in. */
  readonly selected: readonly Id[];
  readonly descriptors: ColumnDescriptors;
  readonly onSelect: (taskIds: readonly Id[]) => void;
  readonly onOpen: (taskId: Id) => void;
  readonly onOpenAside: (taskId: Id) => void;
  readonly onOpenEntity: (entityId: Id, isAside: boolean) => void;
};

const barRoomPx = 64;

/** The heart: ten thousand rows, of which those in view exist. Rows come by key, a page at a time. */
export const EntityGrid = memo(function EntityGrid(props: Props) {
  const { productionId, kind, episodeId, search, label, list, columns, layout, onLayout, selected } = props;
  const { descriptors, onSelect, onOpen, onOpenAside, onOpenEntity } = props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  /** The same, for the lines: they are drawn once it is there. */
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  const lines = useRef<LinesHandle>(null);
  const heights = useRowHeights();
  const rowPx = layout.thumbnails === 'large' ? heights.rowLarge : heights.row;
  const { order, groups } = list;
  const items = useMemo(() => gridItems({ order, groups }), [order, groups]);
  const focus = useGridFocus(scroller, items, order, columns);
  const { at } = focus;
  const [resizing, setResizing] = useState<{ readonly id: string; readonly widthPx: number } | null>(null);
  /** Scrolled sideways: only then does what sticks at the left need a layer of its own, thirty of which cost every frame. */
  const [isShifted, setIsShifted] = useState(false);
  const [isLooking, setIsLooking] = useState(false);
  const hasBar = selected.length > 1;

  const [pages, setPages] = useState<PageRange>(() => pagesAround(0, 0));
  const onRange = useCallback((first: number, last: number) => {
    const next = pagesAround(first, last);
    setPages((now) => (now.first === next.first && now.last === next.last ? now : next));
  }, []);
  const { rows, rowsOf: rowsByKeys, rowsIn, tasksIn } = useEntityRows(productionId, kind, order, pages);
  const known = useMemo(() => knownTasks(selected, rows.values()), [selected, rows]);

  const cells = useCellSelection({ items, order, columns, rows, rowsIn, tasksIn, selected, known, onSelect });
  const { anchor, setAnchor, chosen, taskTypeIds, rowAt, taskAt, taskTypeAt } = cells;

  const [probe, setProbe] = useState<HTMLDivElement | null>(null);
  const sheet = useSheet(probe, items, groups, layout.look === 'sheet' ? layout.tilePx : null);
  function nextOf(event: KeyboardEvent, heightPx: number): GridPosition | null {
    const pageOf = (linePx: number) => Math.max(1, Math.floor(heightPx / linePx) - 2);
    if (sheet === null)
      return nextPosition(event, at, { items, columnCount: columns.length, pageLines: pageOf(rowPx) });
    const tiles = { items, lines: sheet.lines, pageLines: pageOf(sheet.linePx) };
    return nextTile(event, at.line, tiles, columns.length === 0 ? -1 : 0);
  }
  function moveTo(position: GridPosition) {
    pointed.forget();
    focus.hold(position, true);
    if (position.line >= 0) lines.current?.scrollTo(position.line);
  }
  function fold(groupId: Id, isFolded: boolean) {
    const others = layout.foldedGroupIds.filter((id) => id !== groupId);
    focus.hold({ line: items.lineOfGroup(groupId), column: at.column }, true);
    onLayout({ foldedGroupIds: isFolded ? [...others, groupId] : others });
  }
  function foldAll(isFolded: boolean) {
    onLayout({ foldedGroupIds: isFolded ? groups.map(({ id }) => id) : [] });
  }
  async function walk(step: 1 | -1) {
    const next = await cells.neighbour(selected.length > 0 ? anchor : at, step);
    if (next === null) return;
    focus.hold(next.position, false);
    setAnchor(next.position);
    lines.current?.scrollTo(next.position.line);
    onSelect([next.taskId]);
  }

  const pointed = usePointedCell(taskAt);
  useBegunFromRow({
    isOff: selected.length > 0,
    onBegin: () => {
      const { position, taskId } = pointed.now() ?? { position: at, taskId: taskAt(at) };
      if (taskId === null) return false;
      focus.hold(position, true);
      setAnchor(position);
      onSelect([taskId]);
      return true;
    },
  });

  const copy = useCopyCells({ kind, columns, order, rowsIn });
  const copied = selected.length > 0 ? selected : [taskAt(at) ?? []].flat();
  const batch = useTaskBatch({ productionId, kind, taskIds: selected, onSelect });
  const whole = useWholeSelection({ order, rowsOf: rowsByKeys, selected, known });
  const group = at.line >= 0 ? items.groupAt(at.line) : null;
  const [menuGroup, setMenuGroup] = useState<EntityGroup | null>(null);
  const cellEdit = useCellEdit({
    productionId,
    scroller,
    columns,
    rowAt,
    whole,
    onFocus: moveTo,
  });
  const { editing } = cellEdit;
  useDigits((digit) => cellEdit.beginNumber(pointed.position() ?? at, digit));
  const pins = useGridPins({ productionId, kind, selected });
  const playlists = useAddToPlaylist({
    productionId,
    kind,
    tasksInOrder: selected.length === 0 ? null : async () => inOrderOf(await whole.load(), order),
  });
  const deeds = useTableDeeds({ productionId, kind, episodeId, search });
  /** The rows that are meant: those of the selection, else the one under the focus. */
  const focusedRow = rowAt(at);
  const chosenRows = useMemo(() => (whole.known === null ? [] : rowsOf(whole.known)), [whole.known]);
  const meant = selected.length > 0 ? chosenRows : focusedRow ? [focusedRow] : [];
  const onDelete = !deeds.isStaff
    ? null
    : selected.length > 0
      ? () => deeds.setDialog({ kind: 'delete-tasks', taskIds: selected, column: null })
      : null;
  const canPlan = batch.isStaff;
  const [planning, setPlanning] = useState<PlannedField | null>(null);
  const paste = usePaste({
    productionId,
    kind,
    at,
    items,
    order,
    columns,
    rowAt,
    rowsIn,
    selectedCount: selected.length,
    whole,
  });
  const onFillDown = canPlan && paste.canFill ? paste.fillDown : null;
  const onPlan = canPlan && selected.length > 0 ? setPlanning : null;
  const createAtFocus = (position: GridPosition) => deeds.createAt(rowAt(position), taskTypeAt(position));
  const entries = useTaskEntries({
    selected,
    batch,
    playlistEntries: playlists.entries,
    onOpen,
    // There it is about the cell that has the focus.
    onOpenAside: null,
    review: null,
    onComment: () => (selected.length === 1 ? runAction('task.comment') : batch.setOpenMenu('comment')),
    onLogTime: null,
    onPublish: null,
    onCopy: () => void copy.cells(copied),
    onCopyLink: () => copy.link(copied),
    onPin: pins.ofSelection,
    entityEntries: entityEntries(meant, deeds, t),
    entitiesLabel: t(`entities.countOf.${kind}`, { count: meant.length }),
    onDeleteTasks: onDelete,
    onPlan: selected.length > 1 ? onPlan : null,
    onFillDown,
  });
  useCellActions({
    scroller,
    at,
    cells,
    selected,
    onSelect,
    onOpen,
    onOpenAside,
    onOpenEntity,
    onLook: () => setIsLooking(true),
    onEdit: (position) => {
      if (!cellEdit.begin(position)) createAtFocus(position);
    },
  });
  useGridActions({
    scroller,
    group,
    canCopy: copied.length > 0 || columns[at.column]?.kind === 'field',
    hasPanel: selected.length > 0,
    onPin: selected.length > 0 ? pins.ofSelection : pins.ofGroup(group),
    onFold: fold,
    onFoldAll: foldAll,
    onWalk: (step) => void walk(step),
    onCopy: () => {
      if (paste.isOnField) void paste.fieldText().then(copy.text);
      else void copy.cells(copied);
    },
    onFillDown,
    onCopyLink: () => copy.link(copied),
    onRename: cellEdit.mayEdit({ line: at.line, column: -1 })
      ? () => void cellEdit.begin({ line: at.line, column: -1 })
      : null,
    onDelete: onDelete ?? (meant.some(deeds.mayDelete) ? () => askAboutRows() : null),
    onToggle: () => {
      const taskId = taskAt(at);
      if (taskId === null) return;
      setAnchor(at);
      onSelect(toggled(selected, [taskId]));
    },
  });

  /** What stands there is struck off first; what is struck off already can go for good. */
  function askAboutRows() {
    const active = meant.filter((row) => !row.isCanceled && deeds.mayChange(row, 'isCanceled'));
    if (active.length > 0) deeds.cancel(active, true);
    else deeds.setDialog({ kind: 'delete-entities', rows: meant.filter(deeds.mayDelete) });
  }

  function onClick(event: MouseEvent<HTMLDivElement>) {
    const head = event.target instanceof Element ? event.target.closest('[data-group-fold]') : null;
    if (head) {
      const line = Number(head.closest<HTMLElement>('[data-line]')?.dataset['line'] ?? -1);
      const item = line < 0 ? undefined : items.at(line);
      if (item?.kind === 'group') fold(item.group.id, !item.group.isFolded);
      return;
    }
    const position = positionOf(event.target);
    const row = position && rowAt(position);
    if (position === null || row === undefined || row === null) return;
    focus.hold(position, true);
    const taskId = taskAt(position);
    awaitSecondPress(event, () => onDoubleClick(position, row, taskId));
    if (event.shiftKey) {
      cells.selectRange(anchor, position);
      return;
    }
    setAnchor(position);
    // A field is no task: what is selected stays, and can be given its value.
    if (columns[position.column]?.kind === 'field') return;
    const picked = position.column < 0 ? tasksOf([row], taskTypeIds) : taskId === null ? [] : [taskId];
    onSelect(event.ctrlKey || event.metaKey ? toggled(selected, picked) : picked);
  }

  const onDoubleClick = useSteady((position: GridPosition, row: EntityRow, taskId: Id | null) => {
    if (taskId !== null) onOpen(taskId);
    else if (position.column < 0) onOpenEntity(row.id, false);
    else if (!cellEdit.begin(position)) createAtFocus(position);
  });

  function onContextMenu(event: MouseEvent) {
    const line = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-line]') : null;
    const item = line === null ? undefined : items.at(Number(line.dataset['line']));
    setMenuGroup(item?.kind === 'group' ? item.group : null);
    const position = positionOf(event.target);
    const row = position && rowAt(position);
    const taskId = position && taskAt(position);
    // The menu is about what was pressed, unless that is part of what is selected.
    const isSelected =
      taskId === null ? row && tasksOf([row], taskTypeIds).some((id) => chosen.has(id)) : chosen.has(taskId);
    if (position === null || !row || isSelected) {
      whole.begin();
      return;
    }
    focus.hold(position, true);
    setAnchor(position);
    onSelect(taskId === null ? [] : [taskId]);
  }

  const drag = useDragSelect({
    scroller,
    headPx: heights.head,
    canStart: (position) => position.line >= 0 && (taskTypeAt(position) !== null || position.column < 0),
    onOver: cells.preview,
    onDone: (from, to) => {
      focus.hold(to, true);
      setAnchor(from);
      cells.selectRange(from, to);
      cells.endPreview();
    },
  });

  const setScroller = useCallback((element: HTMLDivElement | null) => {
    scroller.current = element;
    setFrame(element);
  }, []);
  const selectColumn = useSteady((taskTypeId: Id) => cells.selectAll([taskTypeId]));
  const steadyFoldAll = useSteady(foldAll);
  const addMissing = useSteady(deeds.addMissing);
  const askToDeleteColumn = useSteady(deeds.askToDeleteColumn);
  const columnDeeds = useMemo(
    () => (deeds.isStaff ? { addMissing, askToDeleteColumn } : null),
    [deeds.isStaff, addMissing, askToDeleteColumn],
  );
  const widthsPx = resizing === null ? layout.widthsPx : { ...layout.widthsPx, [resizing.id]: resizing.widthPx };
  const tracks = tracksOf(columns, widthsPx);
  const stuck = columns.filter(({ stuckAt }) => stuckAt !== null);
  const looked = rowAt(at);

  return (
    <>
      <ContextMenu entries={menuGroup === null ? entries : pins.groupEntries(menuGroup, fold)}>
        {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the cells inside have the focus, one at a time */}
        <div
          ref={setScroller}
          className={styles.scroller}
          role="grid"
          aria-label={label}
          aria-rowcount={items.count + 1}
          aria-colcount={columns.length + 1}
          aria-multiselectable
          data-choosing={selected.length > 0 || undefined}
          data-shifted={isShifted || undefined}
          data-thumbnails={layout.look === 'table' ? layout.thumbnails : undefined}
          data-edits={cellEdit.isStaff || undefined}
          style={custom({
            '--columns': tracks.columns,
            '--least-w': tracks.leastWidth,
            '--stuck-w': tracksOf(stuck, widthsPx).leastWidth,
            '--covered-bottom': hasBar ? `${String(barRoomPx)}px` : '0px',
          })}
          onKeyDown={(event) =>
            onGridKey(event, {
              next: (pressed) => nextOf(pressed, event.currentTarget.clientHeight),
              cells,
              onMove: moveTo,
              onSelect,
            })
          }
          onClick={onClick}
          onPaste={paste.onPaste}
          onContextMenu={onContextMenu}
          {...drag}
          {...pointed.handlers}
          onFocus={(event) => focus.onFocus(event.target)}
          onBlur={(event) => focus.onBlur(event.currentTarget.contains(event.relatedTarget))}
          onScroll={({ currentTarget: { scrollTop, scrollLeft } }) => {
            rememberHere(scrollMemory, scrollTop);
            setIsShifted(scrollLeft > 0);
          }}
        >
          {layout.look === 'sheet' && <div ref={setProbe} className={styles.probe} aria-hidden />}
          {layout.look === 'table' && (
            <GridHead
              kind={kind}
              columns={columns}
              layout={layout}
              hasGroups={groups.length > 0}
              focusedColumn={at.line === headLine ? at.column : null}
              onLayout={onLayout}
              onResizing={setResizing}
              onSelectColumn={selectColumn}
              onFoldAll={steadyFoldAll}
              deeds={columnDeeds}
              descriptors={descriptors}
            />
          )}
          {frame !== null && sheet !== null && (
            <SheetTiles
              ref={lines}
              sheet={sheet}
              scroller={frame}
              kind={kind}
              items={items}
              rows={rows}
              column={columns[0]}
              chosen={chosen}
              at={at}
              barPx={hasBar ? barRoomPx : 0}
              onRange={onRange}
              onDrawn={focus.settle}
            />
          )}
          {frame !== null && layout.look === 'table' && (
            <GridLines
              ref={lines}
              scroller={frame}
              kind={kind}
              items={items}
              rows={rows}
              rowPx={rowPx}
              columns={columns}
              taskTypeIds={taskTypeIds}
              chosen={chosen}
              at={at}
              hasGroups={groups.length > 0}
              barPx={hasBar ? barRoomPx : 0}
              onRange={onRange}
              onDrawn={focus.settle}
            />
          )}
        </div>
      </ContextMenu>
      {hasBar && (
        <SelectionBar
          count={selected.length}
          batch={batch}
          playlists={playlists}
          onPin={pins.ofSelection}
          onReview={() => {
            const [first] = selected;
            const of = { productionId, list: pageOfKind(kind), taskId: first ?? '' } as const;
            go(reviewPlace(of, { queue: { kind: 'tasks', taskIds: selected } }));
          }}
          entries={entries}
          onEntries={whole.begin}
          onPlan={onPlan}
          onClear={() => onSelect([])}
        />
      )}
      {editing !== null && (
        <CellEditor
          // With what was typed: more of it is another beginning.
          key={`${editing.row.id} ${String(editing.position.column)} ${editing.typed ?? ''}`}
          anchor={editing.anchor}
          row={editing.row}
          field={editing.field}
          label={editing.label}
          typed={editing.typed}
          selectedCount={cellEdit.selectedCount}
          onKeep={cellEdit.keep}
          onLeave={cellEdit.leave}
        />
      )}
      {batch.question}
      {cellEdit.question}
      <DeedDialogs deeds={deeds} />
      {planning !== null && <PlanDialog taskIds={selected} first={planning} onClose={() => setPlanning(null)} />}
      {paste.plan !== null && <PasteDialog plan={paste.plan} words={paste.words} onClose={paste.close} />}
      {isLooking && looked && (
        <QuickLook
          row={looked}
          onMove={(step) => {
            const next = nextPosition(
              { key: step === 1 ? 'ArrowDown' : 'ArrowUp', ctrlKey: false, metaKey: false },
              at,
              { items, columnCount: columns.length, pageLines: 1 },
            );
            if (next !== null && next.line !== headLine) moveTo(next);
          }}
          onClose={() => {
            setIsLooking(false);
            focus.hold(at, true);
          }}
        />
      )}
    </>
  );
});
