import { useMemo } from 'react';
import type { TaskDetail } from '../../../../shared/model/screens.ts';
import { firstFrameNumber } from '../../../../shared/rules/frameNumbers.ts';
import { frameSpansIn } from '../../../../shared/rules/frameTags.ts';
import { useEngine } from '../../../data/useEngine.ts';

type NotedFrame = {
  readonly key: string;
  readonly frame: number;
  /** The last; the same for one frame. */ readonly to: number;
};

/** Frames and ranges that comments speak of, in what is on screen. */
export function useNotedFrames(
  { task, frames }: Pick<TaskDetail, 'task' | 'frames'>,
  revision: number,
): readonly NotedFrame[] {
  const comments = useEngine('comments', { taskId: task.id }).value?.comments;
  const first = firstFrameNumber('shot', frames.in);
  return useMemo(() => {
    const noted = new Map<string, NotedFrame>();
    for (const { text, checklist } of comments ?? []) {
      const words = [text, ...checklist.map((item) => item.text)].join('\n');
      for (const span of frameSpansIn(words, first)) {
        if (span.revision !== null && span.revision !== revision) continue;
        const { from: frame, to } = span;
        noted.set(`${String(frame)} ${String(to)}`, { key: `note ${String(frame)} ${String(to)}`, frame, to });
      }
    }
    return [...noted.values()];
  }, [comments, first, revision]);
}
