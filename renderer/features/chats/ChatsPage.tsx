import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { ChatRow } from '../../../shared/model/chat.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { entityName } from '../../data/commandWords.ts';
import { useStudio } from '../../data/studio.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useScope } from '../../data/useScope.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { FreshnessNote } from '../../parts/FreshnessNote.tsx';
import { InlineError } from '../../parts/InlineError.tsx';
import { NotRead } from '../../parts/NotRead.tsx';
import { go } from '../../place/navigation.ts';
import { chatsPlace } from '../../place/place.ts';
import { CornerMark } from '../../ui/CornerMark.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import { useNow } from '../../ui/useNow.ts';
import { ChatRoom } from './ChatRoom.tsx';
import styles from './ChatsPage.module.css';

type Props = {
  /** The chat that is open, by its entity. */
  readonly entityId: Id | null;
};

const firstRows = 6;

/** The chats one takes part in, and what is said in the open one. */
export function ChatsPage({ entityId }: Props) {
  const { t } = useTranslation();
  const answer = useEngine('chats', {});
  const list = answer.value;
  useScope({ kind: 'chats' });
  const isUnread = list && list.rows.length === 0 && list.freshness.state !== 'complete';
  const isNone = list?.freshness.state === 'complete' && list.rows.length === 0;
  const nothingOpen = isNone ? (
    <EmptyState icon="comment" title={t('chats.none')} description={t('chats.noneWhy')} />
  ) : (
    <EmptyState icon="comment" title={t('chats.noneOpen')} description={t('chats.noneOpenWhy')} />
  );
  return (
    <div className={styles.page}>
      <PageHeader title={t('pages.chats')}>{list && <FreshnessNote freshness={list.freshness} />}</PageHeader>
      {answer.error && <InlineError error={answer.error} onRetry={answer.ask} look={list ? 'line' : 'page'} />}
      {(list || !answer.error) && (
        <div className={styles.split} data-none={(isNone && entityId === null) || undefined}>
          <nav className={styles.list} aria-label={t('pages.chats')} data-region="list" tabIndex={-1}>
            {!list && <Skeleton rows={firstRows} height="list" label={t('ui.loading')} />}
            {isUnread && (
              <NotRead freshness={list.freshness} notHere={t('chats.notHere')} rows={firstRows} height="list" />
            )}
            {list?.rows.map((row) => (
              <ChatLink key={row.entityId} row={row} isOpen={row.entityId === entityId} />
            ))}
          </nav>
          {entityId === null ? nothingOpen : <ChatRoom key={entityId} entityId={entityId} />}
        </div>
      )}
    </div>
  );
}

function ChatLink({ row, isOpen }: { readonly row: ChatRow; readonly isOpen: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const { people, productions } = useStudio();
  const author = people.get(row.lastPersonId ?? '')?.firstName;
  const pictureId = row.entity?.mainPreviewFileId ?? row.previewFileId;
  const said = row.lastText.replaceAll(/\s+/g, ' ').trim();
  return (
    <button
      type="button"
      className={styles.link}
      aria-current={isOpen ? 'page' : undefined}
      data-unread={row.hasUnread || undefined}
      onClick={() => go(chatsPlace(row.entityId))}
    >
      <Thumbnail alt="" url={pictureId === null ? null : mediaUrl('thumbnail', pictureId)} size="list" />
      <span className={styles.words}>
        <span className={styles.top}>
          <span className={styles.name}>
            {row.entityName === '' && row.entity !== null ? entityName(row.entity) : row.entityName}
          </span>
          {row.hasUnread && <span className={styles.dot} role="img" aria-label={t('chats.unread')} />}
        </span>
        <span className={styles.below}>
          <span className={styles.said}>
            {said === ''
              ? (productions.get(row.productionId)?.name ?? '')
              : t('chats.said', { name: author ?? '', text: said, hasName: author === undefined ? 'no' : 'yes' })}
          </span>
          {row.lastMessageAt !== null && <span className={styles.when}>{format.when(row.lastMessageAt, now)}</span>}
        </span>
      </span>
      {row.mark !== null && <CornerMark mark={{ kind: row.mark, label: t(`marks.${row.mark}`) }} place="cell" />}
    </button>
  );
}
