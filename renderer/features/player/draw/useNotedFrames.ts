import { useMemo } from 'react';
import type { TaskDetail } from '../../../../shared/model/screens.ts';
import { firstFrameNumber } from '../../../../shared/rules/frameNumbers.ts';
import { frameTagPattern, parseFrameTag } from '../../../../shared/rules/frameTags.ts';
import { useEngine } from '../../../data/useEngine.ts';

type NotedFrame = { readonly key: string; readonly frame: number };

/** Frames that comments speak of, in what is on screen: by Kitsu's tags, and as `f1043`. */
export function useNotedFrames(
  { task, frames }: Pick<TaskDetail, 'task' | 'frames'>,
  revision: number,
): readonly NotedFrame[] {
  const comments = useEngine('comments', { taskId: task.id }).value?.comments;
  const first = firstFrameNumber('shot', frames.in);
  return useMemo(() => {
    const noted = new Map<number, NotedFrame>();
    for (const { text, checklist } of comments ?? []) {
      const words = [text, ...checklist.map((item) => item.text)].join('\n');
      for (const piece of words.match(pattern) ?? []) {
        const tag = parseFrameTag(piece);
        if (tag !== null && tag.revision !== null && tag.revision !== revision) continue;
        const frame = tag === null ? Number(piece.slice(1)) - first : tag.frame;
        if (frame >= 0) noted.set(frame, { key: `note ${String(frame)}`, frame });
      }
    }
    return [...noted.values()];
  }, [comments, first, revision]);
}

const pattern = new RegExp(`${frameTagPattern}|\\bf\\d{1,6}\\b`, 'g');
