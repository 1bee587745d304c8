import type { TFunction } from 'i18next';
import { memo } from 'react';
import type { ActionId } from '../../../keys/catalogue.ts';
import { keyCaps } from '../../../keys/chords.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { KeyCaps } from '../../../ui/Kbd.tsx';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import styles from './KeyRow.module.css';

type Props = {
  /** Given, as the words of a row are: with two hundred rows what each asks for itself is felt when the page opens. */
  readonly t: TFunction;
  readonly id: ActionId;
  readonly name: string;
  readonly keys: readonly string[];
  readonly isFixed: boolean;
  /** What else its keys start, in words; null where that is as it should be. */
  readonly conflict: string | null;
  readonly isChanged: boolean;
  /** Which of its keys, or null for one more; and the button that asked. */
  readonly onRecord: (id: ActionId, former: string | null, anchor: HTMLElement) => void;
  readonly onReset: (id: ActionId) => void;
};

const mostKeys = 3;

/** One action with its keys; a press on one of them listens for another. */
export const KeyRow = memo(function KeyRow(props: Props) {
  const { t, id, name, keys, isFixed, conflict, isChanged, onRecord, onReset } = props;
  return (
    <li className={styles.row}>
      <span className={styles.name}>{name}</span>
      {conflict !== null && (
        <Tooltip label={conflict}>
          <span className={styles.conflict} role="img" aria-label={conflict}>
            <Icon name="warning" size="sm" />
          </span>
        </Tooltip>
      )}
      <span className={styles.keys}>
        {keys.map((one, index) =>
          isFixed ? (
            <span className={styles.fixed} key={one} title={t('keys.fixed')}>
              <KeyCaps caps={keyCaps(one)} />
              <Icon name="lock" size="xs" />
            </span>
          ) : (
            <button
              // The place stays when the key in it changes, and the focus with it.
              key={index}
              type="button"
              className={styles.key}
              aria-label={t('keys.change', { keys: keyCaps(one).join(' '), name })}
              onClick={(event) => onRecord(id, one, event.currentTarget)}
            >
              <KeyCaps caps={keyCaps(one)} />
            </button>
          ),
        )}
      </span>
      <span className={styles.tools}>
        {!isFixed && keys.length < mostKeys && (
          // A tooltip for each of a hundred and more would be felt when the page opens.
          <button
            type="button"
            className={styles.add}
            title={t('keys.add', { name })}
            aria-label={t('keys.add', { name })}
            onClick={(event) => onRecord(id, null, event.currentTarget)}
          >
            <Icon name="plus" size="sm" />
          </button>
        )}
        {isChanged && (
          <IconButton icon="undo" size="sm" label={t('settings.reset', { label: name })} onClick={() => onReset(id)} />
        )}
      </span>
    </li>
  );
});
