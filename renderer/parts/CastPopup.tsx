import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CastAssetRow } from '../../shared/model/casting.ts';
import type { Id } from '../../shared/model/studio.ts';
import { matchingAssets, readCastInput } from '../../shared/rules/castInput.ts';
import { useEngine } from '../data/useEngine.ts';
import { useScope } from '../data/useScope.ts';
import { sharedWords } from './sharedWords.ts';
import styles from './CastPopup.module.css';
import { PickPopup } from './PickPopup.tsx';
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

/** `lantern x2` and Enter casts; it stays for the next one until Esc. */
export function CastPopup({ anchor, productionId, holders, title, start = '', onClose }: Props) {
  const { t } = useTranslation();
  useScope({ kind: 'shared-assets', productionId });
  const cast = useCast();
  const [text, setText] = useState(start);
  const assets = useEngine('castableAssets', { productionId }).value ?? [];
  const { words, occurrences } = readCastInput(text);
  const holderIds = new Set(holders.map(({ entityId }) => entityId));
  const hits = matchingAssets(assets, words)
    .filter(({ assetId }) => !holderIds.has(assetId))
    .map(({ assetId, name, assetTypeName, sharedFrom, mainPreviewFileId }) => ({
      id: assetId,
      name,
      about: sharedFrom === null ? assetTypeName : sharedWords(sharedFrom, t),
      mainPreviewFileId,
    }));

  function choose(assetId: Id): void {
    cast(
      holders.flatMap((holder) =>
        occurrences === null
          ? oneMore(holder.entityId, holder.cast, [assetId])
          : [{ entityId: holder.entityId, assetId, occurrences }],
      ),
    );
  }

  return (
    <PickPopup
      anchor={anchor}
      title={title}
      text={text}
      onText={setText}
      placeholder={t('casting.typeHere')}
      hits={hits}
      hitsLabel={t('casting.assets')}
      none={t('casting.noMatch')}
      trailing={occurrences !== null && <span className={styles.count}>×{occurrences}</span>}
      onPick={choose}
      onClose={onClose}
    />
  );
}
