import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../../shared/model/screens.ts';
import { firstFrameNumber } from '../../../shared/rules/frameNumbers.ts';
import { type FrameSpan, frameSpanPattern, parseFrameSpan } from '../../../shared/rules/frameTags.ts';
import type { FrameTagLook } from '../../ui/Markdown.tsx';

/** `1043`, or `1109–1120`. */
export const spanNumbers = ({ from, to }: Pick<FrameSpan, 'from' | 'to'>, first: number): string =>
  from === to ? String(first + from) : `${String(first + from)}–${String(first + to)}`;

/** Kitsu's tags of frames, shown as the shot counts; they lead to their revision and frame. */
export function useFrameTags(
  { frames }: Pick<TaskDetail, 'frames'>,
  onFrame: ((frame: number) => void) | undefined,
  onRevision: (revision: number) => void,
  /** The one on screen, which need not be named. */
  shownRevision: number | null = null,
): FrameTagLook {
  const { t } = useTranslation();
  const first = firstFrameNumber('shot', frames.in);
  return useMemo(
    () => ({
      pattern: frameSpanPattern,
      labelOf: (text) => {
        const span = parseFrameSpan(text);
        if (span === null) return text;
        const frame = spanNumbers(span, first);
        return span.revision === null || span.revision === shownRevision
          ? frame
          : t('task.frameTag', { revision: span.revision, frame });
      },
      onOpen:
        onFrame &&
        ((text) => {
          const span = parseFrameSpan(text);
          if (span === null) return;
          if (span.revision !== null) onRevision(span.revision);
          onFrame(first + span.from);
        }),
    }),
    [first, onFrame, onRevision, shownRevision, t],
  );
}
