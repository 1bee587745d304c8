/** Files dropped on what stands for one task, on their way to the sheet in which they wait to be published. */
import { useEffect, useRef } from 'react';
import type { Id } from '../../shared/model/studio.ts';

type Take = (files: readonly File[], taskId: Id) => void;

const takers = new Set<{ readonly current: Take }>();

export function publishTo(taskId: Id, files: readonly File[]): void {
  for (const take of takers) take.current(files, taskId);
}

/** The sheet, while it is there. */
export function useFilesForTasks(take: Take): void {
  const current = useRef(take);
  useEffect(() => {
    current.current = take;
  });
  useEffect(() => {
    takers.add(current);
    return () => {
      takers.delete(current);
    };
  }, []);
}
