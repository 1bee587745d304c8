/**
 * Whether a picture or a movie is whole, as far as its own format tells: a file may have the right length and still be none,
 * after a loss of power or a disk that lies. What is neither is believed by its length.
 */
import { open, type FileHandle } from 'node:fs/promises';

/** @returns true where the file ends as its format says, or where its format says nothing. */
export async function isWholeFile(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size === 0) return false;
    const head = await bytesAt(file, 0, 16);
    if (head.subarray(0, 8).equals(pngHead)) return (await bytesAt(file, size - 12, 12)).equals(pngEnd);
    if (head.subarray(0, 3).equals(jpegHead)) {
      const tailBytes = Math.min(size, jpegTailBytes);
      return (await bytesAt(file, size - tailBytes, tailBytes)).includes(jpegEnd);
    }
    if (head.toString('latin1', 0, 4) === 'GIF8') return (await bytesAt(file, size - 1, 1))[0] === 0x3b;
    if (head.toString('latin1', 0, 4) === 'RIFF') return head.readUInt32LE(4) + 8 <= size;
    if (head.toString('latin1', 4, 8) === 'ftyp') return await isWholeMovie(file, size);
    // Zeros are what a disk gives for what it never wrote.
    return head.some((byte) => byte !== 0);
  } finally {
    await file.close();
  }
}

const pngHead = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const pngEnd = Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);
const jpegHead = Buffer.from([0xff, 0xd8, 0xff]);
const jpegEnd = Buffer.from([0xff, 0xd9]);
/** Cameras and painting programs write more behind the end of a picture. */
const jpegTailBytes = 65_536;
const mdatTailBytes = 1_024;
/** A movie in fragments of a frame each: an hour of it. */
const mostBoxes = 200_000;

async function bytesAt(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, Math.max(0, from));
  return buffer.subarray(0, bytesRead);
}

/** MP4 and MOV are boxes one after the other, each with its length: they fill the file exactly, and `moov` is one of them. */
async function isWholeMovie(file: FileHandle, size: number): Promise<boolean> {
  let hasIndex = false;
  let boxesLeft = mostBoxes;
  for (let at = 0; at < size;) {
    // Who writes more of them wants to keep us busy: believed by its length.
    boxesLeft -= 1;
    if (boxesLeft < 0) return true;
    const head = await bytesAt(file, at, 16);
    if (head.length < 8) return false;
    const short = head.readUInt32BE(0);
    if (short === 1 && head.length < 16) return false;
    // 1: the length follows in 64 bits. 0: the box lasts to the end.
    const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? size - at : short;
    if (length < 8 || at + length > size) return false;
    const kind = head.toString('latin1', 4, 8);
    if (kind === 'moov') hasIndex = true;
    // A disk that lost what was written last gives zeros for it: no codec ends its frames so.
    if (
      kind === 'mdat' &&
      !(await bytesAt(file, at + length - mdatTailBytes, mdatTailBytes)).some((byte) => byte !== 0)
    )
      return false;
    at += length;
  }
  return hasIndex;
}
