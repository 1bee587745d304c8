/** Pictures in KTX2, packed by Basis: the largest of their sizes that is wanted, as plain pixels. */
import type { BasisModule } from './decoderModules.ts';
import { damaged, UnpackError } from './unpackError.ts';

export type Picture = {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel. */
  readonly pixels: Uint8Array<ArrayBuffer>;
};
export type KtxHead = { readonly width: number; readonly height: number; readonly levels: number };

const identifier = [0xab, 0x4b, 0x54, 0x58, 0x20, 0x32, 0x30, 0xbb, 0x0d, 0x0a, 0x1a, 0x0a];
const headBytes = 80;
const rgba32 = 13;

/** Read by ourselves, so that nothing is taken for a picture that says it is endless. */
export function readKtxHead(bytes: Uint8Array<ArrayBuffer>): KtxHead {
  if (bytes.length < headBytes || identifier.some((byte, at) => bytes[at] !== byte)) throw damaged('no KTX2');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const number = (at: number): number => view.getUint32(at, true);
  const [format, width, height] = [number(12), number(20), number(24)];
  if (width === 0 || height === 0) throw damaged('KTX2: no picture');
  // A format of its own is that of a graphics card; a depth, layers or faces are no picture on a model.
  if (format !== 0 || number(28) > 0 || number(32) > 1 || number(36) !== 1)
    throw new UnpackError('packed', 'KTX2: not one picture packed by Basis');
  return { width, height, levels: Math.max(1, number(40)) };
}

export const levelSize = ({ width, height }: KtxHead, level: number): number =>
  Math.max(1, width >> level) * Math.max(1, height >> level);

export function unpackBasis(basis: BasisModule, bytes: Uint8Array<ArrayBuffer>, level: number): Picture {
  const head = readKtxHead(bytes);
  const file = new basis.KTX2File(bytes);
  try {
    if (!file.isValid()) throw damaged('KTX2: not valid');
    if (!file.isUASTC() && !file.isETC1S()) throw new UnpackError('packed', 'KTX2: neither UASTC nor ETC1S');
    if (!file.startTranscoding()) throw damaged('KTX2: cannot be unpacked');
    const size = { width: Math.max(1, head.width >> level), height: Math.max(1, head.height >> level) };
    const pixels = new Uint8Array(file.getImageTranscodedSizeInBytes(level, 0, 0, rgba32));
    if (pixels.length !== size.width * size.height * 4) throw damaged('KTX2: of another size than it says');
    if (!file.transcodeImage(pixels, level, 0, 0, rgba32, 0, -1, -1)) throw damaged('KTX2: cannot be unpacked');
    return { ...size, pixels };
  } finally {
    file.close();
    file.delete();
  }
}
