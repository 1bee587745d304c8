/** Files held over the row or the card of a task: dropped there, they are published to it. */
import type { Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { publishTo } from '../../parts/publishTo.ts';
import { useFilesHeldOver } from '../../ui/useFilesHeld.ts';

export function useTaskDrop() {
  const { role } = useStudio();
  // Clients have nothing to publish.
  return useFilesHeldOver<Id>(role === 'client', taskUnder, (files, taskId) => publishTo(taskId, files));
}

/** The element says `data-task`. */
export const taskUnder = (target: EventTarget): Id | null =>
  (target instanceof Element && target.closest<HTMLElement>('[data-task]')?.dataset['task']) || null;
