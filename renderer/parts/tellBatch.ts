/** What became of many changes made in one go: how many, why not the others, and the way back. */
import { useTranslation } from 'react-i18next';
import type { CommandAnswer } from '../../shared/ipc.ts';
import { showToast } from '../ui/toasts.ts';
import { reasonsOf } from './taskOutcome.ts';
import { useUndo } from './useUndo.ts';

export function useTellBatch(): (answer: CommandAnswer, title: string) => void {
  const { t } = useTranslation();
  const undo = useUndo();
  return (answer, title) => {
    const { commandIds, refused } = answer;
    // The newest alone: what was taken back by a key offers that no more.
    const topic = 'batch';
    const action = commandIds.length === 0 ? {} : { action: undo(commandIds) };
    if (refused.length === 0) showToast({ title, topic, ...action });
    // Why some were not stays until it is read: the next batch does not take its place.
    else
      showToast({
        title:
          commandIds.length === 0
            ? t('tasks.allRefused', { count: refused.length })
            : t('tasks.someRefused', { done: commandIds.length, refused: refused.length }),
        description: reasonsOf(answer, t),
        ...action,
      });
  };
}
