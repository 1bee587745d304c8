import type { TFunction } from 'i18next';
import type { CommandAnswer } from '../../shared/ipc.ts';
import type { Refusal } from '../../shared/model/refusal.ts';
import { messageOf } from '../data/messages.ts';

const refusals: Readonly<Record<Refusal, true>> = {
  'production-closed': true,
  role: true,
  'not-assigned': true,
  'not-your-department': true,
  'not-their-department': true,
  'not-the-author': true,
  'status-not-allowed': true,
  'no-time-on-this-task-type': true,
  'already-assigned': true,
  'name-taken': true,
  'already-there': true,
  'older-server': true,
  'no-concept-type': true,
  'other-kind': true,
  'no-such-field': true,
};

/** Why something is not offered; null where it is. */
export const refusalWords = (reason: Refusal | undefined, t: TFunction): string | null =>
  reason === undefined ? null : t(`tasks.refusal.${reason}`);

/** Each reason once, with how often where there are several. */
export function reasonsOf({ refused }: Pick<CommandAnswer, 'refused'>, t: TFunction): string {
  const counts = new Map<string, number>();
  for (const { code, detail } of refused) {
    const reason = Object.keys(refusals).find((known): known is Refusal => known === detail['reason']);
    const sentence = reason === undefined ? messageOf(t, code, detail).happened : t(`tasks.refusal.${reason}`);
    counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  }
  if (counts.size === 1) return [...counts.keys()].join('');
  return [...counts].map(([sentence, count]) => t('tasks.refusedTimes', { sentence, count })).join('\n');
}
