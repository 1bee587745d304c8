import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStudio } from '../../../data/studio.ts';
import { useSyncState } from '../../../data/useSync.ts';
import { pictureOf } from '../../../parts/pictureOf.ts';
import { useActions } from '../../../ui/actions.ts';
import { AvatarStack, type StackedPerson } from '../../../ui/AvatarStack.tsx';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { showToast } from '../../../ui/toasts.ts';
import styles from './RoomChip.module.css';
import type { RoomDoor } from './useRoomDoor.ts';

type Props = { readonly door: RoomDoor; readonly onJoin: () => void; readonly onLeave: () => void };

/** Who is in the review room of this playlist and who leads it, with the way in and out. */
export function RoomChip({ door: { room }, onJoin, onLeave }: Props) {
  const { t } = useTranslation();
  const { people, me } = useStudio();
  const { connection } = useSyncState();
  const nameOf = (id: string | null): string => people.get(id ?? '')?.fullName ?? t('review.room.somebody');
  const isOutside = room.phase === 'watching' || room.phase === 'refused';
  const needsStream = connection.kind === 'live' ? null : t('review.room.needsConnection');

  useActions([
    {
      id: 'review.room',
      label: t(isOutside ? 'review.room.join' : 'review.room.leave'),
      group: t('review.group.play'),
      icon: 'users',
      run: isOutside ? onJoin : onLeave,
      disabledReason: isOutside ? needsStream : null,
    },
  ]);

  const lastPhase = useRef(room.phase);
  useEffect(() => {
    const before = lastPhase.current;
    lastPhase.current = room.phase;
    if (room.phase === 'lost' && before !== 'lost')
      showToast({ title: t('review.room.lost'), description: t('review.room.lostWhy'), tone: 'danger' });
    if (room.phase === 'refused' && before !== 'refused')
      showToast({ title: t('review.room.refused'), description: t('review.room.refusedWhy'), tone: 'danger' });
    if (before === 'lost' && room.phase === 'in') showToast({ title: t('review.room.back') });
  }, [room.phase, t]);

  const inside = room.people.map((id): StackedPerson => {
    const person = people.get(id);
    return { id, name: nameOf(id), pictureUrl: person === undefined ? null : pictureOf(person) };
  });
  const leader = inside.find(({ id }) => id === room.leaderId);
  const others = inside.filter((one) => one !== leader);

  if (isOutside) {
    return (
      <span className={styles.chip}>
        <AvatarStack people={inside} size="sm" />
        <span className={styles.wide}>
          <Button
            size="sm"
            icon="users"
            keysOf="review.room"
            disabledReason={needsStream}
            title={inside.length === 0 ? t('review.room.what') : t('review.room.inside', { count: inside.length })}
            onClick={onJoin}
          >
            {t('review.room.joinShort')}
          </Button>
        </span>
        <span className={styles.narrow}>
          <IconButton
            icon="users"
            label={t('review.room.joinShort')}
            keysOf="review.room"
            disabledReason={needsStream}
            onClick={onJoin}
          />
        </span>
      </span>
    );
  }
  return (
    <span className={styles.chip} data-phase={room.phase} role="group" aria-label={t('review.room.name')}>
      {leader !== undefined && (
        <span className={styles.leader}>
          <AvatarStack people={[leader]} size="sm" />
        </span>
      )}
      <AvatarStack people={others} size="sm" limit={4} />
      <span className={styles.words} title={t('review.room.what')}>
        {words()}
      </span>
      <IconButton icon="sign-out" size="sm" label={t('review.room.leave')} keysOf="review.room" onClick={onLeave} />
    </span>
  );

  function words(): string {
    if (room.phase === 'lost') return t('review.room.alone');
    if (room.phase === 'joining') return t('review.room.joining');
    if (room.people.length === 1) return t('review.room.onlyYou');
    if (room.leaderId === null) return t('review.room.nobodyLeads');
    return room.leaderId === me?.id
      ? t('review.room.youLead')
      : t('review.room.leads', { name: nameOf(room.leaderId) });
  }
}
