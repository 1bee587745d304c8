import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Pixels row by row, without padding: one to four bytes each (grey, grey and alpha, RGB, RGBA). */
export type Pixels = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly channels: 1 | 2 | 3 | 4;
  readonly bytes: Uint8Array;
};

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const colourTypes = { 1: 0, 2: 4, 3: 2, 4: 6 } as const;

export function encodePng({ widthPx, heightPx, channels, bytes }: Pixels): Buffer {
  const rowBytes = widthPx * channels;
  const filtered = Buffer.alloc((rowBytes + 1) * heightPx);
  for (let y = 0; y < heightPx; y += 1) {
    const from = y * rowBytes;
    const to = y * (rowBytes + 1) + 1;
    // Each row as its difference from the row above: right for skies and seas, and cheap.
    filtered[to - 1] = y === 0 ? 0 : 2;
    for (let x = 0; x < rowBytes; x += 1) {
      const above = y === 0 ? 0 : (bytes[from - rowBytes + x] ?? 0);
      filtered[to + x] = (bytes[from + x] ?? 0) - above;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header[8] = 8;
  header[9] = colourTypes[channels];
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(filtered, { level: 4 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** Reads the size from a PNG's header, or null when the bytes are not a PNG. */
export function pngSize(file: Buffer): { readonly widthPx: number; readonly heightPx: number } | null {
  if (file.length < 33 || !file.subarray(0, 8).equals(signature)) return null;
  return { widthPx: file.readUInt32BE(16), heightPx: file.readUInt32BE(20) };
}

/**
 * Reads an 8-bit or 16-bit PNG of any colour type (palettes become RGB or RGBA), not interlaced: what cameras, browsers
 * and renderers write. Throws an Error that says what is wrong with the file.
 */
export function decodePng(file: Buffer): Pixels {
  const size = pngSize(file);
  if (!size) throw new Error('not a PNG');
  const { widthPx, heightPx } = size;
  const depth = file[24] ?? 0;
  const colourType = file[25] ?? 0;
  if (file[28]) throw new Error('interlaced PNGs are not read');
  const samples = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colourType];
  if (!samples || ![1, 2, 4, 8, 16].includes(depth))
    throw new Error(`PNG of colour type ${colourType}, depth ${depth}`);
  const parts: Buffer[] = [];
  let palette = Buffer.alloc(0);
  let transparency = Buffer.alloc(0);
  for (let at = 8; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at);
    const name = file.toString('latin1', at + 4, at + 8);
    const data = file.subarray(at + 8, at + 8 + length);
    if (name === 'IDAT') parts.push(data);
    if (name === 'PLTE') palette = Buffer.from(data);
    if (name === 'tRNS') transparency = Buffer.from(data);
    at += length + 12;
  }
  const bitsPerPixel = samples * depth;
  const rowBytes = Math.ceil((widthPx * bitsPerPixel) / 8);
  const raw = inflateSync(Buffer.concat(parts));
  if (raw.length < (rowBytes + 1) * heightPx) throw new Error('the PNG ends early');
  const rows = unfiltered(raw, rowBytes, heightPx, Math.max(1, bitsPerPixel >> 3));
  if (colourType === 3) return fromPalette(rows, rowBytes, widthPx, heightPx, depth, palette, transparency);
  const channels = samples === 1 ? 1 : samples === 2 ? 2 : samples === 3 ? 3 : 4;
  if (depth === 8) return { widthPx, heightPx, channels, bytes: rows };
  const bytes = new Uint8Array(widthPx * heightPx * samples);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx * samples; x += 1) {
      bytes[y * widthPx * samples + x] =
        depth === 16
          ? (rows[y * rowBytes + x * 2] ?? 0)
          : (sample(rows, y * rowBytes, x, depth) * 255) / ((1 << depth) - 1);
    }
  }
  return { widthPx, heightPx, channels, bytes };
}

/** The value of a packed sample of 1, 2, 4 or 8 bits. */
function sample(rows: Uint8Array, start: number, index: number, depth: number): number {
  const bit = index * depth;
  const byte = rows[start + (bit >> 3)] ?? 0;
  return (byte >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
}

function unfiltered(raw: Buffer, rowBytes: number, heightPx: number, pixelBytes: number): Uint8Array {
  const rows = new Uint8Array(rowBytes * heightPx);
  for (let y = 0; y < heightPx; y += 1) {
    const filter = raw[y * (rowBytes + 1)] ?? 0;
    const from = y * (rowBytes + 1) + 1;
    const to = y * rowBytes;
    for (let x = 0; x < rowBytes; x += 1) {
      const left = x >= pixelBytes ? (rows[to + x - pixelBytes] ?? 0) : 0;
      const above = y > 0 ? (rows[to + x - rowBytes] ?? 0) : 0;
      const corner = x >= pixelBytes && y > 0 ? (rows[to + x - rowBytes - pixelBytes] ?? 0) : 0;
      let guess = 0;
      if (filter === 1) guess = left;
      else if (filter === 2) guess = above;
      else if (filter === 3) guess = (left + above) >> 1;
      else if (filter === 4) guess = paeth(left, above, corner);
      rows[to + x] = (raw[from + x] ?? 0) + guess;
    }
  }
  return rows;
}

function paeth(left: number, above: number, corner: number): number {
  const toLeft = Math.abs(above - corner);
  const toAbove = Math.abs(left - corner);
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function fromPalette(
  rows: Uint8Array,
  rowBytes: number,
  widthPx: number,
  heightPx: number,
  depth: number,
  palette: Buffer,
  transparency: Buffer,
): Pixels {
  const channels = transparency.length > 0 ? 4 : 3;
  const bytes = new Uint8Array(widthPx * heightPx * channels);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const colour = sample(rows, y * rowBytes, x, depth);
      const at = (y * widthPx + x) * channels;
      for (let channel = 0; channel < 3; channel += 1) bytes[at + channel] = palette[colour * 3 + channel] ?? 0;
      if (channels === 4) bytes[at + 3] = transparency[colour] ?? 255;
    }
  }
  return { widthPx, heightPx, channels, bytes };
}
