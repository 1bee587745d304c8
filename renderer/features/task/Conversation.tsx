import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { FreshnessNote } from '../../parts/FreshnessNote.tsx';
import { InlineError } from '../../parts/InlineError.tsx';
import { NotRead } from '../../parts/NotRead.tsx';
import { useEngine } from '../../data/useEngine.ts';
import { useNeedsConnection } from '../../data/useSync.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSteady } from '../../ui/useSteady.ts';
import { CommentItem } from './CommentItem.tsx';
import styles from './Conversation.module.css';
import { isUnread } from './isUnread.ts';

type Props = {
  readonly detail: TaskDetail;
  readonly onFrame: ((frame: number) => void) | undefined;
  readonly onRevision: (revision: number) => void;
  /** What one came for: it comes into view instead of the newest, marked. */
  readonly shownCommentId: Id | null;
  /** Stands after the newest. */
  readonly children?: ReactNode;
};

/** What was said, oldest first and the newest in view; pinned comments stand at the top. */
export function Conversation({ detail, onFrame, onRevision, shownCommentId, children }: Props) {
  const { t } = useTranslation();
  const answer = useEngine('comments', { taskId: detail.task.id });
  const needsConnection = useNeedsConnection();
  const end = useRef<HTMLDivElement>(null);
  const feed = answer.value;
  const comments = feed?.comments ?? [];
  const pinned = comments.filter(({ isPinned }) => isPinned);
  const others = comments.filter(({ isPinned }) => !isPinned).toReversed();
  const newest = others.at(-1);
  const newestKey = newest === undefined ? '' : `${newest.id} ${String(others.length)}`;

  // One's own new comment, and the newest of a task just opened, come into view; nobody is pulled away while reading.
  const wasAtEnd = useRef(true);
  const lastTop = useRef(0);
  const toEnd = useSteady(() => {
    const scroller = scrollerOf(end.current);
    if (!scroller) return;
    scroller.scrollTop = scroller.scrollHeight;
    lastTop.current = scroller.scrollTop;
  });
  useEffect(() => {
    // On the document: with the size of the window it is another element that scrolls.
    const onScroll = ({ target }: Event): void => {
      // Of every list that is scrolled this hears, and asks nothing of the layout for those it is not in.
      if (!(target instanceof Element) || !target.contains(end.current)) return;
      const scroller = scrollerOf(end.current);
      if (target !== scroller) return;
      const { scrollTop, scrollHeight, clientHeight } = target;
      // What grows above or below moves the end away without anybody having left it: that takes going up.
      if (scrollHeight - scrollTop - clientHeight < nearEndPx) wasAtEnd.current = true;
      else if (scrollTop < lastTop.current) wasAtEnd.current = false;
      lastTop.current = scrollTop;
    };
    document.addEventListener('scroll', onScroll, { capture: true, passive: true });
    return () => document.removeEventListener('scroll', onScroll, { capture: true });
  }, []);
  const count = comments.length;
  useEffect(() => {
    const feedOfAll = end.current?.parentElement;
    if (!feedOfAll) return undefined;
    // Pictures and players that arrive late, in it or above it, or a panel made smaller, do not push the newest out of view.
    const observer = new ResizeObserver(() => {
      // A file that somebody looks at stays where it was opened, however large it becomes.
      if (wasAtEnd.current && feedOfAll.querySelector('[data-opened]') === null) toEnd();
    });
    for (const child of feedOfAll.children) observer.observe(child);
    // Whichever of them scrolls.
    for (let around: Element | null = feedOfAll; around !== null; around = around.parentElement)
      observer.observe(around);
    return () => observer.disconnect();
  }, [newestKey, count, toEnd]);
  const isOwn = newest?.commandId !== null && newest !== undefined;
  useLayoutEffect(() => {
    if (newestKey !== '' && (wasAtEnd.current || isOwn)) toEnd();
  }, [newestKey, isOwn, toEnd]);

  const isShownHere = comments.some(({ id }) => id === shownCommentId);
  useLayoutEffect(() => {
    if (!isShownHere || shownCommentId === null) return;
    const scroller = scrollerOf(end.current);
    const shown = end.current?.parentElement?.querySelector(`[data-comment="${CSS.escape(shownCommentId)}"]`);
    if (!scroller || !shown) return;
    wasAtEnd.current = false;
    const above = shown.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    scroller.scrollTop += above - nearEndPx / 2;
  }, [shownCommentId, isShownHere]);

  return (
    <div
      className={styles.feed}
      // A feed is one of articles: without any it is none.
      role={comments.length === 0 ? 'group' : 'feed'}
      aria-label={t('task.conversation')}
      aria-busy={feed?.freshness.isPulling}
    >
      {answer.error && <InlineError error={answer.error} onRetry={answer.ask} look={feed ? 'line' : 'page'} />}
      {!feed && !answer.error && <Skeleton rows={3} height="list" label={t('ui.loading')} />}
      {feed && (
        <div className={styles.note}>
          <FreshnessNote freshness={feed.freshness} />
        </div>
      )}
      {feed && comments.length === 0 && isUnread(feed.freshness, needsConnection) && (
        <NotRead freshness={feed.freshness} notHere={t('task.commentsNotHere')} rows={3} height="list" />
      )}
      {feed && comments.length === 0 && !isUnread(feed.freshness, needsConnection) && (
        <p className={styles.empty}>{t('task.noComment')}</p>
      )}
      {[...pinned, ...others].map((comment) => (
        <CommentItem
          key={comment.id}
          comment={comment}
          detail={detail}
          isShown={comment.id === shownCommentId}
          onFrame={onFrame}
          onRevision={onRevision}
        />
      ))}
      {children}
      <div ref={end} />
    </div>
  );
}

const nearEndPx = 120;

/** The conversation alone, or in a low window the whole panel. */
function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  let candidate = element?.parentElement ?? null;
  while (candidate && !/auto|scroll/.test(getComputedStyle(candidate).overflowY)) candidate = candidate.parentElement;
  return candidate;
}
