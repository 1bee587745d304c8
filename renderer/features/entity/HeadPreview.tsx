import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { Entity } from '../../../shared/model/entity.ts';
import type { PreviewTile, TaskPreviews } from '../../../shared/model/entityPage.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Menu, type MenuEntry } from '../../ui/Menu.tsx';
import styles from './HeadPreview.module.css';

type Props = {
  readonly entity: Entity;
  readonly previews: readonly TaskPreviews[];
  readonly onLook: (previewFileId: Id) => void;
};

/** The newest revision of any task, or the one that was chosen; a press shows it large. */
export function HeadPreview({ entity, previews, onLook }: Props) {
  const { t } = useTranslation();
  const { taskTypes } = useStudio();
  const [chosenId, setChosenId] = useState<Id | null>(null);
  const all = previews.flatMap(({ taskTypeId, revisions }) => revisions.map((tile) => ({ tile, taskTypeId })));
  const chosen = all.find(({ tile }) => tile.previewFileId === chosenId) ?? newestOf(all);
  const [missing, setMissing] = useState<string | null>(null);

  if (chosen === null)
    return (
      <div className={styles.box} data-empty={entity.mainPreviewFileId === null || undefined}>
        {entity.mainPreviewFileId === null ? (
          <span className={styles.none}>{t('task.noPreview')}</span>
        ) : (
          <img className={styles.picture} src={mediaUrl('preview', entity.mainPreviewFileId)} alt="" />
        )}
      </div>
    );
  const { tile } = chosen;
  const nameOf = ({ tile: { revision }, taskTypeId }: (typeof all)[number]): string =>
    [taskTypes.get(taskTypeId)?.name, t('task.revision', { revision })].filter(Boolean).join(' ');
  const name = nameOf(chosen);
  const still = tile.mark === null ? mediaUrl('preview', tile.previewFileId) : mediaUrl('outbox', tile.previewFileId);
  const isShown = still !== missing && tile.media !== 'other' && (tile.mark === null || tile.media === 'picture');
  const entries = previews.flatMap(({ taskId, taskTypeId, revisions }): readonly MenuEntry[] => [
    { kind: 'heading', id: taskId, label: taskTypes.get(taskTypeId)?.name ?? '' },
    ...revisions.map((one): MenuEntry => ({
      kind: 'item',
      id: one.previewFileId,
      label: nameOf({ tile: one, taskTypeId }),
      isChecked: one.previewFileId === tile.previewFileId,
      onChoose: () => setChosenId(one.previewFileId),
    })),
  ]);
  return (
    <div className={styles.box} data-theme="dark">
      <button
        type="button"
        className={styles.open}
        aria-label={t('entity.look', { name })}
        onClick={() => onLook(tile.previewFileId)}
      >
        {isShown ? (
          <img className={styles.picture} src={still} alt="" onError={() => setMissing(still)} />
        ) : (
          <span className={styles.none}>
            <Icon name={tile.media === 'other' ? 'file' : 'picture-off'} size="lg" />
          </span>
        )}
        {tile.media === 'movie' && (
          <span className={styles.play}>
            <Icon name="play" size="md" />
          </span>
        )}
      </button>
      <span className={styles.which}>
        <Menu
          filter={{ label: t('tasks.find'), empty: t('ui.noMatch') }}
          trigger={
            <Button size="sm" hasMenu aria-label={t('entity.chooseRevision', { name })}>
              {name}
            </Button>
          }
          entries={entries}
        />
      </span>
      {tile.isOnDisk && tile.mark === null && (
        <span className={styles.disk} title={t('task.onThisDisk')}>
          <Icon name="disk" size="xs" />
        </span>
      )}
    </div>
  );
}

function newestOf<Some extends { readonly tile: PreviewTile }>(all: readonly Some[]): Some | null {
  return all.reduce<Some | null>(
    (newest, one) => (newest === null || one.tile.createdAt > newest.tile.createdAt ? one : newest),
    null,
  );
}
