import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inbox, InboxRow } from '../../../shared/model/inbox.ts';
import { recallHere, rememberHere } from '../../place/navigation.ts';
import { useActions } from '../../ui/actions.ts';
import { LineList } from '../../ui/LineList.tsx';
import { useRowHeights } from '../../ui/rowHeights.ts';
import { useLines } from '../../ui/useLines.ts';
import { InboxHead } from './InboxHead.tsx';
import { type InboxLine, inboxLines } from './inboxLines.ts';
import { InboxRowLine } from './InboxRowLine.tsx';

type Props = {
  readonly label: string;
  readonly inbox: Inbox;
  readonly now: number;
  readonly selected: InboxRow | null;
  /** Null where there is nothing more to select. */
  readonly onSelect: (row: InboxRow | null) => void;
  readonly onOpen: (row: InboxRow) => void;
  readonly onMark: (row: InboxRow, isRead: boolean) => void;
};

const scrollMemory = 'inbox.scroll';

/** What one was told, walked with J and K and done with by E. */
export function InboxList({ label, inbox, now, selected, onSelect, onOpen, onMark }: Props) {
  const { t } = useTranslation();
  const heights = useRowHeights();
  const lines = useMemo(() => inboxLines(inbox), [inbox]);
  const hasProduction = inbox.productionIds.length > 1;
  const view = useLines<InboxLine>({
    lines,
    heightOf: ({ kind }) => (kind === 'head' ? heights.group : heights.inbox),
    rowHeight: heights.inbox,
    selectedKey: selected?.key ?? null,
    memory: {
      recall: () => recallHere(scrollMemory),
      remember: (scrollTop) => rememberHere(scrollMemory, scrollTop),
    },
    onChoose: (line, isAgain) => {
      if (line.kind === 'row') (isAgain ? onOpen : onSelect)(line.row);
    },
    onDoubleClick: (line) => line.kind === 'row' && onOpen(line.row),
  });

  function rowAt(line: number | null): InboxRow | null {
    const found = line === null ? undefined : lines[line];
    return found?.kind === 'row' ? found.row : null;
  }
  function walk(direction: 1 | -1) {
    const next = view.neighbour(direction);
    const row = rowAt(next);
    if (next === null || row === null) return;
    view.focusOn(next);
    onSelect(row);
  }
  /** What the keys are about: what is beside the list, else the line that has the focus. */
  const target = selected ?? rowAt(view.current);

  /** Read is done with: the next one that is unread comes beside the list. */
  function mark(row: InboxRow, isRead: boolean) {
    if (row === selected && isRead && !row.isRead) {
      const at = lines.findIndex(({ key }) => key === row.key);
      const unread = (line: InboxLine): line is Extract<InboxLine, { kind: 'row' }> =>
        line.kind === 'row' && !line.row.isRead && line.key !== row.key;
      const next = lines.slice(at + 1).find(unread) ?? lines.slice(0, at).findLast(unread) ?? null;
      if (next !== null) view.focusOnKey(next.key);
      onSelect(next?.row ?? null);
    }
    onMark(row, isRead);
  }

  const group = t('actions.group.inbox');
  const nothing = target === null ? t('entities.nothingSelected') : null;
  useActions(
    [
      { id: 'list.next', label: t('inbox.next'), group, icon: 'down', run: () => walk(1) },
      { id: 'list.previous', label: t('inbox.previous'), group, icon: 'up', run: () => walk(-1) },
      {
        id: 'inbox.read',
        label: t('inbox.markRead'),
        group,
        icon: 'check',
        disabledReason: nothing ?? (target?.isRead === true ? t('inbox.isRead') : null),
        run: () => target && mark(target, true),
      },
      {
        id: 'inbox.unread',
        label: t('inbox.markUnread'),
        group,
        icon: 'undo',
        disabledReason: nothing ?? (target?.isRead === false ? t('inbox.isUnread') : null),
        run: () => target && mark(target, false),
      },
    ],
    undefined,
    // Over the panel's own letters: U publishes there.
    true,
  );

  return (
    <LineList
      label={label}
      role="grid"
      lines={lines}
      view={view}
      renderLine={(line, index, isCurrent) =>
        line.kind === 'head' ? (
          <InboxHead section={line.section} count={line.count} inbox={inbox} line={index} now={now} />
        ) : (
          <InboxRowLine
            row={line.row}
            line={index}
            now={now}
            hasProduction={hasProduction}
            isCurrent={isCurrent}
            isSelected={line.key === selected?.key}
            onMark={mark}
          />
        )
      }
    />
  );
}
