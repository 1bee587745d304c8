/**
 * Pixels as a PNG that is not packed: it is read again a moment later, on the same computer. A canvas would write one too, but loses
 * the colour of what is transparent.
 */
import type { Picture } from './basisPicture.ts';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** As much as a block says it has. */
const mostInBlock = 65_535;

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

export function pngOf({ width, height, pixels }: Picture): Uint8Array<ArrayBuffer> {
  const rowBytes = width * 4;
  const rows = new Uint8Array((rowBytes + 1) * height);
  for (let row = 0; row < height; row += 1)
    rows.set(pixels.subarray(row * rowBytes, (row + 1) * rowBytes), row * (rowBytes + 1) + 1);
  const size = new Uint8Array(13);
  const view = new DataView(size.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  // Eight bits of red, green, blue and opacity.
  size.set([8, 6], 8);
  const data = stored(rows);
  const png = new Uint8Array(signature.length + 3 * 12 + size.length + data.length);
  png.set(signature);
  let at = signature.length;
  for (const [name, bytes] of [
    ['IHDR', size],
    ['IDAT', data],
    ['IEND', new Uint8Array()],
  ] as const) {
    const part = png.subarray(at, at + 12 + bytes.length);
    const partView = new DataView(png.buffer, at, part.length);
    partView.setUint32(0, bytes.length);
    part.set(new TextEncoder().encode(name), 4);
    part.set(bytes, 8);
    partView.setUint32(8 + bytes.length, sumOf(part.subarray(4, 8 + bytes.length)));
    at += part.length;
  }
  return png;
}

/** In the frame of packed bytes, block by block, and yet as they are. */
function stored(bytes: Uint8Array): Uint8Array {
  const blocks = Math.max(1, Math.ceil(bytes.length / mostInBlock));
  const packed = new Uint8Array(2 + blocks * 5 + bytes.length + 4);
  const view = new DataView(packed.buffer);
  packed.set([0x78, 0x01]);
  let at = 2;
  for (let block = 0; block < blocks; block += 1) {
    const part = bytes.subarray(block * mostInBlock, (block + 1) * mostInBlock);
    view.setUint8(at, block === blocks - 1 ? 1 : 0);
    view.setUint16(at + 1, part.length, true);
    view.setUint16(at + 3, ~part.length & 0xffff, true);
    packed.set(part, at + 5);
    at += 5 + part.length;
  }
  view.setUint32(at, checkOf(bytes));
  return packed;
}

/** CRC-32 */
function sumOf(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (table[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return ~sum >>> 0;
}

/** Adler-32 */
function checkOf(bytes: Uint8Array): number {
  let [low, high] = [1, 0];
  for (let at = 0; at < bytes.length;) {
    // As many as fit into 32 bits without a remainder.
    const end = Math.min(bytes.length, at + 3_800);
    for (; at < end; at += 1) {
      low += bytes[at] ?? 0;
      high += low;
    }
    low %= 65_521;
    high %= 65_521;
  }
  return ((high << 16) | low) >>> 0;
}
