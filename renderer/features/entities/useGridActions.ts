/** What the keys do to the table, named for the palette and the `?` sheet. */
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityGroup } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { type Action, useActions } from '../../ui/actions.ts';

type Options = {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly group: EntityGroup | null;
  readonly canCopy: boolean;
  readonly hasPanel: boolean;
  readonly onFold: (groupId: Id, isFolded: boolean) => void;
  readonly onFoldAll: (isFolded: boolean) => void;
  readonly onWalk: (step: 1 | -1) => void;
  readonly onCopy: () => void;
  readonly onCopyLink: () => void;
  readonly onToggle: () => void;
  /** Null where there is nothing below to fill. */
  readonly onFillDown: (() => void) | null;
  /** Null where there is nothing that this person may delete. */
  readonly onDelete: (() => void) | null;
  /** Null where this person may not. */
  readonly onRename: (() => void) | null;
  /** Null where there is nothing under the focus to keep. */
  readonly onPin: (() => void) | null;
};

export function useGridActions(options: Options): void {
  const {
    scroller,
    group,
    canCopy,
    hasPanel,
    onFold,
    onFoldAll,
    onWalk,
    onCopy,
    onCopyLink,
    onToggle,
    onFillDown,
    onDelete,
    onRename,
    onPin,
  } = options;
  const { t } = useTranslation();
  const view = t('actions.group.view');
  const selection = t('actions.group.selection');
  const noGroup = group === null ? t('entities.notGrouped') : null;
  const nothing = t('entities.nothingSelected');

  useActions([
    {
      id: 'list.fold',
      label: t('entities.fold'),
      group: view,
      icon: 'right',
      disabledReason: noGroup,
      run: () => {
        if (group && !group.isFolded) onFold(group.id, true);
      },
    },
    {
      id: 'list.unfold',
      label: t('entities.unfold'),
      group: view,
      icon: 'down',
      disabledReason: noGroup,
      run: () => {
        if (group?.isFolded) onFold(group.id, false);
      },
    },
    {
      id: 'table.fold-all',
      label: t('entities.foldAll'),
      group: view,
      icon: 'right',
      disabledReason: noGroup,
      run: () => onFoldAll(true),
    },
    {
      id: 'table.unfold-all',
      label: t('entities.unfoldAll'),
      group: view,
      icon: 'down',
      disabledReason: noGroup,
      run: () => onFoldAll(false),
    },
    {
      id: 'view.pin',
      label: t('pins.pinHere'),
      group: selection,
      icon: 'pin',
      disabledReason: onPin === null ? nothing : null,
      run: () => onPin?.(),
    },
    {
      id: 'view.previous',
      label: t('entities.previousTask'),
      group: view,
      icon: 'up',
      disabledReason: hasPanel ? null : nothing,
      run: () => onWalk(-1),
    },
    {
      id: 'view.next',
      label: t('entities.nextTask'),
      group: view,
      icon: 'down',
      disabledReason: hasPanel ? null : nothing,
      run: () => onWalk(1),
    },
  ]);
  // Only where the table has the focus: elsewhere Ctrl+C copies the text that is marked.
  useActions(
    [
      {
        id: 'view.copy',
        label: t('entities.copy'),
        group: selection,
        icon: 'copy',
        disabledReason: canCopy ? null : nothing,
        run: onCopy,
      },
      {
        id: 'view.copy-link',
        label: t('entities.copyLink'),
        group: selection,
        icon: 'link',
        disabledReason: canCopy ? null : nothing,
        run: onCopyLink,
      },
      {
        id: 'table.toggle',
        label: t('entities.toggle'),
        group: selection,
        icon: 'check',
        run: onToggle,
      },
      ...(onFillDown === null
        ? []
        : [
            {
              id: 'table.fill-down',
              label: t('paste.fillDown'),
              group: selection,
              icon: 'down',
              run: onFillDown,
            } satisfies Action,
          ]),
      ...(onDelete === null
        ? []
        : [
            {
              id: 'table.delete',
              label: t('deeds.remove'),
              group: selection,
              icon: 'trash',
              run: onDelete,
            } satisfies Action,
          ]),
      ...(onRename === null
        ? []
        : [
            {
              id: 'view.rename',
              label: t('edit.rename'),
              group: view,
              icon: 'draw',
              run: onRename,
            } satisfies Action,
          ]),
    ],
    scroller,
  );
}
