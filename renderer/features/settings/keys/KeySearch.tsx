import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyCaps } from '../../../keys/chords.ts';
import { useModal } from '../../../ui/actions.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { usePressedKeys } from './usePressedKeys.ts';

/** By words, or by keys that were pressed. */
export type Asked = { readonly text: string; readonly keys: string | null };

export const nothingAsked: Asked = { text: '', keys: null };

type Props = { readonly asked: Asked; readonly onAsk: (asked: Asked) => void };

/** One field for both: what it takes, letters or the keys themselves, is switched at its end. */
export function KeySearch({ asked, onAsk }: Props) {
  const { t } = useTranslation();
  const [listens, setListens] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const pressed = usePressedKeys((keys) => onAsk({ text: '', keys }));
  useModal(listens);

  function turn(): void {
    setListens(!listens);
    pressed.forget();
    onAsk(nothingAsked);
    field.current?.focus();
  }

  const label = t(listens ? 'keys.findByPress' : 'settings.findKey');
  return (
    <TextField
      label={label}
      placeholder={label}
      isLabelHidden
      icon={listens ? 'keyboard' : 'search'}
      inputRef={field}
      value={listens ? keyCaps(asked.keys ?? '').join(' ') : asked.text}
      onChange={(text) => {
        if (!listens) onAsk({ text, keys: null });
      }}
      {...(listens
        ? {
            onKeyDown: (event) => {
              if (event.key === 'Escape') turn();
              else pressed.onKeyDown(event);
            },
          }
        : {})}
      trailing={
        <IconButton icon="keyboard" size="sm" label={t('keys.findByPress')} isPressed={listens} onClick={turn} />
      }
    />
  );
}
