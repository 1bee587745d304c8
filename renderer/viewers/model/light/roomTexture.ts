import {
  DataTexture,
  EquirectangularReflectionMapping,
  HalfFloatType,
  LinearFilter,
  LinearSRGBColorSpace,
  RGBAFormat,
} from 'three';
import type { ReadRoom } from './readRoom.ts';

/** A room for the graphics card. */
export function roomTexture({ width, height, halves }: ReadRoom): DataTexture {
  const room = new DataTexture(halves, width, height, RGBAFormat, HalfFloatType, EquirectangularReflectionMapping);
  room.colorSpace = LinearSRGBColorSpace;
  room.minFilter = LinearFilter;
  room.magFilter = LinearFilter;
  room.flipY = true;
  room.needsUpdate = true;
  return room;
}
