import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FrameSpan, frameSpanTag, joinNote, splitNote } from '../../../../shared/rules/frameTags.ts';
import { useStudio } from '../../../data/studio.ts';
import { useNeedsConnection } from '../../../data/useSync.ts';
import { type ReviewSide, spanOf, useSpot } from '../../../parts/reviewSide.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import type { CommentDraftHandle } from '../commentDraft.ts';
import { Composer } from '../Composer.tsx';
import { spanNumbers } from '../useFrameTags.ts';
import styles from './NoteComposer.module.css';
import { ReasonMenu } from './ReasonMenu.tsx';

type Props = { readonly side: ReviewSide; readonly draft: CommentDraftHandle };

/** A comment that begins with the frames it is about: those on screen when its first letter is typed, until others are chosen. */
export function NoteComposer({ side, draft }: Props) {
  const { t } = useTranslation();
  const { people } = useStudio();
  const offline = useNeedsConnection();
  const { detail, revision, fps, spot, onWrite } = side;
  const [isUnbound, setIsUnbound] = useState(false);
  const { span, tag, words } = splitNote(draft.value.text);
  const isBegun = words !== '';

  const tagHere = (): string => {
    const now = spot.now();
    return now === null || isUnbound ? '' : frameSpanTag({ revision, ...spanOf(now) }, fps);
  };
  const bindHere = (): void => {
    const now = spot.now();
    setIsUnbound(false);
    if (now !== null && isBegun)
      draft.change({ text: joinNote(frameSpanTag({ revision, ...spanOf(now) }, fps), words) });
  };
  function unbind(): void {
    setIsUnbound(true);
    draft.change({ text: words });
  }

  // While nothing is written, what would be bound follows the player.
  const isFollowing = useSpot(spot, (now) => !isBegun && !isUnbound && now !== null);
  const isElsewhere = useSpot(
    spot,
    (now) => isBegun && now !== null && (span === null || keyOf(spanOf(now)) !== keyOf(span)),
  );
  const isBound = isFollowing || (isBegun && span !== null);
  const [assigneeId] = detail.task.assigneeIds;
  const assignee = people.get(assigneeId ?? '')?.firstName;

  return (
    <Composer
      detail={detail}
      draft={draft}
      note={{
        placeholder: assignee === undefined ? t('notes.placeholder') : t('notes.placeholderFor', { name: assignee }),
        verb: t(offline === null ? 'notes.add' : 'notes.queue'),
        wordsOf: (text) => splitNote(text).words,
        textOf: (typed) => (typed === '' ? '' : joinNote(tag === '' && !isBegun ? tagHere() : tag, typed)),
        onBegin: onWrite,
        frameHere: () => {
          const now = spot.now();
          return now === null ? null : { revision, frame: now.frame };
        },
        tools: (
          <ReasonMenu onChoose={(reason) => draft.change({ text: joinNote(tag === '' ? tagHere() : tag, reason) })} />
        ),
        lead: (isBound || isElsewhere || isUnbound) && (
          <div className={styles.lead}>
            {isBound && <BoundSpan side={side} written={isBegun ? span : null} />}
            <span className={styles.bind}>
              {(isElsewhere || isUnbound) && (
                <button type="button" className={styles.rebind} onClick={bindHere}>
                  {t('notes.bindHere')}
                </button>
              )}
              {isBound && <IconButton icon="close" size="sm" label={t('notes.unbind')} onClick={unbind} />}
            </span>
          </div>
        ),
      }}
    />
  );
}

type BoundSpanProps = {
  readonly side: ReviewSide;
  /** Null while nothing is written: the player's own frames. */
  readonly written: Pick<FrameSpan, 'from' | 'to'> | null;
};

/** The frames that a note is about, and what is drawn on them. */
function BoundSpan({ side: { spot, drawings, firstNumber, onFrame }, written }: BoundSpanProps) {
  const { t } = useTranslation();
  const next = useSpot(spot, (now) => (now === null || written !== null ? null : keyOf(spanOf(now))));
  const span = written ?? (next === null ? null : spanOfKey(next));
  if (span === null) return null;
  const { from, to } = span;
  const strokes = drawings
    .filter(({ frame }) => frame >= from && frame <= to)
    .reduce((sum, { objects }) => sum + objects.length, 0);
  return (
    <>
      <button
        type="button"
        className={styles.chip}
        title={t('task.showFrame', { frame: firstNumber + from })}
        onClick={() => onFrame(from)}
      >
        {strokes > 0 && <Icon name="draw" size="xs" />}
        {spanNumbers({ from, to }, firstNumber)}
      </button>
      {strokes > 0 && <span className={styles.strokes}>{t('notes.strokes', { count: strokes })}</span>}
    </>
  );
}

const keyOf = ({ from, to }: { readonly from: number; readonly to: number }): string => `${String(from)} ${String(to)}`;
function spanOfKey(key: string): Pick<FrameSpan, 'from' | 'to'> {
  const [from = 0, to = 0] = key.split(' ').map(Number);
  return { from, to };
}
