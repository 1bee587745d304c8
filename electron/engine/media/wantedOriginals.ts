/**
 * Who looks at the file that a movie was made of as it arrives: several windows may look at the same. It is fetched no further once
 * none of them does.
 */
import type { Id } from '../../../shared/model/studio.ts';

export type WantedOriginals = {
  /** All that a line looks at, by their previews; each saying replaces the last. */
  readonly want: (lineId: number, previewFileIds: readonly Id[]) => void;
};

/** @param leave nobody looks at it any more */
export function createWantedOriginals(leave: (previewFileId: Id) => void): WantedOriginals {
  const byLine = new Map<number, readonly Id[]>();
  return {
    want: (lineId, previewFileIds) => {
      const before = byLine.get(lineId) ?? [];
      if (previewFileIds.length === 0) byLine.delete(lineId);
      else byLine.set(lineId, previewFileIds);
      const wanted = new Set([...byLine.values()].flat());
      for (const id of before) if (!wanted.has(id)) leave(id);
    },
  };
}
