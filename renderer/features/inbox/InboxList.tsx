import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inbox, InboxRow } from '../../../shared/model/inbox.ts';
import { TaskMenu } from '../../parts/batch/TaskMenu.tsx';
import { useOpenAside } from '../../parts/useOpenAside.ts';
import { recallHere, rememberHere } from '../../place/navigation.ts';
import type { Place } from '../../place/place.ts';
import { runAction, runOnceOffered, useActions } from '../../ui/actions.ts';
import { LineList } from '../../ui/LineList.tsx';
import { MenuEntries, type MenuEntry } from '../../ui/Menu.tsx';
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
  /** The page of its task; null where it is of none. */
  readonly placeOf: (row: InboxRow) => Place | null;
  readonly onMark: (row: InboxRow, isRead: boolean) => void;
};

const scrollMemory = 'inbox.scroll';

/** What one was told, walked with J and K and done with by E. */
export function InboxList({ label, inbox, now, selected, onSelect, onOpen, placeOf, onMark }: Props) {
  const { t } = useTranslation();
  const heights = useRowHeights();
  const openAside = useOpenAside();
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
    onAside: (line) => {
      const place = line.kind === 'row' ? placeOf(line.row) : null;
      if (place !== null) openAside(place);
    },
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

  function reply(row: InboxRow) {
    if (row.key === selected?.key) {
      runAction('inbox.reply');
      return;
    }
    onSelect(row);
    runOnceOffered('inbox.reply');
  }
  function menuOf(row: InboxRow) {
    const lead: readonly MenuEntry[] = [
      {
        kind: 'item',
        id: 'mark',
        label: t(row.isRead ? 'inbox.markUnread' : 'inbox.markRead'),
        icon: row.isRead ? 'undo' : 'check',
        keysOf: row.isRead ? 'inbox.unread' : 'inbox.read',
        onChoose: () => mark(row, !row.isRead),
      },
      ...(row.commentId === null
        ? []
        : [
            {
              kind: 'item' as const,
              id: 'reply',
              label: t('task.replyToShown'),
              icon: 'reply' as const,
              keysOf: 'inbox.reply' as const,
              onChoose: () => reply(row),
            },
          ]),
    ];
    if (row.taskId === null) return <MenuEntries entries={lead} />;
    return (
      <TaskMenu
        taskId={row.taskId}
        isSelected={row.key === selected?.key}
        onSelect={() => onSelect(row)}
        lead={lead}
        isAnswered={row.commentId !== null}
      />
    );
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
      renderMenu={(line) => (line.kind === 'row' ? menuOf(line.row) : null)}
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
