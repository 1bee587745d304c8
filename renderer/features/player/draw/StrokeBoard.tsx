import type { DrawnObject } from '../../../../shared/model/annotation.ts';
import type { BoardProps } from './DrawingBoard.tsx';
import { BoardSurface } from './BoardSurface.tsx';
import { InPicture } from './DrawingLayer.tsx';
import { paintedOf } from './kitsuObject.ts';
import { constrained, type Made, newShape, newStroke, type ShapeTool, type Touch } from './newObject.ts';
import { PaintedObject } from './PaintedObject.tsx';
import { useGesture } from './useGesture.ts';

type Props = BoardProps & { readonly tool: ShapeTool | 'pen' };

type Stroke = {
  readonly made: Made;
  readonly touches: readonly Touch[];
  /** With Shift: even in its sides, or straight. */
  readonly isEven: boolean;
};

/** A line of the pen, or a shape from corner to corner. */
export function StrokeBoard({ drawing, lies, onBegin, tool }: Props) {
  const stroke = useGesture<Stroke>();
  const object = stroke.shown && objectOf(tool, stroke.shown);
  const painted = object && paintedOf(object);
  return (
    <BoardSurface
      tool={tool}
      lies={lies}
      picture={drawing.picture}
      onDown={({ at }) => {
        onBegin();
        stroke.set({ made: drawing.newMade(), touches: [at], isEven: false });
      }}
      onMove={({ touches, isShift }) => {
        const before = stroke.now();
        if (before !== null) stroke.set({ ...before, touches: [...before.touches, ...touches], isEven: isShift });
      }}
      onUp={() => {
        const last = stroke.now();
        const drawn = last && objectOf(tool, last);
        stroke.set(null);
        if (drawn !== null) drawing.add([drawn]);
      }}
      onCancel={() => stroke.set(null)}
      painting={
        painted && (
          <InPicture painted={painted} lies={lies} picture={drawing.picture}>
            <PaintedObject painted={painted} />
          </InPicture>
        )
      }
    />
  );
}

function objectOf(tool: ShapeTool | 'pen', { made, touches, isEven }: Stroke): DrawnObject | null {
  const [from] = touches;
  const last = touches.at(-1);
  if (from === undefined || last === undefined) return null;
  const to = isEven ? constrained(tool, from, last) : last;
  if (tool !== 'pen') return newShape(tool, from, to, made);
  return isEven ? newShape('line', from, to, made) : newStroke(touches, made);
}
