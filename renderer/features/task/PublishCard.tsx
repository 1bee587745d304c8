import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../../shared/model/screens.ts';
import { useCall } from '../../data/useCall.ts';
import { useNeedsConnection } from '../../data/useSync.ts';
import { useActions } from '../../ui/actions.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { CommentDraftHandle } from './commentDraft.ts';
import styles from './PublishCard.module.css';

type Props = {
  readonly detail: TaskDetail;
  readonly draft: CommentDraftHandle;
  /** They are in the draft: what is said of them is next. */
  readonly onChosen: () => void;
};

/** The way to a new revision, stated before anything is chosen. */
export function PublishCard({ detail, draft, onChosen }: Props) {
  const { t } = useTranslation();
  const chooseFiles = useCall('chooseFiles');
  const offline = useNeedsConnection();
  async function choose() {
    const files = await chooseFiles.run({ purpose: 'publish' });
    if (files.length === 0) return;
    draft.addFiles(files, true);
    onChosen();
  }
  const chooseSafely = () => void choose().catch((error: unknown) => console.error('no file chosen', error));
  const title = t('task.publishRevision', { revision: detail.nextRevision });
  useActions([
    {
      id: 'task.publish',
      label: title,
      group: t('actions.group.task'),
      icon: 'outbox',
      run: chooseSafely,
    },
  ]);
  return (
    <div className={styles.card}>
      <span className={styles.icon}>
        <Icon name="outbox" size="md" />
      </span>
      <span className={styles.text}>
        <span className={styles.title}>{title}</span>
        <span className={styles.note} title={t('task.publishHow')}>
          {t('task.publishHow')}
        </span>
      </span>
      <Button kind="plain" size="sm" keysOf="task.publish" onClick={chooseSafely}>
        {t(offline === null ? 'task.publish' : 'task.queuePublish')}
      </Button>
    </div>
  );
}
