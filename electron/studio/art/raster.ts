import { rgb, type Rgb } from './colour.ts';
import type { Chain } from './shape.ts';
import { strokeOutline } from './strokeOutline.ts';

/** How a layer meets what is below: painted over it, as light, or as shade. */
export type Blend = 'over' | 'screen' | 'multiply';

export type Stop = readonly [at: number, colour: string, opacity?: number];

/** What an area is filled with, on the pixel grid. */
export type Ink =
  | { readonly kind: 'flat'; readonly colour: Rgb }
  | {
      readonly kind: 'linear';
      readonly fromX: number;
      readonly fromY: number;
      readonly toX: number;
      readonly toY: number;
      readonly table: Float32Array;
    }
  | {
      readonly kind: 'radial';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly table: Float32Array;
    };

const steps = 255;
/** Less of a pixel than this is none of it. */
const least = 0.002;

const slotAt = (along: number): number => (along <= 0 ? 0 : along >= steps ? steps : along | 0) * 4;

/** Red, green, blue and opacity at 256 even steps along a gradient. */
export function gradientTable(stops: readonly Stop[]): Float32Array {
  const table = new Float32Array((steps + 1) * 4);
  let index = 0;
  for (let step = 0; step <= steps; step += 1) {
    const at = step / steps;
    while (index + 1 < stops.length - 1 && at > (stops[index + 1]?.[0] ?? 1)) index += 1;
    const from = stops[index] ?? [0, '#000000'];
    const to = stops[index + 1] ?? from;
    const share = to[0] > from[0] ? Math.min(1, Math.max(0, (at - from[0]) / (to[0] - from[0]))) : 0;
    const [fromColour, toColour] = [rgb(from[1]), rgb(to[1])];
    for (let channel = 0; channel < 3; channel += 1) {
      const start = fromColour[channel] ?? 0;
      table[step * 4 + channel] = start + ((toColour[channel] ?? 0) - start) * share;
    }
    const startOpacity = from[2] ?? 1;
    table[step * 4 + 3] = startOpacity + ((to[2] ?? 1) - startOpacity) * share;
  }
  return table;
}

// Dither of half a level in a 4 × 4 pattern: hides the steps of dark gradients and still packs well.
const bayer = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5].map((level) => (level + 0.5) / 16);

/**
 * A picture of floating-point pixels that areas are blended into. Coverage is exact: the signed areas that the edges
 * cut off each pixel are summed along the row (overlaps of the same direction count once), so no supersampling.
 */
export class Raster {
  readonly widthPx: number;
  readonly heightPx: number;
  private readonly pixels: Float32Array;
  private readonly areas: Float32Array;
  private readonly coverage: Float32Array;
  /** Where in the table of a gradient each pixel of the row finds its colour. */
  private readonly slots: Uint16Array;
  private clip: Float32Array | null = null;

