/**
 * Beginning to decode H.264 in the middle of open groups. What these begin with is no key picture to Chromium, which refuses it
 * after a seek, while the decoder behind it takes any that is marked as a recovery point, once nothing is left of what it decoded
 * before. So it is handed a black square of 16 × 16 first, which is a key picture and of another size: that empties it, and all that
 * follows is as exact as from the movie's first picture on. The square itself comes out under a time that no movie has.
 */

/** How coded pictures are cut into units, and the units that say how all others are coded, as a decoder's description has them. */
export type Units = { readonly lengthBytes: number; readonly parameters: readonly Uint8Array[] };

const supplement = 6;
const sliceKinds: ReadonlySet<number> = new Set([1, 2, 3, 4, 5]);
const recoveryPoint = 6;
const timeOfSquareUs = -1_000_000_000;

/** Black, 16 × 16, baseline: its two parameter sets and itself. */
const square = ['6742c00ad91ec044000003000400000300c03c489920', '68cb83cb20', '6588840af2628000a7be'].map(bytesOfHex);

/** Null for any other coding, and where the units are not cut by their lengths. */
export function unitsOf({ codec, description }: VideoDecoderConfig): Units | null {
  if (!/^avc[13]\./.test(codec) || description === undefined) return null;
  const bytes = ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description);
  const parameters: Uint8Array[] = [];
  let at = 5;
  for (const most of [0x1f, 0xff]) {
    const count = (bytes[at] ?? 0) & most;
    at += 1;
    for (let index = 0; index < count; index += 1) {
      const length = numberAt(bytes, at, 2);
      parameters.push(bytes.subarray(at + 2, at + 2 + length));
      at += 2 + length;
    }
  }
  return at > bytes.length ? null : { lengthBytes: ((bytes[4] ?? 3) & 3) + 1, parameters };
}

/** Whether all that is shown after this picture comes out right where decoding begins with it, though it is no key picture. */
export function isRecoveryPoint(picture: Uint8Array, { lengthBytes }: Units): boolean {
  for (let at = 0; at + lengthBytes < picture.length;) {
    const length = numberAt(picture, at, lengthBytes);
    const unit = picture.subarray(at + lengthBytes, at + lengthBytes + length);
    const kind = (unit[0] ?? 0) & 0x1f;
    if (kind === supplement && saysRecovery(unit)) return true;
    if (sliceKinds.has(kind)) return false;
    at += lengthBytes + length;
  }
  return false;
}

/** What is handed to the decoder in place of such a picture. */
export function chunksBeginningWith(picture: EncodedVideoChunk, units: Units): readonly EncodedVideoChunk[] {
  const data = new Uint8Array(picture.byteLength);
  picture.copyTo(data);
  const { timestamp, duration } = picture;
  return [
    new EncodedVideoChunk({ type: 'key', timestamp: timeOfSquareUs, data: joined(square, units) }),
    new EncodedVideoChunk({
      type: 'delta',
      timestamp,
      ...(duration === null ? {} : { duration }),
      data: joined(units.parameters, units, data),
    }),
  ];
}

/** Its messages, each a kind, a length and so many bytes; kinds and lengths from 255 on take several bytes. */
function saysRecovery(unit: Uint8Array): boolean {
  let at = 1;
  const amount = (): number => {
    let sum = 0;
    while (unit[at] === 255) {
      sum += 255;
      at += 1;
    }
    sum += unit[at] ?? 0;
    at += 1;
    return sum;
  };
  // The last byte only ends the unit. A long message may hold bytes that were put in: recovery points stand in units of their own, or first.
  while (at < unit.length - 1) {
    const kind = amount();
    const length = amount();
    // At once, not after so many pictures (`1`), and to the bit (`1`).
    if (kind === recoveryPoint) return ((unit[at] ?? 0) & 0b1100_0000) === 0b1100_0000;
    at += length;
  }
  return false;
}

function joined(
  parts: readonly Uint8Array[],
  { lengthBytes }: Units,
  rest = new Uint8Array(),
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + lengthBytes + length, rest.length));
  let at = 0;
  for (const part of parts) {
    for (let index = 0; index < lengthBytes; index += 1)
      bytes[at + index] = (part.length >>> (8 * (lengthBytes - 1 - index))) & 0xff;
    bytes.set(part, at + lengthBytes);
    at += lengthBytes + part.length;
  }
  bytes.set(rest, at);
  return bytes;
}

function numberAt(bytes: Uint8Array, at: number, count: number): number {
  return bytes.subarray(at, at + count).reduce((sum, byte) => sum * 256 + byte, 0);
}

function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
