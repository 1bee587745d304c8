/** Which notifications the system tells of, and when it keeps quiet. */
import type { InboxReason } from '../model/inbox.ts';
import type { Settings } from '../model/settings.ts';

type Rules = Pick<Settings, 'tellsMentions' | 'tellsRetakes' | 'tellsAssignments' | 'tellsComments'>;

export function isToldOf(reason: InboxReason, rules: Rules): boolean {
  switch (reason) {
    case 'mention':
    case 'reply':
      return rules.tellsMentions;
    case 'retake':
      return rules.tellsRetakes;
    case 'assignation':
      return rules.tellsAssignments;
    case 'approved':
    case 'feedback':
    case 'comment':
    case 'playlist':
      return rules.tellsComments;
  }
}

/** Also over midnight. All are times of day, `20:00`. */
export function isQuietAt(
  time: string,
  { quietFrom, quietUntil }: Pick<Settings, 'quietFrom' | 'quietUntil'>,
): boolean {
  if (quietFrom === quietUntil) return false;
  const isAfter = time >= quietFrom;
  const isBefore = time < quietUntil;
  return quietFrom < quietUntil ? isAfter && isBefore : isAfter || isBefore;
}
