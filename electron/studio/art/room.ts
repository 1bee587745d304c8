/*
 * A drawing as a room all around, in Radiance's format (.hdr): what is bright in it shines. Two of it stand beside each other, one
 * mirrored, so that no edge is seen where they meet.
 */
import { drawPixels, type PictureOrder } from './drawPicture.ts';

const heightPx = 128;
const widthPx = heightPx * 2;
const head = `#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y ${heightPx} +X ${widthPx}\n`;

export const roomSizeBytes = head.length + widthPx * heightPx * 4;

export function drawRoom(order: PictureOrder): Buffer {
  const half = drawPixels(order, { widthPx: heightPx, heightPx });
  const pixels = Buffer.alloc(widthPx * heightPx * 4);
  for (let y = 0; y < heightPx; y += 1)
    for (let x = 0; x < widthPx; x += 1) {
      const from = (y * heightPx + (x < heightPx ? x : widthPx - 1 - x)) * 3;
      const [red = 0, green = 0, blue = 0] = [...half.subarray(from, from + 3)].map((byte) => (byte / 255) ** 2.2);
      writePixel(pixels, (y * widthPx + x) * 4, [red, green, blue], shine(Math.max(red, green, blue)));
    }
  return Buffer.concat([Buffer.from(head), pixels]);
}

/** A lamp and the sun are many times as bright as the paper that shows them. */
const shine = (brightest: number): number => 1 + 12 * Math.max(0, (brightest - 0.7) / 0.3) ** 2;

/** Three fractions and the power of two that they share. */
function writePixel(pixels: Buffer, at: number, colour: readonly number[], times: number): void {
  const brightest = Math.max(...colour) * times;
  if (brightest < 1e-32) return;
  const exponent = Math.ceil(Math.log2(brightest) + 1e-9);
  for (const [channel, value] of colour.entries())
    pixels[at + channel] = Math.min(255, Math.floor((value * times * 256) / 2 ** exponent));
  pixels[at + 3] = exponent + 128;
}
