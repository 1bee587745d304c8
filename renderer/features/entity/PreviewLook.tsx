import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { Entity } from '../../../shared/model/entity.ts';
import type { TaskPreviews } from '../../../shared/model/entityPage.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { numberIn } from '../../../shared/rules/search/match.ts';
import { useStudio } from '../../data/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { Lightbox } from '../../ui/Lightbox.tsx';
import { MoviePlayer } from '../../ui/MoviePlayer.tsx';
import { useNow } from '../../ui/useNow.ts';

type Props = {
  readonly previews: readonly TaskPreviews[];
  readonly previewFileId: Id;
  readonly entity: Entity;
  readonly title: string;
  readonly onLook: (previewFileId: Id) => void;
  readonly onClose: () => void;
};

const minuteMs = 60_000;

/** One revision as large as the window; up and down go through all of them. */
export function PreviewLook({ previews, previewFileId, entity, title, onLook, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  const { taskTypes, people, productions } = useStudio();
  const all = previews.flatMap(({ taskTypeId, revisions }) => revisions.map((tile) => ({ tile, taskTypeId })));
  const at = all.findIndex(({ tile }) => tile.previewFileId === previewFileId);
  const shown = all[at];
  if (shown === undefined) return null;
  const { tile, taskTypeId } = shown;
  const isWaiting = tile.mark !== null;
  const still = isWaiting
    ? mediaUrl('outbox', tile.previewFileId)
    : mediaUrl('original', tile.previewFileId, { extension: tile.extension });
  return (
    <Lightbox
      url={tile.media === 'picture' ? still : null}
      {...(isWaiting ? {} : { fallbackUrl: mediaUrl('preview', tile.previewFileId) })}
      title={title}
      description={[
        [taskTypes.get(taskTypeId)?.name, t('task.revision', { revision: tile.revision })].filter(Boolean).join(' '),
        people.get(tile.personId ?? '')?.fullName,
        format.when(tile.createdAt, now),
      ]
        .filter(Boolean)
        .join(' · ')}
      {...(tile.media === 'movie'
        ? {
            stage: (
              <MoviePlayer
                key={tile.previewFileId}
                url={isWaiting ? mediaUrl('outbox', tile.previewFileId) : mediaUrl('movie', tile.previewFileId)}
                poster={isWaiting ? null : mediaUrl('preview', tile.previewFileId)}
                thumbnail={isWaiting ? null : mediaUrl('thumbnail', tile.previewFileId)}
                fps={numberIn(entity.data['fps']) ?? productions.get(entity.productionId)?.fps ?? 25}
                firstFrame={numberIn(entity.data['frame_in']) ?? 1}
                askedFrame={null}
              />
            ),
          }
        : {})}
      onStep={(step) => {
        const next = all[at + step];
        if (next !== undefined) onLook(next.tile.previewFileId);
      }}
      onClose={onClose}
    />
  );
}
