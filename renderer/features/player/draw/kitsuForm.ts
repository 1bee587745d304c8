/** What an object of Kitsu's is made of, around its own middle. Fabric.js says what the values of each kind mean. */
import type { Point } from '../stage/view.ts';
import { type Box, boxOfCurves, boxOfPoints, type Curve, curvesThrough } from './curves.ts';
import { colourIn, isRaw, kindOf, listOf, numberIn, pointOf, type Raw, textIn } from './rawObject.ts';

/** Those with a box are made of points on the canvas of their author's; its middle is theirs. */
export type Form<Part> =
  | { readonly kind: 'path'; readonly d: string; readonly curves: readonly Curve[]; readonly box: Box }
  | { readonly kind: 'rect'; readonly width: number; readonly height: number; readonly radius: number }
  | { readonly kind: 'ellipse'; readonly rx: number; readonly ry: number }
  | { readonly kind: 'arrow'; readonly from: Point; readonly to: Point; readonly headSize: number }
  | { readonly kind: 'points'; readonly points: readonly Point[]; readonly box: Box; readonly isClosed: boolean }
  | {
      readonly kind: 'pressure';
      /** Of each curve how hard was pressed: its line is as wide as that share of the object's. */
      readonly pressures: readonly number[];
      readonly curves: readonly Curve[];
      readonly box: Box;
    }
  | {
      readonly kind: 'text';
      readonly lines: readonly string[];
      readonly size: number;
      readonly family: string;
      readonly background: string | null;
      readonly width: number;
      readonly height: number;
    }
  | { readonly kind: 'group'; readonly parts: readonly Part[] };

/** Of a text: more are no note on a picture, and each is an element of the page. */
const mostLines = 500;

/** Null where it is of a kind that is not known here. */
export function formOf<Part>(raw: Raw, partsOf: (raw: Raw) => readonly Part[]): Form<Part> | null {
  const width = numberIn(raw, 'width', 0);
  const height = numberIn(raw, 'height', 0);
  switch (kindOf(raw)) {
    case 'path':
      return pathForm(listOf(raw['path']));
    case 'rect':
      return { kind: 'rect', width, height, radius: numberIn(raw, 'rx', 0) };
    case 'ellipse':
      return { kind: 'ellipse', rx: numberIn(raw, 'rx', width / 2), ry: numberIn(raw, 'ry', height / 2) };
    case 'circle': {
      const radius = numberIn(raw, 'radius', width / 2);
      return { kind: 'ellipse', rx: radius, ry: radius };
    }
    case 'line':
      return { kind: 'arrow', ...endsOf(raw, width, height), headSize: 0 };
    case 'arrow':
      return { kind: 'arrow', ...endsOf(raw, width, height), headSize: numberIn(raw, 'arrowHeadSize', 15) };
    case 'polyline':
    case 'polygon': {
      const points = listOf(raw['points']).map(pointOf);
      return { kind: 'points', points, box: boxOfPoints(points), isClosed: kindOf(raw) === 'polygon' };
    }
    case 'psstroke':
      return pressureForm(listOf(raw['strokePoints']));
    case 'text':
    case 'i-text':
    case 'itext':
    case 'textbox':
      return {
        kind: 'text',
        lines: textIn(raw, 'text', '').split('\n', mostLines),
        size: numberIn(raw, 'fontSize', 40),
        family: textIn(raw, 'fontFamily', 'arial'),
        background: colourIn(raw, 'backgroundColor') ?? colourIn(raw, 'textBackgroundColor'),
        width,
        height,
      };
    case 'group':
      return { kind: 'group', parts: partsOf(raw) };
    default:
      return null;
  }
}

/** A line is kept by its ends on the canvas; around its middle only which of them is where counts. */
function endsOf(raw: Raw, width: number, height: number): { readonly from: Point; readonly to: Point } {
  const [x1, y1] = [numberIn(raw, 'x1', 0), numberIn(raw, 'y1', 0)];
  const [x2, y2] = [numberIn(raw, 'x2', width), numberIn(raw, 'y2', height)];
  const x = (x1 <= x2 ? -1 : 1) * (width / 2);
  const y = (y1 <= y2 ? -1 : 1) * (height / 2);
  return { from: { x, y }, to: { x: -x, y: -y } };
}

function pathForm(commands: readonly unknown[]): Form<never> {
  const curves: Curve[] = [];
  let at: Point = { x: 0, y: 0 };
  const words = commands.map((command) => {
    const [letter, ...values] = listOf(command);
    const numbers = values.map((value) => (typeof value === 'number' && Number.isFinite(value) ? value : 0));
    const points: Point[] = [];
    for (let index = 0; index + 1 < numbers.length; index += 2)
      points.push({ x: numbers[index] ?? 0, y: numbers[index + 1] ?? 0 });
    if (points.length > 0) curves.push(letter === 'M' ? points : [at, ...points]);
    at = points.at(-1) ?? at;
    return `${typeof letter === 'string' && /^[MLQCZ]$/i.test(letter) ? letter : 'L'} ${numbers.join(' ')}`;
  });
  return { kind: 'path', d: words.join(' '), curves, box: boxOfCurves(curves) };
}

function pressureForm(values: readonly unknown[]): Form<never> {
  const points = values.filter(isRaw);
  const curves = curvesThrough(points.map(pointOf));
  const pressures = points.map((point) => numberIn(point, 'pressure', 0.5));
  return { kind: 'pressure', curves, pressures, box: boxOfCurves(curves) };
}
