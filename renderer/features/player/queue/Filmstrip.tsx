import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../../shared/mediaUrl.ts';
import { entityName } from '../../../data/commandWords.ts';
import { useStudio } from '../../../data/studio.ts';
import { go } from '../../../place.ts';
import { StatusChip } from '../../../ui/StatusChip.tsx';
import { Thumbnail } from '../../../ui/Thumbnail.tsx';
import styles from './Filmstrip.module.css';
import type { UsedQueue } from './useReviewQueue.ts';

type Props = { readonly queue: UsedQueue };

/** What is gone through, with how each stands. */
export function Filmstrip({ queue: { items, index } }: Props) {
  const { t } = useTranslation();
  const { taskStatuses } = useStudio();
  const current = useRef<HTMLButtonElement>(null);
  useEffect(() => current.current?.scrollIntoView({ inline: 'nearest', block: 'nearest' }), [index]);
  return (
    <div className={styles.strip} role="list" aria-label={t('review.filmstrip')}>
      {items.map(({ key, place, entity, taskStatusId, thumbnailId }, at) => {
        const name = entity === null ? t('playlists.notToBeSeen') : entityName(entity);
        const status = taskStatusId === null ? null : (taskStatuses.get(taskStatusId) ?? null);
        return (
          <div key={key} role="listitem" className={styles.item}>
            <button
              ref={at === index ? current : undefined}
              type="button"
              className={styles.film}
              aria-current={at === index ? 'true' : undefined}
              title={name}
              onClick={() => go(place)}
            >
              <Thumbnail alt="" size="fill" url={thumbnailId === null ? null : mediaUrl('thumbnail', thumbnailId)} />
            </button>
            <span className={styles.words}>
              <span className={styles.name}>{entity?.name ?? name}</span>
              {status !== null && <StatusChip status={status} />}
            </span>
          </div>
        );
      })}
    </div>
  );
}
