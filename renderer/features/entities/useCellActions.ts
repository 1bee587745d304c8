/** What is done with the cell that has the focus, and what is selected from it. */
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../shared/model/studio.ts';
import type { ActionId } from '../../keys/catalogue.ts';
import { type Action, useActions } from '../../ui/actions.ts';
import { inCatalogue } from '../../keys/keymap.ts';
import type { GridPosition } from './moves.ts';
import { tasksOf } from './selection.ts';
import type { CellSelection } from './useCellSelection.ts';

type Options = {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly at: GridPosition;
  readonly cells: CellSelection;
  readonly selected: readonly Id[];
  readonly onSelect: (taskIds: readonly Id[]) => void;
  readonly onOpen: (taskId: Id) => void;
  readonly onOpenAside: (taskId: Id) => void;
  /** The page of a shot or asset, here or in a window of its own. */
  readonly onOpenEntity: (entityId: Id, isAside: boolean) => void;
  readonly onLook: () => void;
  readonly onEdit: (position: GridPosition) => void;
};

export function useCellActions(options: Options): void {
  const { scroller, at, cells, selected, onSelect, onOpen, onOpenAside, onOpenEntity, onLook, onEdit } = options;
  const { t } = useTranslation();
  // On heads, of the table and of groups, these are the keys of what stands in them.
  const row = cells.rowAt(at);
  const taskId = cells.taskAt(at);
  const taskTypeId = cells.taskTypeAt(at);
  const named = (id: ActionId, run: () => void, group = t('actions.group.selection')): Action => ({
    id,
    label: t(inCatalogue(id).words),
    group,
    run,
  });
  const view = t('actions.group.view');

  function open(): void {
    if (row !== undefined && at.column < 0) onOpenEntity(row.id, false);
    else if (taskId === null) onEdit(at);
    else if (selected.length === 1 && selected[0] === taskId) onOpen(taskId);
    else onSelect([taskId]);
  }
  function openAside(): void {
    if (row !== undefined && at.column < 0) onOpenEntity(row.id, true);
    else if (taskId !== null) onOpenAside(taskId);
  }
  useActions(
    [
      ...(row === undefined
        ? []
        : [
            { ...named('table.open', open, view), isKeyOnly: true },
            { ...named('table.open-aside', openAside, view), isKeyOnly: true },
            { ...named('table.look', onLook, view), isKeyOnly: true },
            named('table.select-row', () => onSelect(tasksOf([row], cells.taskTypeIds))),
          ]),
      // About the list, wherever in it the focus is.
      named('table.select-all', () => cells.selectAll(cells.taskTypeIds)),
      ...(taskTypeId === null ? [] : [named('table.select-column', () => cells.selectAll([taskTypeId]))]),
    ],
    scroller,
  );
}
