/** A room all around, as Radiance's format has it (.hdr): read in memory, by three.js. */
import { HDRLoader } from 'three/addons/loaders/HDRLoader.js';
import {
  DataTexture,
  EquirectangularReflectionMapping,
  HalfFloatType,
  LinearFilter,
  LinearSRGBColorSpace,
  RGBAFormat,
} from 'three';

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

/** @throws Error where it is damaged, or larger than is held in memory */
export function readRoom(bytes: ArrayBuffer): DataTexture {
  const size = roomSize(bytes);
  if (size === null || size.width === 0 || size.height === 0) throw new Error('no room');
  if (size.width * size.height > mostPixels) throw new Error('a room too large');
  const { data, width, height } = new HDRLoader().parse(bytes);
  // One that is torn comes without its end.
  if (!(data instanceof Uint16Array) || data.length !== size.width * size.height * 4) throw new Error('no room');
  const room = new DataTexture(data, width, height, RGBAFormat, HalfFloatType, EquirectangularReflectionMapping);
  room.colorSpace = LinearSRGBColorSpace;
  room.minFilter = LinearFilter;
  room.magFilter = LinearFilter;
  room.flipY = true;
  room.needsUpdate = true;
  return room;
}
