/** What each reason is called and looks like. */
import type { TFunction } from 'i18next';
import type { InboxReason, InboxRow } from '../../../shared/model/inbox.ts';
import type { IconName } from '../../ui/Icon.tsx';

export const reasonIcons: Readonly<Record<InboxReason, IconName>> = {
  retake: 'status-retake',
  mention: 'at',
  reply: 'reply',
  assignation: 'user',
  approved: 'check',
  feedback: 'status-feedback',
  comment: 'comment',
  playlist: 'playlist',
};

type Titled = Pick<InboxRow, 'reason' | 'isAssigned' | 'isFollowed'>;

/** "Hana asked for a retake". */
export function titleOf({ reason, isAssigned, isFollowed }: Titled, name: string, t: TFunction): string {
  const tie = isAssigned ? 'own' : isFollowed ? 'followed' : 'other';
  return t(`inbox.title.${reason}`, { name, tie });
}

/** "You see this because the task is assigned to you". */
export function whyOf({ reason, isAssigned, isFollowed }: Titled, t: TFunction): string {
  if (reason === 'mention') return t('inbox.why.mention');
  if (isAssigned) return t('inbox.why.assigned');
  if (reason === 'reply') return t('inbox.why.reply');
  return t(isFollowed ? 'inbox.why.followed' : 'inbox.why.other');
}

/** What was said, in one line. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
