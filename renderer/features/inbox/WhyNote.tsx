import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/useCommand.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useTaskOutcome } from '../../parts/taskOutcome.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { reasonIcons, whyOf } from './inboxWords.ts';
import { type InboxPlace, selectedRow, useInbox } from './useInbox.ts';
import styles from './WhyNote.module.css';

type Props = { readonly place: InboxPlace };

/** Over the task beside the inbox: why one was told, and how to be told no more. */
export function WhyNote({ place }: Props) {
  const { t } = useTranslation();
  const rows = useInbox(place).value?.rows ?? [];
  const row = selectedRow(rows, place);
  const taskId = place.sel.at(-1) ?? null;
  const task = useEngine('task', { taskId: taskId ?? '-' }, { isOff: taskId === null }).value?.task;
  const follow = useCommand('followTask');
  const tell = useTaskOutcome();
  const tellFailure = useTellFailure();
  if (row === null) return null;

  function setFollowed(isFollowed: boolean) {
    if (taskId === null) return;
    follow
      .run({ taskId, isFollowed })
      .then((answer) => tell({ answer, title: '' }))
      .catch(tellFailure);
  }
  const isFollowed = task?.isSubscribed === true;
  return (
    <div className={styles.note}>
      <Icon name={reasonIcons[row.reason]} size="sm" />
      <p className={styles.words}>
        <b className={styles.reason}>{t(`inbox.reason.${row.reason}`)}</b> {whyOf(row, t)}
      </p>
      {task && !row.isAssigned && (
        <Button
          kind="quiet"
          size="sm"
          icon="bell"
          aria-pressed={isFollowed}
          title={t(isFollowed ? 'inbox.unfollow' : 'inbox.follow')}
          onClick={() => setFollowed(!isFollowed)}
        >
          {t(isFollowed ? 'inbox.following' : 'inbox.follow')}
        </Button>
      )}
    </div>
  );
}
