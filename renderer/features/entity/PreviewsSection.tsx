import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { PreviewTile, TaskPreviews } from '../../../shared/model/entityPage.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { CornerMark } from '../../ui/CornerMark.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Section } from '../../ui/Section.tsx';
import { TaskTypeTag } from '../../ui/TaskTypeTag.tsx';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './PreviewsSection.module.css';

type Props = { readonly previews: readonly TaskPreviews[]; readonly onLook: (previewFileId: Id) => void };

const minuteMs = 60_000;
/** Of each task, before the rest is asked for. */
const mostAtFirst = 4;

/** What was put up for review, by task and revision. */
export function PreviewsSection({ previews, onLook }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = previews.reduce((sum, { revisions }) => sum + revisions.length, 0);
  return (
    <Section title={t('entity.previews')} count={format.number(count)}>
      {count === 0 ? (
        <p className={styles.none}>{t('entity.noPreviews')}</p>
      ) : (
        <div className={styles.groups}>
          {previews.map((group) => (
            <Group key={group.taskId} group={group} onLook={onLook} />
          ))}
        </div>
      )}
    </Section>
  );
}

type GroupProps = { readonly group: TaskPreviews; readonly onLook: Props['onLook'] };

function Group({ group: { taskTypeId, revisions }, onLook }: GroupProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { taskTypes } = useStudio();
  const [isAllShown, setIsAllShown] = useState(false);
  const type = taskTypes.get(taskTypeId);
  const shown = isAllShown ? revisions : revisions.slice(0, mostAtFirst);
  const hidden = revisions.length - shown.length;
  return (
    <div className={styles.group}>
      <h3 className={styles.head}>
        {type && <TaskTypeTag name={type.name} color={type.color} />}
        <span className={styles.count}>{format.number(revisions.length)}</span>
      </h3>
      <ul className={styles.tiles}>
        {shown.map((tile) => (
          <li key={tile.previewFileId}>
            <Tile tile={tile} typeName={type?.name ?? ''} onLook={() => onLook(tile.previewFileId)} />
          </li>
        ))}
        {hidden > 0 && (
          <li>
            <button
              type="button"
              className={styles.more}
              title={t('entity.showAll', { count: hidden })}
              onClick={() => setIsAllShown(true)}
            >
              +{format.number(hidden)}
            </button>
          </li>
        )}
      </ul>
    </div>
  );
}

type TileProps = { readonly tile: PreviewTile; readonly typeName: string; readonly onLook: () => void };

function Tile({ tile, typeName, onLook }: TileProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  const { people } = useStudio();
  const author = people.get(tile.personId ?? '')?.fullName ?? '';
  const name = t('task.revision', { revision: tile.revision });
  const when = format.when(tile.createdAt, now);
  const url =
    tile.mark !== null
      ? tile.media === 'picture'
        ? mediaUrl('outbox', tile.previewFileId)
        : null
      : tile.media === 'other'
        ? null
        : mediaUrl('thumbnail', tile.previewFileId);
  return (
    <button
      type="button"
      className={styles.tile}
      title={[author, format.instantFull(tile.createdAt)].filter(Boolean).join(', ')}
      aria-label={t('entity.look', { name: [typeName, name, when].filter(Boolean).join(' ') })}
      onClick={onLook}
    >
      <span className={styles.picture}>
        <Thumbnail size="fill" alt="" url={url} />
        {tile.mark !== null && <CornerMark mark={{ kind: tile.mark, label: t(`marks.${tile.mark}`) }} place="cell" />}
        {tile.media !== 'picture' && (
          <span className={styles.media}>
            <Icon name={tile.media === 'movie' ? 'play' : 'file'} size="xs" />
          </span>
        )}
      </span>
      <span className={styles.name}>{name}</span>
      <span className={styles.when}>{when}</span>
    </button>
  );
}
