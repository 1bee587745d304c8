/** What became of a change to several tasks: how many, why not the others, and the way back. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CommandAnswer } from '../../shared/ipc.ts';
import type { Id } from '../../shared/model/studio.ts';
import type { Refusal } from '../../shared/model/refusal.ts';
import { messageOf } from '../data/messages.ts';
import { showToast } from '../ui/toasts.ts';
import { useUndo } from './useUndo.ts';

export type TaskOutcome = {
  readonly answer: CommandAnswer;
  /** "3 tasks set to WIP". */
  readonly title: string;
  /** Whether there is a way back: a comment that was read cannot be unread. */
  readonly canUndo?: boolean;
};

type Options = {
  /** Shows the tasks that stayed as they were. */
  readonly onShowRefused?: (taskIds: readonly Id[]) => void;
};

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
  'other-kind': true,
  'no-such-field': true,
};

/** One's own change to one task shows where it was made, and says nothing more if it was taken. */
export function useTaskOutcome({ onShowRefused }: Options = {}): (outcome: TaskOutcome) => void {
  const { t } = useTranslation();
  const undo = useUndo();
  return ({ answer, title, canUndo = false }) => {
    const { commandIds, refused } = answer;
    if (refused.length > 0) {
      const refusedIds = refused.flatMap(({ taskId }) => taskId ?? []);
      showToast({
        title:
          commandIds.length === 0
            ? t('tasks.allRefused', { count: refused.length })
            : t('tasks.someRefused', { done: commandIds.length, refused: refused.length }),
        description: reasonsOf(answer, t),
        ...(onShowRefused && commandIds.length > 0
          ? { action: { label: t('tasks.showRefused'), run: () => onShowRefused(refusedIds) } }
          : {}),
      });
    } else if (commandIds.length > 1) {
      showToast({
        title,
        ...(canUndo ? { topic: 'batch', action: undo(commandIds) } : {}),
      });
    }
  };
}

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
