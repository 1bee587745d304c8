import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../../../shared/model/screens.ts';
import { firstFrameNumber } from '../../../../shared/rules/frameNumbers.ts';
import { notesOf, notesSince } from '../../../../shared/rules/notes.ts';
import { useEngine } from '../../../data/useEngine.ts';
import { useScope } from '../../../data/useScope.ts';
import { InlineError } from '../../../parts/InlineError.tsx';
import { NotHere } from '../../../parts/NotHere.tsx';
import type { EntryNotes as Props } from '../../../parts/entryNotes.ts';
import { go } from '../../../place/navigation.ts';
import { pageOfKind, reviewPlace } from '../../../place/place.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { CommentItem } from '../CommentItem.tsx';
import { useCommentDraft } from '../commentDraft.ts';
import { Composer } from '../Composer.tsx';
import styles from './EntryNotes.module.css';

/** Under an entry of a playlist: what was said since its revision came, and where one says more. */
export function EntryNotes(props: Props) {
  const { taskId, isWriting } = props;
  const { t } = useTranslation();
  // Of thirty that are only read nothing is asked of the server: the production's own comments are here.
  useScope(isWriting ? { kind: 'task', taskId } : null);
  const answer = useEngine('task', { taskId });
  if (answer.error && answer.value === undefined) return <InlineError error={answer.error} onRetry={answer.ask} />;
  if (answer.value === undefined) return <Skeleton rows={1} height="list" label={t('ui.loading')} />;
  if (answer.value === null) return <NotHere title={t('task.notHere')} />;
  return <Known detail={answer.value} {...props} />;
}

type Asked = { readonly revision: number; readonly frame: number | null };

function Known({ detail, taskId, revision, isWriting, queue }: Props & { readonly detail: TaskDetail }) {
  const { t } = useTranslation();
  const answer = useEngine('comments', { taskId });
  const firstNumber = firstFrameNumber('shot', detail.frames.in);
  const notes = notesSince(notesOf(answer.value?.comments ?? [], firstNumber), revision);
  const asked = useRef<Asked | null>(null);

  /** A word may lead to a revision and to a frame of it: one step. */
  function lead(part: Partial<Asked>): void {
    if (asked.current === null) queueMicrotask(open);
    asked.current = { revision, frame: null, ...asked.current, ...part };
  }
  function open(): void {
    const to = asked.current;
    asked.current = null;
    if (to === null) return;
    const file = detail.revisions.find((one) => one.revision === to.revision)?.files[0];
    const of = { productionId: detail.production.id, list: pageOfKind(detail.entity.kind), taskId } as const;
    go(reviewPlace(of, { previewFileId: file?.file.id ?? null, frame: to.frame, queue }));
  }

  return (
    <div className={styles.notes} role="group" aria-label={t('notes.tab.notes')}>
      {answer.error && <InlineError error={answer.error} onRetry={answer.ask} look="inset" />}
      {answer.value !== undefined && notes.length === 0 && <p className={styles.none}>{t('notes.none')}</p>}
      {notes.map(({ comment }) => (
        <CommentItem
          key={comment.id}
          comment={comment}
          detail={detail}
          isShown={false}
          shownRevision={revision}
          onFrame={(frame) => lead({ frame })}
          onRevision={(of) => lead({ revision: of })}
        />
      ))}
      {isWriting && detail.rights.canComment && <Writing detail={detail} />}
    </div>
  );
}

function Writing({ detail }: { readonly detail: TaskDetail }) {
  const draft = useCommentDraft(detail.task.id);
  return <Composer detail={detail} draft={draft} />;
}
