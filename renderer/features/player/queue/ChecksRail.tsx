import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../../shared/mediaUrl.ts';
import type { MediaHere } from '../../../../shared/model/screens.ts';
import { entityName } from '../../../data/commandWords.ts';
import { useStudio } from '../../../data/studio.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { pictureOf } from '../../../parts/pictureOf.ts';
import { go } from '../../../place/navigation.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { TaskTypeTag } from '../../../ui/TaskTypeTag.tsx';
import { Thumbnail } from '../../../ui/Thumbnail.tsx';
import { useNow } from '../../../ui/useNow.ts';
import styles from './ChecksRail.module.css';
import { MissingMark, StatusMark } from './QueueMarks.tsx';
import { SessionProgress } from './SessionProgress.tsx';
import { useMediaHere } from './useMediaHere.ts';
import type { QueueItem, UsedQueue } from './useReviewQueue.ts';

type Props = { readonly queue: UsedQueue };

/** My checks beside the player: how far one has come, what was answered, and what waits, by task type. */
export function ChecksRail({ queue }: Props) {
  const { items, index, given } = queue;
  const { t } = useTranslation();
  const format = useFormat();
  const { taskTypes } = useStudio();
  const media = useMediaHere(items);
  const current = useRef<HTMLButtonElement>(null);
  useEffect(() => current.current?.scrollIntoView({ block: 'nearest' }), [index]);
  const answered = new Set(given.map(({ taskId }) => taskId));
  const checked = items.filter(({ place }) => answered.has(place.taskId));
  const waiting = items.filter(({ place }) => !answered.has(place.taskId));
  const typeIds = [...new Set(waiting.map(({ check }) => check?.taskTypeId ?? null))];
  const line = (item: QueueItem) => {
    const isCurrent = items[index]?.key === item.key;
    return (
      <RailLine
        key={item.key}
        ref={isCurrent ? current : null}
        item={item}
        isCurrent={isCurrent}
        isAnswered={answered.has(item.place.taskId)}
        here={media.get(item.thumbnailId ?? '')}
      />
    );
  };

  return (
    <nav className={styles.rail} aria-label={t('review.filmstrip')} data-region="queue" tabIndex={-1}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('pages.my-checks')}</h2>
        <SessionProgress queue={queue} />
      </header>
      <div className={styles.lines}>
        {checked.length > 0 && (
          <p className={styles.group}>
            {t('review.checked')} <span className={styles.count}>{format.number(checked.length)}</span>
          </p>
        )}
        {checked.map(line)}
        {typeIds.map((typeId) => {
          const type = typeId === null ? undefined : taskTypes.get(typeId);
          const members = waiting.filter(({ check }) => (check?.taskTypeId ?? null) === typeId);
          return (
            <section key={typeId ?? ''} aria-label={type?.name}>
              <p className={styles.group}>
                {type && <TaskTypeTag name={type.name} color={type.color} />}
                <span className={styles.count}>{format.number(members.length)}</span>
              </p>
              {members.map(line)}
            </section>
          );
        })}
      </div>
    </nav>
  );
}

type LineProps = {
  readonly ref: React.Ref<HTMLButtonElement>;
  readonly item: QueueItem;
  readonly isCurrent: boolean;
  readonly isAnswered: boolean;
  readonly here: MediaHere | undefined;
};

function RailLine({ ref, item, isCurrent, isAnswered, here }: LineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const { taskStatuses, people } = useStudio();
  const { place, entity, taskStatusId, thumbnailId, check } = item;
  const askedAt = check?.askedAt ?? null;
  const status = taskStatuses.get(taskStatusId ?? '');
  const person = people.get(check?.assigneeId ?? '');
  return (
    <button
      ref={ref}
      type="button"
      className={styles.line}
      data-answered={isAnswered || undefined}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={() => go(place)}
    >
      <span className={styles.picture}>
        <Thumbnail alt="" size="list" url={thumbnailId === null ? null : mediaUrl('thumbnail', thumbnailId)} />
        <MissingMark here={here} />
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{entity === null ? t('playlists.notToBeSeen') : entityName(entity)}</span>
        {!isAnswered && askedAt !== null && <span className={styles.when}>{format.when(askedAt, now)}</span>}
      </span>
      <span className={styles.side}>
        {isAnswered && status ? (
          <StatusMark status={status} />
        ) : (
          person && <Avatar name={person.fullName} pictureUrl={pictureOf(person)} size="sm" />
        )}
      </span>
    </button>
  );
}
