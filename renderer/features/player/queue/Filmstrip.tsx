import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../../shared/mediaUrl.ts';
import type { EntityLabel } from '../../../../shared/model/screens.ts';
import { entityName } from '../../../data/commandWords.ts';
import { useStudio } from '../../../data/studio.ts';
import { go } from '../../../place/navigation.ts';
import { Thumbnail } from '../../../ui/Thumbnail.tsx';
import styles from './Filmstrip.module.css';
import { MissingMark, StatusMark } from './QueueMarks.tsx';
import { SessionProgress } from './SessionProgress.tsx';
import { useMediaHere } from './useMediaHere.ts';
import type { UsedQueue } from './useReviewQueue.ts';

type Props = { readonly queue: UsedQueue };

/** What is gone through, with how each stands. */
export function Filmstrip({ queue }: Props) {
  const { items, index, given } = queue;
  const { t } = useTranslation();
  const { taskStatuses } = useStudio();
  const media = useMediaHere(items);
  const current = useRef<HTMLButtonElement>(null);
  useEffect(() => current.current?.scrollIntoView({ inline: 'nearest', block: 'nearest' }), [index]);
  return (
    <div className={styles.films}>
      {given.length > 0 && <SessionProgress queue={queue} />}
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
                <MissingMark here={media.get(thumbnailId ?? '')} />
              </button>
              <span className={styles.words}>
                <span className={styles.name}>{entity === null ? name : shortName(entity)}</span>
                {status !== null && <StatusMark status={status} />}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** `020 / 0040`: what is the same for all of a film takes no room. */
function shortName({ parentName, name }: EntityLabel): string {
  return [parentName, name]
    .map((part) => part.replace(/^(SQ|SH|SEQ)_?(?=\d)/i, ''))
    .filter(Boolean)
    .join(' / ');
}
