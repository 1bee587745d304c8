import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import type { ActionId } from '../../../keys/catalogue.ts';
import { keyCaps } from '../../../keys/chords.ts';
import { inCatalogue } from '../../../keys/keymap.ts';
import { AnchoredPopup } from '../../../ui/AnchoredPopup.tsx';
import { useModal } from '../../../ui/actions.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import styles from './KeyRecorder.module.css';
import { usePressedKeys } from './usePressedKeys.ts';

type Props = {
  readonly anchor: HTMLElement;
  readonly title: string;
  /** What is replaced; null while one more is added. */
  readonly former: string | null;
  readonly conflictsOf: (keys: string) => readonly ActionId[];
  readonly nameOf: (id: ActionId) => string;
  /** @param takenFrom the actions that give the keys up */
  readonly onKeep: (keys: string, takenFrom: readonly ActionId[]) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
};

/** Listens for the keys of one action, and says what else they would start before they are taken. */
export function KeyRecorder({ anchor, title, former, conflictsOf, nameOf, onKeep, onRemove, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { keys, onKeyDown } = usePressedKeys();
  const conflicts = keys === null ? [] : conflictsOf(keys);
  const isTaken = conflicts.some((id) => inCatalogue(id).isFixed);
  useModal(true);

  function listen(event: KeyboardEvent<HTMLElement>): void {
    if (event.key !== 'Enter' || keys === null) return onKeyDown(event);
    event.preventDefault();
    event.stopPropagation();
    if (!isTaken) onKeep(keys, conflicts);
  }

  return (
    <AnchoredPopup anchor={anchor} title={title} onClose={onClose}>
      <div className={styles.form}>
        <TextField
          label={title}
          placeholder={t('keys.press')}
          value={keys === null ? '' : keyCaps(keys).join(' ')}
          onChange={() => undefined}
          onKeyDown={listen}
        />
        <p className={styles.note} data-conflict={conflicts.length > 0 || undefined} aria-live="polite">
          {conflicts.length > 0 && <Icon name="warning" size="xs" />}
          {conflicts.length > 0
            ? t('keys.conflict', { actions: format.list(conflicts.map(nameOf)) })
            : t(keys === null ? 'keys.pressHow' : 'keys.free')}
        </p>
        <div className={styles.buttons}>
          {former !== null && (
            <Button size="sm" kind="quiet" onClick={onRemove}>
              {t('keys.remove')}
            </Button>
          )}
          <span className={styles.rest} />
          {conflicts.length > 0 && !isTaken && keys !== null && (
            <Button size="sm" onClick={() => onKeep(keys, [])}>
              {t('keys.both')}
            </Button>
          )}
          <Button
            size="sm"
            kind="primary"
            keys="Enter"
            isDisabled={keys === null || isTaken}
            onClick={() => keys !== null && onKeep(keys, conflicts)}
          >
            {t(conflicts.length > 0 ? 'keys.take' : 'keys.use')}
          </Button>
        </div>
      </div>
    </AnchoredPopup>
  );
}
