import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { mediaUrl } from '../../shared/mediaUrl.ts';
import type { Id } from '../../shared/model/studio.ts';
import { AnchoredPopup } from '../ui/AnchoredPopup.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Thumbnail } from '../ui/Thumbnail.tsx';
import styles from './PickPopup.module.css';

export type Pick = {
  readonly id: Id;
  readonly name: string;
  /** In smaller words beside it. */
  readonly about: string;
  readonly mainPreviewFileId: Id | null;
};

type Props = {
  readonly anchor: HTMLElement;
  readonly title: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly placeholder: string;
  /** What fits the text, the best first. */
  readonly hits: readonly Pick[];
  /** What the hits are, for those who hear it. */
  readonly hitsLabel: string;
  readonly none: string;
  /** At the end of the field. */
  readonly trailing?: ReactNode;
  readonly onPick: (id: Id) => void;
  readonly onClose: () => void;
};

const mostShown = 8;

/** Typing finds, Enter picks; it stays for the next one until Esc. */
export function PickPopup(props: Props) {
  const { anchor, title, text, onText, placeholder, hitsLabel, none, trailing, onPick, onClose } = props;
  const listId = useId();
  const [marked, setMarked] = useState(0);
  const hits = props.hits.slice(0, mostShown);
  const chosen = hits[Math.min(marked, hits.length - 1)];

  function pick(hit: Pick | undefined): void {
    if (hit === undefined) return;
    onPick(hit.id);
    onText('');
    setMarked(0);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') setMarked(Math.min(marked + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') setMarked(Math.max(0, marked - 1));
    else if (event.key === 'Enter') pick(chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <AnchoredPopup anchor={anchor} title={title} onClose={onClose}>
      <div className={styles.popup}>
        <span className={styles.box}>
          <Icon name="search" size="sm" />
          <input
            className={styles.input}
            role="combobox"
            aria-label={title}
            aria-expanded={hits.length > 0}
            aria-controls={listId}
            aria-activedescendant={chosen === undefined ? undefined : `${listId} ${chosen.id}`}
            placeholder={placeholder}
            value={text}
            onChange={({ currentTarget }) => {
              onText(currentTarget.value);
              setMarked(0);
            }}
            onKeyDown={onKeyDown}
          />
          {trailing}
        </span>
        <ul id={listId} className={styles.list} role="listbox" aria-label={hitsLabel}>
          {hits.map((hit) => (
            <li
              key={hit.id}
              id={`${listId} ${hit.id}`}
              className={styles.hit}
              role="option"
              aria-selected={hit === chosen}
              // The field keeps the focus.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => pick(hit)}
              onKeyDown={onKeyDown}
            >
              <Thumbnail
                alt=""
                url={hit.mainPreviewFileId === null ? null : mediaUrl('thumbnail', hit.mainPreviewFileId)}
              />
              <span className={styles.name}>{hit.name}</span>
              <span className={styles.about}>{hit.about}</span>
            </li>
          ))}
        </ul>
        {hits.length === 0 && <p className={styles.none}>{none}</p>}
      </div>
    </AnchoredPopup>
  );
}
