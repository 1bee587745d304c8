/**
 * Drawn objects of Kitsu's as they are to be painted: where each lies and what it is made of. What is of an unknown kind is
 * not painted, and nowhere touched.
 */
import type { DrawnObject } from '../../../../shared/model/annotation.ts';
import { isModest } from '../../../../shared/rules/isModest.ts';
import { type Form, formOf } from './kitsuForm.ts';
import { type Extent, type Placement, placementOf } from './placement.ts';
import { colourIn, isRaw, listOf, numberIn, type Raw } from './rawObject.ts';

type Look = {
  readonly stroke: string | null;
  readonly fill: string | null;
  readonly strokeWidth: number;
  readonly opacity: number;
  readonly dash: string | undefined;
};

export type Painted = {
  readonly id: string;
  /** Within the author's canvas; of what is part of a group, around its middle. */
  readonly placement: Placement;
  readonly look: Look;
  readonly form: Form<Painted>;
  /** Of what it is made of, without its line. */
  readonly extent: Extent;
  /** What was rubbed out of it, around its middle. */
  readonly erased: readonly Painted[];
  readonly canvas: { readonly width: number; readonly height: number } | null;
};

/** Null where it is of a kind that is not known here, or more than can be painted. */
export function paintedOf(object: DrawnObject): Painted | null {
  return isModest(object) ? painted(object, object.id, true) : null;
}

function painted(raw: Raw, id: string, isOnCanvas: boolean): Painted | null {
  const form = formOf(raw, partsOf);
  if (form === null) return null;
  const width = numberIn(raw, 'canvasWidth', 0);
  const height = numberIn(raw, 'canvasHeight', 0);
  const eraser = raw['eraser'];
  // What is made of points is as large as these say; what stands beside them may be older.
  const extent = 'box' in form ? form.box : { width: numberIn(raw, 'width', 0), height: numberIn(raw, 'height', 0) };
  const placement = placementOf(raw, extent);
  return {
    id,
    placement,
    look: {
      stroke: colourIn(raw, 'stroke'),
      fill: colourIn(raw, 'fill'),
      strokeWidth: lineWidthOf(raw, placement),
      opacity: numberIn(raw, 'opacity', 1),
      dash: listOf(raw['strokeDashArray']).filter(isNumber).join(' ') || undefined,
    },
    form,
    extent,
    erased: isRaw(eraser) ? partsOf(eraser) : [],
    canvas: isOnCanvas && width > 0 && height > 0 ? { width, height } : null,
  };
}

const isNumber = (value: unknown): value is number => typeof value === 'number';

/** Before it is made larger with the object; one that is to stay as wide is made thinner by as much. */
function lineWidthOf(raw: Raw, { scaleX, scaleY }: Placement): number {
  const width = numberIn(raw, 'strokeWidth', 1);
  const grown = Math.sqrt(Math.abs(scaleX * scaleY));
  return raw['strokeUniform'] === true && grown > 0 ? width / grown : width;
}

const partsOf = (raw: Raw): readonly Painted[] =>
  listOf(raw['objects']).flatMap((part, index) => (isRaw(part) ? (painted(part, String(index), false) ?? []) : []));
