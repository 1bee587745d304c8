/*
 * Rooms all around, in Radiance's format (.hdr): what is bright in them shines, many times as bright as paper.
 */
import { encodePng } from './png.ts';

type Radiance = readonly [red: number, green: number, blue: number];
/** @param around from -1 to 1, once around @param up from -1, the floor, to 1, the zenith */
type Room = (around: number, up: number) => Radiance;

const heightPx = 256;
const widthPx = heightPx * 2;
const head = `#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y ${heightPx} +X ${widthPx}\n`;

export const roomSizeBytes = head.length + widthPx * heightPx * 4;

const mixed = (from: Radiance, to: Radiance, share: number): Radiance => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];
const plus = (one: Radiance, other: Radiance, times: number): Radiance => [
  one[0] + other[0] * times,
  one[1] + other[1] * times,
  one[2] + other[2] * times,
];
/** 0 up to `from`, 1 beyond `to`, without a corner between them. */
function eased(value: number, from: number, to: number): number {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return share * share * (3 - 2 * share);
}
/** How far apart two places around are: half way around at most. */
const apart = (one: number, other: number): number => 1 - Math.abs(1 - Math.abs(one - other));

/** Grey paper, a large soft box at each side, a strip behind. */
const softStudio: Room = (around, up) => {
  const paper =
    up > 0 ? mixed([0.2, 0.2, 0.21], [0.34, 0.34, 0.36], up) : mixed([0.2, 0.2, 0.21], [0.07, 0.07, 0.07], -up);
  const boxes = [
    { at: -0.28, height: 0.3, width: 0.13, tall: 0.26, light: [9, 8.4, 7.6] },
    { at: 0.34, height: 0.26, width: 0.09, tall: 0.22, light: [3.4, 3.8, 4.4] },
    { at: 0.97, height: 0.42, width: 0.05, tall: 0.3, light: [6, 6, 6] },
  ] as const;
  return boxes.reduce<Radiance>((light, box) => {
    const off = Math.max(apart(around, box.at) / box.width, Math.abs(up - box.height) / box.tall);
    return plus(light, box.light, 1 - eased(off, 0.9, 1.05));
  }, paper);
};

const walls: readonly Radiance[] = [
  [0.62, 0.25, 0.17],
  [0.75, 0.55, 0.24],
  [0.35, 0.5, 0.58],
  [0.72, 0.66, 0.55],
  [0.42, 0.3, 0.34],
];
const sun = { at: 0.22, height: 0.62 } as const;

/** Sky and sea, houses along the quay on one side, the sun on the other. */
const noonHarbor: Room = (around, up) => {
  const [height, sunHeight] = [(up * Math.PI) / 2, (sun.height * Math.PI) / 2];
  const alike =
    Math.sin(height) * Math.sin(sunHeight) +
    Math.cos(height) * Math.cos(sunHeight) * Math.cos((around - sun.at) * Math.PI);
  const off = Math.acos(Math.min(1, Math.max(-1, alike)));
  if (up <= 0) {
    const sea = mixed([0.3, 0.42, 0.48], [0.03, 0.1, 0.14], Math.sqrt(-up));
    const ripple = 0.5 + 0.5 * Math.sin(around * 260 + up * 900);
    return plus(sea, [3, 2.8, 2.4], (1 - eased(apart(around, sun.at), 0, 0.06)) * ripple * (1 + up));
  }
  const house = Math.floor((around + 1) * 40);
  const roof = 0.11 + 0.06 * (((house * 37) % 11) / 11);
  if (up < roof && apart(around, -0.7) < 0.42) {
    const isWindow = (up * 28) % 1 > 0.45 && ((around + 1) * 160) % 1 > 0.5 && up < roof - 0.02;
    const wall = walls[(house * 7) % walls.length] ?? walls[0];
    return isWindow || wall === undefined ? [0.06, 0.07, 0.09] : wall;
  }
  const sky = mixed([0.72, 0.82, 0.95], [0.12, 0.3, 0.75], Math.sqrt(up));
  const glow = plus(sky, [1.2, 1.1, 0.9], 1 - eased(off, 0, 0.7));
  return plus(glow, [90, 84, 72], 1 - eased(off, 0.05, 0.08));
};

export const roomNames = ['softStudio', 'noonHarbor'] as const;
export type RoomName = (typeof roomNames)[number];
const rooms: Readonly<Record<RoomName, Room>> = { softStudio, noonHarbor };

export function drawRoom(name: RoomName): Buffer {
  const pixels = Buffer.alloc(widthPx * heightPx * 4);
  eachPixel(name, widthPx, heightPx, (at, light) => writePixel(pixels, at * 4, light));
  return Buffer.concat([Buffer.from(head), pixels]);
}

/** As a camera would see all of it. */
export function drawRoomThumbnail(
  name: RoomName,
  size: { readonly widthPx: number; readonly heightPx: number },
): Buffer {
  const bytes = new Uint8Array(size.widthPx * size.heightPx * 3);
  eachPixel(name, size.widthPx, size.heightPx, (at, light) => {
    for (const [channel, value] of light.entries())
      bytes[at * 3 + channel] = Math.round(255 * (1 - Math.exp(-1.6 * value)) ** (1 / 2.2));
  });
  return encodePng({ ...size, channels: 3, bytes });
}

function eachPixel(name: RoomName, width: number, height: number, draw: (at: number, light: Radiance) => void): void {
  const room = rooms[name];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      draw(y * width + x, room(((x + 0.5) / width) * 2 - 1, 1 - ((y + 0.5) / height) * 2));
}

/** Three fractions and the power of two that they share. */
function writePixel(pixels: Buffer, at: number, light: Radiance): void {
  const brightest = Math.max(...light);
  if (brightest < 1e-32) return;
  const exponent = Math.ceil(Math.log2(brightest) + 1e-9);
  for (const [channel, value] of light.entries())
    pixels[at + channel] = Math.min(255, Math.floor((value * 256) / 2 ** exponent));
  pixels[at + 3] = exponent + 128;
}
