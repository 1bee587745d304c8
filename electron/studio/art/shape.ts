import { scaleOf, type Matrix } from './matrix.ts';

type Piece =
  | { readonly kind: 'move'; readonly x: number; readonly y: number }
  | { readonly kind: 'line'; readonly x: number; readonly y: number }
  | { readonly kind: 'curve'; readonly at: readonly [number, number, number, number, number, number] }
  | { readonly kind: 'close' };

/** An outline in the drawing's own units. */
export type Shape = readonly Piece[];

/** A chain of corners on the pixel grid: x and y in turn. */
export type Chain = { readonly points: number[]; readonly closed: boolean };

const parsed = new Map<string, Shape>();
const arguments_ = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, Z: 0 } as const;

/** Reads the path language of SVG, without arcs: M L H V C S Q Z and their relative forms. */
export function shape(text: string): Shape {
  const seen = parsed.get(text);
  if (seen) return seen;
  const pieces: Piece[] = [];
  const tokens = text.match(/[a-z]|-?(?:\d+\.?\d*|\.\d+)/gi) ?? [];
  let position = 0;
  let [x, y, startX, startY, controlX, controlY] = [0, 0, 0, 0, 0, 0];
  let letter = 'M';
  const number = () => Number(tokens[position++]);
  while (position < tokens.length) {
    const token = tokens[position] ?? '';
    if (/[a-z]/i.test(token)) {
      letter = token;
      position += 1;
    }
    const command = letter.toUpperCase();
    if (!(command in arguments_)) throw new Error(`path command ${letter} is not known`);
    const relative = letter !== command;
    const [baseX, baseY] = relative ? [x, y] : [0, 0];
    const curve = (x1: number, y1: number, x2: number, y2: number, endX: number, endY: number) => {
      pieces.push({ kind: 'curve', at: [x1, y1, x2, y2, endX, endY] });
      [x, y] = [endX, endY];
    };
    if (command === 'Z') {
      pieces.push({ kind: 'close' });
      [x, y] = [startX, startY];
    } else if (command === 'C' || command === 'S') {
      const reflected = command === 'S';
      const x1 = reflected ? 2 * x - controlX : baseX + number();
      const y1 = reflected ? 2 * y - controlY : baseY + number();
      [controlX, controlY] = [baseX + number(), baseY + number()];
      curve(x1, y1, controlX, controlY, baseX + number(), baseY + number());
      continue;
    } else if (command === 'Q') {
      const [cx, cy] = [baseX + number(), baseY + number()];
      const [endX, endY] = [baseX + number(), baseY + number()];
      curve(
        x + ((cx - x) * 2) / 3,
        y + ((cy - y) * 2) / 3,
        endX + ((cx - endX) * 2) / 3,
        endY + ((cy - endY) * 2) / 3,
        endX,
        endY,
      );
    } else {
      if (command !== 'V') x = baseX + number();
      if (command !== 'H') y = baseY + number();
      pieces.push({ kind: command === 'M' ? 'move' : 'line', x, y });
      if (command === 'M') {
        [startX, startY] = [x, y];
        letter = relative ? 'l' : 'L';
      }
    }
    [controlX, controlY] = [x, y];
  }
  parsed.set(text, pieces);
  return pieces;
}

/** A closed outline through the given corners: x and y in turn. */
export function polygon(...corners: readonly number[]): Shape {
  const pieces: Piece[] = [];
  for (let index = 0; index + 1 < corners.length; index += 2) {
    pieces.push({ kind: index === 0 ? 'move' : 'line', x: corners[index] ?? 0, y: corners[index + 1] ?? 0 });
  }
  return [...pieces, { kind: 'close' }];
}

