import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../../../shared/model/screens.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { entityName } from '../../../data/commandWords.ts';
import { useStudio } from '../../../data/studio.ts';
import { AddToPlaylist } from '../../../parts/batch/AddToPlaylist.tsx';
import { isSecondWindow } from '../../../place/navigation.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../../../ui/Menu.tsx';
import { TaskTypeTag } from '../../../ui/TaskTypeTag.tsx';
import { useNow } from '../../../ui/useNow.ts';
import type { Comparing } from '../companions/useComparing.ts';
import { useApart } from '../apart.ts';
import { type ReviewFile, revisionName, sequenceOf } from '../reviewFile.ts';
import { CompareBar } from './CompareBar.tsx';
import { LetterMark } from './LetterMark.tsx';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import styles from './PlayerHead.module.css';

type Props = {
  readonly detail: TaskDetail;
  readonly a: ReviewFile;
  readonly comparing: Comparing;
  /** Who looks on; null where nobody could. */
  readonly room: ReactNode;
  /** One based place and count; null where nothing is gone through. */
  readonly position: { readonly at: number; readonly of: number } | null;
  readonly isPanelOpen: boolean;
  readonly isFullScreen: boolean;
  readonly onA: (previewFileId: Id) => void;
  readonly onTogglePanel: () => void;
  readonly pictures: PicturesChoice | null;
  readonly onFullScreen: () => void;
  /** The second window: opened, or closed. */
  readonly onSecond: () => void;
};

/** Of several pictures: whether they are seen one by one, and to the other of the two; null where there is no choice. */
export type PicturesChoice = { readonly isApart: boolean; readonly toggle: () => void };

/** What is on screen, and what it is compared with. */
export function PlayerHead(props: Props) {
  const { detail, a, comparing, position, isPanelOpen, isFullScreen } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const type = useStudio().taskTypes.get(detail.task.taskTypeId);
  const apart = useApart();
  const choices = (current: Id, choose: (id: Id) => void): readonly MenuEntry[] =>
    detail.revisions.flatMap((one): readonly MenuEntry[] => {
      const { revision, files } = one;
      const [first] = files;
      // What is played as one is chosen as one.
      if (first !== undefined && sequenceOf(one, apart) !== null)
        return [
          {
            kind: 'item',
            id: first.file.id,
            label: t('review.sequence', { revision, count: files.length }),
            note: format.when(first.file.createdAt, now),
            isChecked: files.some(({ file }) => file.id === current),
            onChoose: () => choose(first.file.id),
          },
        ];
      return files.map(({ file }, index) => ({
        kind: 'item',
        id: file.id,
        label: revisionName(t, revision, index, files.length),
        note: format.when(file.createdAt, now),
        isChecked: file.id === current,
        onChoose: () => choose(file.id),
      }));
    });
  const nameOfFile = (id: Id): string => {
    for (const one of detail.revisions) {
      const { revision, files } = one;
      const index = files.findIndex(({ file }) => file.id === id);
      if (index >= 0 && sequenceOf(one, apart) !== null) return revisionName(t, revision, 0, 1);
      if (index >= 0) return revisionName(t, revision, index, files.length);
    }
    return '';
  };

  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{entityName(detail.entity)}</h1>
      {type && (
        <span className={styles.type}>
          <TaskTypeTag name={type.name} color={type.color} />
        </span>
      )}
      {position !== null && (
        <span className={styles.position}>{t('review.position', { at: position.at, of: position.of })}</span>
      )}
      {props.room}
      <span className={styles.tools}>
        <Menu
          align="end"
          trigger={
            <Button size="sm" hasMenu>
              <VisuallyHidden>{t('review.shownRevision', { name: nameOfFile(a.shown.file.id) })}</VisuallyHidden>
              <LetterMark letter="A" isSaid />
              <span aria-hidden>{nameOfFile(a.shown.file.id)}</span>
            </Button>
          }
          entries={choices(a.shown.file.id, props.onA)}
        />
        {props.pictures !== null && (
          <IconButton
            icon="layers"
            size="sm"
            label={t('review.picturesApart')}
            keysOf="review.apart"
            isPressed={props.pictures.isApart}
            onClick={props.pictures.toggle}
          />
        )}
        {comparing.isOn && <CompareBar detail={detail} comparing={comparing} />}
        {!comparing.isOn && comparing.canCompare && (
          <Button size="sm" icon="side-by-side" keysOf="review.compare" onClick={comparing.toggle}>
            {t('review.compare')}
          </Button>
        )}
        {!isSecondWindow && (
          <AddToPlaylist
            actionId="review.playlist"
            productionId={detail.production.id}
            kind={detail.entity.kind}
            group={t('review.group.look')}
            tasksInOrder={() =>
              Promise.resolve([
                {
                  entityId: detail.entity.entityId,
                  taskTypeId: detail.task.taskTypeId,
                  mainPreviewFileId: detail.entity.mainPreviewFileId,
                  // What waits to be published is nothing that the server could show yet.
                  ...(a.revision.mark === null && a.revision.files[0] !== undefined
                    ? { previewFileId: a.revision.files[0].file.id }
                    : {}),
                },
              ])
            }
          />
        )}
        <IconButton
          icon="side-bar"
          label={t('review.panel')}
          keysOf="review.panel"
          isPressed={isPanelOpen}
          onClick={props.onTogglePanel}
        />
        {!isSecondWindow && (
          <IconButton icon="detach" label={t('review.second.toggle')} keysOf="review.second" onClick={props.onSecond} />
        )}
        <IconButton
          icon={isFullScreen ? 'minimize' : 'expand'}
          label={t(isFullScreen ? 'review.leaveFullScreen' : 'review.fullScreen')}
          keysOf="review.full-screen"
          onClick={props.onFullScreen}
        />
      </span>
    </header>
  );
}
