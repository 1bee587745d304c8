import { useTranslation } from 'react-i18next';
import type { Revision, RevisionFile, TaskDetail } from '../../../shared/model/screens.ts';
import { useStudio } from '../../data/studio.ts';
import { useMediaDrag } from '../../parts/useMediaDrag.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { revisionFileName } from '../../parts/revisionFileName.ts';
import { revisionFileUrl } from '../../parts/revisionFileUrl.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Revisions.module.css';

type Props = {
  readonly detail: TaskDetail;
  readonly revision: Revision;
  readonly shown: RevisionFile;
  readonly onRevision: (revision: number) => void;
  readonly onPosition: (index: number) => void;
  readonly onReview: () => void;
};

/** The revisions, newest first, those that wait with their mark; the files of the one on screen; whether it is here. */
export function Revisions({ detail, revision, shown, onRevision, onPosition, onReview }: Props) {
  const { t } = useTranslation();
  const { taskTypes } = useStudio();
  const drag = useMediaDrag();
  const count = revision.files.length;
  const index = revision.files.indexOf(shown);
  /** Out of the app, as the file that was published. */
  const dragOf = ({ mark, files: [first] }: Revision) => {
    if (mark !== null || first === undefined) return {};
    const name = revisionFileName(first, detail.entity, taskTypes.get(detail.task.taskTypeId)?.name ?? '');
    return drag(revisionFileUrl(first), name);
  };
  return (
    <div className={styles.line}>
      <div className={styles.revisions} role="group" aria-label={t('task.revisions')}>
        {detail.revisions.map((one) => (
          <button
            key={one.revision}
            type="button"
            className={styles.revision}
            aria-pressed={one.revision === revision.revision}
            title={one.mark === null ? undefined : t(`marks.${one.mark}`)}
            data-mark={one.mark ?? undefined}
            onClick={() => onRevision(one.revision)}
            {...dragOf(one)}
          >
            {t('task.revision', { revision: one.revision })}
            {one.mark !== null && <Icon name={one.mark === 'rejected' ? 'warning' : 'clock'} size="xs" />}
          </button>
        ))}
      </div>
      {count > 1 && (
        <span className={styles.files}>
          <IconButton
            icon="back"
            size="sm"
            label={t('task.previousFile')}
            isDisabled={index <= 0}
            onClick={() => onPosition(index - 1)}
          />
          {t('task.fileOf', { position: index + 1, count })}
          <IconButton
            icon="forward"
            size="sm"
            label={t('task.nextFile')}
            isDisabled={index >= count - 1}
            onClick={() => onPosition(index + 1)}
          />
        </span>
      )}
      {revision.mark === null && shown.isOnDisk && (
        <span className={styles.disk} title={t('task.onThisDisk')}>
          <Icon name="disk" size="xs" />
          <span className={styles.diskWords}>{t('task.onThisDisk')}</span>
        </span>
      )}
      <Button size="sm" kind="quiet" keysOf="task.review" onClick={onReview}>
        {t('review.openShort')}
      </Button>
    </div>
  );
}
