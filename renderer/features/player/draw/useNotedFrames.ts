import { useMemo } from 'react';
import type { TaskDetail } from '../../../../shared/model/screens.ts';
import { wordsOfItem } from '../../../../shared/rules/frameTags.ts';
import { firstFrameNumber } from '../../../../shared/rules/frameNumbers.ts';
import { useEngine } from '../../../data/useEngine.ts';
import { notedFrames, type NotedFrame } from './notedFrames.ts';

/** Frames and ranges that comments speak of, in what is on screen. */
export function useNotedFrames(
  { task, frames, production }: Pick<TaskDetail, 'task' | 'frames' | 'production'>,
  revision: number,
): readonly NotedFrame[] {
  const comments = useEngine('comments', { taskId: task.id }).value?.comments;
  const first = firstFrameNumber('shot', frames.in);
  return useMemo(() => {
    const texts = (comments ?? []).map(({ text, checklist }) =>
      [text, ...checklist.map((item) => wordsOfItem(item, production.fps))].join('\n'),
    );
    return notedFrames(texts, first, revision);
  }, [comments, first, production.fps, revision]);
}
