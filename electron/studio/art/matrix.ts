/** An affine map: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export type Placing = {
  readonly x?: number;
  readonly y?: number;
  /** One factor for both directions; negative `scaleX` mirrors. */
  readonly scale?: number;
  readonly scaleX?: number;
  readonly scaleY?: number;
  /** Degrees, clockwise on the picture. */
  readonly turn?: number;
};

/** First the placing (scale, then turn, then move), then the outer map. */
export function placed(outer: Matrix, { x = 0, y = 0, scale = 1, scaleX = 1, scaleY = 1, turn = 0 }: Placing): Matrix {
  const angle = (turn * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const inner: Matrix = [cos * scale * scaleX, sin * scale * scaleX, -sin * scale * scaleY, cos * scale * scaleY, x, y];
  const [a, b, c, d, e, f] = outer;
  const [ia, ib, ic, id, ie, inf] = inner;
  return [
    a * ia + c * ib,
    b * ia + d * ib,
    a * ic + c * id,
    b * ic + d * id,
    a * ie + c * inf + e,
    b * ie + d * inf + f,
  ];
}

/** How much longer a line becomes, on average over the directions. */
export function scaleOf([a, b, c, d]: Matrix): number {
  return Math.sqrt(Math.abs(a * d - b * c));
}
