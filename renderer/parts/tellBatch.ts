/** What became of many changes made in one go: how many, which were refused and why, and the way back. */
import { useTranslation } from 'react-i18next';
import type { CommandAnswer } from '../../shared/ipc.ts';
import type { Id } from '../../shared/model/studio.ts';
import { showToast } from '../ui/toasts.ts';
import { useRefusedList } from './refusedList.ts';
import { reasonsOf } from './refusalWords.ts';
import { useUndo } from './useUndo.ts';

type Options = {
  /** Shows the tasks that stayed as they were. */
  readonly onShowRefused?: ((taskIds: readonly Id[]) => void) | undefined;
};

export function useTellBatch({ onShowRefused }: Options = {}): (
  answer: CommandAnswer,
  title: string,
  canUndo?: boolean,
) => void {
  const { t } = useTranslation();
  const undo = useUndo();
  const listRefused = useRefusedList();
  return (answer, title, canUndo = true) => {
    const { commandIds, refused } = answer;
    // The newest alone: what was taken back by a key offers that no more.
    const topic = 'batch';
    const action = commandIds.length === 0 || !canUndo ? {} : { action: undo(commandIds) };
    if (refused.length === 0) {
      showToast({ title, ...(canUndo ? { topic } : {}), ...action });
      return;
    }
    // Of a single change it is plain which one it was.
    const isOne = refused.length === 1 && commandIds.length === 0;
    // Why some were not stays until it is read: the next batch does not take its place.
    showToast({
      title:
        commandIds.length === 0
          ? t('tasks.allRefused', { count: refused.length })
          : t('tasks.someRefused', { done: commandIds.length, refused: refused.length }),
      description: reasonsOf(answer, t),
      ...action,
      ...(isOne ? {} : { more: { label: t('tasks.whichRefused'), run: () => listRefused({ answer, onShowRefused }) } }),
    });
  };
}
