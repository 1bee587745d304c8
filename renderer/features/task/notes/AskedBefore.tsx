import { useTranslation } from 'react-i18next';
import type { CommandAnswer } from '../../../../shared/ipc.ts';
import { type ChecklistItem, newItem } from '../../../../shared/model/checklist.ts';
import { frameSpanTag, joinNote, splitNote, wordsOfItem } from '../../../../shared/rules/frameTags.ts';
import { type AskedPoint, verdictText } from '../../../../shared/rules/notes.ts';
import { useStudio } from '../../../data/studio.ts';
import { useCommand } from '../../../data/useCommand.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import type { ReviewSide } from '../../../parts/reviewSide.ts';
import { useTaskOutcome } from '../../../parts/taskOutcome.ts';
import { useTellFailure } from '../../../parts/useTellFailure.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { PlainWords } from '../../../ui/Markdown.tsx';
import type { CommentDraftHandle } from '../commentDraft.ts';
import { useFrameTags } from '../useFrameTags.ts';
import styles from './AskedBefore.module.css';

type Props = {
  readonly side: ReviewSide;
  readonly before: { readonly revision: number | null; readonly points: readonly AskedPoint[] };
  readonly draft: CommentDraftHandle;
};

/** What was asked on the revision before, held against the one on screen: fixed, not yet, or to be carried on. */
export function AskedBefore({ side, before, draft }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { people } = useStudio();
  const { detail, revision, fps, firstNumber, onFrame, onRevision } = side;
  const edit = useCommand('editComment');
  const reply = useCommand('replyToComment');
  const tell = useTaskOutcome();
  const tellFailure = useTellFailure();
  const showFrame = (number: number) => onFrame(number - firstNumber);
  // The same moment of the revision on screen: one does not leave it to see whether something is fixed.
  const frameTag = useFrameTags(detail, showFrame, stay, before.revision);
  const taskId = detail.task.id;
  const { checklist } = draft.value;
  const act = (command: Promise<CommandAnswer>) =>
    void command.then((answer) => tell({ answer, title: '' })).catch(tellFailure);
  const sayOf = ({ note: { comment }, itemIndex, text }: AskedPoint, isFixed: boolean) => {
    const word = t(isFixed ? 'notes.fixedWord' : 'notes.notYetWord');
    const said = verdictText(isFixed, revision, word, itemIndex === null ? null : text);
    act(reply.run({ taskId, commentId: comment.id, text: said, handles: [], draftKey: null }));
  };
  function setFixed(point: AskedPoint, isFixed: boolean): void {
    const { note, itemIndex } = point;
    if (itemIndex === null) {
      sayOf(point, isFixed);
      return;
    }
    const { id: commentId, text, checklist: items } = note.comment;
    const ticked = items.map((item, index) => (index === itemIndex ? { ...item, checked: isFixed } : item));
    act(edit.run({ taskId, commentId, text, checklist: ticked }));
  }
  /** Onto the checklist of what is being written, on the frames it was about. */
  function carryOn(point: AskedPoint): void {
    draft.change({ checklist: [...checklist, carried(point)] });
  }
  function carried({ text, span }: AskedPoint): ChecklistItem {
    const words = splitNote(text.replaceAll(/\s+/g, ' ').trim()).words;
    if (span === null) return newItem(words);
    // An item has one frame of its own; a range stands in its words.
    return span.from === span.to
      ? { ...newItem(words), about: { revision, frame: span.from } }
      : newItem(joinNote(frameSpanTag({ ...span, revision }, fps), words));
  }
  const fixedCount = before.points.filter(({ state }) => state === 'fixed').length;

  return (
    <section className={styles.asked} aria-label={t('notes.asked', { revision: before.revision ?? 0 })}>
      <header className={styles.head}>
        <button type="button" className={styles.title} onClick={() => onRevision(before.revision ?? revision)}>
          {t('notes.asked', { revision: before.revision ?? 0 })}
        </button>
        <span className={styles.count}>
          {t('notes.fixedOf', { done: format.number(fixedCount), of: format.number(before.points.length) })}
        </span>
      </header>
      <ul className={styles.points}>
        {before.points.map((point) => {
          const { note, itemIndex, state, text } = point;
          const canFix = itemIndex === null ? detail.rights.canComment : note.comment.canCheck;
          const isCarried = checklist.some((item) => item.text === carried(point).text);
          const item = itemIndex === null ? undefined : note.comment.checklist[itemIndex];
          const author = people.get(note.comment.personId ?? '')?.fullName;
          return (
            <li key={`${note.comment.id} ${String(itemIndex)}`} className={styles.point} data-state={state}>
              <Checkbox
                isChecked={state === 'fixed'}
                isStruck
                isDisabled={!canFix}
                onChange={(isFixed) => setFixed(point, isFixed)}
              >
                <span className={styles.text} title={author}>
                  <PlainWords
                    text={item === undefined ? text : wordsOfItem(item, fps)}
                    mentions={[]}
                    onOpenFrame={showFrame}
                    frameLabel={(frame) => t('task.showFrame', { frame })}
                    frameTag={frameTag}
                  />
                </span>
              </Checkbox>
              <span className={styles.tools}>
                {state === 'not-yet' && <span className={styles.notYet}>{t('notes.notYetShort')}</span>}
                {isCarried && <span className={styles.carried}>{t('notes.carried')}</span>}
                {state === 'open' && detail.rights.canComment && (
                  <IconButton
                    icon="status-retake"
                    size="sm"
                    label={t('notes.notYet')}
                    onClick={() => sayOf(point, false)}
                  />
                )}
                {state !== 'fixed' && !isCarried && detail.rights.canComment && (
                  <IconButton icon="forward" size="sm" label={t('notes.carryOn')} onClick={() => carryOn(point)} />
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function stay(): void {}
