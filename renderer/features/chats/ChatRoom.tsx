import { useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useScope } from '../../data/useScope.ts';
import { FreshnessNote } from '../../parts/FreshnessNote.tsx';
import { InlineError } from '../../parts/InlineError.tsx';
import { NotRead } from '../../parts/NotRead.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import styles from './ChatRoom.module.css';
import { ChatWriter } from './ChatWriter.tsx';
import { MessageItem } from './MessageItem.tsx';

type Props = { readonly entityId: Id };

const togetherMs = 5 * 60_000;

/** What is said around one shot or asset, the newest below, and the place to answer. */
export function ChatRoom({ entityId }: Props) {
  const { t } = useTranslation();
  const { productions } = useStudio();
  const answer = useEngine('chat', { entityId });
  const room = answer.value;
  const markRead = useCall('markChatRead');
  const end = useRef<HTMLDivElement>(null);
  useScope({ kind: 'chat', entityId });
  const newestId = room?.messages.at(-1)?.id ?? '';
  const mark = useRef(markRead.start);
  useLayoutEffect(() => {
    end.current?.scrollIntoView({ block: 'end' });
  }, [newestId]);
  useEffect(() => {
    if (newestId !== '') mark.current({ entityId });
  }, [newestId, entityId]);

  if (answer.error && room === undefined) return <InlineError error={answer.error} onRetry={answer.ask} look="page" />;
  if (room === undefined) return <Skeleton rows={4} label={t('ui.loading')} />;
  if (room === null)
    return <EmptyState icon="cloud-off" title={t('chats.gone')} description={t('entities.notHereWhy')} />;
  const isHere = room.freshness.state === 'complete' || room.messages.length > 0;
  return (
    <section className={styles.room} aria-label={room.entityName} data-region="chat" tabIndex={-1}>
      <header className={styles.head}>
        <h2 className={styles.title}>{room.entityName}</h2>
        <span className={styles.production}>{productions.get(room.productionId ?? '')?.name}</span>
        <FreshnessNote freshness={room.freshness} />
      </header>
      <div className={styles.messages} role="log" aria-label={t('chats.messages')}>
        {!isHere && (
          <NotRead freshness={room.freshness} productionId={room.productionId} notHere={t('chats.notHere')} rows={4} />
        )}
        {isHere && room.messages.length === 0 && (
          <EmptyState icon="comment" title={t('chats.empty')} description={t('chats.emptyWhy')} />
        )}
        {room.messages.map((message, index) => {
          const before = room.messages[index - 1];
          const goesOn =
            before?.personId === message.personId &&
            Date.parse(message.createdAt) - Date.parse(before.createdAt) < togetherMs;
          return <MessageItem key={message.id} message={message} goesOn={goesOn} />;
        })}
        <div ref={end} />
      </div>
      {room.canSay && <ChatWriter entityId={entityId} />}
    </section>
  );
}
