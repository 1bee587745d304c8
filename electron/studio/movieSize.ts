/*
 * Width, height and duration of an MP4 or MOV file, read from its boxes; null for anything else.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

export type MovieSize = { readonly widthPx: number; readonly heightPx: number; readonly durationSeconds: number };

type Box = { readonly type: string; readonly start: number; readonly end: number };

const mostMovieHeader = 64 * 1024 * 1024;

function boxesIn(bytes: Buffer, start: number, end: number): Box[] {
  const boxes: Box[] = [];
  let at = start;
  while (at + 8 <= end) {
    let size = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    let head = 8;
    if (size === 1 && at + 16 <= end) {
      size = Number(bytes.readBigUInt64BE(at + 8));
      head = 16;
    } else if (size === 0) {
      size = end - at;
    }
    if (size < head || at + size > end) break;
    boxes.push({ type, start: at + head, end: at + size });
    at += size;
  }
  return boxes;
}

/** The `moov` box, read without loading the pictures. */
function movieHeader(path: string): Buffer | null {
  const file = openSync(path, 'r');
  try {
    const { size: total } = fstatSync(file);
    const head = Buffer.alloc(16);
    let at = 0;
    while (at + 8 <= total) {
      readSync(file, head, 0, 16, at);
      let size = head.readUInt32BE(0);
      if (size === 1) size = Number(head.readBigUInt64BE(8));
      if (size === 0) size = total - at;
      if (size < 8) return null;
      if (head.toString('latin1', 4, 8) === 'moov' && size <= mostMovieHeader) {
        const box = Buffer.alloc(Math.min(size, total - at));
        readSync(file, box, 0, box.length, at);
        return box;
      }
      at += size;
    }
    return null;
  } finally {
    closeSync(file);
  }
}

export function movieSize(path: string): MovieSize | null {
  const bytes = movieHeader(path);
  if (bytes === null) return null;
  const inside = boxesIn(bytes, 8, bytes.length);
  const header = inside.find((box) => box.type === 'mvhd');
  if (header === undefined) return null;
  const isLong = bytes[header.start] === 1;
  const scale = bytes.readUInt32BE(header.start + (isLong ? 20 : 12));
  const length = isLong ? Number(bytes.readBigUInt64BE(header.start + 24)) : bytes.readUInt32BE(header.start + 16);
  for (const track of inside.filter((box) => box.type === 'trak')) {
    const about = boxesIn(bytes, track.start, track.end).find((box) => box.type === 'tkhd');
    if (about === undefined) continue;
    const widthPx = bytes.readUInt32BE(about.end - 8) >>> 16;
    const heightPx = bytes.readUInt32BE(about.end - 4) >>> 16;
    if (widthPx > 0 && heightPx > 0) return { widthPx, heightPx, durationSeconds: scale === 0 ? 0 : length / scale };
  }
  return null;
}
