import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchoredPopup } from '../../ui/AnchoredPopup.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './CountPopup.module.css';

type Props = {
  readonly anchor: HTMLElement;
  readonly title: string;
  readonly onKeep: (occurrences: number) => void;
  readonly onClose: () => void;
};

/** How often what was dropped plays there. */
export function CountPopup({ anchor, title, onKeep, onClose }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('2');
  const count = Number(text);
  const isFit = Number.isInteger(count) && count > 0 && count <= 10_000;
  function keep(): void {
    if (isFit) onKeep(count);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    keep();
  }
  return (
    <AnchoredPopup anchor={anchor} title={title} onClose={onClose} onKeyDown={onKeyDown}>
      <div className={styles.form}>
        <TextField label={t('casting.howMany')} value={text} onChange={setText} inputMode="numeric" />
        <Button size="sm" kind="primary" keys="Enter" isDisabled={!isFit} onClick={keep}>
          {t('casting.castThem')}
        </Button>
      </div>
    </AnchoredPopup>
  );
}
