import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { PlaylistRevision, PlaylistTask, ShownPlaylistEntry } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { entityName } from '../../data/commandWords.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { CornerMark } from '../../ui/CornerMark.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import styles from './EntryLine.module.css';
import { EntryStatus } from './EntryStatus.tsx';
import { useRevisionEntries, useRevisionWords } from './revisionEntries.ts';
import type { useEntryDrag } from './useEntryDrag.ts';

/** One shot, and what may be done with it. */
export type EntryDeeds = {
  readonly index: number;
  readonly count: number;
  readonly entry: ShownPlaylistEntry;
  /** Of what is shown; null where nothing is, or before it is known. */
  readonly task: PlaylistTask | null;
  readonly revisions: readonly PlaylistRevision[];
  readonly canEdit: boolean;
  readonly onPlay: () => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onRemove: () => void;
  readonly onChoose: (previewFileId: Id) => void;
  /** Its notes, shown or folded away. */
  readonly onNotes: () => void;
};

type Props = EntryDeeds & {
  readonly areNotesOpen: boolean;
  readonly isStatusOpen: boolean;
  readonly onStatusOpen: (isOpen: boolean) => void;
  /** Its notes, where they are shown. */
  readonly children: ReactNode;
  /** Null where the order is not ours to change. */
  readonly drag: ReturnType<typeof useEntryDrag> | null;
};

/** One shot of a playlist, and what is shown of it. */
export function EntryLine(props: Props) {
  const { index, count, entry, revisions, canEdit, drag, onPlay, onMove, onRemove, onChoose } = props;
  const { task, areNotesOpen, isStatusOpen, onNotes, onStatusOpen, children } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const wordsOf = useRevisionWords();
  const { entity, shown, newer, mark } = entry;
  const name = entity === null ? t('playlists.notToBeSeen') : entityName(entity);
  const what = shown === null ? t('playlists.noRevision') : wordsOf(shown);
  const choices = useRevisionEntries(entry, revisions, onChoose);

  return (
    <li className={styles.entry}>
      <div
        className={styles.line}
        data-entry={index}
        data-dragged={drag?.isDragged(index) === true || undefined}
        data-drop={drag?.markOf(index)}
        {...drag?.propsOf(index)}
      >
        <span className={styles.number}>
          {drag !== null && <Icon name="grip" size="sm" />}
          {format.number(index + 1)}
        </span>
        <button
          type="button"
          className={styles.picture}
          aria-label={t('review.openNamed', { name })}
          disabled={shown === null}
          onClick={onPlay}
        >
          <Thumbnail alt="" url={shown === null ? null : mediaUrl('thumbnail', shown.previewFileId)} size="list" />
        </button>
        <span className={styles.name} title={name} data-gone={entity === null || undefined}>
          {name}
        </span>
        {mark !== null && <CornerMark mark={{ kind: mark, label: t(`marks.${mark}`) }} place="cell" />}
        <span className={styles.revision}>
          {canEdit && choices.length > 0 ? (
            <Menu
              filter={{ label: t('tasks.find'), empty: t('ui.noMatch') }}
              trigger={
                <Button kind="quiet" size="sm" hasMenu aria-label={t('playlists.revisionOf', { name, what })}>
                  {what}
                </Button>
              }
              entries={choices}
            />
          ) : (
            <span className={styles.what}>{what}</span>
          )}
          {newer !== null &&
            (canEdit ? (
              <Button kind="quiet" size="sm" icon="up" onClick={() => onChoose(newer.previewFileId)}>
                {t('playlists.showNewer', { revision: newer.revision })}
              </Button>
            ) : (
              <span className={styles.what}>{t('playlists.newer', { revision: newer.revision })}</span>
            ))}
        </span>
        {shown !== null && task !== null && (
          <>
            <span className={styles.status}>
              <EntryStatus
                taskId={shown.taskId}
                task={task}
                name={name}
                isOpen={isStatusOpen}
                onOpenChange={onStatusOpen}
              />
            </span>
            {(task.canComment || task.noteCount > 0) && (
              <span className={styles.notes}>
                <Button
                  kind="quiet"
                  size="sm"
                  icon="comment"
                  aria-expanded={areNotesOpen}
                  aria-label={t('playlists.notesOf', { name, count: task.noteCount })}
                  title={t('playlists.notesOf', { name, count: task.noteCount })}
                  onClick={onNotes}
                >
                  {task.noteCount === 0 ? '' : format.number(task.noteCount)}
                </Button>
              </span>
            )}
          </>
        )}
        {canEdit && (
          <span className={styles.tools}>
            <IconButton
              icon="up"
              size="sm"
              label={t('playlists.moveUp', { name })}
              keysOf="playlist.up"
              disabledReason={index === 0 ? t('playlists.isFirst') : null}
              onClick={() => onMove(-1)}
            />
            <IconButton
              icon="down"
              size="sm"
              label={t('playlists.moveDown', { name })}
              keysOf="playlist.down"
              disabledReason={index === count - 1 ? t('playlists.isLast') : null}
              onClick={() => onMove(1)}
            />
            <IconButton
              icon="close"
              size="sm"
              label={t('playlists.remove', { name })}
              keysOf="playlist.remove"
              onClick={onRemove}
            />
          </span>
        )}
      </div>
      {children !== null && <div className={styles.said}>{children}</div>}
    </li>
  );
}
