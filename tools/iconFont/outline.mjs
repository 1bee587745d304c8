// What a pen leaves behind: the shapes of an icon as contours that a font can fill. All of them run the same way round, so that
// where they overlap nothing is cut out.
import svgpath from 'svgpath';

/** @typedef {readonly [x: number, y: number]} Point */
/** @typedef {readonly Point[]} Contour a closed line of straight pieces, clockwise as seen on a page */
/** @typedef {{ points: Point[], isClosed: boolean }} Line */

/** Pieces of a curve, and of a round end: more are not seen at the size of a letter. */
const CURVE_PIECES = 12;
const ROUND_PIECES = 12;

/**
 * @param {{ d: string, isFilled: boolean, strokeWidth: number }} shape strokeWidth 0: none
 * @returns {Contour[]}
 */
export function outline({ d, isFilled, strokeWidth }) {
  const lines = flattened(d);
  return [
    ...(isFilled ? lines.map(({ points }) => clockwise(points)) : []),
    ...(strokeWidth > 0 ? lines.flatMap((line) => stroked(line, strokeWidth / 2)) : []),
  ];
}

/** @param {{ cx: number, cy: number, r: number }} circle */
export const circlePath = ({ cx, cy, r }) =>
  `M${cx - r} ${cy}A${r} ${r} 0 1 1 ${cx + r} ${cy}A${r} ${r} 0 1 1 ${cx - r} ${cy}Z`;

/**
 * @param {string} d
 * @returns {Line[]}
 */
function flattened(d) {
  /** @type {Line[]} */
  const lines = [];
  svgpath(d)
    .abs()
    .unshort()
    .unarc()
    .iterate(([command, first = 0, second = 0, ...others], _index, x, y) => {
      const line = lines.at(-1);
      if (command === 'M') lines.push({ points: [[first, second]], isClosed: false });
      else if (line === undefined) throw new Error(`a path that begins with ${command}: ${d}`);
      else if (command === 'L') line.points.push([first, second]);
      else if (command === 'H') line.points.push([first, y]);
      else if (command === 'V') line.points.push([x, first]);
      else if (command === 'C') line.points.push(...cubic([x, y], [first, second, ...others]));
      else if (command === 'Z' || command === 'z') line.isClosed = true;
      else throw new Error(`${command} in ${d}`);
    });
  return lines;
}

/**
 * @param {Point} from
 * @param {number[]} numbers two points that pull, and the end
 * @returns {Point[]}
 */
function cubic([x0, y0], [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0]) {
  return Array.from({ length: CURVE_PIECES }, (_, index) => {
    const t = (index + 1) / CURVE_PIECES;
    const u = 1 - t;
    const at = (a, b, c, e) => u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * e;
    return [at(x0, x1, x2, x3), at(y0, y1, y2, y3)];
  });
}

/**
 * Round ends and corners: a bar for each piece and a disc at each point.
 * @param {Line} line
 * @param {number} radius
 * @returns {Contour[]}
 */
function stroked({ points, isClosed }, radius) {
  const pieces = (isClosed ? [...points, points[0]] : points)
    .slice(1)
    .map((to, index) => [points[index], to])
    .filter(([[ax, ay], [bx, by]]) => Math.hypot(bx - ax, by - ay) > 1e-6);
  const bars = pieces.map(([[ax, ay], [bx, by]]) => {
    const length = Math.hypot(bx - ax, by - ay);
    const [nx, ny] = [(-(by - ay) / length) * radius, ((bx - ax) / length) * radius];
    return clockwise([
      [ax + nx, ay + ny],
      [bx + nx, by + ny],
      [bx - nx, by - ny],
      [ax - nx, ay - ny],
    ]);
  });
  return [...bars, ...points.map((point) => disc(point, radius))];
}

/**
 * @param {Point} centre
 * @param {number} radius
 * @returns {Contour}
 */
function disc([x, y], radius) {
  return clockwise(
    Array.from({ length: ROUND_PIECES }, (_, index) => {
      const turn = (index / ROUND_PIECES) * 2 * Math.PI;
      return [x + radius * Math.cos(turn), y + radius * Math.sin(turn)];
    }),
  );
}

/**
 * @param {Point[]} points
 * @returns {Contour}
 */
function clockwise(points) {
  const area = points.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length];
    return sum + x * nextY - nextX * y;
  }, 0);
  return area < 0 ? points.toReversed() : points;
}
