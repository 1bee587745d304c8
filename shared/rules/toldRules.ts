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

/** Whether somebody wants to hear nothing now, or at that time of day, `20:00`; also over midnight. */
export function isQuietAt(
  time: string,
  { isQuiet, quietFrom, quietUntil }: Pick<Settings, 'isQuiet' | 'quietFrom' | 'quietUntil'>,
): boolean {
  if (isQuiet) return true;
  if (quietFrom === quietUntil) return false;
  const isAfter = time >= quietFrom;
  const isBefore = time < quietUntil;
  return quietFrom < quietUntil ? isAfter && isBefore : isAfter || isBefore;
}
