/** What the keys do to the table, named for the palette and the `?` sheet. */
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityGroup } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useActions } from '../../ui/actions.ts';

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
      id: 'entities.fold',
      label: t('entities.fold'),
      group: view,
      keys: ['['],
      icon: 'right',
      disabledReason: noGroup,
      run: () => {
        if (group && !group.isFolded) onFold(group.id, true);
      },
    },
    {
      id: 'entities.unfold',
      label: t('entities.unfold'),
      group: view,
      keys: [']'],
      icon: 'down',
      disabledReason: noGroup,
      run: () => {
        if (group?.isFolded) onFold(group.id, false);
      },
    },
    {
      id: 'entities.fold-all',
      label: t('entities.foldAll'),
      group: view,
      keys: [],
      icon: 'right',
      disabledReason: noGroup,
      run: () => onFoldAll(true),
    },
    {
      id: 'entities.unfold-all',
      label: t('entities.unfoldAll'),
      group: view,
      keys: [],
      icon: 'down',
      disabledReason: noGroup,
      run: () => onFoldAll(false),
    },
    {
      id: 'entities.pin',
      label: t('pins.pinHere'),
      group: selection,
      keys: ['O'],
      icon: 'pin',
      disabledReason: onPin === null ? nothing : null,
      run: () => onPin?.(),
    },
    {
      id: 'entities.previous',
      label: t('entities.previousTask'),
      group: view,
      keys: ['Alt+ArrowUp'],
      icon: 'up',
      disabledReason: hasPanel ? null : nothing,
      run: () => onWalk(-1),
    },
    {
      id: 'entities.next',
      label: t('entities.nextTask'),
      group: view,
      keys: ['Alt+ArrowDown'],
      icon: 'down',
      disabledReason: hasPanel ? null : nothing,
      run: () => onWalk(1),
    },
  ]);
  // Only where the table has the focus: elsewhere Ctrl+C copies the text that is marked.
  useActions(
    [
      {
        id: 'entities.copy',
        label: t('entities.copy'),
        group: selection,
        keys: ['Mod+C'],
        icon: 'copy',
        disabledReason: canCopy ? null : nothing,
        run: onCopy,
      },
      {
        id: 'entities.copy-link',
        label: t('entities.copyLink'),
        group: selection,
        keys: ['Mod+Shift+C'],
        icon: 'link',
        disabledReason: canCopy ? null : nothing,
        run: onCopyLink,
      },
      {
        id: 'entities.toggle',
        label: t('entities.toggle'),
        group: selection,
        keys: ['X'],
        icon: 'check',
        run: onToggle,
      },
      ...(onFillDown === null
        ? []
        : [
            {
              id: 'entities.fill-down',
              label: t('paste.fillDown'),
              group: selection,
              keys: ['Mod+D'],
              icon: 'down' as const,
              run: onFillDown,
            },
          ]),
      ...(onDelete === null
        ? []
        : [
            {
              id: 'entities.delete',
              label: t('deeds.remove'),
              group: selection,
              keys: ['Delete'],
              icon: 'trash' as const,
              run: onDelete,
            },
          ]),
      ...(onRename === null
        ? []
        : [
            {
              id: 'entities.rename',
              label: t('edit.rename'),
              group: view,
              keys: ['F2'],
              icon: 'draw' as const,
              run: onRename,
            },
          ]),
    ],
    scroller,
  );
}
