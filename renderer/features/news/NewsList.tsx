import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewsFeed, NewsRow } from '../../../shared/model/news.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { TaskMenu } from '../../parts/batch/TaskMenu.tsx';
import { useOpenAside } from '../../parts/useOpenAside.ts';
import { recallHere, rememberHere } from '../../place/navigation.ts';
import type { Place } from '../../place/place.ts';
import { useActions } from '../../ui/actions.ts';
import { Button } from '../../ui/Button.tsx';
import { LineList } from '../../ui/LineList.tsx';
import { useRowHeights } from '../../ui/rowHeights.ts';
import { useLines } from '../../ui/useLines.ts';
import styles from './NewsList.module.css';
import { type NewsLine, newsLines } from './newsLines.ts';
import { NewsRowLine } from './NewsRowLine.tsx';

type Props = {
  readonly label: string;
  readonly feed: NewsFeed;
  readonly look: 'previews' | 'compact';
  readonly now: number;
  readonly hasProduction: boolean;
  readonly selected: NewsRow | null;
  readonly onSelect: (row: NewsRow) => void;
  readonly onOpen: (row: NewsRow) => void;
  readonly placeOf: (row: NewsRow) => Place;
  readonly end: EndProps;
};

const scrollMemory = 'news.scroll';

/** What happened, day by day, the newest first; walked with J and K. */
export function NewsList({ label, feed, look, now, hasProduction, selected, onSelect, onOpen, placeOf, end }: Props) {
  const openAside = useOpenAside();
  const { t } = useTranslation();
  const format = useFormat();
  const heights = useRowHeights();
  const lines = useMemo(() => newsLines(feed.rows, format.dayOf), [feed.rows, format]);
  const rowHeight = look === 'compact' ? heights.row : heights.inbox;
  const view = useLines<NewsLine>({
    lines,
    heightOf: ({ kind }) => (kind === 'head' ? heights.group : kind === 'end' ? heights.list : rowHeight),
    rowHeight,
    selectedKey: selected?.id ?? null,
    memory: {
      recall: () => recallHere(scrollMemory),
      remember: (scrollTop) => rememberHere(scrollMemory, scrollTop),
    },
    onChoose: (line, isAgain) => {
      if (line.kind === 'row') (isAgain ? onOpen : onSelect)(line.row);
    },
    onDoubleClick: (line) => line.kind === 'row' && onOpen(line.row),
    onAside: (line) => line.kind === 'row' && openAside(placeOf(line.row)),
  });
  function walk(direction: 1 | -1) {
    const next = view.neighbour(direction);
    const line = next === null ? undefined : lines[next];
    if (next === null || line?.kind !== 'row') return;
    view.focusOn(next);
    onSelect(line.row);
  }
  const group = t('pages.news');
  useActions([
    { id: 'list.next', label: t('news.next'), group, icon: 'down', run: () => walk(1) },
    { id: 'list.previous', label: t('news.previous'), group, icon: 'up', run: () => walk(-1) },
  ]);

  return (
    <LineList
      label={label}
      role="grid"
      lines={lines}
      view={view}
      renderMenu={(line) =>
        line.kind === 'row' ? (
          <TaskMenu
            taskId={line.row.taskId}
            isSelected={line.key === selected?.id}
            onSelect={() => onSelect(line.row)}
          />
        ) : null
      }
      renderLine={(line, index, isCurrent) => {
        if (line.kind === 'head')
          return (
            <div className={styles.head} role="row" aria-rowindex={index + 1}>
              <span className={styles.day} role="gridcell">
                {format.day(line.day, now)}
              </span>
              <span className={styles.count} role="gridcell">
                {format.number(line.count)}
              </span>
            </div>
          );
        if (line.kind === 'end') return <End {...end} />;
        return (
          <NewsRowLine
            row={line.row}
            line={index}
            look={look}
            hasProduction={hasProduction}
            isCurrent={isCurrent}
            isSelected={line.key === selected?.id}
          />
        );
      }}
    />
  );
}

export type EndProps = {
  /** Rows that are here and not drawn so far. */
  readonly hasMoreHere: boolean;
  readonly older: NewsFeed['older'];
  /** Grows as older ones come. */
  readonly hereCount: number;
  /** Whether those that come next are likely to be shown: else somebody has to ask for them. */
  readonly goesOn: boolean;
  readonly needsConnection: string | null;
  readonly onShowMore: () => void;
  readonly onReadOlder: () => void;
};

/** Below the last line: in view, it leads further back. */
function End({ hasMoreHere, older, hereCount, goesOn, needsConnection, onShowMore, onReadOlder }: EndProps) {
  const { t } = useTranslation();
  const step = hasMoreHere ? 'here' : older === 'server' && goesOn && needsConnection === null ? 'server' : null;
  useEffect(() => {
    if (step === 'here') onShowMore();
    if (step === 'server') onReadOlder();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each page that has come
  }, [step, hereCount]);
  return (
    <div className={styles.end} role="row">
      <span role="gridcell">
        {hasMoreHere || step === 'server' ? t('ui.loading') : older === 'server' ? null : t(`news.older.${older}`)}
        {!hasMoreHere && older === 'server' && step === null && (
          <Button size="sm" disabledReason={needsConnection} onClick={onReadOlder}>
            {t('news.readOlder')}
          </Button>
        )}
      </span>
    </div>
  );
}
