import { frameTag } from '../../shared/rules/frameTags.ts';
import type { ReviewSide } from '../features/player/ReviewPage.tsx';
import { TaskNotes } from '../features/task/TaskNotes.tsx';

/** The conversation beside the player: what is written belongs to the frame on screen. A feature never shows another. */
export function ReviewNotes({
  detail,
  revision,
  frameNow,
  firstNumber,
  fps,
  onFrame,
  onRevision,
  onWrite,
  onNext,
}: ReviewSide) {
  function begin(): string {
    onWrite();
    const frame = frameNow();
    return frame === null ? '' : frameTag(revision, frame, fps);
  }
  return (
    <TaskNotes
      detail={detail}
      onFrame={(number) => onFrame(number - firstNumber)}
      onRevision={onRevision}
      onBegin={begin}
      onNext={onNext}
    />
  );
}
