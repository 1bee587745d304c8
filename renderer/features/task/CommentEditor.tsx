import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChecklistItem, newItem } from '../../../shared/model/checklist.ts';
import type { ShownComment } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { ChecklistEditor } from './ChecklistEditor.tsx';
import styles from './CommentEditor.module.css';
import { MentionList, useMentions } from './mentions.tsx';

type Props = {
  readonly comment: ShownComment;
  readonly productionId: Id;
  /** Of the first frame, as the shot counts. */
  readonly firstNumber: number;
  readonly onKeep: (text: string, checklist: ChecklistItem[]) => void;
  readonly onCancel: () => void;
};

/** New words for a comment that was sent. */
export function CommentEditor({ comment, productionId, firstNumber, onKeep, onCancel }: Props) {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(comment.text);
  const [checklist, setChecklist] = useState<ChecklistItem[]>([...comment.checklist]);
  const mentions = useMentions(productionId, text, field, setText);
  const keep = () =>
    onKeep(
      text.trim(),
      checklist.filter((item) => item.text.trim() !== ''),
    );
  return (
    <div className={styles.editor}>
      {mentions.isOpen && <MentionList mentions={mentions} />}
      <textarea
        ref={field}
        className={styles.text}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was just asked for
        autoFocus
        aria-label={t('task.editComment')}
        value={text}
        {...mentions.aria}
        onChange={(event) => {
          setText(event.currentTarget.value);
          mentions.onCaret(event.currentTarget);
        }}
        onBlur={mentions.close}
        onKeyDown={(event) => {
          if (mentions.onKeyDown(event)) return;
          if (event.key === 'Escape') onCancel();
          else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <ChecklistEditor items={checklist} firstNumber={firstNumber} onChange={setChecklist} onDone={keep} />
      <span className={styles.actions}>
        <IconButton
          icon="todo"
          size="sm"
          label={t('task.addChecklist')}
          onClick={() => setChecklist([...checklist, newItem()])}
        />
        <span className={styles.space} />
        <Button size="sm" kind="quiet" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
        <Button size="sm" kind="primary" keys="Mod+Enter" onClick={keep}>
          {t('task.keepEdit')}
        </Button>
      </span>
    </div>
  );
}
