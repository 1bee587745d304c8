import { useTranslation } from 'react-i18next';
import type { Inbox } from '../../../shared/model/inbox.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import styles from './InboxHead.module.css';

type Props = {
  readonly section: 'unread' | 'read';
  readonly count: number;
  readonly inbox: Inbox;
  readonly line: number;
  readonly now: number;
};

/** What stands below: what is unread, and since when; or what was read. */
export function InboxHead({ section, count, inbox, line, now }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const isUnread = section === 'unread';
  return (
    <div className={styles.head} role="row" aria-rowindex={line + 1} data-unread={isUnread || undefined}>
      <span className={styles.name} role="gridcell">
        {t(isUnread ? 'inbox.head.unread' : 'inbox.head.read')}
        {isUnread && inbox.unreadSince !== null && (
          <span className={styles.since}>{t('inbox.since', { when: format.when(inbox.unreadSince, now) })}</span>
        )}
      </span>
      <span className={styles.count} role="gridcell">
        {format.number(count)}
      </span>
    </div>
  );
}
