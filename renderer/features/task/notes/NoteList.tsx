import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommentFeed } from '../../../../shared/model/screens.ts';
import { isAsk, isVerdict, type Note, pointsBefore, resolvedIn } from '../../../../shared/rules/notes.ts';
import { useStudio } from '../../../data/studio.ts';
import type { EngineAnswer } from '../../../data/useEngine.ts';
import { useNeedsConnection } from '../../../data/useSync.ts';
import { FreshnessNote } from '../../../parts/FreshnessNote.tsx';
import { InlineError } from '../../../parts/InlineError.tsx';
import { NotRead } from '../../../parts/NotRead.tsx';
import { type ReviewSide, useSpot } from '../../../parts/reviewSide.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import type { CommentDraftHandle } from '../commentDraft.ts';
import { CommentItem } from '../CommentItem.tsx';
import { isUnread } from '../isUnread.ts';
import { AskedBefore } from './AskedBefore.tsx';
import styles from './NoteList.module.css';

type Props = {
  readonly side: ReviewSide;
  readonly answer: EngineAnswer<CommentFeed>;
  /** Oldest first. */
  readonly notes: readonly Note[];
  readonly draft: CommentDraftHandle;
};

/** What was asked before, what is said about the revision on screen, and, folded, what was said about the others. */
export function NoteList({ side, answer, notes, draft }: Props) {
  const { t } = useTranslation();
  const { taskStatuses } = useStudio();
  const needsConnection = useNeedsConnection();
  const { detail, revision, firstNumber } = side;
  const feed = answer.value;
  const retakeIds = new Set([...taskStatuses.values()].filter(({ isRetake }) => isRetake).map(({ id }) => id));
  const asks = notes.filter((note) => isAsk(note, detail.task.assigneeIds, retakeIds));
  const before = pointsBefore(asks, revision, firstNumber);
  const here = notes.filter((note) => note.revision === revision);
  const others = [...new Set(notes.map((note) => note.revision))].filter((of) => of !== revision);
  const newest = here.at(-1)?.comment;
  const end = useRef<HTMLDivElement>(null);
  const ownId = newest?.commandId ?? null;
  useEffect(() => {
    if (ownId !== null) end.current?.scrollIntoView({ block: 'end' });
  }, [ownId]);

  return (
    <div className={styles.list} role="group" aria-label={t('notes.tab.notes')} aria-busy={feed?.freshness.isPulling}>
      {answer.error && <InlineError error={answer.error} onRetry={answer.ask} look={feed ? 'line' : 'page'} />}
      {!feed && !answer.error && <Skeleton rows={3} height="list" label={t('ui.loading')} />}
      {feed && (
        <div className={styles.freshness}>
          <FreshnessNote freshness={feed.freshness} />
        </div>
      )}
      {feed && notes.length === 0 && isUnread(feed.freshness, needsConnection) && (
        <NotRead freshness={feed.freshness} notHere={t('task.commentsNotHere')} rows={3} height="list" />
      )}
      {feed && notes.length === 0 && !isUnread(feed.freshness, needsConnection) && (
        <p className={styles.empty}>{t('notes.none')}</p>
      )}
      {before.points.length > 0 && <AskedBefore side={side} before={before} draft={draft} />}
      {here.length > 0 && (
        <div className={styles.here} role="feed" aria-label={t('notes.onThis')}>
          {here.map((note) => (
            <NoteLine key={note.comment.id} note={note} side={side} />
          ))}
        </div>
      )}
      <div ref={end} />
      {others
        .toSorted((one, other) => (other ?? 0) - (one ?? 0))
        .map((of) => (
          <Folded
            key={of ?? 0}
            revision={of}
            notes={notes.filter((note) => note.revision === of)}
            asks={asks}
            side={side}
          />
        ))}
    </div>
  );
}

type FoldedProps = {
  readonly revision: number | null;
  readonly notes: readonly Note[];
  readonly asks: readonly Note[];
  readonly side: ReviewSide;
};

function Folded({ revision, notes, asks, side }: FoldedProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const count = notes.filter(({ comment }) => comment.revision === null).length;
  const asked = notes.filter((note) => asks.includes(note));
  const areResolved = asked.length > 0 && asked.every((note) => resolvedIn(note) !== null);
  return (
    <>
      <button type="button" className={styles.fold} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <Icon name={isOpen ? 'down' : 'right'} size="sm" />
        {revision === null
          ? t('notes.beforeAll', { count })
          : t('notes.onRevision', { count, revision, areResolved: areResolved ? 'yes' : 'no' })}
      </button>
      {isOpen && notes.map((note) => <NoteLine key={note.comment.id} note={note} side={side} />)}
    </>
  );
}

function NoteLine({ note, side }: { readonly note: Note; readonly side: ReviewSide }) {
  const { t } = useTranslation();
  const { people } = useStudio();
  const { detail, revision, firstNumber, spot, onFrame, onRevision } = side;
  const { comment, span } = note;
  const isHere = useSpot(
    spot,
    (now) =>
      now !== null && span !== null && note.revision === revision && span.from <= now.frame && now.frame <= span.to,
  );
  const resolved = resolvedIn(note);
  const by = people.get(resolved?.personId ?? '')?.firstName;
  const hasVerdict = comment.shownReplies.some(({ text }) => isVerdict(text));
  return (
    <div className={styles.note} data-here={isHere || undefined}>
      <CommentItem
        comment={
          hasVerdict
            ? { ...comment, shownReplies: comment.shownReplies.filter(({ text }) => !isVerdict(text)) }
            : comment
        }
        detail={detail}
        isShown={false}
        shownRevision={revision}
        onFrame={(number) => onFrame(number - firstNumber)}
        onRevision={onRevision}
      />
      {resolved !== null && (
        <p className={styles.resolved}>
          <Icon name="check" size="xs" />
          {resolved.revision === null || by === undefined
            ? t('notes.resolved')
            : t('notes.resolvedIn', { revision: resolved.revision, name: by })}
        </p>
      )}
    </div>
  );
}
