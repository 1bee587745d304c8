import { rgb } from './colour.ts';
import { placed, scaleOf, type Matrix, type Placing } from './matrix.ts';
import { gradientTable, Raster, type Blend, type Ink, type Stop } from './raster.ts';
import { box, chains, ellipse, shape, type Shape } from './shape.ts';

/** A colour, or a gradient between two points (or out from one) in the drawing's own units. */
export type Paint =
  | string
  | {
      readonly kind: 'linear';
      readonly from: readonly [number, number];
      readonly to: readonly [number, number];
      readonly stops: readonly Stop[];
    }
  | {
      readonly kind: 'radial';
      readonly centre: readonly [number, number];
      readonly radius: number;
      readonly stops: readonly Stop[];
    };

export const down = (top: number, bottom: number, ...stops: readonly Stop[]): Paint => ({
  kind: 'linear',
  from: [0, top],
  to: [0, bottom],
  stops,
});

export const across = (left: number, right: number, ...stops: readonly Stop[]): Paint => ({
  kind: 'linear',
  from: [left, 0],
  to: [right, 0],
  stops,
});

export const outward = (x: number, y: number, radius: number, ...stops: readonly Stop[]): Paint => ({
  kind: 'radial',
  centre: [x, y],
  radius,
  stops,
});

/** Every drawing is made on a field of 320 × 180 units; what is in it may stick out. */
export const field = { width: 320, height: 180 } as const;

/** Draws in units of the field, wherever and however large that lies on the pixels. */
export class Painter {
  private readonly raster: Raster;
  private matrix: Matrix;

  /** `focusX` (0 to 320) stays in sight when the picture is narrower than the field. */
  constructor(raster: Raster, focusX: number) {
    this.raster = raster;
    const scale = Math.max(raster.widthPx / field.width, raster.heightPx / field.height);
    const slack = field.width * scale - raster.widthPx;
    const left = Math.min(slack, Math.max(0, focusX * scale - raster.widthPx / 2));
    this.matrix = [scale, 0, 0, scale, -left, (raster.heightPx - field.height * scale) / 2];
  }

  /** Runs `draw` in units of its own: scaled, turned, then moved. */
  place(placing: Placing, draw: () => void): void {
    const outer = this.matrix;
    this.matrix = placed(outer, placing);
    draw();
    this.matrix = outer;
  }

  fill(outline: Shape | string, paint: Paint, opacity = 1, blend: Blend = 'over'): void {
    const pieces = typeof outline === 'string' ? shape(outline) : outline;
    this.raster.fill(chains(pieces, this.matrix), this.ink(paint), opacity, blend);
  }

  line(outline: Shape | string, width: number, paint: Paint, opacity = 1): void {
    const half = (width / 2) * scaleOf(this.matrix);
    this.stroke(outline, () => half, paint, opacity);
  }

  /** A stroke like a brush's: thin at the ends, `width` in the middle. */
  brush(outline: Shape | string, width: number, paint: Paint, opacity = 1): void {
    const half = (width / 2) * scaleOf(this.matrix);
    this.stroke(
      outline,
      (share) => half * Math.sin(Math.PI * Math.min(1, Math.max(0.02, share))) ** 0.7,
      paint,
      opacity,
    );
  }

  circle(x: number, y: number, radius: number, paint: Paint, opacity = 1, blend: Blend = 'over'): void {
    this.fill(ellipse(x, y, radius, radius), paint, opacity, blend);
  }

  ellipse(x: number, y: number, radiusX: number, radiusY: number, paint: Paint, opacity = 1): void {
    this.fill(ellipse(x, y, radiusX, radiusY), paint, opacity);
  }

  box(x: number, y: number, width: number, height: number, paint: Paint, opacity = 1, corner = 0): void {
    this.fill(box(x, y, width, height, corner), paint, opacity);
  }

  /** The whole field and what lies beyond it. */
  cover(paint: Paint, opacity = 1, blend: Blend = 'over'): void {
    this.fill(box(-20, -20, field.width + 40, field.height + 40), paint, opacity, blend);
  }

  /** Light without an edge around a lamp, a moon, a sun. */
  glow(x: number, y: number, radius: number, colour: string, opacity = 1): void {
    this.soft(x, y, radius, radius, colour, opacity, 'light', 'screen');
  }

  /** A patch of mist, cloud or shade without an edge. */
  mist(
    x: number,
    y: number,
    radiusX: number,
    radiusY: number,
    colour: string,
    opacity = 1,
    blend: Blend = 'over',
  ): void {
    this.soft(x, y, radiusX, radiusY, colour, opacity, 'cloud', blend);
  }

  within(outline: Shape | string, draw: () => void): void {
    const pieces = typeof outline === 'string' ? shape(outline) : outline;
    this.raster.clipped(chains(pieces, this.matrix), draw);
  }

  private soft(
    x: number,
    y: number,
    radiusX: number,
    radiusY: number,
    colour: string,
    opacity: number,
    falloff: 'light' | 'cloud',
    blend: Blend,
  ): void {
    const [a, b, c, d, e, f] = this.matrix;
    const [width, height] = [Math.hypot(a, b), Math.hypot(c, d)];
    this.raster.patch(
      a * x + c * y + e,
      b * x + d * y + f,
      radiusX * width,
      radiusY * height,
      rgb(colour),
      opacity,
      falloff,
      blend,
    );
  }

  private stroke(outline: Shape | string, halfWidth: (share: number) => number, paint: Paint, opacity: number): void {
    const pieces = typeof outline === 'string' ? shape(outline) : outline;
    this.raster.fillStroke(chains(pieces, this.matrix), halfWidth, this.ink(paint), opacity);
  }

  private ink(paint: Paint): Ink {
    if (typeof paint === 'string') return { kind: 'flat', colour: rgb(paint) };
    const [a, b, c, d, e, f] = this.matrix;
    const onX = ([x, y]: readonly [number, number]) => a * x + c * y + e;
    const onY = ([x, y]: readonly [number, number]) => b * x + d * y + f;
    const table = gradientTable(paint.stops);
    return paint.kind === 'linear'
      ? {
          kind: 'linear',
          fromX: onX(paint.from),
          fromY: onY(paint.from),
          toX: onX(paint.to),
          toY: onY(paint.to),
          table,
        }
      : {
          kind: 'radial',
          x: onX(paint.centre),
          y: onY(paint.centre),
          radius: paint.radius * scaleOf(this.matrix),
          table,
        };
  }
}
