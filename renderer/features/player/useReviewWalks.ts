import { useState } from 'react';
import type { TaskDetail } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { go, replacePlace } from '../../place/navigation.ts';
import type { Companion, ReviewPlace } from '../../place/place.ts';
import type { UsedQueue } from './queue/useReviewQueue.ts';
import type { ReviewFile } from './reviewFile.ts';

type Walks = {
  /** From revision to revision one stays on the frame; from shot to shot one begins anew. */
  readonly keepsFrame: boolean;
  readonly showA: (previewFileId: Id) => void;
  /** One of the pictures of what is on screen, by itself or as a frame. */
  readonly showPicture: (previewFileId: Id) => void;
  readonly walkRevisions: (step: 1 | -1) => void;
  readonly walkQueue: (step: 1 | -1) => void;
  /** A and B change places; null where B is no revision. */
  readonly swap: (() => void) | null;
};

/** To other revisions of the task, and to other tasks that are gone through. */
export function useReviewWalks(place: ReviewPlace, detail: TaskDetail, file: ReviewFile, queue: UsedQueue): Walks {
  const [stays, setStays] = useState({ taskId: place.taskId, keeps: false });
  if (stays.taskId !== place.taskId) setStays({ taskId: place.taskId, keeps: false });
  const own: Companion = { kind: 'preview', taskId: detail.task.id, previewFileId: file.shown.file.id };

  function stayAt(next: ReviewPlace): void {
    setStays({ taskId: next.taskId, keeps: true });
    replacePlace(next);
  }
  function showA(previewFileId: Id): void {
    const companions = place.companions.map((one) =>
      one.kind === 'preview' && one.previewFileId === previewFileId ? own : one,
    );
    stayAt({ ...place, previewFileId, companions });
  }
  const [b, ...more] = place.companions;
  return {
    keepsFrame: stays.taskId === place.taskId && stays.keeps,
    showA,
    showPicture: (previewFileId) => {
      setStays({ taskId: place.taskId, keeps: false });
      replacePlace({ ...place, previewFileId, frame: null });
    },
    walkRevisions: (step) => {
      const at = detail.revisions.findIndex(({ revision }) => revision === file.revision.revision);
      const to = detail.revisions[at - step]?.files[0];
      if (to !== undefined) showA(to.file.id);
    },
    walkQueue: (step) => {
      const item = queue.index < 0 ? undefined : queue.items[queue.index + step];
      if (item !== undefined) go(item.place);
    },
    swap:
      b?.kind === 'preview'
        ? () => stayAt({ ...place, taskId: b.taskId, previewFileId: b.previewFileId, companions: [own, ...more] })
        : null,
  };
}
