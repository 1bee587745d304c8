import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CastableAsset, CastAssetRow } from '../../shared/model/casting.ts';
import type { Id } from '../../shared/model/studio.ts';
import { matchingAssets, readCastInput } from '../../shared/rules/castInput.ts';
import { mediaUrl } from '../../shared/mediaUrl.ts';
import { useEngine } from '../data/useEngine.ts';
import { AnchoredPopup } from '../ui/AnchoredPopup.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Thumbnail } from '../ui/Thumbnail.tsx';
import styles from './CastPopup.module.css';
import { oneMore, useCast } from './useCast.ts';

type Props = {
  readonly anchor: HTMLElement;
  readonly productionId: Id;
  /** All of these get what is typed. */
  readonly holders: readonly { readonly entityId: Id; readonly cast: readonly CastAssetRow[] }[];
  readonly title: string;
  /** What was typed to open it. */
  readonly start?: string;
  readonly onClose: () => void;
};

const mostShown = 8;

/** `lantern x2` and Enter casts; it stays for the next one until Esc. */
export function CastPopup({ anchor, productionId, holders, title, start = '', onClose }: Props) {
  const { t } = useTranslation();
  const listId = useId();
  const cast = useCast();
  const [text, setText] = useState(start);
  const [marked, setMarked] = useState(0);
  const assets = useEngine('castableAssets', { productionId }).value ?? [];
  const { words, occurrences } = readCastInput(text);
  const holderIds = new Set(holders.map(({ entityId }) => entityId));
  const hits = matchingAssets(assets, words)
    .filter(({ assetId }) => !holderIds.has(assetId))
    .slice(0, mostShown);
  const chosen = hits[Math.min(marked, hits.length - 1)];

  function choose(asset: CastableAsset | undefined): void {
    if (asset === undefined) return;
    const { assetId } = asset;
    cast(
      holders.flatMap((holder) =>
        occurrences === null
          ? oneMore(holder.entityId, holder.cast, [assetId])
          : [{ entityId: holder.entityId, assetId, occurrences }],
      ),
    );
    setText('');
    setMarked(0);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') setMarked(Math.min(marked + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') setMarked(Math.max(0, marked - 1));
    else if (event.key === 'Enter') choose(chosen);
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
            aria-activedescendant={chosen === undefined ? undefined : `${listId} ${chosen.assetId}`}
            placeholder={t('casting.typeHere')}
            value={text}
            onChange={({ currentTarget }) => {
              setText(currentTarget.value);
              setMarked(0);
            }}
            onKeyDown={onKeyDown}
          />
          {occurrences !== null && <span className={styles.count}>×{occurrences}</span>}
        </span>
        <ul id={listId} className={styles.list} role="listbox" aria-label={t('casting.assets')}>
          {hits.map((asset) => (
            <li
              key={asset.assetId}
              id={`${listId} ${asset.assetId}`}
              className={styles.hit}
              role="option"
              aria-selected={asset === chosen}
              // The field keeps the focus.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(asset)}
              onKeyDown={onKeyDown}
            >
              <Thumbnail
                alt=""
                url={asset.mainPreviewFileId === null ? null : mediaUrl('thumbnail', asset.mainPreviewFileId)}
              />
              <span className={styles.name}>{asset.name}</span>
              <span className={styles.type}>
                {asset.sharedFrom === null
                  ? asset.assetTypeName
                  : t('casting.sharedFrom', { production: asset.sharedFrom })}
              </span>
            </li>
          ))}
        </ul>
        {hits.length === 0 && <p className={styles.none}>{t('casting.noMatch')}</p>}
      </div>
    </AnchoredPopup>
  );
}
