/**
 * How loud a sound is along its length, decoded piece by piece: a small file can be hours of silence, which all at once would be
 * gigabytes. Of a long one only the beginning of each part is listened to.
 */

/** A piece of decoded sound, whose memory is freed by `close`. */
export type SoundPiece = {
  readonly timestamp: number;
  /** The furthest that its curve goes in each of `count` equal parts of it. */
  readonly peaks: (count: number) => Float32Array;
  readonly duration: number;
  readonly close: () => void;
};

/** Decodes from a moment until another, in seconds. */
export type Listen = (fromSeconds: number, untilSeconds: number) => AsyncIterable<SoundPiece>;

/** As many as a wide window has room for. */
const partCount = 2_000;
/** So long it may keep the page from everything else. */
const turnMs = 8;
/** What is decoded at most, however long the sound is. */
export const mostSeconds = 1_200;

/**
 * @param onPeaks is told what is known so far: from 0 to 1 for each part
 * @param isWanted whether somebody still looks at it
 */
export async function drawCurve(
  lengthSeconds: number,
  listen: Listen,
  onPeaks: (peaks: Float32Array<ArrayBuffer>) => void,
  isWanted: () => boolean,
): Promise<void> {
  const peaks = new Float32Array(partCount);
  const partSeconds = lengthSeconds / partCount;
  const put = (piece: SoundPiece): void => {
    const count = Math.max(1, Math.ceil(piece.duration / partSeconds));
    piece.peaks(count).forEach((peak, at) => {
      const part = Math.floor((piece.timestamp + ((at + 0.5) * piece.duration) / count) / partSeconds);
      if (part >= 0 && part < partCount) peaks[part] = Math.max(peaks[part] ?? 0, Math.min(1, peak));
    });
    piece.close();
  };
  let turnBeganAtMs = performance.now();
  /** A wave's pieces are here as soon as they are asked for: nothing else would have its turn until the last. */
  async function letOthers(): Promise<void> {
    if (performance.now() - turnBeganAtMs < turnMs) return;
    await new Promise<void>((resolve) => setTimeout(resolve));
    turnBeganAtMs = performance.now();
  }
  const isWhole = lengthSeconds <= mostSeconds;
  const stretches = isWhole ? 1 : partCount;
  const stretchSeconds = isWhole ? lengthSeconds : mostSeconds / partCount;
  for (let at = 0; at < stretches && isWanted(); at += 1) {
    const from = isWhole ? 0 : at * partSeconds;
    for await (const piece of listen(from, from + stretchSeconds)) {
      put(piece);
      await letOthers();
      if (!isWanted()) return;
      onPeaks(peaks);
    }
  }
}
