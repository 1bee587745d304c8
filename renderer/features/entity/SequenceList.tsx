import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { SequencePart } from '../../../shared/model/entityPage.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { DoneShare } from '../../parts/DoneShare.tsx';
import { go } from '../../place/navigation.ts';
import { entityPagePlace } from '../../place/place.ts';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import styles from './SequenceList.module.css';

type Props = { readonly rows: readonly SequencePart[]; readonly productionId: Id };

/** The sequences of an episode: how many shots each has, and how far they are. */
export function SequenceList({ rows, productionId }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className={styles.list} aria-label={t('pages.sequences')}>
      {rows.map(({ entityId, name, description, mainPreviewFileId, isCanceled, shotCount, frames, statusCounts }) => (
        <li key={entityId}>
          <button
            type="button"
            className={styles.line}
            data-canceled={isCanceled || undefined}
            onClick={() => go(entityPagePlace(productionId, 'Sequence', entityId))}
          >
            <Thumbnail alt="" url={mainPreviewFileId === null ? null : mediaUrl('thumbnail', mainPreviewFileId)} />
            <span className={styles.names}>
              <span className={styles.name}>{name}</span>
              <span className={styles.description}>{description}</span>
            </span>
            <span className={styles.figure}>{t('entities.countOf.Shot', { count: shotCount })}</span>
            <span className={styles.figure}>
              {frames === 0 ? '' : t('entities.frames', { count: frames, frames: format.number(frames) })}
            </span>
            <span className={styles.done}>
              <DoneShare statusCounts={statusCounts} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
