export type FrameRange = { readonly from: number; readonly to: number };

/** Frames that are in, both ends included, in order. */
export function rangesOf(count: number, isIn: (frame: number) => boolean): readonly FrameRange[] {
  const ranges: FrameRange[] = [];
  for (let frame = 0; frame < count; frame += 1) {
    if (!isIn(frame)) continue;
    const from = frame;
    while (frame + 1 < count && isIn(frame + 1)) frame += 1;
    ranges.push({ from, to: frame });
  }
  return ranges;
}