  constructor(widthPx: number, heightPx: number) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.pixels = new Float32Array(widthPx * heightPx * 3);
    this.areas = new Float32Array((widthPx + 2) * heightPx);
    this.coverage = new Float32Array(widthPx);
    this.slots = new Uint16Array(widthPx);
  }

  /** Runs `draw` with everything outside the outline left untouched. */
  clipped(outline: readonly Chain[], draw: () => void): void {
    const outer = this.clip;
    const mask = new Float32Array(this.widthPx * this.heightPx);
    this.scan(outline, (row, left, right) => {
      for (let x = left; x < right; x += 1) {
        const at = row * this.widthPx + x;
        mask[at] = (this.coverage[x] ?? 0) * (outer ? (outer[at] ?? 0) : 1);
      }
    });
    this.clip = mask;
    draw();
    this.clip = outer;
  }

  fill(outline: readonly Chain[], ink: Ink, opacity: number, blend: Blend): void {
    this.scan(outline, (row, left, right) => this.blendRow(row, left, right, ink, opacity, blend));
  }

  fillStroke(lines: readonly Chain[], halfWidth: (share: number) => number, ink: Ink, opacity: number): void {
    this.fill(
      lines.flatMap((line) => strokeOutline(line, halfWidth)),
      ink,
      opacity,
      'over',
    );
  }

  /**
   * A round patch without an edge. `falloff` `light` is bright in the middle and long in the tail (lamps), `cloud` is
   * flat in the middle (mist).
   */
  patch(
    x: number,
    y: number,
    radiusX: number,
    radiusY: number,
    colour: Rgb,
    opacity: number,
    falloff: 'light' | 'cloud',
    blend: Blend,
  ): void {
    const left = Math.max(0, Math.floor(x - radiusX));
    const right = Math.min(this.widthPx, Math.ceil(x + radiusX));
    const top = Math.max(0, Math.floor(y - radiusY));
    const bottom = Math.min(this.heightPx, Math.ceil(y + radiusY));
    const ink: Ink = { kind: 'flat', colour };
    for (let row = top; row < bottom; row += 1) {
      const dy = (row + 0.5 - y) / radiusY;
      for (let column = left; column < right; column += 1) {
        const dx = (column + 0.5 - x) / radiusX;
        const squared = dx * dx + dy * dy;
        const rest = squared >= 1 ? 0 : falloff === 'light' ? 1 - Math.sqrt(squared) : 1 - squared;
        this.coverage[column] = rest * rest;
      }
      this.blendRow(row, left, right, ink, opacity, blend);
    }
  }

  /** Red, green and blue bytes, row by row. */
  bytes(): Uint8Array {
    const bytes = new Uint8Array(this.pixels.length);
    let at = 0;
    for (let y = 0; y < this.heightPx; y += 1) {
      for (let x = 0; x < this.widthPx; x += 1) {
        const lift = bayer[(y & 3) * 4 + (x & 3)] ?? 0.5;
        for (let channel = 0; channel < 3; channel += 1) {
          const value = (this.pixels[at] ?? 0) + lift;
          bytes[at] = value <= 0 ? 0 : value >= 255 ? 255 : value;
          at += 1;
        }
      }
    }
    return bytes;
  }

  private blendRow(row: number, left: number, right: number, ink: Ink, opacity: number, blend: Blend): void {
    if (ink.kind === 'flat') {
      this.blendColour(row, left, right, ink.colour[0], ink.colour[1], ink.colour[2], opacity, blend);
      return;
    }
    const { table } = ink;
    if (ink.kind === 'radial') {
      const dy = row + 0.5 - ink.y;
      for (let x = left; x < right; x += 1) {
        const dx = x + 0.5 - ink.x;
        this.slots[x] = slotAt((Math.sqrt(dx * dx + dy * dy) / ink.radius) * steps);
      }
      this.blendTable(row, left, right, table, opacity, blend);
      return;
    }
    const dx = ink.toX - ink.fromX;
    const dy = ink.toY - ink.fromY;
    const squared = dx * dx + dy * dy || 1;
    let along = (((left + 0.5 - ink.fromX) * dx + (row + 0.5 - ink.fromY) * dy) / squared) * steps;
    const step = (dx / squared) * steps;
    if (step === 0) {
      // From top to bottom, as most skies are: a row has one colour.
      const slot = slotAt(along);
      const strength = opacity * (table[slot + 3] ?? 1);
      this.blendColour(row, left, right, table[slot] ?? 0, table[slot + 1] ?? 0, table[slot + 2] ?? 0, strength, blend);
      return;
    }
    for (let x = left; x < right; x += 1) {
      this.slots[x] = slotAt(along);
      along += step;
    }
    this.blendTable(row, left, right, table, opacity, blend);
  }

  /** Written out for each way of blending, with nothing made on the way: these loops are most of what drawing takes. */
  private blendColour(
    row: number,
    left: number,
    right: number,
    red: number,
    green: number,
    blue: number,
    strength: number,
    blend: Blend,
  ): void {
    const { pixels, coverage, clip } = this;
    const start = row * this.widthPx;
    if (blend === 'over') {
      for (let x = left; x < right; x += 1) {
        let share = coverage[x] ?? 0;
        if (share <= least) continue;
        if (clip !== null) share *= clip[start + x] ?? 0;
        share *= strength;
        const at = (start + x) * 3;
        const oldRed = pixels[at] ?? 0;
        const oldGreen = pixels[at + 1] ?? 0;
        const oldBlue = pixels[at + 2] ?? 0;
        pixels[at] = oldRed + (red - oldRed) * share;
        pixels[at + 1] = oldGreen + (green - oldGreen) * share;
        pixels[at + 2] = oldBlue + (blue - oldBlue) * share;
      }
      return;
    }
    for (let x = left; x < right; x += 1) {
      let share = coverage[x] ?? 0;
      if (share <= least) continue;
      if (clip !== null) share *= clip[start + x] ?? 0;
      this.blendPixel((start + x) * 3, red, green, blue, share * strength, blend);
    }
  }

  /** The colours of a table, by the slots of the row. */
  private blendTable(
    row: number,
    left: number,
    right: number,
    table: Float32Array,
    opacity: number,
    blend: Blend,
  ): void {
    const { coverage, clip, slots } = this;
    const start = row * this.widthPx;
    for (let x = left; x < right; x += 1) {
      let share = coverage[x] ?? 0;
      if (share <= least) continue;
      if (clip !== null) share *= clip[start + x] ?? 0;
      const slot = slots[x] ?? 0;
      const strength = opacity * (table[slot + 3] ?? 1);
      if (strength === 0) continue;
      this.blendPixel(
        (start + x) * 3,
        table[slot] ?? 0,
        table[slot + 1] ?? 0,
        table[slot + 2] ?? 0,
        share * strength,
        blend,
      );
    }
  }

  private blendPixel(at: number, red: number, green: number, blue: number, share: number, blend: Blend): void {
    const { pixels } = this;
    const oldRed = pixels[at] ?? 0;
    const oldGreen = pixels[at + 1] ?? 0;
    const oldBlue = pixels[at + 2] ?? 0;
    if (blend === 'over') {
      pixels[at] = oldRed + (red - oldRed) * share;
      pixels[at + 1] = oldGreen + (green - oldGreen) * share;
      pixels[at + 2] = oldBlue + (blue - oldBlue) * share;
    } else if (blend === 'screen') {
      pixels[at] = oldRed + red * share * (1 - oldRed / 255);
      pixels[at + 1] = oldGreen + green * share * (1 - oldGreen / 255);
      pixels[at + 2] = oldBlue + blue * share * (1 - oldBlue / 255);
    } else {
      pixels[at] = oldRed * (1 - share * (1 - red / 255));
      pixels[at + 1] = oldGreen * (1 - share * (1 - green / 255));
      pixels[at + 2] = oldBlue * (1 - share * (1 - blue / 255));
    }
  }

  /** Leaves the coverage of each touched row in `coverage` and hands the row over. */
  private scan(outline: readonly Chain[], take: (row: number, left: number, right: number) => void): void {
    let [low, high, leftmost, rightmost] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const { points } of outline) {
      for (let index = 0; index + 1 < points.length; index += 2) {
        const [x, y] = [points[index] ?? 0, points[index + 1] ?? 0];
        if (y < low) low = y;
        if (y > high) high = y;
        if (x < leftmost) leftmost = x;
        if (x > rightmost) rightmost = x;
      }
    }
    const top = Math.max(0, Math.floor(low));
    const bottom = Math.min(this.heightPx, Math.ceil(high));
    const left = Math.max(0, Math.floor(leftmost));
    const right = Math.min(this.widthPx, Math.ceil(rightmost));
    if (top >= bottom || left >= right) return;
    for (const { points } of outline) {
      const last = points.length - 2;
      let [fromX, fromY] = [points[last] ?? 0, points[last + 1] ?? 0];
      for (let index = 0; index <= last; index += 2) {
        const [toX, toY] = [points[index] ?? 0, points[index + 1] ?? 0];
        this.edge(fromX, fromY, toX, toY);
        [fromX, fromY] = [toX, toY];
      }
    }
    const stride = this.widthPx + 2;
    for (let row = top; row < bottom; row += 1) {
      let sum = 0;
      const start = row * stride;
      for (let x = left; x < right; x += 1) {
        sum += this.areas[start + x] ?? 0;
        const share = sum < 0 ? -sum : sum;
        this.coverage[x] = share > 1 ? 1 : share;
      }
      this.areas.fill(0, start + left, start + stride);
      take(row, left, right);
    }
  }

  private edge(x0: number, y0: number, x1: number, y1: number): void {
    if (y0 === y1) return;
    const direction = y0 < y1 ? 1 : -1;
    if (direction < 0) [x0, y0, x1, y1] = [x1, y1, x0, y0];
    const slope = (x1 - x0) / (y1 - y0);
    const { areas, widthPx } = this;
    const stride = widthPx + 2;
    const end = Math.min(this.heightPx, y1);
    let y = y0;
    let x = x0;
    if (y < 0) {
      x -= y * slope;
      y = 0;
    }
    while (y < end) {
      const row = Math.floor(y);
      const nextY = Math.min(row + 1, end);
      const height = (nextY - y) * direction;
      const nextX = x + (nextY - y) * slope;
      const low = Math.min(widthPx, Math.max(0, Math.min(x, nextX)));
      const high = Math.min(widthPx, Math.max(0, Math.max(x, nextX)));
      const first = Math.floor(low);
      const last = Math.ceil(high);
      const at = row * stride + first;
      if (last <= first + 1) {
        const middle = (low + high) / 2 - first;
        areas[at] = (areas[at] ?? 0) + height * (1 - middle);
        areas[at + 1] = (areas[at + 1] ?? 0) + height * middle;
      } else {
        // The edge crosses several pixels of this row: a triangle in the first, whole slices, a rest in the last.
        const perPixel = 1 / (high - low);
        const lowRest = 1 - (low - first);
        const firstArea = 0.5 * perPixel * lowRest * lowRest;
        const highRest = high - last + 1;
        const lastArea = 0.5 * perPixel * highRest * highRest;
        areas[at] = (areas[at] ?? 0) + height * firstArea;
        if (last === first + 2) {
          areas[at + 1] = (areas[at + 1] ?? 0) + height * (1 - firstArea - lastArea);
        } else {
          const secondArea = perPixel * (1.5 - (low - first));
          areas[at + 1] = (areas[at + 1] ?? 0) + height * (secondArea - firstArea);
          for (let column = first + 2; column < last - 1; column += 1) {
            const inner = row * stride + column;
            areas[inner] = (areas[inner] ?? 0) + height * perPixel;
          }
          const reached = secondArea + (last - first - 3) * perPixel;
          const inner = row * stride + last - 1;
          areas[inner] = (areas[inner] ?? 0) + height * (1 - reached - lastArea);
        }
        const inner = row * stride + last;
        areas[inner] = (areas[inner] ?? 0) + height * lastArea;
      }
      y = nextY;
      x = nextX;
    }
  }
}
