import { useMemo } from 'react';
import type { TaskDetail } from '../../../../shared/model/screens.ts';
import { firstFrameNumber } from '../../../../shared/rules/frameNumbers.ts';
import type { FrameRate } from '../../../../shared/rules/frames.ts';
import { isAsk, notesOf, pointsBefore } from '../../../../shared/rules/notes.ts';
import { useStudio } from '../../../data/studio.ts';
import { useEngine } from '../../../data/useEngine.ts';
import type { ReviewFile } from '../reviewFile.ts';
import { type DrawnFrame, drawnFrames } from './drawings.ts';
import { useApart } from '../apart.ts';
import { sheetOf } from './drawingSheet.ts';
import type { NotedFrame } from './notedFrames.ts';

type Of = Pick<TaskDetail, 'task' | 'frames'>;

/** Frames of which the revision before asked something that is not fixed yet: where one has to look on this one. */
export function useAskedFrames({ task, frames }: Of, revision: number): readonly NotedFrame[] {
  const { taskStatuses } = useStudio();
  const comments = useEngine('comments', { taskId: task.id }).value?.comments;
  const first = firstFrameNumber('shot', frames.in);
  const { assigneeIds } = task;
  return useMemo(() => {
    const retakeIds = new Set([...taskStatuses.values()].filter(({ isRetake }) => isRetake).map(({ id }) => id));
    const asks = notesOf(comments ?? [], first).filter((note) => isAsk(note, assigneeIds, retakeIds));
    const asked = new Map<string, NotedFrame>();
    for (const { span, state } of pointsBefore(asks, revision, first).points) {
      if (span === null || state === 'fixed') continue;
      const { from: frame, to } = span;
      asked.set(`${String(frame)} ${String(to)}`, { key: `asked ${String(frame)} ${String(to)}`, frame, to });
    }
    return [...asked.values()];
  }, [comments, first, revision, assigneeIds, taskStatuses]);
}

/** What was drawn on the revision before, on the frames that it has in common with the one on screen. */
export function useEarlierDrawings(
  { revisions, production: { fps } }: Pick<TaskDetail, 'revisions' | 'production'>,
  { revision: { revision } }: ReviewFile,
  medium: { readonly rate: FrameRate; readonly frameCount: number } | null,
): readonly DrawnFrame[] {
  const before = revisions.find((one) => one.revision < revision);
  const apart = useApart();
  return useMemo(() => {
    const shown = before?.files[0];
    if (medium === null || before === undefined || shown === undefined) return [];
    const { annotations } = sheetOf({ revision: before, shown }, fps, apart);
    return drawnFrames(annotations, fps, medium.rate, medium.frameCount);
  }, [before, fps, medium, apart]);
}
