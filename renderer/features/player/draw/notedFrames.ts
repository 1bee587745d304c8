import { frameSpansIn } from '../../../../shared/rules/frameTags.ts';

export type NotedFrame = {
  readonly key: string;
  readonly frame: number;
  /** The last; the same for one frame. */ readonly to: number;
};

/** One comment may speak of thousands: so many marks nobody tells apart, and each is drawn with every frame that plays. */
const mostNoted = 500;

/** Frames and ranges that texts speak of, of one revision. @param first the number of the first frame */
export function notedFrames(texts: readonly string[], first: number, revision: number): readonly NotedFrame[] {
  const noted = new Map<string, NotedFrame>();
  for (const text of texts)
    for (const span of frameSpansIn(text, first)) {
      if (span.revision !== null && span.revision !== revision) continue;
      const { from: frame, to } = span;
      noted.set(`${String(frame)} ${String(to)}`, { key: `note ${String(frame)} ${String(to)}`, frame, to });
      if (noted.size >= mostNoted) return [...noted.values()];
    }
  return [...noted.values()];
}
