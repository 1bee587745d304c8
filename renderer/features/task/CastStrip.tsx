import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import { useStudio } from '../../data/studio.ts';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import styles from './CastStrip.module.css';

type Props = {
  readonly detail: TaskDetail;
  /** Below the task's own heading. */
  readonly level: 'h2' | 'h3';
  readonly onOpenAsset: (assetId: Id) => void;
};

/** The assets that play in this shot, and what each is ready for. */
export function CastStrip({ detail, level: Heading, onOpenAsset }: Props) {
  const { t } = useTranslation();
  const { taskTypes } = useStudio();
  if (detail.cast.length === 0) return null;
  return (
    <section className={styles.cast} aria-label={t('task.cast')}>
      <Heading className={styles.title}>{t(detail.entity.kind === 'Asset' ? 'task.castInAsset' : 'task.cast')}</Heading>
      <ul className={styles.assets}>
        {detail.cast.map((asset) => {
          const ready = asset.readyForTaskTypeId === null ? undefined : taskTypes.get(asset.readyForTaskTypeId)?.name;
          const count = asset.occurrences > 1 ? t('task.occurrences', { count: asset.occurrences }) : '';
          return (
            <li key={asset.assetId}>
              <button
                type="button"
                className={styles.asset}
                title={[asset.assetTypeName, ready && t('task.readyFor', { taskType: ready })]
                  .filter(Boolean)
                  .join(', ')}
                onClick={() => onOpenAsset(asset.assetId)}
              >
                <span className={styles.picture}>
                  <Thumbnail
                    size="fill"
                    alt=""
                    url={asset.mainPreviewFileId === null ? null : mediaUrl('thumbnail', asset.mainPreviewFileId)}
                  />
                </span>
                <span className={styles.name}>{asset.name}</span>
                <span className={styles.count}>{count}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
