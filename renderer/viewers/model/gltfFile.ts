/** A glTF as it lies in a file: what it says of itself, and the bytes beside that. */

export type Json = { [key: string]: unknown };
export const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

export type GltfFile = {
  readonly json: Json;
  /** What a binary file has behind its words; null where there is nothing. */
  readonly binary: Uint8Array<ArrayBuffer> | null;
};

const head = { glTF: 0x46546c67, json: 0x4e4f534a, binary: 0x004e4942 } as const;
const headBytes = 12;
const partHeadBytes = 8;

/** @returns null where it is no glTF, or ends too early */
export function readGltfFile(bytes: Uint8Array<ArrayBuffer>): GltfFile | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isBinary = bytes.byteLength >= headBytes + partHeadBytes && view.getUint32(0, true) === head.glTF;
  if (isBinary && view.getUint32(8, true) > bytes.byteLength) return null;
  const jsonAt = headBytes + partHeadBytes;
  const jsonEnd = isBinary ? jsonAt + view.getUint32(headBytes, true) : bytes.byteLength;
  const json = jsonOf(isBinary ? bytes.subarray(jsonAt, jsonEnd) : bytes);
  if (json === null) return null;
  const binaryAt = jsonEnd + partHeadBytes;
  const hasBinary = isBinary && binaryAt <= bytes.byteLength && view.getUint32(jsonEnd + 4, true) === head.binary;
  return {
    json,
    binary: hasBinary ? bytes.subarray(binaryAt, binaryAt + view.getUint32(jsonEnd, true)) : null,
  };
}

function jsonOf(bytes: Uint8Array<ArrayBuffer>): Json | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    // Every glTF names its version.
    return isJson(value) && isJson(value['asset']) ? value : null;
  } catch {
    return null;
  }
}

/** @param parts one after the other, each a multiple of four bytes long */
export function writeGlb(json: Json, parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const words = new TextEncoder().encode(JSON.stringify(json));
  const wordsLength = Math.ceil(words.length / 4) * 4;
  const dataLength = parts.reduce((sum, { length }) => sum + length, 0);
  const length = headBytes + partHeadBytes + wordsLength + partHeadBytes + dataLength;
  const glb = new Uint8Array(length);
  const view = new DataView(glb.buffer);
  const write = (at: number, ...numbers: readonly number[]): void => {
    for (const [index, number] of numbers.entries()) view.setUint32(at + index * 4, number, true);
  };
  write(0, head.glTF, 2, length, wordsLength, head.json);
  const wordsAt = headBytes + partHeadBytes;
  glb.fill(0x20, wordsAt, wordsAt + wordsLength);
  glb.set(words, wordsAt);
  write(wordsAt + wordsLength, dataLength, head.binary);
  let at = wordsAt + wordsLength + partHeadBytes;
  for (const part of parts) {
    glb.set(part, at);
    at += part.length;
  }
  return glb;
}

/** What is written into the file itself; null for what lies elsewhere. */
export function writtenBytes(uri: string): Uint8Array<ArrayBuffer> | null {
  const written = /^data:[^,]*;base64,(.*)$/s.exec(uri)?.[1];
  if (written === undefined) return null;
  return Uint8Array.from(atob(written), (letter) => letter.charCodeAt(0));
}
