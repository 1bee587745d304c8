import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { CastableAsset } from '../../../shared/model/casting.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { matchingAssets } from '../../../shared/rules/castInput.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { sharedWords } from '../../parts/sharedWords.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import styles from './AssetLibrary.module.css';

type Props = {
  readonly assets: readonly CastableAsset[];
  readonly selectedIds: ReadonlySet<Id>;
  readonly rowCount: number;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onSelect: (assetIds: ReadonlySet<Id>) => void;
  /** These are being dragged; none any more. */
  readonly onDrag: (assets: readonly CastableAsset[]) => void;
  readonly onCast: () => void;
};

/** Of a type, before the rest is asked for: a library may hold thousands. */
const mostAtFirst = 30;

/** What can be cast, by asset type: pressed to be chosen, dragged onto a shot to play there. */
export function AssetLibrary({ assets, selectedIds, rowCount, field, onSelect, onDrag, onCast }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [text, setText] = useState('');
  const found = text.trim() === '' ? assets : matchingAssets(assets, text);
  const groups = new Map<string, CastableAsset[]>();
  for (const asset of found) {
    const { sharedFrom, assetTypeName } = asset;
    const name = sharedFrom === null ? assetTypeName : sharedWords(sharedFrom, t);
    const group = groups.get(name) ?? [];
    groups.set(name, group);
    group.push(asset);
  }
  const selected = assets.filter(({ assetId }) => selectedIds.has(assetId));
  function toggle({ assetId }: CastableAsset): void {
    const next = new Set(selectedIds);
    if (!next.delete(assetId)) next.add(assetId);
    onSelect(next);
  }

  return (
    <aside className={styles.library} aria-label={t('casting.library')} data-region="library" tabIndex={-1}>
      <div className={styles.search}>
        <TextField
          label={t('casting.findAssets')}
          isLabelHidden
          icon="search"
          placeholder={t('casting.findAssets')}
          value={text}
          onChange={setText}
          inputRef={field}
          trailing={<span className={styles.count}>{format.number(found.length)}</span>}
        />
      </div>
      <div className={styles.groups}>
        {found.length === 0 && (
          <EmptyState
            icon="asset"
            title={t(assets.length === 0 ? 'casting.noAssets' : 'casting.noMatch')}
            description={assets.length === 0 ? t('casting.noAssetsWhy') : ''}
          />
        )}
        {[...groups].map(([name, group]) => (
          <TypeGroup
            key={name}
            name={name}
            group={group}
            selectedIds={selectedIds}
            onToggle={toggle}
            onDrag={(asset) => onDrag(selectedIds.has(asset.assetId) ? selected : [asset])}
            onDragEnd={() => onDrag([])}
          />
        ))}
      </div>
      {selected.length > 0 && (
        <div className={styles.foot}>
          <p className={styles.chosen}>
            <strong>{t('casting.selected', { count: selected.length })}</strong>{' '}
            {format.list(selected.slice(0, 3).map(({ name }) => name))}
            {selected.length > 3 ? '…' : ''}
          </p>
          <Button
            kind="primary"
            size="sm"
            icon="casting"
            keysOf="casting.cast"
            disabledReason={rowCount === 0 ? t('casting.chooseRows') : null}
            onClick={onCast}
          >
            {t('casting.castIn', { count: rowCount })}
          </Button>
        </div>
      )}
    </aside>
  );
}

type GroupProps = {
  readonly name: string;
  readonly group: readonly CastableAsset[];
  readonly selectedIds: ReadonlySet<Id>;
  readonly onToggle: (asset: CastableAsset) => void;
  readonly onDrag: (asset: CastableAsset) => void;
  readonly onDragEnd: () => void;
};

function TypeGroup({ name, group, selectedIds, onToggle, onDrag, onDragEnd }: GroupProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isFolded, setIsFolded] = useState(false);
  const [isAllShown, setIsAllShown] = useState(false);
  const shown = isFolded ? [] : isAllShown ? group : group.slice(0, mostAtFirst);
  const selectedCount = group.filter(({ assetId }) => selectedIds.has(assetId)).length;
  return (
    <section className={styles.group}>
      <button type="button" className={styles.head} aria-expanded={!isFolded} onClick={() => setIsFolded(!isFolded)}>
        <Icon name={isFolded ? 'right' : 'down'} size="xs" />
        <span className={styles.type}>{name === '' ? t('casting.noType') : name}</span>
        <span className={styles.number}>{format.number(group.length)}</span>
        {selectedCount > 0 && <span className={styles.some}>{t('casting.selected', { count: selectedCount })}</span>}
      </button>
      <ul className={styles.tiles}>
        {shown.map((asset) => (
          <li key={asset.assetId}>
            <button
              type="button"
              className={styles.tile}
              draggable
              aria-pressed={selectedIds.has(asset.assetId)}
              title={asset.name}
              onClick={() => onToggle(asset)}
              onDragStart={({ dataTransfer }) => {
                dataTransfer.effectAllowed = 'copy';
                dataTransfer.setData('text/plain', asset.name);
                onDrag(asset);
              }}
              onDragEnd={onDragEnd}
            >
              <span className={styles.picture}>
                <Thumbnail
                  size="fill"
                  alt=""
                  url={asset.mainPreviewFileId === null ? null : mediaUrl('thumbnail', asset.mainPreviewFileId)}
                />
                {selectedIds.has(asset.assetId) && (
                  <span className={styles.tick}>
                    <Icon name="check" size="xs" />
                  </span>
                )}
              </span>
              <span className={styles.name}>{asset.name}</span>
              {asset.useCount > 0 && (
                <span className={styles.uses} title={t('casting.uses', { count: asset.useCount })}>
                  {format.number(asset.useCount)}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {!isFolded && shown.length < group.length && (
        <Button kind="quiet" size="sm" onClick={() => setIsAllShown(true)}>
          {t('entity.showAll', { count: group.length - shown.length })}
        </Button>
      )}
    </section>
  );
}
