/** What became of many changes made in one go: how many, why not the others, and the way back. */
import { useTranslation } from 'react-i18next';
import type { CommandAnswer } from '../../shared/ipc.ts';
import type { Id } from '../../shared/model/studio.ts';
import { useCall } from '../data/useCall.ts';
import { showToast } from '../ui/toasts.ts';
import { reasonsOf } from './taskOutcome.ts';

export function useTellBatch(): (answer: CommandAnswer, title: string) => void {
  const { t } = useTranslation();
  const takeBack = useCall('takeBack');

  async function undo(commandIds: readonly Id[]): Promise<void> {
    const { takenBack, left } = await takeBack.run({ commandIds: [...commandIds] });
    showToast({
      title: t('tasks.undone', { count: takenBack }),
      ...(left === 0 ? {} : { description: t('undo.left', { count: left }) }),
    });
  }
  return (answer, title) => {
    const { commandIds, refused } = answer;
    const action =
      commandIds.length === 0
        ? {}
        : {
            action: {
              label: t('ui.undo'),
              run: () => void undo(commandIds).catch((error: unknown) => console.error('not undone', error)),
            },
          };
    if (refused.length === 0) showToast({ title, ...action });
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
