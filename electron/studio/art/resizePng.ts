import { decodePng, encodePng, type Pixels } from './png.ts';

/**
 * A PNG's picture at another size, each new pixel the mean of the area it covers (Zou's thumbnails are made this way).
 * The picture fills the new size and what sticks out is cut off evenly; without `heightPx` it keeps its proportions.
 * Enlarging repeats pixels. Transparent pictures keep their transparency.
 */
export function resizePng(file: Buffer, size: { readonly widthPx: number; readonly heightPx?: number }): Buffer {
  const from = decodePng(file);
  const heightPx = size.heightPx ?? Math.max(1, Math.round((from.heightPx * size.widthPx) / from.widthPx));
  return encodePng(resized(from, size.widthPx, heightPx));
}

/** The same for pixels, cropped alike. */
export function resized(from: Pixels, widthPx: number, heightPx: number): Pixels {
  const scale = Math.min(from.widthPx / widthPx, from.heightPx / heightPx);
  const startX = (from.widthPx - widthPx * scale) / 2;
  const startY = (from.heightPx - heightPx * scale) / 2;
  const { channels } = from;
  // First along the rows, then down the columns: two passes over the data instead of one over every area.
  const columns = spans(widthPx, startX, scale, from.widthPx);
  const lines = spans(heightPx, startY, scale, from.heightPx);
  const narrow = new Float32Array(widthPx * from.heightPx * channels);
  for (let y = 0; y < from.heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const span = columns[x];
      if (!span) continue;
      for (let channel = 0; channel < channels; channel += 1) {
        let sum = 0;
        for (let step = 0; step < span.weights.length; step += 1) {
          sum +=
            (from.bytes[(y * from.widthPx + span.first + step) * channels + channel] ?? 0) * (span.weights[step] ?? 0);
        }
        narrow[(y * widthPx + x) * channels + channel] = sum;
      }
    }
  }
  const bytes = new Uint8Array(widthPx * heightPx * channels);
  const rowLength = widthPx * channels;
  for (let y = 0; y < heightPx; y += 1) {
    const span = lines[y];
    if (!span) continue;
    for (let at = 0; at < rowLength; at += 1) {
      let sum = 0;
      for (let step = 0; step < span.weights.length; step += 1) {
        sum += (narrow[(span.first + step) * rowLength + at] ?? 0) * (span.weights[step] ?? 0);
      }
      bytes[y * rowLength + at] = Math.round(sum);
    }
  }
  return { widthPx, heightPx, channels, bytes };
}

type Span = { readonly first: number; readonly weights: readonly number[] };

/** For each new pixel, which old ones it covers and how much each of them counts; the weights of one sum to 1. */
function spans(count: number, start: number, scale: number, limit: number): Span[] {
  return Array.from({ length: count }, (_, index) => {
    const from = start + index * scale;
    const to = Math.min(limit, from + scale);
    const first = Math.min(limit - 1, Math.floor(from));
    const last = Math.max(first, Math.ceil(to) - 1);
    const shares = Array.from({ length: last - first + 1 }, (_unused, step) =>
      Math.max(0, Math.min(to, first + step + 1) - Math.max(from, first + step)),
    );
    const total = shares.reduce((sum, share) => sum + share, 0) || 1;
    return { first, weights: shares.map((share) => share / total) };
  });
}
