import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/IconButton.tsx';
import { Popover } from '../ui/Popover.tsx';
import styles from './EmojiPicker.module.css';

type Props = {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly onText: (text: string) => void;
};

/** What people of a studio answer each other with; the system's own picker has the rest. */
const emojis = [
  ['👍', '👎', '👌', '🙏', '👏', '🙌', '💪', '🤞', '✌️', '👋'],
  ['😀', '😂', '😊', '😍', '😅', '🤔', '😮', '😢', '😱', '😴'],
  ['🎉', '🔥', '✨', '💯', '❤️', '💡', '⭐', '🚀', '☕', '🍕'],
  ['✅', '❌', '⚠️', '❓', '❗', '👀', '🐛', '🎬', '🎨', '🔁'],
] as const;

/** Puts a little picture where the caret is. */
export function EmojiPicker({ field, text, onText }: Props) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  function insert(emoji: string) {
    const at = field.current?.selectionStart ?? text.length;
    const end = field.current?.selectionEnd ?? at;
    onText(`${text.slice(0, at)}${emoji}${text.slice(end)}`);
    setIsOpen(false);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(at + emoji.length, at + emoji.length);
    });
  }
  return (
    <Popover
      title={t('emoji.title')}
      side="top"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={<IconButton icon="smile" size="sm" label={t('emoji.add')} />}
    >
      <div className={styles.grid}>
        {emojis.flat().map((emoji) => (
          <button key={emoji} type="button" className={styles.emoji} onClick={() => insert(emoji)}>
            {emoji}
          </button>
        ))}
      </div>
    </Popover>
  );
}
