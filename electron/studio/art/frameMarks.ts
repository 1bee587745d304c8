import { field, type Painter } from './painter.ts';

/**
 * Where a movie's frame number stands for machines: twelve squares at the lower right, highest bit first, white is 1.
 * In units of the 320 × 180 field; the middle of a square keeps its colour through the encoder.
 */
export const frameStrip = { x: 266, y: 171, side: 4, bits: 12 } as const;

// The strokes of each digit on a field of 6 × 10.
const digits = [
  'M1 3C1 -.6 5 -.6 5 3V7C5 10.600 1 10.600 1 7z',
  'M1.200 2.200L3.200 .4V9.600M1.400 9.600H5',
  'M1 2.600C1.200 -.6 5 -.5 5 2.600C5 4.600 1.400 7 1 9.600H5.200',
  'M1 1.500C2.200 -.3 4.900 .2 4.900 2.500C4.900 4.200 3.800 4.800 2.600 4.800C4 4.800 5.200 5.600 5.200 7.200C5.200 9.900 2 10.200 .9 8.300',
  'M4 9.600V.5L.8 6.800H5.400',
  'M4.900 .5H1.500L1.200 4.600C2.400 3.700 5.200 4 5.200 6.800C5.200 9.900 2 10.200 .9 8.500',
  'M4.700 1.400C3.400 -.4 1 .6 1 5.600C1 10.900 5.200 10.500 5.200 6.900C5.200 3.600 1.600 3.500 1 6.300',
  'M.9 .5H5.200L2.400 9.600',
  'M3 4.700C.6 4.500 .7 .4 3 .4C5.300 .4 5.400 4.500 3 4.700C.1 4.900 .2 9.700 3 9.700C5.800 9.700 5.900 4.900 3 4.700z',
  'M5 3.600C4.400 6.500 .9 6.300 .9 3.200C.9 -.4 5 -.7 5 4.400C5 9.400 2.600 10.600 1.200 8.600',
] as const;

/** Burns a movie's frame number into its picture: the strip for tests and, where they can be read, digits for people. */
export function drawFrameMarks(paint: Painter, frame: number, hasDigits: boolean): void {
  if (hasDigits) drawDigits(paint, frame);
  const { x, y, side, bits } = frameStrip;
  paint.box(x - 2, y - 2, side * bits + 4, side + 4, '#202020');
  for (let bit = 0; bit < bits; bit += 1) {
    paint.box(x + bit * side, y, side, side, (frame >> (bits - 1 - bit)) & 1 ? '#ffffff' : '#000000');
  }
}

function drawDigits(paint: Painter, frame: number): void {
  const text = String(frame).padStart(4, '0');
  paint.box(6, field.height - 25, 52, 20, '#000000', 0.62, 4);
  for (const [index, digit] of Array.from(text).entries()) {
    paint.place({ x: 11.2 + index * 11, y: field.height - 20.4, scale: 1.08 }, () =>
      paint.line(digits[Number(digit)] ?? digits[0], 1.35, '#ffffff'),
    );
  }
}
