/**
 * Drawn objects of Kitsu's as they are to be painted: where each lies and what it is made of. They are objects of Fabric.js, whose
 * rules these are: an object turns and grows around its middle, its place is that of its corner (or of its middle, as its
 * origin says) with half of its line around it. What is of an unknown kind is not painted, and nowhere touched.
 */
import type { DrawnObject } from '../../../../shared/model/annotation.ts';

export type Point = { readonly x: number; readonly y: number };

type Look = {
  readonly stroke: string | null;
  readonly fill: string | null;
  readonly strokeWidth: number;
  readonly opacity: number;
  /** The line stays as wide however much the object grows. */
  readonly isUniform: boolean;
  readonly dash: string | undefined;
};

/** Around its own middle. */
export type Form =
  | { readonly kind: 'path'; readonly d: string; readonly offset: Point }
  | { readonly kind: 'rect'; readonly width: number; readonly height: number; readonly radius: number }
  | { readonly kind: 'ellipse'; readonly rx: number; readonly ry: number }
  | { readonly kind: 'arrow'; readonly from: Point; readonly to: Point; readonly headSize: number }
  | { readonly kind: 'points'; readonly points: readonly Point[]; readonly offset: Point; readonly isClosed: boolean }
  | {
      readonly kind: 'pressure';
      readonly points: readonly (Point & { readonly pressure: number })[];
      readonly offset: Point;
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
  | { readonly kind: 'group'; readonly parts: readonly Painted[] };

export type Painted = {
  readonly id: string;
  /** Of SVG, within the author's canvas. */
  readonly transform: string;
  readonly look: Look;
  readonly form: Form;
  /** What was rubbed out of it, around its middle. */
  readonly erased: readonly Painted[];
  readonly canvas: { readonly width: number; readonly height: number } | null;
};

type Raw = Readonly<Record<string, unknown>>;

const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
function numberIn(raw: Raw, name: string, none: number): number {
  const value = raw[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : none;
}
const textIn = (raw: Raw, name: string, none: string): string => {
  const value = raw[name];
  return typeof value === 'string' ? value : none;
};
const colourIn = (raw: Raw, name: string): string | null => {
  const value = textIn(raw, name, '');
  return value === '' || value === 'transparent' ? null : value;
};
const pointOf = (value: unknown): Point =>
  isRaw(value) ? { x: numberIn(value, 'x', 0), y: numberIn(value, 'y', 0) } : { x: 0, y: 0 };

/** Null where it is of a kind that is not known here. */
export function paintedOf(object: DrawnObject): Painted | null {
  return painted(object, object.id, true);
}

function painted(raw: Raw, id: string, isOnCanvas: boolean): Painted | null {
  const form = formOf(raw);
  if (form === null) return null;
  const width = numberIn(raw, 'canvasWidth', 0);
  const height = numberIn(raw, 'canvasHeight', 0);
  const eraser = raw['eraser'];
  return {
    id,
    transform: transformOf(raw),
    look: {
      stroke: colourIn(raw, 'stroke'),
      fill: colourIn(raw, 'fill'),
      strokeWidth: numberIn(raw, 'strokeWidth', 1),
      opacity: numberIn(raw, 'opacity', 1),
      isUniform: raw['strokeUniform'] === true,
      dash: listOf(raw['strokeDashArray']).join(' ') || undefined,
    },
    form,
    erased: isRaw(eraser) ? partsOf(eraser) : [],
    canvas: isOnCanvas && width > 0 && height > 0 ? { width, height } : null,
  };
}

const partsOf = (raw: Raw): readonly Painted[] =>
  listOf(raw['objects']).flatMap((part, index) => (isRaw(part) ? (painted(part, String(index), false) ?? []) : []));

function transformOf(raw: Raw): string {
  const scaleX = numberIn(raw, 'scaleX', 1);
  const scaleY = numberIn(raw, 'scaleY', 1);
  const angle = numberIn(raw, 'angle', 0);
  const line = numberIn(raw, 'strokeWidth', 1);
  const isUniform = raw['strokeUniform'] === true;
  const width = numberIn(raw, 'width', 0) * scaleX + (isUniform ? line : line * scaleX);
  const height = numberIn(raw, 'height', 0) * scaleY + (isUniform ? line : line * scaleY);
  const half = {
    x: shareOf(textIn(raw, 'originX', 'left')) * width,
    y: shareOf(textIn(raw, 'originY', 'top')) * height,
  };
  const turn = (angle * Math.PI) / 180;
  const x = numberIn(raw, 'left', 0) + half.x * Math.cos(turn) - half.y * Math.sin(turn);
  const y = numberIn(raw, 'top', 0) + half.x * Math.sin(turn) + half.y * Math.cos(turn);
  const flipX = raw['flipX'] === true ? -scaleX : scaleX;
  const flipY = raw['flipY'] === true ? -scaleY : scaleY;
  return `translate(${String(x)} ${String(y)}) rotate(${String(angle)}) scale(${String(flipX)} ${String(flipY)})`;
}

/** From its place to its middle, as a share of its size. */
function shareOf(origin: string): number {
  if (origin === 'center') return 0;
  return origin === 'right' || origin === 'bottom' ? -0.5 : 0.5;
}

function formOf(raw: Raw): Form | null {
  const width = numberIn(raw, 'width', 0);
  const height = numberIn(raw, 'height', 0);
  switch (textIn(raw, 'type', '').toLowerCase()) {
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
      return { kind: 'arrow', ...endsOf(raw, width, height), headSize: numberIn(raw, 'arrowHeadSize', 16) };
    case 'polyline':
    case 'polygon': {
      const points = listOf(raw['points']).map(pointOf);
      const isClosed = textIn(raw, 'type', '').toLowerCase() === 'polygon';
      return { kind: 'points', points, offset: middleOf(points), isClosed };
    }
    case 'psstroke': {
      const points = listOf(raw['strokePoints']).map((value) => ({
        ...pointOf(value),
        pressure: isRaw(value) ? numberIn(value, 'pressure', 0.5) : 0.5,
      }));
      return { kind: 'pressure', points, offset: middleOf(points) };
    }
    case 'text':
    case 'i-text':
    case 'itext':
    case 'textbox':
      return {
        kind: 'text',
        lines: textIn(raw, 'text', '').split('\n'),
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

function pathForm(commands: readonly unknown[]): Form {
  const seen: Point[] = [];
  let at: Point = { x: 0, y: 0 };
  const words = commands.map((command) => {
    const [letter, ...values] = listOf(command);
    const numbers = values.map((value) => (typeof value === 'number' && Number.isFinite(value) ? value : 0));
    const points: Point[] = [];
    for (let index = 0; index + 1 < numbers.length; index += 2)
      points.push({ x: numbers[index] ?? 0, y: numbers[index + 1] ?? 0 });
    seen.push(...along(at, points));
    at = points.at(-1) ?? at;
    return `${typeof letter === 'string' && /^[MLQCZ]$/i.test(letter) ? letter : 'L'} ${numbers.join(' ')}`;
  });
  return { kind: 'path', d: words.join(' '), offset: middleOf(seen) };
}

/** Points of a line or a curve: where it goes, not where it is pulled. */
function along(from: Point, points: readonly Point[]): readonly Point[] {
  if (points.length <= 1) return points;
  const all = [from, ...points];
  return Array.from({ length: 17 }, (_, index) => onCurve(all, index / 16));
}

function onCurve(points: readonly Point[], share: number): Point {
  const [first, ...rest] = points;
  if (first === undefined || rest.length === 0) return first ?? { x: 0, y: 0 };
  const between = rest.map((point, index) => {
    const before = points[index] ?? point;
    return { x: before.x + (point.x - before.x) * share, y: before.y + (point.y - before.y) * share };
  });
  return between.length === 1 ? (between[0] ?? first) : onCurve(between, share);
}

function middleOf(points: readonly Point[]): Point {
  if (points.length === 0) return { x: 0, y: 0 };
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2 };
}
