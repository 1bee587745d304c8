/** Takes back what was done in one go: what waits leaves the queue, what was sent gets its opposite where there is one. */
import { useTranslation } from 'react-i18next';
import type { Id } from '../../shared/model/studio.ts';
import { useBridge } from '../data/EngineProvider.tsx';
import { showToast, type ToastRequest } from '../ui/toasts.ts';
import { useTellFailure } from './useTellFailure.ts';

const mostAtOnce = 10_000;

export function useUndo(): (commandIds: readonly Id[]) => NonNullable<ToastRequest['action']> {
  const { t } = useTranslation();
  const bridge = useBridge();
  const tellFailure = useTellFailure();

  async function undo(commandIds: readonly Id[]): Promise<void> {
    let [takenBack, left] = [0, 0];
    for (let start = 0; start < commandIds.length; start += mostAtOnce) {
      const piece = await bridge.call('takeBack', { commandIds: commandIds.slice(start, start + mostAtOnce) });
      takenBack += piece.takenBack;
      left += piece.left;
    }
    showToast({
      title: t('tasks.undone', { count: takenBack }),
      topic: 'batch',
      ...(left === 0 ? {} : { description: t('undo.left', { count: left }) }),
    });
  }
  return (commandIds) => ({ label: t('ui.undo'), run: () => void undo(commandIds).catch(tellFailure) });
}
