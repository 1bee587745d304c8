import type { Id } from '../../../../shared/model/studio.ts';
import { BoardSurface } from './BoardSurface.tsx';
import type { BoardProps } from './DrawingBoard.tsx';
import { InPicture } from './DrawingLayer.tsx';
import type { Touchable } from './drawings.ts';
import { canBeRubbed, rubbedAt } from './editObject.ts';
import { paintedOf } from './kitsuObject.ts';
import { isAt, isMetBy, outlineOf, type Outline } from './outline.ts';
import { PaintedObject } from './PaintedObject.tsx';
import type { Changed } from './useDrawing.ts';
import { useGesture } from './useGesture.ts';
import type { Point } from '../stage/view.ts';

type Rubbing = {
  readonly here: readonly { readonly one: Touchable; readonly outline: Outline }[];
  readonly points: readonly Point[];
  readonly met: ReadonlySet<Id>;
};

/** On the screen. */
const reachPx = 6;
const leastRubPx = 4;
const none: ReadonlySet<Id> = new Set();
/** In widths of the pen. */
const rubberWidth = 4;

/** A press takes away what is there; rubbing takes away what one rubs over, and leaves the rest of a line. */
export function EraserBoard({ drawing, lies, onBegin }: BoardProps) {
  const { picture } = drawing;
  const gesture = useGesture<Rubbing>();
  const widthPx = drawing.newMade().pen.widthPx * rubberWidth;
  const rubbed = gesture.shown === null ? [] : rubbedBy(gesture.shown);

  function rubbedBy({ here, points, met }: Rubbing): readonly Changed[] {
    return here.flatMap(({ one }) =>
      met.has(one.object.id) ? [{ from: one, to: rubbedAt(one, points, widthPx, picture) }] : [],
    );
  }
  function rub(touches: readonly Point[]): void {
    const rubbing = gesture.now();
    if (rubbing === null) return;
    const stretch = [...rubbing.points.slice(-1), ...touches];
    const met = rubbing.here.flatMap(({ one, outline }) =>
      canBeRubbed(one) && isMetBy(outline, stretch, widthPx / 2) ? [one.object.id] : [],
    );
    const points = [...rubbing.points, ...touches];
    const all = new Set([...rubbing.met, ...met]);
    gesture.set({ ...rubbing, points, met: all });
    if (isRub(points, lies.scale) && all.size !== drawing.lifted.size) drawing.lift(all);
  }
  function onUp(): void {
    const rubbing = gesture.now();
    gesture.set(null);
    drawing.lift(none);
    const [at] = rubbing?.points ?? [];
    if (rubbing === null || at === undefined) return;
    if (isRub(rubbing.points, lies.scale)) {
      const changed = rubbedBy(rubbing);
      if (changed.length > 0) drawing.change(changed);
      return;
    }
    const hit = rubbing.here.findLast(({ outline }) => isAt(outline, at, reachPx / lies.scale));
    if (hit !== undefined) drawing.remove([hit.one]);
  }
  return (
    <BoardSurface
      tool="eraser"
      lies={lies}
      picture={drawing.picture}
      onDown={({ at }) => {
        onBegin();
        const here = drawing.here().map((one) => ({ one, outline: outlineOf(one.painted, picture) }));
        const met = here.flatMap(({ one, outline }) =>
          canBeRubbed(one) && isAt(outline, at, widthPx / 2) ? [one.object.id] : [],
        );
        gesture.set({ here, points: [at], met: new Set(met) });
      }}
      onMove={({ touches }) => rub(touches)}
      onUp={onUp}
      onCancel={() => {
        gesture.set(null);
        drawing.lift(none);
      }}
      painting={rubbed.map(({ from, to }) => {
        const painted = drawing.lifted.has(to.id) ? paintedOf(to) : null;
        return (
          painted && (
            <InPicture key={to.id} painted={from.painted} lies={lies} picture={picture}>
              <PaintedObject painted={painted} />
            </InPicture>
          )
        );
      })}
    />
  );
}

/** More than the trembling of a press. */
function isRub(points: readonly Point[], scale: number): boolean {
  const [first] = points;
  return first !== undefined && points.some(({ x, y }) => Math.hypot(x - first.x, y - first.y) * scale >= leastRubPx);
}
