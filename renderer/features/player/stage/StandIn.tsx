import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../../shared/mediaUrl.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import type { Player } from '../playback/player.ts';
import { usePlayerValue } from '../usePlayer.ts';
import styles from './StandIn.module.css';

type Props = { readonly previewFileId: Id; readonly player: Player | null };

/** While nothing of it can be on screen yet: a still of it instead of a black stage or of what was there before, dim and named. */
export function StandIn({ previewFileId, player }: Props) {
  const { t } = useTranslation();
  const isShown = usePlayerValue(player, ({ shown }) => shown !== null, false);
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const [isSharp, setIsSharp] = useState(false);
  if (isShown) return null;
  const sharp = mediaUrl('preview', previewFileId);
  // It is on this disk wherever a list has shown it; cut otherwise than the larger one, it would look out from behind that.
  const small = mediaUrl('thumbnail', previewFileId);
  const stills = [...(isSharp ? [] : [small]), sharp].filter((url) => !missing.has(url));
  return (
    <div className={styles.standIn}>
      {stills.map((url) => (
        <img
          key={url}
          className={styles.still}
          src={url}
          alt=""
          draggable={false}
          onLoad={() => setIsSharp((before) => before || url === sharp)}
          onError={() => setMissing((before) => new Set([...before, url]))}
        />
      ))}
      {stills.length > 0 && <p className={styles.words}>{t('review.standIn')}</p>}
    </div>
  );
}