/** A soft line through the given points (Catmull-Rom), open. */
export function smooth(points: readonly (readonly [number, number])[]): Shape {
  const first = points[0];
  if (!first) return [];
  const pieces: Piece[] = [{ kind: 'move', x: first[0], y: first[1] }];
  for (let index = 0; index + 1 < points.length; index += 1) {
    const from = points[index] ?? first;
    const to = points[index + 1] ?? from;
    const before = points[index - 1] ?? from;
    const after = points[index + 2] ?? to;
    pieces.push({
      kind: 'curve',
      at: [
        from[0] + (to[0] - before[0]) / 6,
        from[1] + (to[1] - before[1]) / 6,
        to[0] - (after[0] - from[0]) / 6,
        to[1] - (after[1] - from[1]) / 6,
        to[0],
        to[1],
      ],
    });
  }
  return pieces;
}

/** The area between an open line and a level below (or above) it. */
export function downTo(line: Shape, level: number, left: number, right: number): Shape {
  return [...line, { kind: 'line', x: right, y: level }, { kind: 'line', x: left, y: level }, { kind: 'close' }];
}

export function ellipse(x: number, y: number, radiusX: number, radiusY: number): Shape {
  const [kx, ky] = [radiusX * 0.5523, radiusY * 0.5523];
  return [
    { kind: 'move', x: x + radiusX, y },
    { kind: 'curve', at: [x + radiusX, y + ky, x + kx, y + radiusY, x, y + radiusY] },
    { kind: 'curve', at: [x - kx, y + radiusY, x - radiusX, y + ky, x - radiusX, y] },
    { kind: 'curve', at: [x - radiusX, y - ky, x - kx, y - radiusY, x, y - radiusY] },
    { kind: 'curve', at: [x + kx, y - radiusY, x + radiusX, y - ky, x + radiusX, y] },
    { kind: 'close' },
  ];
}

export function box(x: number, y: number, width: number, height: number, corner = 0): Shape {
  if (corner <= 0) return polygon(x, y, x + width, y, x + width, y + height, x, y + height);
  const r = Math.min(corner, width / 2, height / 2);
  const k = r * 0.4477;
  const [right, bottom] = [x + width, y + height];
  return [
    { kind: 'move', x: x + r, y },
    { kind: 'line', x: right - r, y },
    { kind: 'curve', at: [right - k, y, right, y + k, right, y + r] },
    { kind: 'line', x: right, y: bottom - r },
    { kind: 'curve', at: [right, bottom - k, right - k, bottom, right - r, bottom] },
    { kind: 'line', x: x + r, y: bottom },
    { kind: 'curve', at: [x + k, bottom, x, bottom - k, x, bottom - r] },
    { kind: 'line', x, y: y + r },
    { kind: 'curve', at: [x, y + k, x + k, y, x + r, y] },
    { kind: 'close' },
  ];
}

/** The outline on the pixel grid: curves become as many straight steps as their size there asks for. */
export function chains(pieces: Shape, [a, b, c, d, e, f]: Matrix): Chain[] {
  const found: { points: number[]; closed: boolean }[] = [];
  let points: number[] = [];
  const size = scaleOf([a, b, c, d, e, f]);
  let [x, y] = [0, 0];
  for (const piece of pieces) {
    if (piece.kind === 'close') {
      const open = found.at(-1);
      if (open) open.closed = true;
    } else if (piece.kind === 'curve') {
      const [x1, y1, x2, y2, x3, y3] = piece.at;
      const length = Math.hypot(x1 - x, y1 - y) + Math.hypot(x2 - x1, y2 - y1) + Math.hypot(x3 - x2, y3 - y2);
      const steps = Math.min(48, Math.max(2, Math.ceil(Math.sqrt(length * size) * 1.1)));
      for (let step = 1; step <= steps; step += 1) {
        const t = step / steps;
        const s = 1 - t;
        const [w0, w1, w2, w3] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
        const px = w0 * x + w1 * x1 + w2 * x2 + w3 * x3;
        const py = w0 * y + w1 * y1 + w2 * y2 + w3 * y3;
        points.push(a * px + c * py + e, b * px + d * py + f);
      }
      [x, y] = [x3, y3];
    } else {
      if (piece.kind === 'move') {
        points = [];
        found.push({ points, closed: false });
      }
      points.push(a * piece.x + c * piece.y + e, b * piece.x + d * piece.y + f);
      [x, y] = [piece.x, piece.y];
    }
  }
  return found;
}
