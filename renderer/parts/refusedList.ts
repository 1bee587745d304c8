/** Which of many changes were refused is read in one dialog, wherever they were made. */
import { createContext, useContext } from 'react';
import type { CommandAnswer } from '../../shared/ipc.ts';
import type { Id } from '../../shared/model/studio.ts';

export type RefusedAsked = {
  readonly answer: CommandAnswer;
  /** Selects the tasks that stayed as they were, where that can be done. */
  readonly onShowRefused: ((taskIds: readonly Id[]) => void) | undefined;
};

export const RefusedContext = createContext<(asked: RefusedAsked) => void>(() => undefined);

export const useRefusedList = (): ((asked: RefusedAsked) => void) => useContext(RefusedContext);
