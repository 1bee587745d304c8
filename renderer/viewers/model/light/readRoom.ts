/** A room all around, as Radiance's format has it (.hdr): read in memory, by three.js. A large one takes seconds. */
import { HDRLoader } from 'three/addons/loaders/HDRLoader.js';

export type ReadRoom = {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and nothing, as halves of floats. */
  readonly halves: Uint16Array<ArrayBuffer>;
};
export type RoomAnswer = ReadRoom | { readonly problem: 'too-large' | 'damaged' };

/** 8192 by 4096: what cameras make for a whole stage. A small file may say that it is larger than all memory. */
const mostPixels = 8192 * 4096;
const mostHeadBytes = 4_096;

/** What it says of its size before anything of it is read; null where it is no such file. */
export function roomSize(bytes: ArrayBuffer): { readonly width: number; readonly height: number } | null {
  const head = new TextDecoder('latin1').decode(new Uint8Array(bytes, 0, Math.min(bytes.byteLength, mostHeadBytes)));
  if (!/^#\?\S/.test(head)) return null;
  const size = /\n\s*-Y\s+(\d{1,9})\s+\+X\s+(\d{1,9})\s*\n/.exec(head);
  return size === null ? null : { width: Number(size[2]), height: Number(size[1]) };
}

export function readRoom(bytes: ArrayBuffer): RoomAnswer {
  const size = roomSize(bytes);
  if (size === null || size.width === 0 || size.height === 0) return { problem: 'damaged' };
  if (size.width * size.height > mostPixels) return { problem: 'too-large' };
  try {
    const { data } = new HDRLoader().parse(bytes);
    // One that is torn comes without its end.
    if (!(data instanceof Uint16Array) || data.length !== size.width * size.height * 4) return { problem: 'damaged' };
    return { ...size, halves: new Uint16Array(data) };
  } catch {
    return { problem: 'damaged' };
  }
}
