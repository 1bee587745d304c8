import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../../shared/model/screens.ts';
import { firstFrameNumber } from '../../../shared/rules/frameNumbers.ts';
import { frameTagPattern, parseFrameTag } from '../../../shared/rules/frameTags.ts';
import type { FrameTagLook } from '../../ui/Markdown.tsx';

/** Kitsu's tags of frames, shown as the shot counts; they lead to their revision and frame. */
export function useFrameTags(
  { frames }: Pick<TaskDetail, 'frames'>,
  onFrame: ((frame: number) => void) | undefined,
  onRevision: (revision: number) => void,
): FrameTagLook {
  const { t } = useTranslation();
  const first = firstFrameNumber('shot', frames.in);
  return useMemo(
    () => ({
      pattern: frameTagPattern,
      labelOf: (text) => {
        const tag = parseFrameTag(text);
        if (tag === null) return text;
        const frame = first + tag.frame;
        return tag.revision === null ? String(frame) : t('task.frameTag', { revision: tag.revision, frame });
      },
      onOpen:
        onFrame &&
        ((text) => {
          const tag = parseFrameTag(text);
          if (tag === null) return;
          if (tag.revision !== null) onRevision(tag.revision);
          onFrame(first + tag.frame);
        }),
    }),
    [first, onFrame, onRevision, t],
  );
}
