import { useTranslation } from 'react-i18next';
import { type ChecklistItem, newItem } from '../../../shared/model/checklist.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import styles from './ChecklistEditor.module.css';

type Props = {
  readonly items: readonly ChecklistItem[];
  /** Of the first frame, as the shot counts. */
  readonly firstNumber: number;
  /** Beside a picture: what is on screen. */
  readonly frameHere?: (() => ChecklistItem['about']) | null;
  readonly onChange: (items: ChecklistItem[]) => void;
  /** Ctrl+Enter: what the checklist belongs to is done. */
  readonly onDone: () => void;
};

/** Items as they are written: Enter begins the next, Backspace in an empty one takes it away. */
export function ChecklistEditor({ items, firstNumber, frameHere = null, onChange, onDone }: Props) {
  const { t } = useTranslation();
  const change = (index: number, part: Partial<ChecklistItem>) =>
    onChange(items.map((item, at) => (at === index ? { ...item, ...part } : item)));
  const remove = (index: number) => onChange(items.filter((_item, at) => at !== index));
  /** The button that was pressed goes with it: one writes on. */
  const bind = (button: HTMLElement, index: number, about: ChecklistItem['about']) => {
    button.closest('li')?.querySelector<HTMLInputElement>('input:not([type])')?.focus();
    change(index, { about });
  };
  if (items.length === 0) return null;
  return (
    <ul className={styles.list}>
      {items.map((item, index) => (
        <li key={index} className={styles.item}>
          <Checkbox isChecked={item.checked} onChange={(checked) => change(index, { checked })}>
            <VisuallyHidden>{item.text}</VisuallyHidden>
          </Checkbox>
          {item.about !== null && (
            <button
              type="button"
              className={styles.frame}
              title={t('notes.unbind')}
              aria-label={t('task.itemFrame', { frame: firstNumber + item.about.frame })}
              onClick={(event) => bind(event.currentTarget, index, null)}
            >
              {firstNumber + item.about.frame}
            </button>
          )}
          <input
            className={styles.text}
            value={item.text}
            aria-label={t('task.checkItem', { position: index + 1 })}
            placeholder={t('task.checkPlaceholder')}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was just asked for
            autoFocus={item.text === ''}
            onChange={(event) => change(index, { text: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key === 'Backspace' && item.text === '') remove(index);
              else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onDone();
              else if (event.key === 'Enter') {
                onChange([...items.slice(0, index + 1), newItem(), ...items.slice(index + 1)]);
              } else return;
              event.preventDefault();
            }}
          />
          {frameHere !== null && item.about === null && (
            <IconButton
              icon="clock"
              size="sm"
              label={t('notes.bindHere')}
              onClick={(event) => bind(event.currentTarget, index, frameHere())}
            />
          )}
          <IconButton icon="close" size="sm" label={t('task.removeItem')} onClick={() => remove(index)} />
        </li>
      ))}
    </ul>
  );
}
