/** What became of a change to a task or to several: how many, why not the others, and the way back. */
import type { CommandAnswer } from '../../shared/ipc.ts';
import type { Id } from '../../shared/model/studio.ts';
import { useTellBatch } from './tellBatch.ts';

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

/** One's own change to one task shows where it was made, and says nothing more if it was taken. */
export function useTaskOutcome({ onShowRefused }: Options = {}): (outcome: TaskOutcome) => void {
  const tell = useTellBatch({ onShowRefused });
  return ({ answer, title, canUndo = false }) => {
    if (answer.refused.length > 0 || answer.commandIds.length > 1) tell(answer, title, canUndo);
  };
}
