/** What is drawn where: one picture, one over another, or each in its own part of the stage. */
import type { Compare } from './compare.ts';
import { isTiled, lookOf } from './compare.ts';
import type { Area } from './layout.ts';
import type { Layer, Shown } from './surface.ts';
import type { Placed, Size } from './view.ts';

type Composed = {
  /** A, B, C, D; null where a picture is not here yet. */
  readonly shown: readonly (Shown | null)[];
  readonly compare: Compare;
  /** B alone, in the place of A. */
  readonly isPeeking: boolean;
  readonly areas: readonly Area[];
  /** Where A lies in its area. */
  readonly lies: Placed;
};

export function layersOf({ shown, compare, isPeeking, areas, lies }: Composed): readonly Layer[] {
  const [a = null, b = null] = shown;
  const [first] = areas;
  if (a === null || first === undefined) return [];
  const single = (of: Shown, area: Area): Layer => {
    const where = besides(lies, a.size, of.size);
    return { a: of, b: null, look: { kind: 'single' }, placed: where, placedB: where, area };
  };
  if (isPeeking) return [single(shown[peekedAt(shown)] ?? a, first)];
  if (isTiled(compare.mode)) {
    return areas.flatMap((area, at) => {
      const of = shown[at] ?? null;
      return of === null ? [] : [single(of, area)];
    });
  }
  if (b === null) return [single(a, first)];
  return [{ a, b, look: lookOf(compare), placed: lies, placedB: besides(lies, a.size, b.size), area: first }];
}

/** Which of A, B, C and D is seen while one peeks: B as soon as it is here. */
export const peekedAt = ([, b]: readonly (Shown | null)[]): 0 | 1 => (b ? 1 : 0);

/** Another picture made as wide as A, about the same middle: whatever its size, it shows the same part. */
export function besides(lies: Placed, a: Size, other: Size): Placed {
  if (other.width === 0) return lies;
  const scale = (a.width * lies.scale) / other.width;
  return { ...lies, scale, top: lies.top + (a.height * lies.scale - other.height * scale) / 2 };
}
